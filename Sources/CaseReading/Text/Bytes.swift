import CPCRE2

/// Small questions about UTF-8 bytes, without a `String` in between.
enum Bytes {
  static let colon = UInt8(ascii: ":")
  static let space = UInt8(ascii: " ")
  static let newline = UInt8(ascii: "\n")
  static let underscore = UInt8(ascii: "_")

  /// `▯`, U+25AF: words that could not be read.
  static let unreadable: [UInt8] = [0xE2, 0x96, 0xAF]

  /// Length of the scalar that starts with `lead`; 1 for a byte that starts none.
  static func scalarLength(_ lead: UInt8) -> Int {
    lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
  }

  static func starts(_ bytes: [UInt8], at offset: Int, with word: [UInt8]) -> Bool {
    guard offset >= 0, offset + word.count <= bytes.count else { return false }
    for index in word.indices where bytes[offset + index] != word[index] { return false }
    return true
  }

  /// Offset of the first occurrence of `word` inside `range`.
  static func first(_ word: [UInt8], in bytes: [UInt8], _ range: Range<Int>) -> Int? {
    let found = bytes.withUnsafeBufferPointer { hay in
      word.withUnsafeBufferPointer { firstRange(of: $0, in: UnsafeBufferPointer(rebasing: hay[range])) }
    }
    return found.map { $0.lowerBound + range.lowerBound }
  }

  /// Where `words` stand first; `nil` when they do not, or are empty.
  static func firstRange(of words: UnsafeBufferPointer<UInt8>, in hay: UnsafeBufferPointer<UInt8>) -> Range<Int>? {
    guard let base = hay.baseAddress, let start = words.baseAddress, !words.isEmpty, hay.count >= words.count,
      let found = memmem(base, hay.count, start, words.count)
    else { return nil }
    let offset = UnsafeRawPointer(found) - UnsafeRawPointer(base)
    return offset..<(offset + words.count)
  }

  static func contains(_ word: String, in bytes: [UInt8], _ range: Range<Int>) -> Bool {
    first(Array(word.utf8), in: bytes, range) != nil
  }

  /// `range` without blanks and line breaks at its ends.
  static func trimmed(_ bytes: [UInt8], _ range: Range<Int>) -> Range<Int> {
    var (low, high) = (range.lowerBound, range.upperBound)
    while low < high, bytes[low] == space || bytes[low] == newline { low += 1 }
    while high > low, bytes[high - 1] == space || bytes[high - 1] == newline { high -= 1 }
    return low..<high
  }

  /// Bytes of what numbers a line, `1.`, `(二)`, `三、`, from `offset` on; 0 when nothing does.
  ///
  /// - Parameter isHanOnly: `一、` alone, as headings are numbered.
  static func listMark(_ bytes: [UInt8], at offset: Int, within end: Int, isHanOnly: Bool = false) -> Int {
    var index = offset
    if !isHanOnly, index < end, bytes[index] == UInt8(ascii: "(") { index += 1 }
    var digits = 0
    while digits < 2, index < end, let scalar = scalar(at: index, in: bytes) {
      let isDigit = !isHanOnly && (0x30...0x39).contains(scalar)
      guard isDigit || ordinals.contains(scalar) else { break }
      digits += 1
      index += scalarLength(bytes[index])
    }
    guard digits > 0, index < end, let mark = scalar(at: index, in: bytes),
      isHanOnly ? mark == 0x3001 : [0x2E, 0x3001, 0x29].contains(mark)
    else { return 0 }
    return index + scalarLength(bytes[index]) - offset
  }

  /// 一 to 十.
  private static let ordinals = Set("一二三四五六七八九十".unicodeScalars.map(\.value))

  /// The bracket group that starts at `offset`, `(…(…)…)`, at most `limit` bytes; `nil` when there is none.
  static func group(_ bytes: [UInt8], at offset: Int, within end: Int, limit: Int = 60) -> Range<Int>? {
    guard offset < end, bytes[offset] == UInt8(ascii: "(") else { return nil }
    var depth = 0
    for index in offset..<min(end, offset + limit) {
      switch bytes[index] {
      case newline: return nil
      case UInt8(ascii: "("): depth += 1
      case UInt8(ascii: ")"):
        depth -= 1
        if depth == 0 { return offset..<(index + 1) }
      default: break
      }
    }
    return nil
  }

  /// The Unicode scalar just before `offset`, as a number; `nil` at the start.
  static func scalar(before offset: Int, in bytes: [UInt8]) -> UInt32? {
    guard offset > 0 else { return nil }
    var start = offset - 1
    while start > 0, bytes[start] & 0xC0 == 0x80, offset - start < 4 { start -= 1 }
    return scalar(at: start, in: bytes)
  }

  static func scalar(at offset: Int, in bytes: [UInt8]) -> UInt32? {
    guard offset < bytes.count else { return nil }
    let lead = bytes[offset]
    let length = scalarLength(lead)
    guard offset + length <= bytes.count else { return nil }
    switch length {
    case 1: return UInt32(lead)
    case 2: return UInt32(lead & 0x1F) << 6 | UInt32(bytes[offset + 1] & 0x3F)
    case 3:
      return UInt32(lead & 0x0F) << 12 | UInt32(bytes[offset + 1] & 0x3F) << 6 | UInt32(bytes[offset + 2] & 0x3F)
    default:
      return UInt32(lead & 0x07) << 18 | UInt32(bytes[offset + 1] & 0x3F) << 12
        | UInt32(bytes[offset + 2] & 0x3F) << 6 | UInt32(bytes[offset + 3] & 0x3F)
    }
  }
}
