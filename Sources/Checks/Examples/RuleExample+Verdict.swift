public import CaseReading
import DocExtract

/// What came of an example.
public struct ExampleVerdict: Sendable, Equatable {
  public let marking: RuleExample.Marking
  /// What the rule did besides, for a person: outcome, reason, findings.
  public let explanation: String
  /// Marked words that no finding quotes, and quoted words that are not marked.
  public let unquoted, unmarked: [String]

  /// As the example says, with the words it marks.
  public func agrees(with example: RuleExample) -> Bool {
    marking == example.marked && unquoted.isEmpty && unmarked.isEmpty
  }
}

extension RuleExample {
  /// The day on which examples are judged that name none.
  public static let defaultAsOf = CalendarDate(dayNumber: 20_634)  // 2026-06-30

  /// Runs the rule on the example's case.
  public func verdict(
    after disturbance: Disturbance = .none, reader: some ExampleReader, engine: RuleEngine
  ) throws(PackError) -> ExampleVerdict {
    guard let rule = engine.pack[rule] else {
      throw PackError(path: "\(self.rule).yaml", line: line, column: 1, message: "没有规则 \(self.rule)")
    }
    var (file, marks) = try assembled(documents, after: disturbance, reader: reader, engine: engine, rule: rule)
    guard let asOf = facts.asOf ?? RuleExample.defaultAsOf else {
      throw PackError(path: "\(self.rule).yaml", line: line, column: 1, message: "示例没有评查日")
    }
    let settings = CheckSettings(asOf: asOf, lists: facts.lists)
    guard !otherCases.isEmpty else {
      return ExampleVerdict(engine.run(rule, on: file, settings: settings), file: file, marks: marks)
    }
    var review = BatchReview(engine.pack, lists: facts.lists)
    file.path = "案卷1"
    review.add(engine.trace(of: file, settings: settings))
    for (index, documents) in otherCases.enumerated() {
      var (other, found) = try assembled(documents, after: disturbance, reader: reader, engine: engine, rule: rule)
      other.path = "案卷\(index + 2)"
      review.add(engine.trace(of: other, settings: settings))
      for (source, spans) in found { marks[file.sources.count + source] = spans }
      file.sources += other.sources
    }
    guard let result = review.results().first(where: { $0.rule == rule.id }) else {
      throw PackError(path: "\(self.rule).yaml", line: line, column: 1, message: "other-cases 只用于比较几个案卷的规则(batch)")
    }
    return ExampleVerdict(result, file: file, marks: marks)
  }

  /// What the rule finds in the example's case, without those of other cases.
  func outcome(reader: some ExampleReader, engine: RuleEngine) throws(PackError) -> (result: RuleResult, file: CaseFile)
  {
    guard let rule = engine.pack[rule], let asOf = facts.asOf ?? RuleExample.defaultAsOf else {
      throw PackError(path: "\(self.rule).yaml", line: line, column: 1, message: "没有规则 \(self.rule)")
    }
    let file = try assembled(documents, after: .none, reader: reader, engine: engine, rule: rule).0
    return (engine.run(rule, on: file, settings: CheckSettings(asOf: asOf, lists: facts.lists)), file)
  }

