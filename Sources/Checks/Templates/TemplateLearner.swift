public import CaseReading
public import DocExtract

/// Learns a form from a blank copy of it: what is printed, what is to be filled in, what is only said to whoever fills it in.
public struct TemplateLearner: Sendable {
  public init() {}

  /// - Returns: several where forms that the readers do not know follow one another in a document; none without a title
  ///   or without anything fixed, and for the table of contents of a set.
  public func forms(from document: CaseDocument, in source: ExtractedDocument) -> [FormTemplate] {
    let lines = BlankLines(document, in: source).lines
    guard !isContents(lines) else { return [] }
    let title = FormTitle.of(document)
    var forms: [FormTemplate] = []
    var start = 0
    var head = (kind: document.kind, title: title)
    for (index, next) in borders(of: lines, titled: title) + [(lines.count, "")] {
      if !head.title.isEmpty, let form = form(head.kind, head.title, Array(lines[start..<index])) { forms.append(form) }
      (start, head) = (index, ("unknown", next))
    }
    return forms
  }

  /// Whether the document is the table of contents of a set: that is no form.
  public func isContents(_ document: CaseDocument, in source: ExtractedDocument) -> Bool {
    isContents(BlankLines(document, in: source).lines)
  }

  private func isContents(_ lines: [BlankLine]) -> Bool {
    let listed = FormTitle.listed(in: lines)
    return listed.count >= 3 && listed.count * 2 >= lines.count - 3
  }

  /// Where another form begins: a title alone on its line, with a number below, the heading of a form above, or on a new page.
  private func borders(of lines: [BlankLine], titled first: String) -> [(index: Int, title: String)] {
    var borders: [(index: Int, title: String)] = []
    var last = (index: 0, title: first)
    for index in lines.indices.dropFirst(Self.shortestForm) where !lines[index].isCell {
      guard let title = FormTitle.read(lines[index].text), index - last.index >= Self.shortestForm,
        // The counterfoil has the title of the form.
        title != last.title || lines[last.index..<index].contains(where: { $0.text.contains("存根") })
      else { continue }
      // The agency and the name of the set stand above the title.
      var start = index
      while start > last.index + 1, lines[start - 1].isAgency || lines[start - 1].isHeading { start -= 1 }
      if start == index, index - 2 > last.index, lines[index - 2].isHeading { start = index - 2 }
      let hasNumber = lines[(index + 1)...].prefix(2).contains { $0.numberCode != nil }
      guard hasNumber || lines[start...index].contains(where: { $0.isHeading || $0.opensPage }) else { continue }
      last = (start, title)
      borders.append(last)
    }
    return borders
  }

  /// Lines of the shortest form.
  private static let shortestForm = 4

  private func form(_ kind: String, _ name: String, _ lines: [BlankLine]) -> FormTemplate? {
    var form = FormTemplate(kind: kind, title: name)
    let title = LetterText(name).letters
    // What stands above the title is said of the set, or names the agency.
    let first = lines.firstIndex { $0.isTitle(title) }.map { $0 + 1 } ?? 0
    for (index, line) in lines.enumerated() {
      if line.isTitle(title) || line.isHeading { continue }
      if index < first {
        if let code = line.numberCode { form.numberCode = code }
        continue
      }
      if BlankLine.opensInstructions(line.text) {
        form.prompts += [BlankLine.heading(of: line.text), line.text].filter { LetterText($0).count >= 4 }
        guard form.labels.isEmpty, form.clauses.isEmpty else { break }
        continue
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
    let words = FixedPhrase.withoutBrackets(text)
    let count = LetterText(words).count
    return (2...longestLabel).contains(count) && !words.contains { ",。;!?".contains($0) || $0 == "、" && !isCell }
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
