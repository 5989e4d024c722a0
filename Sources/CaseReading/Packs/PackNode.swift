/// One value of a pack file with the place where it stands.
///
/// Scalars stay text: what `2021-07-15` or `2` means is for the reader of the key to say.
public struct PackNode: Sendable, Equatable {
  public indirect enum Content: Sendable, Equatable {
    /// Nothing stands after the key.
    case none
    case scalar(String)
    case sequence([PackNode])
    /// In the order of the file; keys are unique.
    case mapping([PackEntry])
  }

  public var content: Content
  /// 1-based.
  public var line, column: Int

  public init(_ content: Content, line: Int = 1, column: Int = 1) {
    self.content = content
    self.line = line
    self.column = column
  }

  /// Text of a scalar; `nil` for anything else.
  public var text: String? {
    if case .scalar(let text) = content { text } else { nil }
  }

  public var isNone: Bool { content == .none }

  public var entries: [PackEntry]? {
    if case .mapping(let entries) = content { entries } else { nil }
  }

  public var elements: [PackNode]? {
    if case .sequence(let elements) = content { elements } else { nil }
  }

  public subscript(key: String) -> PackNode? {
    entries?.first { $0.key == key }?.value
  }

  public func error(_ message: String) -> PackError { PackError(line: line, column: column, message: message) }
}

/// A key with its value.
public struct PackEntry: Sendable, Equatable {
  public var key: String
  /// Of the key; 1-based.
  public var line, column: Int
  public var value: PackNode

  public init(key: String, line: Int = 1, column: Int = 1, value: PackNode) {
    self.key = key
    self.line = line
    self.column = column
    self.value = value
  }

  public func error(_ message: String) -> PackError { PackError(line: line, column: column, message: message) }
}
