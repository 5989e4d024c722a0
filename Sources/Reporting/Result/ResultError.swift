/// Why a file cannot be read as a result.
public struct ResultError: Error, Equatable, CustomStringConvertible {
  /// Where in the file, `cases[3].documents[0].kind`; empty for the file as a whole.
  public var place: String
  /// In Chinese: what was found, what to do next.
  public var message: String

  public init(_ message: String, at place: String = "") {
    self.message = message
    self.place = place
  }

  public var description: String { place.isEmpty ? message : "\(place): \(message)" }

  /// The same, seen from one level further out.
  func inside(_ key: String) -> ResultError {
    ResultError(message, at: place.isEmpty ? key : place.hasPrefix("[") ? key + place : "\(key).\(place)")
  }
}

/// The members of an object of the result, each of which has to be taken once.
struct ResultMembers {
  private var members: [String: JSONValue]

  init(_ value: JSONValue) throws(ResultError) {
    guard case .object(let list) = value else { throw ResultError("应为一个对象") }
    members = Dictionary(list.map { ($0.key, $0.value) }, uniquingKeysWith: { first, _ in first })
    guard members.count == list.count else { throw ResultError("有一个键写了两次") }
  }

  /// A key that is left over was written by somebody else, or by a later version.
  func finish() throws(ResultError) {
    guard let key = members.keys.min() else { return }
    throw ResultError("不认识的键;结果可能由较新的版本写出,或者被改过", at: key)
  }

  /// What has no key, or null.
  mutating func takeIfPresent(_ key: String) -> JSONValue? {
    guard let value = members.removeValue(forKey: key) else { return nil }
    if case .null = value { return nil }
    return value
  }

  mutating func take(_ key: String) throws(ResultError) -> JSONValue {
    guard let value = members.removeValue(forKey: key) else { throw ResultError("缺少这个键;结果可能由旧版本写出,请重新检查一次", at: key) }
    return value
  }

  /// Reads the value of a key that has to be there.
  mutating func read<Value>(_ key: String, _ read: (JSONValue) throws(ResultError) -> Value) throws(ResultError)
    -> Value
  {
    let value = try take(key)
    do throws(ResultError) {
      return try read(value)
    } catch {
      throw error.inside(key)
    }
  }

  /// Reads the value of a key that may be missing or null.
  mutating func readIfPresent<Value>(
    _ key: String, _ read: (JSONValue) throws(ResultError) -> Value
  ) throws(ResultError) -> Value? {
    guard let value = takeIfPresent(key) else { return nil }
    do throws(ResultError) {
      return try read(value)
    } catch {
      throw error.inside(key)
    }
  }

  mutating func list<Value>(
    _ key: String, _ read: (JSONValue) throws(ResultError) -> Value
  ) throws(ResultError) -> [Value] {
    try self.read(key) { value throws(ResultError) in try value.list(read) }
  }

  /// A list that is left out when it is empty.
  mutating func listIfPresent<Value>(
    _ key: String, _ read: (JSONValue) throws(ResultError) -> Value
  ) throws(ResultError) -> [Value] {
    try readIfPresent(key) { value throws(ResultError) in try value.list(read) } ?? []
  }

  mutating func string(_ key: String) throws(ResultError) -> String {
    try read(key) { value throws(ResultError) in try value.text() }
  }
  mutating func strings(_ key: String) throws(ResultError) -> [String] {
    try list(key) { value throws(ResultError) in try value.text() }
  }
  mutating func stringIfPresent(_ key: String) throws(ResultError) -> String? {
    try readIfPresent(key) { value throws(ResultError) in try value.text() }
  }
  mutating func stringsIfPresent(_ key: String) throws(ResultError) -> [String] {
    try listIfPresent(key) { value throws(ResultError) in try value.text() }
  }
  mutating func integer(_ key: String) throws(ResultError) -> Int {
    try read(key) { value throws(ResultError) in try value.integer() }
  }
  mutating func integerIfPresent(_ key: String) throws(ResultError) -> Int? {
    try readIfPresent(key) { value throws(ResultError) in try value.integer() }
  }
  mutating func number(_ key: String) throws(ResultError) -> Double {
    try read(key) { value throws(ResultError) in try value.number() }
  }
  mutating func boolean(_ key: String) throws(ResultError) -> Bool {
    try read(key) { value throws(ResultError) in try value.boolean() }
  }
  mutating func word<Word: RawRepresentable>(_ key: String, _ type: Word.Type = Word.self) throws(ResultError) -> Word
  where Word.RawValue == String {
    try read(key) { value throws(ResultError) in try value.word() }
  }
}
