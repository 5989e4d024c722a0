/// Writes HTML: markup is what the program spells out, everything else is text and escaped.
///
/// A `StaticString` cannot hold words of a document; so nothing that was read can become markup.
struct HTMLBytes: Sendable {
  private(set) var bytes: [UInt8] = []

  init() {}

  /// Markup as it stands in the source of the program.
  mutating func raw(_ markup: StaticString) {
    markup.withUTF8Buffer { bytes.append(contentsOf: $0) }
  }

  /// Bytes that another of these wrote.
  mutating func append(_ other: [UInt8]) { bytes += other }

  mutating func number(_ value: Int) { bytes.append(contentsOf: String(value).utf8) }

  /// Text or the value of an attribute; what would move a cursor or turn the direction of writing becomes U+FFFD.
  mutating func text(_ words: some StringProtocol) {
    // Nearly all words hold nothing of the sort, and are taken in one piece.
    if words.utf8.withContiguousStorageIfAvailable({ take($0) }) == true { return }
    // The few that have something to hide: C0, C1, marks of direction and annotation.
    let hasControls = words.unicodeScalars.contains { TextWidth.isControl($0) && $0 != "\n" }
    guard hasControls else { return escape(words.utf8) }
    var plain = String.UnicodeScalarView()
    for scalar in words.unicodeScalars {
      plain.append(scalar == "\t" ? " " : TextWidth.isControl(scalar) && scalar != "\n" ? "\u{FFFD}" : scalar)
    }
    escape(String(plain).utf8)
  }

  /// - Returns: whether the words needed no change, and were taken.
  private mutating func take(_ utf8: UnsafeBufferPointer<UInt8>) -> Bool {
    for (place, byte) in utf8.enumerated() {
      switch byte {
      case 0x0A: continue
      case 0..<0x20, 0x7F, 0x22, 0x26, 0x27, 0x3C, 0x3E: return false
      // C1 controls, U+061C, and the blocks of marks of direction and of annotation: the slow way tells them apart.
      case 0xC2, 0xD8: return false
      case 0xE2 where place + 1 < utf8.count && utf8[place + 1] < 0x82: return false
      case 0xEF where place + 1 < utf8.count && utf8[place + 1] == 0xBF: return false
      default: continue
      }
    }
    bytes.append(contentsOf: utf8)
    return true
  }

  private mutating func escape(_ utf8: some Sequence<UInt8>) {
    for byte in utf8 {
      switch byte {
      case UInt8(ascii: "&"): raw("&amp;")
      case UInt8(ascii: "<"): raw("&lt;")
      case UInt8(ascii: ">"): raw("&gt;")
      case UInt8(ascii: "\""): raw("&quot;")
      case UInt8(ascii: "'"): raw("&#39;")
      default: bytes.append(byte)
      }
    }
  }

  /// `<name a="b">…</name>`
  mutating func element(
    _ name: StaticString, _ attributes: KeyValuePairs<StaticString, String> = [:], _ body: (inout HTMLBytes) -> Void
  ) {
    open(name, attributes)
    body(&self)
    raw("</")
    raw(name)
    raw(">")
  }

  mutating func element(
    _ name: StaticString, _ attributes: KeyValuePairs<StaticString, String>, _ words: String
  ) {
    element(name, attributes) { $0.text(words) }
  }

  mutating func element(_ name: StaticString, _ words: String) { element(name, [:], words) }

  /// An element without an end.
  mutating func open(_ name: StaticString, _ attributes: KeyValuePairs<StaticString, String> = [:]) {
    raw("<")
    raw(name)
    for (key, value) in attributes {
      raw(" ")
      raw(key)
      raw("=\"")
      text(value)
      raw("\"")
    }
    raw(">")
  }

  mutating func line() { bytes.append(0x0A) }
}
