/// One place of a law and the words it was read from; the law itself is filled in later.
struct CitedPlace {
  var citation: Citation
  var range: Range<Int>
}

/// Article, paragraph, item and point, from the widest to the narrowest.
enum CitationLevel: Int {
  case division, article, paragraph, item, point
}

extension TextScanner {
  /// All places from `offset` on, lists expanded: `第十二条、第十三条第一款第(一)、(二)项`.
  ///
  /// - Parameter parent: the article that 该条 stands for.
  func places(at offset: Int, below parent: Citation? = nil) -> [CitedPlace] {
    var list = PlaceList(self, parent: parent)
    list.read(from: offset)
    return list.places
  }
}

/// Reads a list of places step by step; each step is a run of numbers with one level word behind it.
private struct PlaceList {
  private let text: TextScanner
  private(set) var places: [CitedPlace] = []
  private var parent: Citation?
  /// Whether a further level may be added to the last place: nothing parts it from what follows.
  private var isOpen: Bool

  private static let longestRange = 40

  private struct Step {
    var level: CitationLevel
    var numbers: [(value: Int, range: Range<Int>)]
    /// 之一 behind the last number.
    var subarticle: Int?
    var isBracketed: Bool
    var end: Int
  }

  init(_ text: TextScanner, parent: Citation?) {
    self.text = text
    self.parent = parent
    isOpen = parent != nil
  }

  mutating func read(from offset: Int) {
    var at = offset
    var isFirst = true
    while true {
      let start = text.skipBlanks(at)
      if let step = step(at: start, isFirst: isFirst && parent == nil) {
        apply(step, isRange: false)
        at = step.end
      } else if !isFirst, let (next, mark) = separator(at: start),
        let step = step(at: next, isFirst: false), mark != .comma || step.level == .article
      {
        isOpen = false
        apply(step, isRange: mark == .range)
        at = step.end
      } else {
        return
      }
      isFirst = false
    }
  }

  private enum Mark { case list, comma, range }

  private func separator(at offset: Int) -> (Int, Mark)? {
    for word: StaticString in ["、", "以及", "及", "和", "与", "或者", "或"] {
      if let end = text.skip(word, at: offset) { return (text.skipBlanks(end), .list) }
    }
    if let end = text.skip("至", at: offset) ?? text.skip("到", at: offset) { return (text.skipBlanks(end), .range) }
    let (value, next) = text.scalar(offset)
    return value == 0x2C || value == 0x3B ? (text.skipBlanks(next), .comma) : nil
  }

  /// `第三十、四十条`, `第(二)项`, `二十二条`
  private func step(at start: Int, isFirst: Bool) -> Step? {
    let di = text.skip("第", at: start)
    if isFirst, di == nil { return nil }
    var at = text.skipBlanks(di ?? start)
    var numbers: [(value: Int, range: Range<Int>)] = []
    var isBracketed = false
    var numberStart = start
    while let number = number(at: at) {
      numbers.append((number.value, numberStart..<number.end))
      isBracketed = number.isBracketed
      let end = text.skipBlanks(number.end)
      if let (level, levelEnd) = level(at: end) {
        guard di != nil || number.isBracketed || number.isHan || level != .item else { return nil }
        let sub = level == .article ? subarticle(at: levelEnd) : nil
        numbers[numbers.count - 1].range = numberStart..<(sub?.end ?? levelEnd)
        return Step(
          level: level, numbers: numbers, subarticle: sub?.value, isBracketed: isBracketed, end: sub?.end ?? levelEnd)
      }
      // 第(二) without 项 closes the place.
      guard let (next, mark) = separator(at: end), mark == .list, di != nil || number.isBracketed else {
        return bareItem(numbers, hasDi: di != nil, isBracketed)
      }
      at = text.skipBlanks(text.skip("第", at: next) ?? next)
      numberStart = next
    }
    return nil
  }

  private func bareItem(
    _ numbers: [(value: Int, range: Range<Int>)], hasDi: Bool, _ isBracketed: Bool
  ) -> Step? {
    guard hasDi, isBracketed, let last = numbers.last, !places.isEmpty || parent != nil else { return nil }
    return Step(level: .item, numbers: numbers, isBracketed: true, end: last.range.upperBound)
  }

