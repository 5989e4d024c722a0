/// Letters that are drawn with glyphs named by number (GB/T 33190 §11.4, `CGTransform`).
struct OFDGlyphRun {
  /// 0-based, in the letters of the `TextCode` that follows.
  var position = 0
  var codes = 1, glyphs = 1
  /// Different numbers of glyphs, at most a handful.
  private var distinct: Set<Int> = []

  init(_ element: XMLElement) {
    position = Self.count(element, .ofdCodePosition) ?? 0
    codes = max(1, Self.count(element, .ofdCodeCount) ?? 1)
    glyphs = max(1, Self.count(element, .ofdGlyphCount) ?? 1)
    guard let list = element.child(.ofdGlyphs) else { return }
    var numbers = OFDNumbers(list.text)
    while distinct.count < 8, let number = numbers.next() { distinct.insert(Int(number)) }
  }

  private static func count(_ element: XMLElement, _ name: XMLName) -> Int? {
    element.int(name).map { min(max($0, 0), 1_000_000) }
  }

  /// How many glyphs show `count` letters.
  static func drawn(_ runs: [OFDGlyphRun], for count: Int) -> Int {
    runs.reduce(count) { max(0, $0 + min($1.glyphs, 16 * $1.codes) - $1.codes) }
  }

  /// Whether the letters are mere stand-ins: blanks, or one letter over and over, where different glyphs are drawn.
  static func replace(_ runs: [OFDGlyphRun], text: [UInt32]) -> Bool {
    let distinct = runs.reduce(into: Set<Int>()) { if $0.count < 8 { $0.formUnion($1.distinct) } }
    guard distinct.count >= 2 else { return false }
    if text.allSatisfy({ $0 <= 0x20 || $0 == 0xFFFD || $0 == 0x3000 || $0 == 0xA0 }) { return true }
    return distinct.count >= 3 && text.count >= 3 && text.allSatisfy { $0 == text[0] }
  }

  /// For each letter and the end, how many glyphs stand before it; letters drawn by one glyph share it.
  static func units(_ runs: [OFDGlyphRun], count: Int) -> [Int] {
    var units: [Int] = []
    var unit = 0
    for run in runs.sorted(by: { $0.position < $1.position }) {
      while units.count < min(run.position, count) {
        units.append(unit)
        unit += 1
      }
      for index in 0..<min(run.codes, max(0, count - units.count)) {
        units.append(unit + min(index, run.glyphs - 1))
      }
      unit += run.glyphs
    }
    while units.count < count {
      units.append(unit)
      unit += 1
    }
    return units + [unit]
  }
}
