/// What stands in the way of reading bytes as JSON.
struct JSONMistake: Error, Equatable {
  /// Offset of the byte where it was noticed.
  var offset: Int
  /// In Chinese.
  var message: String
}

/// Reads JSON (RFC 8259) of the kind that ``JSONWriter`` writes: numbers with at most two decimals, no exponents.
///
/// Bytes from outside: depth is limited, strings are checked, nothing is repaired.
struct JSONParser {
  let bytes: UnsafeRawBufferPointer
  var offset: Int
  static let deepest = 32

  init(_ bytes: UnsafeRawBufferPointer, at offset: Int = 0) {
    self.bytes = bytes
    self.offset = offset
  }

  /// One value and nothing else.
  static func whole(_ bytes: UnsafeRawBufferPointer) throws(JSONMistake) -> JSONValue {
    var parser = JSONParser(bytes)
    let value = try parser.value()
    try parser.end()
    return value
  }

  // MARK: Values

  mutating func value(depth: Int = 0) throws(JSONMistake) -> JSONValue {
    guard depth < Self.deepest else { throw mistake("嵌套太深") }
    switch try next() {
    case UInt8(ascii: "{"): return .object(try object(depth))
    case UInt8(ascii: "["):
      var values: [JSONValue] = []
      while try hasElement(isFirst: values.isEmpty) { values.append(try value(depth: depth + 1)) }
      return .array(values)
    case UInt8(ascii: "\""): return .string(try string())
    case UInt8(ascii: "t"):
      try word("true")
      return .bool(true)
    case UInt8(ascii: "f"):
      try word("false")
      return .bool(false)
    case UInt8(ascii: "n"):
      try word("null")
      return .null
    default: return try number()
    }
  }

  private mutating func object(_ depth: Int) throws(JSONMistake) -> [(key: String, value: JSONValue)] {
    var members: [(key: String, value: JSONValue)] = []
    var known: Set<String> = []
    while let key = try key(isFirst: members.isEmpty) {
      guard known.insert(key).inserted else { throw mistake("“\(key)”写了两次") }
      members.append((key, try value(depth: depth + 1)))
    }
    return members
  }

  /// Passes over a value without keeping it; what is inside of strings and numbers is looked at when it is read.
  mutating func skip() throws(JSONMistake) {
    var depth = 0
    repeat {
      switch try next() {
      case UInt8(ascii: "{"), UInt8(ascii: "["):
        depth += 1
        offset += 1
      case UInt8(ascii: "}"), UInt8(ascii: "]"):
        depth -= 1
        offset += 1
      case UInt8(ascii: "\""): try skipString()
      case UInt8(ascii: ","), UInt8(ascii: ":"):
        guard depth > 0 else { throw mistake("少了一个值") }
        offset += 1
      default: skipWord()
      }
      guard (0...Self.deepest).contains(depth) else { throw mistake("括号不成对,或者嵌套太深") }
    } while depth > 0
  }

  private mutating func skipString() throws(JSONMistake) {
    offset += 1
    while offset < bytes.count, bytes[offset] != UInt8(ascii: "\"") {
      offset += bytes[offset] == UInt8(ascii: "\\") ? 2 : 1
    }
    guard offset < bytes.count else { throw mistake("文字没有结束") }
    offset += 1
  }

  private mutating func skipWord() {
    let start = offset
    while offset < bytes.count, !Self.isSeparator(bytes[offset]) { offset += 1 }
    if offset == start { offset += 1 }
  }

  private static func isSeparator(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x20, 0x0A, 0x0D, 0x09, UInt8(ascii: ","), UInt8(ascii: ":"), UInt8(ascii: "]"), UInt8(ascii: "}"),
      UInt8(ascii: "["), UInt8(ascii: "{"), UInt8(ascii: "\""):
      true
    default: false
    }
  }

  // MARK: Structure

  /// Goes to the next element of an array, over `[` or a comma; `false`, behind `]`, when there is none.
  mutating func hasElement(isFirst: Bool) throws(JSONMistake) -> Bool {
    try follows(open: UInt8(ascii: "["), close: UInt8(ascii: "]"), isFirst: isFirst)
  }

  /// Goes to the value of the next member of an object; `nil`, behind `}`, when there is none.
  mutating func key(isFirst: Bool) throws(JSONMistake) -> String? {
    guard try follows(open: UInt8(ascii: "{"), close: UInt8(ascii: "}"), isFirst: isFirst) else { return nil }
    guard try next() == UInt8(ascii: "\"") else { throw mistake("这里应有一个键") }
    let key = try string()
    guard try next() == UInt8(ascii: ":") else { throw mistake("键后面应有冒号") }
    offset += 1
    return key
  }

  private mutating func follows(open: UInt8, close: UInt8, isFirst: Bool) throws(JSONMistake) -> Bool {
    let mark = try next()
    if !isFirst, mark == close {
      offset += 1
      return false
    }
    guard mark == (isFirst ? open : UInt8(ascii: ",")) else { throw mistake("这里多了或者少了什么") }
    offset += 1
    guard isFirst, try next() == close else { return true }
    offset += 1
    return false
  }

  /// Nothing but blanks may follow.
  mutating func end() throws(JSONMistake) {
    while offset < bytes.count, Self.isBlank(bytes[offset]) { offset += 1 }
    guard offset == bytes.count else { throw mistake("结尾以后还有内容") }
  }

  private mutating func next() throws(JSONMistake) -> UInt8 {
    while offset < bytes.count, Self.isBlank(bytes[offset]) { offset += 1 }
    guard offset < bytes.count else { throw mistake("文件没有写完") }
    return bytes[offset]
  }

  private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 }

  func mistake(_ message: String) -> JSONMistake { JSONMistake(offset: min(offset, bytes.count), message: message) }

  // MARK: Plain values

  private mutating func word(_ word: StaticString) throws(JSONMistake) {
    let length = word.utf8CodeUnitCount
    guard offset + length <= bytes.count,
      bytes[offset..<offset + length].elementsEqual(UnsafeBufferPointer(start: word.utf8Start, count: length))
    else { throw mistake("不认识的值") }
    offset += length
  }

  private mutating func number() throws(JSONMistake) -> JSONValue {
    let isNegative = bytes[offset] == UInt8(ascii: "-")
    if isNegative { offset += 1 }
    let whole = try digits(atMost: 15)
    guard offset < bytes.count, bytes[offset] == UInt8(ascii: ".") else {
      return .int(isNegative ? -whole.value : whole.value)
    }
    offset += 1
    let rest = try digits(atMost: 2)
    let unit = rest.count == 1 ? 10 : 100
    let value = (whole.value * unit + rest.value) * (isNegative ? -1 : 1)
    return unit == 10 ? .tenths(value) : .hundredths(value)
  }

  private mutating func digits(atMost most: Int) throws(JSONMistake) -> (value: Int, count: Int) {
    let start = offset
    var value = 0
    while offset < bytes.count, (0x30...0x39).contains(bytes[offset]), offset - start < most {
      value = value * 10 + Int(bytes[offset] - 0x30)
      offset += 1
    }
    guard offset > start else { throw mistake("不认识的值") }
    if offset < bytes.count, !Self.isSeparator(bytes[offset]), bytes[offset] != UInt8(ascii: ".") || most == 2 {
      throw mistake("不认识的数")
    }
    return (value, offset - start)
  }
}
