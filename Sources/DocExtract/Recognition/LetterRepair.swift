/// Letters that were taken for others that look alike, where only one of them can stand: `2024年3月1曰`, `2O24年`, `70.456.42元`.
///
/// What could be read either way stays as it was read.
struct LetterRepair {
  private(set) var characters: [RecognizedCharacter]
  /// Letters that were changed.
  private(set) var count = 0

  init(_ line: [RecognizedCharacter]) {
    characters = line
    repairDays()
    repairYuan()
    for token in tokens { repair(token) }
  }

  private static let say: UInt32 = 0x66F0, day: UInt32 = 0x65E5, month: UInt32 = 0x6708, year: UInt32 = 0x5E74
  private static let likeDay = scalars("HB曰目口臼白")
  /// What may stand before 日 and behind it, and hardly with 曰.
  private static let beforeDay = scalars("月今当即生某末节假同次每翌近逾期工"), behindDay = scalars("期内前后起止至")
  /// What is counted: behind a number of digits.
  private static let units = scalars("年月日元号时分秒页件份条款")
  private static let ones = scalars("lI|丨"), noughts = scalars("Oo〇○")

  private static func scalars(_ text: String) -> Set<UInt32> { Set(text.unicodeScalars.map(\.value)) }
  private static func isDigit(_ scalar: UInt32) -> Bool { 0x30...0x39 ~= scalar }
  private static func mayStandForDigit(_ scalar: UInt32) -> Bool {
    isDigit(scalar) || ones.contains(scalar) || noughts.contains(scalar)
  }

  private mutating func put(_ scalar: UInt32, at index: Int) {
    guard characters[index].scalar != scalar else { return }
    characters[index].scalar = scalar
    count += 1
  }

  /// The nearest letter before a place, or behind it, that is no space.
  private func neighbour(of index: Int, _ step: Int) -> UInt32? {
    var place = index + step
    while characters.indices.contains(place) {
      if !characters[place].isSpace { return characters[place].scalar }
      place += step
    }
    return nil
  }

  /// Whether `年`, a month, `月` and one or two digits stand before a place: nothing but a day can follow.
  private func endsDate(_ index: Int) -> Bool {
    let before = characters[..<index].suffix(12).map(\.scalar).filter { $0 != 0x20 && $0 != 0x3000 }.reversed()
    let parts = Array(before).split(maxSplits: 2, omittingEmptySubsequences: false) {
      $0 == Self.month || $0 == Self.year
    }
    guard parts.count == 3, parts.prefix(2).allSatisfy({ 1...2 ~= $0.count && $0.allSatisfy(Self.isDigit) }) else {
      return false
    }
    return Array(before).first { !Self.isDigit($0) } == Self.month
  }

  private mutating func repairDays() {
    for index in characters.indices where characters[index].scalar == Self.say {
      let (before, behind) = (neighbour(of: index, -1), neighbour(of: index, 1))
      let isDay =
        before.map { Self.isDigit($0) || Self.beforeDay.contains($0) } ?? false
        || behind.map(Self.behindDay.contains) ?? false
      if isDay { put(Self.day, at: index) }
    }
    for index in characters.indices where Self.likeDay.contains(characters[index].scalar) && endsDate(index) {
      put(Self.day, at: index)
    }
  }

  private static let likeYuan = scalars("YVT丫半羊"), beforeYuan = scalars("（(整正:：")

  /// `（Y200.00）`: before a sum to the fen there stands ￥.
  private mutating func repairYuan() {
    for index in characters.indices where Self.likeYuan.contains(characters[index].scalar) {
      guard let before = neighbour(of: index, -1), Self.beforeYuan.contains(before) else { continue }
      let sum = characters[(index + 1)...].prefix { Self.isDigit($0.scalar) || $0.scalar == 0x2E || $0.scalar == 0x2C }
      guard sum.count >= 4, sum.dropLast(2).last?.scalar == 0x2E, sum.suffix(2).allSatisfy({ Self.isDigit($0.scalar) })
      else { continue }
      put(0xFFE5, at: index)
    }
  }

  /// Runs of what may be digits, with points and commas between them, that a unit follows.
  private var tokens: [Range<Int>] {
    var tokens: [Range<Int>] = []
    var start = 0
    while start < characters.count {
      guard Self.mayStandForDigit(characters[start].scalar) else {
        start += 1
        continue
      }
      var end = start + 1
      while end < characters.count, Self.mayStandForDigit(characters[end].scalar) || isSeparator(end) { end += 1 }
      if !isLatin(start - 1), let unit = neighbour(of: end - 1, 1), Self.units.contains(unit) {
        tokens.append(start..<end)
      }
      start = end
    }
    return tokens
  }

  private func isLatin(_ index: Int) -> Bool {
    characters.indices.contains(index) && (0x41...0x7A ~= characters[index].scalar || characters[index].scalar == 0x2D)
  }

  /// A point or a comma between digits.
  private func isSeparator(_ index: Int) -> Bool {
    [0x2E, 0x2C, 0xFF0C, 0xFF0E].contains(characters[index].scalar) && index + 1 < characters.count
      && Self.isDigit(characters[index + 1].scalar)
  }

  private mutating func repair(_ token: Range<Int>) {
    let digits = token.count { Self.isDigit(characters[$0].scalar) }
    let likenesses = token.filter {
      Self.ones.contains(characters[$0].scalar) || Self.noughts.contains(characters[$0].scalar)
    }
    if digits >= 2, digits > likenesses.count {
      for index in likenesses { put(Self.ones.contains(characters[index].scalar) ? 0x31 : 0x30, at: index) }
    }
    // Of several points in one number the last one alone parts yuan from fen.
    let points = token.filter { characters[$0].scalar == 0x2E }
    guard let last = points.last, points.count >= 2, token.upperBound - last == 3 else { return }
    let ends = points.dropFirst()
    guard zip(points, ends).allSatisfy({ $1 - $0 == 4 }), points[0] - token.lowerBound <= 3 else { return }
    for index in points.dropLast() { put(0x2C, at: index) }
  }
}
