import Foundation
import Reporting

/// What is known about the terminal that reads along.
enum Terminal {
  /// For standard output: its width and colours on a terminal, 80 plain columns anywhere else.
  static var style: TextStyle {
    guard StandardOutput.isTerminal else { return TextStyle() }
    let environment = ProcessInfo.processInfo.environment
    let isPlain = !(environment["NO_COLOR"] ?? "").isEmpty || environment["TERM"] == "dumb"
    return TextStyle(width: width(of: STDOUT_FILENO) ?? 80, hasColour: !isPlain)
  }

  private static func width(of descriptor: Int32) -> Int? {
    var size = winsize()
    guard ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return nil }
    return Int(size.ws_col)
  }
}
