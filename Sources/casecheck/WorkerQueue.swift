import DocExtract
import Glibc

/// Jobs waiting for workers, and the threads that talk to them: one thread a worker, blocked most of the time.
///
/// Everything below ``lock`` is touched only while it is held, which is why the class may call itself `Sendable`.
final class WorkerQueue: @unchecked Sendable {
  struct Job: Sendable {
    let request: ReadRequest
    /// Asked when a worker is free for it: what nobody waits for any more is not read.
    var isWanted: @Sendable () -> Bool = { true }
    let answer: @Sendable (ExtractedPart) -> Void
  }

  private let settings: WorkerPool.Settings
  private let lock = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
  private let wake = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)
  private var jobs: [Job] = []
  /// Jobs before this index were taken.
  private var next = 0
  private var threads = 0
  private var idle = 0
  private var isClosed = false

  init(_ settings: WorkerPool.Settings) {
    self.settings = settings
    pthread_mutex_init(lock, nil)
    pthread_cond_init(wake, nil)
  }

  deinit {
    pthread_mutex_destroy(lock)
    pthread_cond_destroy(wake)
    lock.deallocate()
    wake.deallocate()
  }

  private func locked<Value>(_ body: () -> Value) -> Value {
    pthread_mutex_lock(lock)
    defer { pthread_mutex_unlock(lock) }
    return body()
  }

  /// Whether a job added now would begin at once.
  var hasIdleWorkers: Bool {
    locked { idle > jobs.count - next || threads - idle + jobs.count - next < settings.workers }
  }

  func add(_ job: Job) {
    let (isRefused, needsThread) = locked { () -> (Bool, Bool) in
      guard !isClosed else { return (true, false) }
      jobs.append(job)
      if idle >= jobs.count - next || threads >= settings.workers {
        pthread_cond_signal(wake)
        return (false, false)
      }
      threads += 1
      return (false, true)
    }
    if isRefused { job.answer(WorkerFailure.cancelled.part(settings)) }
    if needsThread { startThread() }
  }

  func close() {
    let waiting = locked { () -> [Job] in
      isClosed = true
      defer { (jobs, next) = ([], 0) }
      pthread_cond_broadcast(wake)
      return Array(jobs[next...])
    }
    for job in waiting { job.answer(WorkerFailure.cancelled.part(settings)) }
  }

  /// Waits for a job; `nil` when the pool closes.
  private func take() -> Job? {
    locked {
      idle += 1
      defer { idle -= 1 }
      while next == jobs.count, !isClosed { pthread_cond_wait(wake, lock) }
      guard next < jobs.count else {
        threads -= 1
        return nil
      }
      defer {
        next += 1
        if next == jobs.count { (jobs, next) = ([], 0) }
      }
      return jobs[next]
    }
  }

  private func startThread() {
    var thread = pthread_t()
    let context = Unmanaged.passRetained(self)
    let status = pthread_create(
      &thread, nil,
      { context in
        if let context { Unmanaged<WorkerQueue>.fromOpaque(context).takeRetainedValue().serve() }
        return nil
      }, context.toOpaque())
    if status == 0 {
      pthread_detach(thread)
    } else {
      context.release()
      let isAlone = locked { () -> Bool in
        threads -= 1
        return threads == 0
      }
      // With no thread at all nobody would ever answer.
      if isAlone { close() }
    }
  }

  /// The life of one thread, with one worker at a time.
  private func serve() {
    // A worker that died before it read its request must not end the program.
    var signals = sigset_t()
    sigemptyset(&signals)
    sigaddset(&signals, SIGPIPE)
    pthread_sigmask(SIG_BLOCK, &signals, nil)
    var worker: WorkerProcess?
    while let job = take() {
      job.answer(job.isWanted() ? read(job.request, &worker) : WorkerFailure.cancelled.part(settings))
      if let current = worker, current.residentBytes > settings.keptBytes {
        current.end()
        worker = nil
      }
    }
    worker?.end()
  }

  /// Asks a worker, and after an accident once more a fresh one, which has read nothing before.
  private func read(_ request: ReadRequest, _ worker: inout WorkerProcess?) -> ExtractedPart {
    var failure = WorkerFailure.crashed
    for _ in 0..<2 {
      guard let current = worker ?? WorkerProcess(settings) else { return WorkerFailure.notStarted.part(settings) }
      worker = current
      do throws(WorkerFailure) {
        return try current.answer(to: request)
      } catch {
        failure = error
        current.kill()
        worker = nil
        // What took too long once takes as long again.
        if case .timedOut = error { break }
      }
    }
    return failure.part(settings)
  }
}
