/// What stands between `{{` and `}}` in a template.
struct PaperMark: Equatable {
  enum Kind: Equatable {
    /// `{{案卷}}`
    case value
    /// `{{#问题}}`: what follows, for each of them.
    case each
    /// `{{^问题}}`: what follows, when there is none.
    case none
    /// `{{/问题}}`
    case end
  }
  var kind: Kind
  var name: String

  var words: String {
    let sign = [Kind.each: "#", .none: "^", .end: "/"][kind] ?? ""
    return "{{\(sign)\(name)}}"
  }

  init(_ text: Substring) {
    var name = text.drop { $0.isWhitespace }
    let kinds: [Character: Kind] = ["#": .each, "^": .none, "/": .end]
    kind = name.first.flatMap { kinds[$0] } ?? .value
    if kind != .value { name.removeFirst() }
    self.name = name.split { $0.isWhitespace }.joined()
  }
}

/// Words of a template, cut at its marks.
enum PaperText: Equatable {
  case words(String)
  case mark(PaperMark)

  static func cut(_ text: String) throws(ReportError) -> [PaperText] {
    var parts: [PaperText] = []
    var rest = Substring(text)
    while let start = find("{{", in: rest) {
      guard let end = find("}}", in: rest[start.upperBound...]) else {
        throw ReportError("模板里的“\(rest[start.lowerBound...].prefix(12))”没有对应的“}}”;占位符要写在同一段里")
      }
      if start.lowerBound > rest.startIndex { parts.append(.words(String(rest[..<start.lowerBound]))) }
      parts.append(.mark(PaperMark(rest[start.upperBound..<end.lowerBound])))
      rest = rest[end.upperBound...]
    }
    if !rest.isEmpty { parts.append(.words(String(rest))) }
    return parts
  }

  /// The place where the block ends that `parts[start]` begins.
  static func end(of start: Int, in parts: [PaperText]) -> Int? {
    guard case .mark(let first) = parts[start] else { return nil }
    var depth = 0
    for index in parts.indices[start...] {
      guard case .mark(let mark) = parts[index], mark.name == first.name else { continue }
      switch mark.kind {
      case .each, .none: depth += 1
      case .end: depth -= 1
      case .value: continue
      }
      if depth == 0 { return index }
    }
    return nil
  }

  private static func find(_ word: String, in text: Substring) -> Range<Substring.Index>? {
    var index = text.startIndex
    while index < text.endIndex {
      if text[index...].hasPrefix(word) { return index..<text.index(index, offsetBy: word.count) }
      index = text.index(after: index)
    }
    return nil
  }

  /// Word cuts a mark into several runs as it is typed: the mark goes whole into the run where it begins.
  static func joined(_ texts: [String]) -> [String] {
    let letters = texts.flatMap { Array($0.unicodeScalars) }
    var owners = texts.enumerated().flatMap { index, text in Array(repeating: index, count: text.unicodeScalars.count) }
    var index = 0
    while index + 1 < letters.count {
      guard letters[index] == "{", letters[index + 1] == "{" else {
        index += 1
        continue
      }
      let start = index
      while index + 1 < letters.count, !(letters[index] == "}" && letters[index + 1] == "}") { index += 1 }
      for place in start...min(index + 1, letters.count - 1) { owners[place] = owners[start] }
      index += 2
    }
    var parts = texts.map { _ in String.UnicodeScalarView() }
    for (letter, owner) in zip(letters, owners) { parts[owner].append(letter) }
    return parts.map { String($0) }
  }
}
