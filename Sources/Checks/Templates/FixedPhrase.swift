import DocExtract

/// Fixed words of a form, 固定句 or 栏目, with what may stand between them.
///
/// Written as it stands in the form: `…` for what is filled in; words in brackets may be kept or struck out
/// (`你(单位)`), but for numbers (`第(一)项`); of words parted by `/` one is enough (`地址/住址`).
struct FixedPhrase: Sendable {
  struct Segment: Sendable {
    var letters: [UInt32]
    /// Letters that may stand between the segment before and this one.
    var gap: Int
  }
  /// At least one; each a way of filling in the phrase.
  private(set) var ways: [[Segment]]
  /// Letters of the longest way.
  let length: Int

  /// What a person may write into one blank.
  private static let filled = 400
  /// What may stand in a pair of brackets.
  private static let bracketed = 24

  init(_ text: String) {
    let alternatives = text.split(separator: "/").map(String.init)
    ways = (alternatives.isEmpty ? [text] : alternatives).map(Self.segments).filter { !$0.isEmpty }
    length = ways.map { $0.reduce(0) { $0 + $1.letters.count } }.max() ?? 0
  }

  private static func segments(_ text: String) -> [Segment] {
    var segments: [Segment] = []
    var piece = ""
    var gap = 0
    var depth = 0
    func close(_ next: Int) {
      let letters = LetterText(piece).letters
      if !letters.isEmpty { segments.append(Segment(letters: letters, gap: segments.isEmpty ? 0 : gap)) }
      gap = letters.isEmpty ? max(gap, next) : next
      piece = ""
    }
    for letter in withoutBracketsOfNumbers(text) {
      switch letter {
      case "(", "[", "〔":
        if depth == 0 { close(bracketed) }
        depth += 1
      case ")", "]", "〕": depth = max(0, depth - 1)
      case "…" where depth == 0: close(filled)
      default: if depth == 0 { piece.append(letter) }
      }
    }
    close(0)
    // A letter by itself stands anywhere; it says something only where nothing else does.
    let telling = segments.filter { $0.letters.count > 1 }
    return telling.isEmpty ? segments : telling
  }
}

/// The letters of a document with an index of where each pair of them stands.
struct LetterIndex: Sendable {
  let text: LetterText
  /// By the slot of a pair of letters where it stands first, and for each place where the next pair of its slot stands.
  private let heads, nexts: [Int32]

  init(_ text: LetterText) {
    self.text = text
    let letters = text.letters
    var size = 16
    while size < letters.count * 2 { size *= 2 }
    var heads = [Int32](repeating: -1, count: size)
    var nexts = [Int32](repeating: -1, count: letters.count)
    for index in letters.indices.dropLast().reversed() {
      let slot = Self.slot(letters[index], letters[index + 1], of: size)
      nexts[index] = heads[slot]
      heads[slot] = Int32(index)
    }
    (self.heads, self.nexts) = (heads, nexts)
  }

  /// - Parameter size: a power of two.
  private static func slot(_ a: UInt32, _ b: UInt32, of size: Int) -> Int {
    Int((a &* 0x9E37_79B1 ^ b &* 0x85EB_CA77) >> 7) & (size - 1)
  }

  func first(_ letters: [UInt32], from start: Int = 0, before end: Int = .max) -> Int? {
    first(letters[...], from: start, before: end)
  }

  /// Where `letters` begin, at `start` or later; `nil` when they do not stand there.
  func first(_ letters: ArraySlice<UInt32>, from start: Int = 0, before end: Int = .max) -> Int? {
    guard letters.count > 1 else {
      guard let letter = letters.first, start < text.count else { return nil }
      let found = text.letters[start...].firstIndex(of: letter)
      return found.flatMap { $0 < end ? $0 : nil }
    }
    let begin = letters.startIndex
    var index = Int(heads[Self.slot(letters[begin], letters[begin + 1], of: heads.count)])
    while index >= 0, index < end {
      if index >= start, stands(letters, at: index) { return index }
      index = Int(nexts[index])
    }
    return nil
  }

  private func stands(_ letters: ArraySlice<UInt32>, at place: Int) -> Bool {
    guard place + letters.count <= text.letters.count else { return false }
    let shift = place - letters.startIndex
    for index in letters.indices where letters[index] != text.letters[index + shift] { return false }
    return true
  }

  /// Where the whole phrase stands, in one of its ways; `nil` when it does not.
  func place(of phrase: FixedPhrase) -> Range<Int>? {
    for way in phrase.ways { if let place = place(of: way) { return place } }
    return nil
  }

  private func place(of way: [FixedPhrase.Segment]) -> Range<Int>? {
    guard let head = way.first else { return nil }
    var from = 0
    var tries = 0
    while tries < 64, let start = first(head.letters, from: from) {
      var end = start + head.letters.count
      var isWhole = true
      for segment in way.dropFirst() {
        guard let next = first(segment.letters, from: end, before: end + segment.gap + 1) else {
          isWhole = false
          break
        }
        end = next + segment.letters.count
      }
      if isWhole { return start..<end }
      from = start + 1
      tries += 1
    }
    return nil
  }

  /// How much of the phrase stands in the document, 0 to 1, wherever its pieces do.
  func share(of phrase: FixedPhrase) -> Double {
    if place(of: phrase) != nil { return 1 }
    return phrase.ways.map(share).max() ?? 0
  }

  private static let gram = 4

  private func share(_ way: [FixedPhrase.Segment]) -> Double {
    var (all, found) = (0, 0)
    for segment in way {
      let letters = segment.letters
      guard letters.count > Self.gram else {
        all += 1
        if first(letters) != nil { found += 1 }
        continue
      }
      for start in 0...(letters.count - Self.gram) {
        all += 1
        if first(letters[start..<start + Self.gram]) != nil { found += 1 }
      }
    }
    // Pieces that stand somewhere are less than the phrase.
    return all == 0 ? 0 : min(0.99, Double(found) / Double(all))
  }
}

extension FixedPhrase {
  /// `第一款第一项` of 第一款第(一)项: such numbers are as fixed as any.
  private static func withoutBracketsOfNumbers(_ text: String) -> String {
    guard text.contains("(") else { return text }
    var result = ""
    var inside: String?
    for letter in text {
      if letter == "(" {
        result += inside.map { "(" + $0 } ?? ""
        inside = ""
      } else if letter == ")", let words = inside {
        let isNumber = !words.isEmpty && words.allSatisfy { "〇一二三四五六七八九十0123456789".contains($0) }
        result += isNumber ? words : "(\(words))"
        inside = nil
      } else if inside != nil {
        inside?.append(letter)
      } else {
        result.append(letter)
      }
    }
    return result + (inside.map { "(" + $0 } ?? "")
  }

  static func withoutBrackets(_ text: String) -> String {
    var result = ""
    var depth = 0
    for letter in text {
      if letter == "(" || letter == "[" { depth += 1 }
      if depth == 0 { result.append(letter) }
      if letter == ")" || letter == "]" { depth = max(0, depth - 1) }
    }
    return result
  }
}
