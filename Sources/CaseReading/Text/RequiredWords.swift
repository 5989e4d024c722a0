/// Words of which every match of a pattern holds at least one.
///
/// Most phrases of a library match nothing in most documents: looking for their words first costs a fraction of matching.
/// Found by reading the pattern's source, on the safe side: where it is not plain what a match must hold, nothing is required.
struct RequiredWords: Sendable {
  /// UTF-8 of words of at least two Han.
  let words: [[UInt8]]

  /// More words than these are no quick look any more.
  private static let most = 32
  private static let shortest = 2

  /// - Returns: `nil` when no such words can be told.
  init?(_ source: String) {
    guard !source.hasPrefix("(*"), !source.contains("\\Q"), !source.contains("(?("),
      let words = Self.words(in: Array(source.unicodeScalars)[...])
    else { return nil }
    self.words = words.map { Array(String(String.UnicodeScalarView($0)).utf8) }
  }

  func areFound(in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    words.contains { $0.withUnsafeBufferPointer { Bytes.firstRange(of: $0, in: bytes) != nil } }
  }

  // MARK: Reading a pattern

  private typealias Source = ArraySlice<Unicode.Scalar>
  private typealias Word = [Unicode.Scalar]

  /// One of the alternatives matches, so one of the words of each is found.
  private static func words(in source: Source) -> [Word]? {
    var all: [Word] = []
    for alternative in alternatives(of: source) {
      guard let words = words(inSequence: alternative) else { return nil }
      all += words
      if all.count > most { return nil }
    }
    return all
  }

  /// Of all parts that must match, the one with the longest words.
  private static func words(inSequence source: Source) -> [Word]? {
    var best: [Word]?
    func offer(_ words: [Word]?) {
      guard let words, let length = words.map(\.count).min(), length >= shortest else { return }
      let known = best?.map(\.count).min() ?? 0
      if length > known || length == known && words.count < best?.count ?? .max { best = words }
    }
    var run: Word = []
    func endRun() {
      offer([run])
      run = []
    }
    var at = source.startIndex
    while at < source.endIndex {
      let scalar = source[at]
      switch scalar {
      case "\\":
        endRun()
        at = afterEscape(source, at)
        at = afterQuantifier(source, at).end
      case "[":
        endRun()
        at = afterQuantifier(source, afterClass(source, at)).end
      case "(":
        endRun()
        let close = closing(source, at)
        let (end, isOptional) = afterQuantifier(source, close)
        if !isOptional, let content = content(of: source[at..<close]) { offer(words(in: content)) }
        at = end
      case ".", "^", "$", ")", "|", "?", "*", "+", "{", "}":
        endRun()
        at = afterQuantifier(source, at + 1).end
      default:
        let (end, isOptional) = afterQuantifier(source, at + 1)
        let isQuantified = end > at + 1
        if scalar.value.isHan, !isOptional { run.append(scalar) } else { endRun() }
        if isQuantified { endRun() }
        at = end
      }
    }
    endRun()
    return best
  }

  private static func alternatives(of source: Source) -> [Source] {
    var parts: [Source] = []
    var start = source.startIndex
    var at = start
    while at < source.endIndex {
      switch source[at] {
      case "\\": at = afterEscape(source, at)
      case "[": at = afterClass(source, at)
      case "(": at = closing(source, at)
      case "|":
        parts.append(source[start..<at])
        at += 1
        start = at
      default: at += 1
      }
    }
    return parts + [source[start...]]
  }

  /// What stands in a group that takes part in a match; `nil` for assertions and options.
  private static func content(of group: Source) -> Source? {
    let inner = group.dropFirst().dropLast()
    guard inner.first == "?" else { return inner }
    let rest = inner.dropFirst()
    switch rest.first {
    case ":", "|", ">": return rest.dropFirst()
    case "P", "<", "'":
      if rest.starts(with: "<=".unicodeScalars) || rest.starts(with: "<!".unicodeScalars) { return nil }
      guard let end = rest.firstIndex(of: ">") else { return nil }
      return rest[(end + 1)...]
    default: return nil
    }
  }

  /// Behind the bracket that closes the one at `start`.
  private static func closing(_ source: Source, _ start: Int) -> Int {
    var depth = 0
    var at = start
    while at < source.endIndex {
      switch source[at] {
      case "\\": at = afterEscape(source, at)
      case "[": at = afterClass(source, at)
      case "(":
        depth += 1
        at += 1
      case ")":
        depth -= 1
        at += 1
        if depth == 0 { return at }
      default: at += 1
      }
    }
    return source.endIndex
  }

  private static func afterClass(_ source: Source, _ start: Int) -> Int {
    var at = start + 1
    if at < source.endIndex, source[at] == "^" { at += 1 }
    if at < source.endIndex, source[at] == "]" { at += 1 }
    while at < source.endIndex, source[at] != "]" { at = source[at] == "\\" ? afterEscape(source, at) : at + 1 }
    return min(at + 1, source.endIndex)
  }

  /// Behind `\d`, `\(`, `\p{Han}`.
  private static func afterEscape(_ source: Source, _ start: Int) -> Int {
    var at = min(start + 2, source.endIndex)
    if at < source.endIndex, source[at] == "{", "pPxogk".unicodeScalars.contains(source[at - 1]) {
      while at < source.endIndex, source[at] != "}" { at += 1 }
      at = min(at + 1, source.endIndex)
    }
    return at
  }

  /// Behind `?`, `*`, `+`, `{2,5}` and what makes them lazy or possessive, and whether they allow none.
  private static func afterQuantifier(_ source: Source, _ start: Int) -> (end: Int, isOptional: Bool) {
    guard start < source.endIndex else { return (start, false) }
    var at = start
    var isOptional = false
    switch source[at] {
    case "?", "*":
      isOptional = true
      at += 1
    case "+": at += 1
    case "{":
      guard let close = source[at...].firstIndex(of: "}") else { return (start, true) }
      let least = source[(at + 1)..<close].prefix { $0 != "," }
      isOptional = least.isEmpty || least.allSatisfy { $0 == "0" }
      at = close + 1
    default: return (start, false)
    }
    if at < source.endIndex, source[at] == "?" || source[at] == "+" { at += 1 }
    return (at, isOptional)
  }
}
