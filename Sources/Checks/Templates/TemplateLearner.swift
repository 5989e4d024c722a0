public import CaseReading
public import DocExtract

/// Learns a form from a blank copy of it: what is printed, what is to be filled in, what is only said to whoever fills it in.
public struct TemplateLearner: Sendable {
  public init() {}

  /// - Returns: `nil` for a document without a title or without anything fixed in it.
  public func form(from document: CaseDocument, in source: ExtractedDocument) -> FormTemplate? {
    guard !document.title.isEmpty else { return nil }
    var form = FormTemplate(kind: document.kind, title: document.title)
    let title = LetterText(document.title).letters
    let lines = BlankLines(document, in: source).lines
    // What stands above the title is said of the set, or names the agency.
    let first = lines.firstIndex { $0.isTitle(title) }.map { $0 + 1 } ?? 0
    for (index, line) in lines.enumerated() {
      if line.isTitle(title) { continue }
      if index < first {
        if let code = line.numberCode { form.numberCode = code }
        continue
      }
      if BlankLine.opensInstructions(line.text) {
        form.prompts.append(BlankLine.heading(of: line.text))
        break
      }
      learn(line, into: &form)
    }
    form.labels = form.labels.unique
    form.clauses = form.clauses.unique
    form.options = form.options.unique
    form.prompts = form.prompts.unique
    return form.labels.count >= 3 || !form.clauses.isEmpty ? form : nil
  }

  private func learn(_ line: BlankLine, into form: inout FormTemplate) {
    form.prompts += line.prompts
    if let code = line.numberCode {
      if form.numberCode.isEmpty { form.numberCode = code }
      return
    }
    guard !line.isNote, !line.isAgency else { return }
    form.options += line.options.compactMap(Self.clause)
    for sentence in line.sentences {
      let (labels, rest) = Self.labels(of: sentence, isCell: line.isCell)
      form.labels += labels
      if let clause = Self.clause(rest) { form.clauses.append(clause) }
    }
  }

  /// Letters of the longest label, and of the shortest sentence.
  private static let (longestLabel, shortestClause) = (14, 6)

  /// The labels that a sentence opens with or is made of, and what is left of it.
  static func labels(of sentence: String, isCell: Bool) -> (labels: [String], rest: String) {
    var labels: [String] = []
    var rest = sentence
    while let colon = rest.firstIndex(of: ":") {
      let pieces = rest[..<colon].split(separator: "…").map(String.init)
      guard !pieces.isEmpty, pieces.allSatisfy({ isLabel($0, isCell) }) else { break }
      labels += pieces.compactMap(plain)
      rest = String(rest[rest.index(after: colon)...])
    }
    let pieces = rest.split(separator: "…").map(String.init).filter { LetterText($0).count > 0 }
    let isList = !pieces.isEmpty && pieces.allSatisfy { isLabel($0, isCell) }
    // 姓名…性别…年龄…; a short cell by itself; 当事人…
    if isList, isCell || pieces.count > 1 || rest.hasSuffix("…"), !rest.hasPrefix("…") || pieces.count > 1 {
      return (labels + pieces.compactMap(plain), "")
    }
    return (labels, rest)
  }

  private static func isLabel(_ text: String, _ isCell: Bool) -> Bool {
    let count = LetterText(text).count
    return (2...longestLabel).contains(count) && !text.contains { ",。;!?".contains($0) || $0 == "、" && !isCell }
  }

  /// A label without what surrounds it; `nil` for words in brackets, which may be struck out.
  private static func plain(_ text: String) -> String? {
    let label = text.trimming { ",。;、:. ".contains($0) }
    guard label.count(where: { $0 == "(" }) == label.count(where: { $0 == ")" }) else { return nil }
    return LetterText(FixedPhrase.withoutBrackets(label)).count > 1 ? label : nil
  }

  /// The fixed part of a sentence; `nil` when it is too short to be told from what people write.
  static func clause(_ sentence: String) -> String? {
    let text = sentence.trimming { ",。;、:….!? ".contains($0) }
    let segments = text.split { $0 == "…" || $0 == "/" }.map {
      LetterText(FixedPhrase.withoutBrackets(String($0))).count
    }
    guard segments.reduce(0, +) >= shortestClause, (segments.max() ?? 0) >= 4 else { return nil }
    return text
  }
}

extension Array where Element: Hashable {
  /// Each once, where it stands first.
  var unique: [Element] {
    var known: Set<Element> = []
    return filter { known.insert($0).inserted }
  }
}

extension String {
  func trimming(_ isDropped: (Character) -> Bool) -> String {
    String(drop(while: isDropped).reversed().drop(while: isDropped).reversed())
  }
}