  /// The case with the marked spans by source.
  private func assembled(
    _ entries: [Document], after disturbance: Disturbance, reader: some ExampleReader, engine: RuleEngine, rule: Rule
  ) throws(PackError) -> (CaseFile, [Int: [TextSpan]]) {
    var documents: [CaseDocument] = []
    var sources: [ExtractedSource] = []
    var marks: [Int: [TextSpan]] = [:]
    for (index, entry) in entries.enumerated() {
      guard let known = engine.vocabulary.kinds[entry.kind] else {
        throw PackError(
          path: "\(rule.id).yaml", line: line, column: 1,
          message: "示例“\(name)”的文书种类" + Spelling.unknown(entry.kind, among: engine.vocabulary.kinds.keys))
      }
      var document: CaseDocument
      let source: ExtractedDocument
      switch entry.content {
      case .words(let words):
        let marked = MarkedText(disturbance.apply(to: words))
        (document, source) = reader.document(kind: entry.kind, words: marked.text)
        marks[index] = marked.marks(in: source.text)
        if words.contains("▯"), document.unreadable == nil { document.unreadable = "有看不清的内容" }
      case .fields(let fields):
        if let other = fields.first(where: { !known.contains($0.field) }) {
          throw PackError(
            path: "\(rule.id).yaml", line: line, column: 1,
            message: "示例“\(name)”:\(entry.kind) 的字段" + Spelling.unknown(other.field, among: known))
        }
        let texts = fields.map { MarkedText($0.text) }
        let spans: [TextSpan]
        (document, source, spans) = reader.document(
          kind: entry.kind, fields: zip(fields, texts).map { ($0.field, $1.text) })
        marks[index] = zip(texts, spans).flatMap { text, span in
          text.marks.map { TextSpan(start: span.start + $0.lowerBound, end: span.start + $0.upperBound) }
        }
      }
      document.id = "d\(index < 9 ? "0" : "")\(index + 1)"
      document.source = index
      documents.append(document)
      let file = SourceFile(
        path: "\(index + 1) \(engine.vocabulary.name(of: entry.kind))", location: "", bytes: source.text.utf8.count)
      let issues = document.unreadable.map { [ExtractionIssue(code: "page-without-text", message: $0)] } ?? []
      sources.append(
        ExtractedSource(file: file, status: issues.isEmpty ? .read : .partial, document: source, issues: issues))
    }
    if !facts.pages.isEmpty, !sources.isEmpty {
      sources[0].document?.pages = facts.pages.enumerated().map { number, size in
        var page = Page(
          number: number + 1, width: size.width, height: size.height, span: TextSpan(start: 0, end: 0), state: .read)
        page.digest = "\(number)"
        return page
      }
    }
    if let unread = facts.unread {
      let file = SourceFile(path: "其他.pdf", location: "", bytes: 1)
      sources.append(
        ExtractedSource(
          file: file, status: .unread, issues: [ExtractionIssue(code: "page-without-text", message: unread)]))
    }
    var file = reader.assemble(documents, sources: sources)
    apply(to: &file, rule)
    return (file, marks)
  }

  /// Facts the example states go before what the documents tell; an example is about cases that its rule concerns.
  private func apply(to file: inout CaseFile, _ rule: Rule) {
    let cases = rule.applies.cases ?? [:]
    if cases[file.kind] == nil,
      let first = cases.keys.sorted().first(where: { $0 == "penalty" }) ?? cases.keys.sorted().first
    {
      file.kind = first
    }
    if cases.isEmpty, file.kind == "unknown" { file.kind = "penalty" }
    let words = cases[file.kind] ?? []
    if !words.isEmpty, !words.contains(file.procedure), !words.contains(where: file.stages.contains) {
      if let procedure = words.first(where: CaseWords.procedures.contains) {
        file.procedure = procedure
      } else {
        file.stages = (file.stages + words.prefix(1)).sorted()
      }
    }
    if let kind = facts.kind { file.kind = kind }
    if let procedure = facts.procedure { file.procedure = procedure }
    if !facts.stages.isEmpty { file.stages = facts.stages.sorted() }
    if let sector = facts.sector { file.sector = sector }
    if let province = facts.province { file.province = province }
    file.completeness = facts.completeness
    file.remarks += facts.remarks
  }
}

extension ExampleVerdict {
  init(_ result: RuleResult, file: CaseFile, marks: [Int: [TextSpan]]) {
    switch result.outcome {
    case .failed: marking = .bad
    case .indeterminate: marking = .indeterminate
    case .passed, .notApplicable: marking = .good
    }
    let texts = file.sources.map { Array(($0.document?.text ?? "").utf8) }
    func words(_ source: Int, _ span: TextSpan) -> String {
      String(decoding: texts[source][span.range.clamped(to: 0..<texts[source].count)], as: UTF8.self)
    }
    var quoted: [Int: Set<TextSpan>] = [:]
    for finding in result.findings
    where result.outcome == .failed && finding.severity > .info || result.severity == .info {
      for evidence in finding.evidence where !evidence.span.isEmpty {
        quoted[evidence.source, default: []].insert(evidence.span)
      }
    }
    let hasMarks = marks.values.contains { !$0.isEmpty }
    var unquoted: [String] = []
    var unmarked: [String] = []
    for (source, spans) in marks.sorted(by: { $0.key < $1.key }) {
      unquoted += spans.filter { !(quoted[source]?.contains($0) ?? false) }.map { words(source, $0) }
    }
    for (source, spans) in quoted.sorted(by: { $0.key < $1.key }) where hasMarks {
      unmarked += spans.filter { !(marks[source]?.contains($0) ?? false) }.map { words(source, $0) }.sorted()
    }
    self.unquoted = marking == .bad ? unquoted : []
    self.unmarked = marking == .bad ? unmarked : []
    let lines =
      ["\(result.outcome.word)\(result.because.map { ": \($0)" } ?? "")"]
      + result.findings.map { finding in
        let quotes = finding.evidence.map { "⟦\(words($0.source, $0.span))⟧" }.joined()
        return "\(finding.severity.word) \(finding.message) \(quotes)"
      }
    explanation = lines.joined(separator: "\n")
  }
}
