import CWorker
import Glibc

/// The worker's side of the pool: reads files for the program that started it, one after the other.
///
/// Requests come in on standard input, answers go out on standard output, both as ``Frame``; the end of input is the
/// end of the worker. Everything runs on the one thread the process was born with.
public enum WorkerMain {
  /// Makes of the bytes of a file what stands for it as a template of a paper, by the name of the paper.
  public typealias TemplateMaker = ([UInt8], String) throws(ExtractionIssue) -> [UInt8]

  /// Never returns; call it before anything else runs.
  ///
  /// - Parameters:
  ///   - arguments: those of ``Sandbox``.
  ///   - template: of the room that knows papers.
  public static func run(_ arguments: some Sequence<String>, template: TemplateMaker) -> Never {
    guard let sandbox = Sandbox(arguments: arguments) else { exit(64) }
    // Whatever a library prints must not end up between two frames.
    let answers = fcntl(1, F_DUPFD_CLOEXEC, 10)
    let nowhere = open("/dev/null", O_WRONLY | O_CLOEXEC)
    guard answers >= 0, nowhere >= 0, dup2(nowhere, 1) == 1 else { exit(71) }
    let failure = raise(sandbox)
    var recognizer = PageRecognizer(.off)
    while let payload = message() {
      guard let request = try? payload.withUnsafeBytes({ try ReadRequest(decoding: $0) }) else { exit(65) }
      if recognizer.recognition != request.recognition { recognizer = PageRecognizer(request.recognition) }
      let answer = encoded(answer(to: request, failure, recognizer, template), request.limits)
      guard write(WorkerFault.header(for: request, answer), to: answers) else { exit(74) }
    }
    exit(0)
  }

  /// The program takes no longer answer: it would have to hold all of it.
  private static func encoded(_ part: ExtractedPart, _ limits: ReadingLimits) -> [UInt8] {
    let bytes = part.encoded()
    guard bytes.count > limits.textBytes else { return bytes }
    if part.copy != nil {
      let issue = ExtractionIssue.over(
        .text, "副本有 \(ByteSize.words(bytes.count)),超过 \(ByteSize.words(limits.textBytes)) 的限制")
      return ExtractedPart(format: part.format, sha256: part.sha256, issues: [issue]).encoded()
    }
    let size = "\(ByteSize.words(bytes.count)),超过 \(ByteSize.words(limits.textBytes)) 的限制"
    let issue = ExtractionIssue.over(.text, "读出的文字和位置有 \(size);请按文书拆分")
    return ExtractedPart(format: part.format, sha256: part.sha256, issues: [issue]).encoded()
  }

  private static func raise(_ sandbox: Sandbox) -> SandboxFailure? {
    do throws(SandboxFailure) {
      try sandbox.raise()
      return nil
    } catch {
      return error
    }
  }

  /// Without its sandbox a worker opens nothing.
  private static func answer(
    to request: ReadRequest, _ failure: SandboxFailure?, _ recognizer: PageRecognizer, _ template: TemplateMaker
  ) -> ExtractedPart {
    if let failure {
      let issue = ExtractionIssue(.sandboxFailed, "\(failure),文件没有读取;请运行 casecheck doctor,并把这句话告诉管理员")
      return ExtractedPart(format: .unknown, issues: [issue])
    }
    WorkerFault.happen(for: request)
    if let area = request.area { return PageDrawer.part(of: request.location, area, limits: request.limits) }
    if !request.notes.isEmpty {
      return FileAnnotator.part(of: request.location, request.notes, limits: request.limits)
    }
    if let paper = request.paper { return made(request, paper, template) }
    return FileReader.part(
      of: request.location, pages: request.pages, limits: request.limits, store: request.store,
      isConverted: request.isConverted,
      recognition: PageRecognition(
        recognition: request.recognition, recognizer: request.recognizes ? recognizer : nil))
  }

  private static func made(_ request: ReadRequest, _ paper: String, _ template: TemplateMaker) -> ExtractedPart {
    do throws(ExtractionIssue) {
      let file = try MappedFile(path: request.location, limits: request.limits)
      var part = ExtractedPart(format: .docx)
      part.template = try template(withExtendedLifetime(file) { Array(file.bytes) }, paper)
      return part
    } catch {
      return ExtractedPart(format: .unknown, issues: [error])
    }
  }

  /// The next request without its header; `nil` at the end of input.
  private static func message() -> [UInt8]? {
    guard let header = bytes(Frame.headerSize),
      let length = try? header.withUnsafeBytes({ try Frame.length($0) }), length <= 8 << 20
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

/// Accidents on demand, for the tests of the pool: only when the environment asks for them.
enum WorkerFault {
  /// An announcement without the bytes, or with them one by one: the header of an answer.
  static func header(for request: ReadRequest, _ answer: [UInt8]) -> [UInt8] {
    guard getenv("CASECHECK_WORKER_FAULTS") != nil else { return answer }
    let name = request.location.split(separator: "/").last ?? ""
    if name.hasPrefix("fault-flood") { return [0xFF, 0xFF, 0xFF, 0x3F] }
    if name.hasPrefix("fault-trickle") { return [0, 0, 0, 2] }
    return answer
  }

  private static var hasEscaped: Bool {
    let scratch = getenv("TMPDIR").map { String(cString: $0) } ?? ""
    return open("/etc/passwd", O_RDONLY) >= 0 || open("/tmp/casecheck-escape", O_WRONLY | O_CREAT, 0o600) >= 0
      || open("\(scratch)/own", O_WRONLY | O_CREAT, 0o600) < 0
  }

  static func happen(for request: ReadRequest) {
    guard getenv("CASECHECK_WORKER_FAULTS") != nil else { return }
    let name = request.location.split(separator: "/").last ?? ""
    if name.hasPrefix("fault-crash") { abort() }
    if name.hasPrefix("fault-hang") { while true { sleep(1) } }
    if name.hasPrefix("fault-later"), request.pages.lowerBound > 1 { while true { sleep(1) } }
    if name.hasPrefix("fault-babble") { exit(3) }
    if name.hasPrefix("fault-escape"), hasEscaped { abort() }
    guard name.hasPrefix("fault-swell") else { return }
    var hoard: [[UInt8]] = []
    while true {
      hoard.append([UInt8](repeating: 1, count: 1 << 24))
      usleep(2_000)
    }
  }
}
