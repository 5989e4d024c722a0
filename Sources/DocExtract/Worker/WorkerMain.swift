import CWorker
import Glibc

/// The worker's side of the pool: reads files for the program that started it, one after the other.
///
/// Requests come in on standard input, answers go out on standard output, both as ``Frame``; the end of input is the
/// end of the worker. Everything runs on the one thread the process was born with.
public enum WorkerMain {
  /// Never returns; call it before anything else runs.
  public static func run() -> Never {
    WorkerLimits.apply()
    // Whatever a library prints must not end up between two frames.
    let answers = fcntl(1, F_DUPFD_CLOEXEC, 10)
    let nowhere = open("/dev/null", O_WRONLY | O_CLOEXEC)
    guard answers >= 0, nowhere >= 0, dup2(nowhere, 1) == 1 else { exit(71) }
    while let payload = message() {
      guard let request = try? payload.withUnsafeBytes({ try ReadRequest(decoding: $0) }) else { exit(65) }
      WorkerFault.happen(for: request)
      let part = FileReader.part(
        of: request.location, pages: request.pages, limits: request.limits, store: request.store)
      guard write(part.encoded(), to: answers) else { exit(74) }
    }
    exit(0)
  }

  /// The next request without its header; `nil` at the end of input.
  private static func message() -> [UInt8]? {
    guard let header = bytes(Frame.headerSize),
      let length = try? header.withUnsafeBytes({ try Frame.length($0) }), length <= 1 << 20
    else { return nil }
    return bytes(length)
  }

  private static func bytes(_ count: Int) -> [UInt8]? {
    var buffer = [UInt8](repeating: 0, count: count)
    var filled = 0
    while filled < count {
      let got = buffer.withUnsafeMutableBytes { read(0, $0.baseAddress?.advanced(by: filled), count - filled) }
      if got < 0, errno == EINTR { continue }
      guard got > 0 else { return nil }
      filled += got
    }
    return buffer
  }

  private static func write(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
    bytes.withUnsafeBytes { buffer in
      var sent = 0
      while sent < buffer.count {
        let count = Glibc.write(descriptor, buffer.baseAddress?.advanced(by: sent), buffer.count - sent)
        if count < 0, errno == EINTR { continue }
        guard count > 0 else { return false }
        sent += count
      }
      return true
    }
  }
}

/// What a worker takes away from itself before it reads the first byte of a file.
enum WorkerLimits {
  static func apply() {
    // The parent may be gone before this line: the end of input says so as well.
    _ = casecheck_die_with_parent()
    _ = casecheck_forbid_core_files()
    _ = casecheck_limit_open_files(256)
    // Only a backstop, which counts reserved addresses too: the parent watches the resident size.
    _ = casecheck_limit_address_space(4 << 30)
    guard casecheck_no_new_privileges() else { exit(71) }
  }
}

/// Accidents on demand, for the tests of the pool: only when the environment asks for them.
enum WorkerFault {
  static func happen(for request: ReadRequest) {
    guard getenv("CASECHECK_WORKER_FAULTS") != nil else { return }
    let name = request.location.split(separator: "/").last ?? ""
    if name.hasPrefix("fault-crash") { abort() }
    if name.hasPrefix("fault-hang") { while true { sleep(1) } }
    if name.hasPrefix("fault-babble") { exit(3) }
    guard name.hasPrefix("fault-swell") else { return }
    var hoard: [[UInt8]] = []
    while true {
      hoard.append([UInt8](repeating: 1, count: 1 << 24))
      usleep(2_000)
    }
  }
}
