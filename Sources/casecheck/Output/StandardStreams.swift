import Foundation
import Reporting

/// Standard output carries the report and nothing else.
enum StandardOutput {
  /// A reader that has gone away (`| head`) is no error: the files of the run are still finished.
  static func write(_ bytes: [UInt8]) {
    let failure = writeAll(bytes, to: STDOUT_FILENO)
    guard failure != 0, failure != EPIPE else { return }
    StandardError.line("casecheck: 无法写标准输出: \(SystemError.words(failure))")
    exit(2)
  }

  static var isTerminal: Bool { isatty(STDOUT_FILENO) == 1 }
}

/// Progress, notes and errors.
enum StandardError {
  /// Whatever stands in the text, lines begin only at its line breaks.
  static func line(_ text: String) {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { TextWidth.plain(String($0)) }
    write(lines.joined(separator: "\n") + "\n")
  }

  static func write(_ text: String) { _ = writeAll(Array(text.utf8), to: STDERR_FILENO) }

  static var isTerminal: Bool { isatty(STDERR_FILENO) == 1 }
}

/// Writes everything, however small the pieces the system takes.
///
/// - Returns: 0, or the `errno` of the first failure.
func writeAll(_ bytes: [UInt8], to descriptor: Int32) -> Int32 {
  bytes.withUnsafeBytes { buffer in
    var offset = 0
    while offset < buffer.count {
      let count = write(descriptor, buffer.baseAddress.map { $0 + offset }, buffer.count - offset)
      if count < 0 && errno == EINTR { continue }
      if count <= 0 { return errno }
      offset += count
    }
    return 0
  }
}
