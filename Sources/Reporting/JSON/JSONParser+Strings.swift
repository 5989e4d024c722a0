extension JSONParser {
  /// The string whose opening quote comes next.
  mutating func string() throws(JSONMistake) -> String {
    offset += 1
    let start = offset
    while offset < bytes.count, bytes[offset] != UInt8(ascii: "\""), bytes[offset] != UInt8(ascii: "\\") { offset += 1 }
    guard offset < bytes.count else { throw mistake("文字没有结束") }
    var text: [UInt8]?
    if bytes[offset] == UInt8(ascii: "\\") { text = try unescaped(Array(bytes[start..<offset])) }
    defer { offset += 1 }
    let whole =
      text.map { String(validating: $0, as: UTF8.self) }
      ?? String(validating: bytes[start..<offset], as: UTF8.self)
    guard let whole else { throw mistake("文字不是 UTF-8") }
    return whole
  }

  /// What follows a backslash, up to the closing quote.
  private mutating func unescaped(_ beginning: [UInt8]) throws(JSONMistake) -> [UInt8] {
    var text = beginning
    while offset < bytes.count, bytes[offset] != UInt8(ascii: "\"") {
      guard bytes[offset] == UInt8(ascii: "\\") else {
        text.append(bytes[offset])
        offset += 1
        continue
      }
      guard offset + 1 < bytes.count else { break }
      offset += 2
      switch bytes[offset - 1] {
      case UInt8(ascii: "n"): text.append(0x0A)
      case UInt8(ascii: "t"): text.append(0x09)
      case UInt8(ascii: "r"): text.append(0x0D)
      case UInt8(ascii: "b"): text.append(0x08)
      case UInt8(ascii: "f"): text.append(0x0C)
      case UInt8(ascii: "u"): text += UTF8.encode(try scalar()) ?? UTF8.encodedReplacementCharacter
      case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): text.append(bytes[offset - 1])
      default: throw mistake("不认识的转义")
      }
    }
    guard offset < bytes.count else { throw mistake("文字没有结束") }
    return text
  }

  /// The letter of `\uXXXX`, or of a pair of them.
  private mutating func scalar() throws(JSONMistake) -> Unicode.Scalar {
    let unit = try hexadecimal()
    if let scalar = Unicode.Scalar(unit) { return scalar }
    guard (0xD800..<0xDC00).contains(unit), offset + 2 <= bytes.count, bytes[offset] == UInt8(ascii: "\\"),
      bytes[offset + 1] == UInt8(ascii: "u")
    else { throw mistake("半个字符") }
    offset += 2
    let low = try hexadecimal()
    guard (0xDC00..<0xE000).contains(low),
      let scalar = Unicode.Scalar(0x10000 + (unit - 0xD800) << 10 + (low - 0xDC00))
    else { throw mistake("半个字符") }
    return scalar
  }

  private mutating func hexadecimal() throws(JSONMistake) -> UInt32 {
    guard offset + 4 <= bytes.count else { throw mistake("文字没有结束") }
    var value: UInt32 = 0
    for byte in bytes[offset..<offset + 4] {
      switch byte {
      case 0x30...0x39: value = value << 4 + UInt32(byte - 0x30)
      case 0x41...0x46: value = value << 4 + UInt32(byte - 0x37)
      case 0x61...0x66: value = value << 4 + UInt32(byte - 0x57)
      default: throw mistake("不认识的转义")
      }
    }
    offset += 4
    return value
  }
}
