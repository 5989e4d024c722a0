/// A mistake in a pack (rules, kinds, tables of parameters), with the place to mend it.
public struct PackError: Error, Equatable, Sendable, CustomStringConvertible {
  /// Relative to the pack folder; empty until the loader that knows the file has filled it in.
  public var path: String
  /// 1-based.
  public let line, column: Int
  /// What was found, what was expected.
  public let message: String

  public init(path: String = "", line: Int, column: Int, message: String) {
    self.path = path
    self.line = line
    self.column = column
    self.message = message
  }

  /// `path:line:column: error: message`, which editors and CI turn into links.
  public var description: String { "\(path):\(line):\(column): error: \(message)" }

  /// The same mistake, placed in the file `path` unless it already names one.
  public func at(_ path: String) -> PackError {
    guard self.path.isEmpty else { return self }
    var placed = self
    placed.path = path
    return placed
  }
}
