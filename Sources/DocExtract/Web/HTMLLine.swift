/// The line of a page that is being put together, with white space as browsers show it.
struct HTMLLine {
  private var text: [UInt8] = []
  /// White space before the next letter: none, a space, or a line break of the source.
  private var gap = Gap.none
  private enum Gap { case none, space, lineBreak }

  var isEmpty: Bool { text.isEmpty }

  mutating func clear() {
    text = []
    gap = .none
  }

  /// The line without white space around it; what follows is another one.
  mutating func taken() -> [UInt8] {
    defer { clear() }
    while text.last == 0x20 { text.removeLast() }
    while text.suffix(2).elementsEqual([0xC2, 0xA0]) { text.removeLast(2) }
    return text.contains { $0 > 0x20 } && !isOnlySpaces ? text : []
  }

  /// Nothing but no-break and ideographic spaces.
  private var isOnlySpaces: Bool {
    String(decoding: text.prefix(96), as: UTF8.self).unicodeScalars.allSatisfy {
      $0 == " " || $0 == "\u{A0}" || $0 == "\u{3000}"
    } && text.count < 96
  }

  mutating func append(_ more: ArraySlice<UInt8>, isPreformatted: Bool) {
    var index = more.startIndex
    while index < more.endIndex {
      let byte = more[index]
      if isInvisible(more, index) {
        index += 3
        continue
      }
      if byte <= 0x20, !isPreformatted {
        if byte == 0x0A || byte == 0x0D { gap = gap == .space ? .space : .lineBreak } else { gap = .space }
      } else if byte != 0x7F {
        if byte & 0xC0 != 0x80 { closeGap(before: byte) }
        text.append(byte < 0x20 ? 0x20 : byte)
      }
      index += 1
    }
  }

  /// U+200B to U+200D, U+FEFF.
  private func isInvisible(_ bytes: ArraySlice<UInt8>, _ index: Int) -> Bool {
    guard index + 2 < bytes.endIndex else { return false }
    let (first, second, third) = (bytes[index], bytes[index + 1], bytes[index + 2])
    return first == 0xE2 && second == 0x80 && 0x8B...0x8D ~= third || first == 0xEF && second == 0xBB && third == 0xBF
  }

  /// A line break of the source between Chinese characters is none: editors wrap the source anywhere.
  private mutating func closeGap(before byte: UInt8) {
    defer { gap = .none }
    guard gap != .none, !text.isEmpty else { return }
    if gap == .lineBreak, Self.isWide(byte), text.count >= 3, Self.isWide(text[text.count - 3]) { return }
    text.append(0x20)
  }

  /// The first byte of a character of U+3000…U+9FFF or U+FF00…U+FFFF.
  private static func isWide(_ byte: UInt8) -> Bool { 0xE3...0xE9 ~= byte || byte == 0xEF }
}
