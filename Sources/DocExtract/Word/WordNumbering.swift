/// The lists of a Word document: what stands before a paragraph, as Word shows it.
struct WordNumbering {
  /// The list and level that a paragraph belongs to.
  struct Reference {
    /// 0 takes an inherited number away.
    var list: Int?
    /// 0-based.
    var level: Int?

    init(_ numPr: XMLElement) {
      list = numPr.child(.numId)?.int(.val)
      level = numPr.child(.ilvl)?.int(.val)
    }
  }

  private struct Level {
    var start = 1
    var format = "decimal"
    var text = ""
    var restart: Int?
    var suffix = "tab"
    var isLegal = false
  }

  private struct List {
    var abstract: Int
    var starts: [Int: Int] = [:]
    var levels: [Int: Level] = [:]
  }

  private var abstracts: [Int: [Int: Level]] = [:]
  private var lists: [Int: List] = [:]
  /// The last numbers given, by abstract list and level.
  private var counters: [Int: [Int?]] = [:]
  /// Overridden starts that were used already.
  private var started: Set<[Int]> = []

  init(_ tree: XMLTree?) {
    guard let root = tree?.root else { return }
    for element in root.children {
      switch element.name {
      case .abstractNum:
        guard let id = element.int(.abstractId) else { continue }
        for level in element.children where level.name == .lvl {
          guard let index = level.int(.ilvlAttribute) else { continue }
          abstracts[id, default: [:]][index] = Self.level(level)
        }
      case .num:
        guard let id = element.int(.numIdAttribute), let abstract = element.child(.abstractNumId)?.int(.val) else {
          continue
        }
        var list = List(abstract: abstract)
        for override in element.children where override.name == .lvlOverride {
          guard let index = override.int(.ilvlAttribute) else { continue }
          list.starts[index] = override.child(.startOverride)?.int(.val)
          list.levels[index] = override.child(.lvl).map(Self.level)
        }
        lists[id] = list
      default: break
      }
    }
  }

  private static func level(_ element: XMLElement) -> Level {
    var level = Level()
    for property in element.children {
      switch property.name {
      case .start: level.start = property.int(.val) ?? 1
      case .numFmt: level.format = property.attribute(.val) ?? "decimal"
      case .lvlText: level.text = property.attribute(.val) ?? ""
      case .lvlRestart: level.restart = property.int(.val)
      case .suff: level.suffix = property.attribute(.val) ?? "tab"
      case .isLgl: level.isLegal = WordFormat.isOn(property)
      // A number format of a later version of Word comes inside a choice, with a fall-back.
      case .alternateContent:
        if let format = (property.child(.choice) ?? property.child(.fallback))?.child(.numFmt)?.attribute(.val) {
          level.format = format
        }
      default: break
      }
    }
    return level
  }

  /// Counts a paragraph and says what stands before it; `nil` when nothing does.
  mutating func label(for reference: Reference) -> String? {
    guard let id = reference.list, id != 0, let list = lists[id] else { return nil }
    let index = max(0, min(8, reference.level ?? 0))
    guard let level = level(index, of: list) else { return nil }
    count(index, level, of: list, id)
    guard level.format != "none" || !level.text.isEmpty else { return nil }
    let text = level.format == "bullet" ? bullet(level.text) : filled(level, list)
    guard !text.isEmpty else { return nil }
    // After a full-width sign the gap is part of the sign.
    let isWide = text.unicodeScalars.last.map { $0.value >= 0x2E80 } ?? false
    return level.suffix == "nothing" || isWide ? text : text + " "
  }

  private func level(_ index: Int, of list: List) -> Level? { list.levels[index] ?? abstracts[list.abstract]?[index] }

  private mutating func count(_ index: Int, _ level: Level, of list: List, _ id: Int) {
    var numbers = counters[list.abstract] ?? Array(repeating: nil, count: 9)
    if let start = list.starts[index], started.insert([id, index]).inserted {
      numbers[index] = start
    } else {
      numbers[index] = numbers[index].map { $0 &+ 1 } ?? level.start
    }
    for deeper in (index + 1)..<max(index + 1, 9) {
      // `lvlRestart` names, 1-based, the level that makes this one begin again; 0 is none.
      let restart = self.level(deeper, of: list)?.restart
      if restart.map({ $0 != 0 && index + 1 <= $0 }) ?? true { numbers[deeper] = nil }
    }
    counters[list.abstract] = numbers
  }

  private func filled(_ level: Level, _ list: List) -> String {
    let numbers = counters[list.abstract] ?? []
    var result = ""
    var isPlace = false
    for scalar in level.text.unicodeScalars {
      if isPlace, let digit = Int(String(scalar)), (1...9).contains(digit), digit <= numbers.count {
        let other = self.level(digit - 1, of: list)
        let number = numbers[digit - 1] ?? other?.start ?? 1
        result += NumberFormat.text(number, format: level.isLegal ? "decimal" : other?.format ?? "decimal")
        isPlace = false
      } else if scalar == "%" {
        isPlace = true
      } else {
        if isPlace { result += "%" }
        isPlace = false
        result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  private func bullet(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      let shown =
        PrintedSigns.wingding(scalar.value) ?? ((0xE000...0xF8FF).contains(scalar.value) ? 0x25CF : scalar.value)
      if let shown = Unicode.Scalar(shown) { result.unicodeScalars.append(shown) }
    }
    return result
  }
}
