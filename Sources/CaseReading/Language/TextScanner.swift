/// Bytes of UTF-8 under a reader's eyes, within a range that it never leaves.
///
/// Scalars come with their width folded (`２` reads as `2`), and offsets outside of the range read as 0, so that readers
/// need no bounds of their own. Bytes that are no UTF-8 give meaningless scalars, never a trap.
struct TextScanner {
  let bytes: UnsafeBufferPointer<UInt8>
  let start, end: Int

  init(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) {
    let range = range.clamped(to: 0..<bytes.count)
    self.bytes = bytes
    start = range.lowerBound
    end = range.upperBound
  }

  @inline(__always)
  func byte(_ offset: Int) -> UInt8 { offset < end && offset >= start ? bytes[offset] : 0 }

  /// The scalar at `offset` and the offset behind it; 0 at the end.
  @inline(__always)
  func scalar(_ offset: Int) -> (value: UInt32, next: Int) {
    guard offset < end, offset >= start else { return (0, offset) }
    let lead = bytes[offset]
    if lead < 0x80 { return (UInt32(lead), offset + 1) }
    return wideScalar(offset, lead)
  }

  @inline(__always)
  private func wideScalar(_ offset: Int, _ lead: UInt8) -> (value: UInt32, next: Int) {
    if lead >= 0xE0, lead < 0xF0, offset + 2 < end {
      let value =
        UInt32(lead & 0x0F) << 12 | UInt32(bytes[offset + 1] & 0x3F) << 6 | UInt32(bytes[offset + 2] & 0x3F)
      if value >= 0xFF01, value <= 0xFF5E { return (value - 0xFEE0, offset + 3) }
      return (value == 0x3000 ? 0x20 : value, offset + 3)
    }
    if lead >= 0xC0, lead < 0xE0, offset + 1 < end {
      let value = UInt32(lead & 0x1F) << 6 | UInt32(bytes[offset + 1] & 0x3F)
      return (value == 0xA0 ? 0x20 : value, offset + 2)
    }
    if lead >= 0xF0, offset + 3 < end {
      let high = UInt32(lead & 0x07) << 18 | UInt32(bytes[offset + 1] & 0x3F) << 12
      return (high | UInt32(bytes[offset + 2] & 0x3F) << 6 | UInt32(bytes[offset + 3] & 0x3F), offset + 4)
    }
    return (0xFFFD, offset + 1)
  }

  /// The scalar that ends at `offset` and where it starts; 0 at the beginning.
  func scalar(before offset: Int) -> (value: UInt32, start: Int) {
    guard offset > start, offset <= end else { return (0, offset) }
    var at = offset - 1
    while at > start, offset - at < 4, bytes[at] & 0xC0 == 0x80 { at -= 1 }
    return (scalar(at).value, at)
  }

  /// The first offset at or behind `offset` that holds no blank and no line break.
  func skipBlanks(_ offset: Int) -> Int {
    var at = offset
    while true {
      let (value, next) = scalar(at)
      guard value == 0x20 || value == 0x0A || value == 0x09 || value == 0x0D else { return at }
      at = next
    }
  }

  /// The last offset at or before `offset` before which no blank and no line break stands.
  func skipBlanks(before offset: Int) -> Int {
    var at = offset
    while true {
      let (value, before) = scalar(before: at)
      guard value == 0x20 || value == 0x0A || value == 0x09 || value == 0x0D else { return at }
      at = before
    }
  }

  /// The offset behind `word` when it stands at `offset`, blanks between its scalars left aside; else `nil`.
  func skip(_ word: StaticString, at offset: Int) -> Int? {
    var at = offset
    return word.withUTF8Buffer { word in
      for (index, byte) in word.enumerated() {
        if index > 0, byte & 0xC0 != 0x80, at < end, self.byte(at) != byte { at = skipBlanks(at) }
        guard self.byte(at) == byte, at < end else { return nil }
        at += 1
      }
      return at
    }
  }

  func has(_ word: StaticString, at offset: Int) -> Bool { skip(word, at: offset) != nil }

  /// Whether `word` ends at `offset`, exactly as spelled.
  func has(_ word: StaticString, before offset: Int) -> Bool {
    word.withUTF8Buffer { word in
      guard offset - word.count >= start, offset <= end else { return false }
      return word.indices.allSatisfy { word[$0] == bytes[offset - word.count + $0] }
    }
  }

  func string(_ range: Range<Int>) -> String {
    let range = range.clamped(to: start..<end)
    return String(decoding: bytes[range], as: UTF8.self)
  }

  /// The text of `range` with widths folded and blanks removed.
  func compact(_ range: Range<Int>) -> String {
    let range = range.clamped(to: start..<end)
    var text: [UInt8] = []
    text.reserveCapacity(range.count)
    var at = range.lowerBound
    while at < range.upperBound {
      let (value, next) = scalar(at)
      guard next > at else { break }
      if value < 0x80 {
        // Also what was folded to it.
        if !value.isBlank { text.append(UInt8(value)) }
      } else {
        text.append(contentsOf: bytes[at..<min(next, range.upperBound)])
      }
      at = next
    }
    return String(decoding: text, as: UTF8.self)
  }
}

extension String {
  /// `hasSuffix` byte by byte: names of laws and agencies are not compared as Unicode sees them, and often.
  func ends(with suffix: String) -> Bool {
    utf8.count >= suffix.utf8.count && utf8.suffix(suffix.utf8.count).elementsEqual(suffix.utf8)
  }

  /// `contains`, byte by byte.
  func holds(_ word: StaticString) -> Bool {
    var text = self
    return text.withUTF8 { bytes in
      let scanner = TextScanner(bytes, 0..<bytes.count)
      return bytes.indices.contains {
        bytes[$0] == word.utf8Start.pointee && scanner.has(word, before: $0 + word.utf8CodeUnitCount)
      }
    }
  }

  func begins(with prefix: String) -> Bool { utf8.starts(with: prefix.utf8) }
}

extension UInt32 {
  var isDigit: Bool { self >= 0x30 && self <= 0x39 }
  var isLetter: Bool { (self | 0x20) >= 0x61 && (self | 0x20) <= 0x7A }
  var isBlank: Bool { self == 0x20 || self == 0x0A || self == 0x09 || self == 0x0D }
  /// An ideograph, 汉字; 〇 counts as one.
  package var isHan: Bool {
    (self >= 0x4E00 && self <= 0x9FFF) || (self >= 0x3400 && self <= 0x4DBF) || self == 0x3007
      || (self >= 0x20000 && self <= 0x323AF) || (self >= 0xF900 && self <= 0xFAFF)
  }
}

/// One reader's pass over a text.
protocol TextReading {
  associatedtype Value: Sendable
  /// In the order of the text, not overlapping.
  var found: [Match<Value>] { get }

  mutating func run()
}

extension Array where Element == UInt8 {
  /// Runs `body` on the bytes of `range`.
  func scan<Result>(_ range: Range<Int>?, _ body: (TextScanner) -> Result) -> Result {
    withUnsafeBufferPointer { body(TextScanner($0, range ?? 0..<$0.count)) }
  }

  /// What a reading finds in the bytes of `range`.
  func read<Reading: TextReading>(_ range: Range<Int>?, _ reading: (TextScanner) -> Reading) -> [Match<Reading.Value>] {
    scan(range) { text in
      var reading = reading(text)
      reading.run()
      return reading.found
    }
  }
}