  private func number(at offset: Int) -> (value: Int, end: Int, isBracketed: Bool, isHan: Bool)? {
    let (value, next) = text.scalar(offset)
    if value == 0x28 {
      guard let number = text.number(at: text.skipBlanks(next)), number.value < 1_000 else { return nil }
      let (close, end) = text.scalar(text.skipBlanks(number.end))
      return close == 0x29 ? (number.value, end, true, number.isHan) : nil
    }
    guard let number = text.number(at: offset), number.value > 0, number.value < 2_000 else { return nil }
    return (number.value, number.end, false, number.isHan)
  }

  private func level(at offset: Int) -> (CitationLevel, Int)? {
    let (value, next) = text.scalar(offset)
    switch value {
    case 0x6761: return text.scalar(next).value == 0x4EF6 ? nil : (.article, next)  // 条, not 条件
    case 0x6B3E: return (.paragraph, next)  // 款
    case 0x9879: return text.scalar(next).value == 0x76EE ? nil : (.item, next)  // 项, not 项目
    case 0x76EE: return text.scalar(next).value == 0x6807 ? nil : (.point, next)  // 目, not 目标
    case 0x7F16, 0x7AE0, 0x8282: return (.division, next)  // 编 章 节
    default: return nil
    }
  }

  private mutating func apply(_ step: Step, isRange: Bool) {
    var step = step
    if isRange, let last = places.last?.citation, let first = step.numbers.first {
      let from = last.number(at: step.level) ?? first.value
      if first.value - from > 1, first.value - from <= PlaceList.longestRange {
        let between = (from + 1..<first.value).map { ($0, first.range) }
        step.numbers.insert(contentsOf: between, at: 0)
      }
    }
    for (index, number) in step.numbers.enumerated() {
      add(step.level, number.value, number.range, isBracketed: step.isBracketed, opens: index == 0)
    }
    if let sub = step.subarticle { places[places.count - 1].citation.subarticle = sub }
    isOpen = true
  }

  /// 之一 behind 条.
  private func subarticle(at offset: Int) -> (value: Int, end: Int)? {
    guard let zhi = text.skip("之", at: text.skipBlanks(offset)), let number = text.number(at: zhi), number.value < 100
    else { return nil }
    return (number.value, number.end)
  }

  private mutating func add(
    _ level: CitationLevel, _ value: Int, _ range: Range<Int>, isBracketed: Bool, opens: Bool
  ) {
    let last = places.last?.citation ?? parent
    let deepens = opens && isOpen && (last?.depth ?? -1) < level.rawValue
    var citation = last?.above(level) ?? Citation(law: "")
    citation.set(level, value)
    // 第(三)款: items are numbered in brackets, paragraphs are not.
    citation.levelDoubtful = (deepens && last?.levelDoubtful == true) || (level == .paragraph && isBracketed)
    if deepens, let index = places.indices.last {
      places[index].citation = citation
      places[index].range = places[index].range.lowerBound..<range.upperBound
    } else {
      places.append(CitedPlace(citation: citation, range: range))
    }
  }
}

extension Citation {
  /// The level of the narrowest number; -1 when there is none.
  fileprivate var depth: Int {
    if point != nil { return CitationLevel.point.rawValue }
    if item != nil { return CitationLevel.item.rawValue }
    if paragraph != nil { return CitationLevel.paragraph.rawValue }
    return article != nil ? CitationLevel.article.rawValue : -1
  }

  fileprivate func number(at level: CitationLevel) -> Int? {
    switch level {
    case .division: nil
    case .article: article
    case .paragraph: paragraph
    case .item: item
    case .point: point
    }
  }

  /// The numbers wider than `level`.
  fileprivate func above(_ level: CitationLevel) -> Citation {
    var citation = Citation(law: "")
    if level.rawValue > CitationLevel.article.rawValue {
      (citation.article, citation.subarticle) = (article, subarticle)
    }
    if level.rawValue > CitationLevel.paragraph.rawValue { citation.paragraph = paragraph }
    if level.rawValue > CitationLevel.item.rawValue { citation.item = item }
    return citation
  }

  fileprivate mutating func set(_ level: CitationLevel, _ value: Int) {
    switch level {
    case .division: break
    case .article: article = value
    case .paragraph: paragraph = value
    case .item: item = value
    case .point: point = value
    }
  }
}
