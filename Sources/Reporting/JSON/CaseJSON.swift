public import CaseReading
import Checks
import DocExtract

/// A case as the result JSON shows it (`docs/result.schema.json`).
public struct CaseJSON {
  private let file: CaseFile
  private let redactor: Redactor
  private let locators: [EvidenceLocator?]

  public init(_ file: CaseFile, redactor: Redactor) {
    self.file = file
    self.redactor = redactor
    locators = file.sources.map { $0.document.map(EvidenceLocator.init) }
  }

  /// The whole object for a case that was checked.
  func value(with results: [RuleResult]) -> JSONValue {
    .object(facts + [("results", .array(results.map(result))), ("score", .null)])
  }

  /// What the case says, before any rule: every key of the result but `results` and `score`.
  var facts: [(key: String, value: JSONValue)] {
    [
      ("path", .string(file.path)), ("kind", .string(file.kind)), ("procedure", .string(file.procedure)),
      ("stages", .strings(file.stages)), ("sector", .string(file.sector)), ("province", .optional(file.province)),
      ("lawGeneration", .optional(file.lawGeneration)), ("completeness", .string(file.completeness.rawValue)),
      ("sources", .array(file.sources.indices.map(source))),
      ("documents", .array(file.documents.map(document))),
      ("timeline", .array(file.timeline.map(event))),
    ]
  }

  private func source(_ index: Int) -> JSONValue {
    let remarks = file.remarks.filter { $0.source == index }.map {
      ExtractionIssue(code: $0.code.rawValue, page: $0.page, message: $0.message)
    }
    return CaseJSON.source(file.sources[index], remarks: remarks, redactor: redactor)
  }

  /// - Parameter remarks: what was noticed when the case was put together, beside what the file itself showed.
  static func source(_ source: ExtractedSource, remarks: [ExtractionIssue] = [], redactor: Redactor) -> JSONValue {
    let document = source.document
    let pages = document.flatMap { $0.pages.isEmpty ? nil : $0.ownPageCount }
    return [
      "path": .string(source.file.path), "format": .string(source.format.rawValue),
      "sha256": .string(source.sha256), "bytes": .int(source.file.bytes), "pages": .optional(pages),
      "status": .string(source.status.rawValue),
      "issues": .array((source.allIssues + remarks).map { issue($0, redactor) }),
    ]
  }

  private static func issue(_ issue: ExtractionIssue, _ redactor: Redactor) -> JSONValue {
    ["code": .string(issue.code), "page": .optional(issue.page), "message": .string(redactor.masked(issue.message))]
  }

  private func event(_ event: TimelineEvent) -> JSONValue {
    [
      "event": .string(event.event), "date": .string(event.date.iso), "document": .string(event.document),
      "field": .string(event.field),
    ]
  }

  // MARK: Documents

  func document(_ document: CaseDocument) -> JSONValue {
    let fields = document.fields.filter { !$0.value.isEmpty }.map { id, occurrences in
      (key: id, value: JSONValue.array(occurrences.map { occurrence($0, of: id, in: document.source) }))
    }
    var members: [(key: String, value: JSONValue)] = [
      ("id", .string(document.id)), ("kind", .string(document.kind)),
      ("title", .string(redactor.masked(document.title))), ("source", .string(path(document.source))),
      ("firstPage", .optional(document.firstPage)), ("lastPage", .optional(document.lastPage)),
      ("confidence", .share(document.confidence)), ("fields", .object(fields)),
    ]
    let source = file.sources.indices.contains(document.source) ? file.sources[document.source] : nil
    let parts = source.flatMap { one in one.document.map { document.parts(in: $0, named: one.file.path) } } ?? []
    if parts.count > 1, let first = parts.first {
      members.removeAll { $0.key == "lastPage" }
      members.append(("lastPage", .int(first.lastPage)))
      let listed = parts.map { part -> JSONValue in
        ["source": .string(part.file), "firstPage": .int(part.firstPage), "lastPage": .int(part.lastPage)]
      }
      members.append(("parts", .array(listed)))
    }
    if !document.corrected.isEmpty { members.append(("corrected", .strings(document.corrected))) }
    return .object(members)
  }

  private func occurrence(_ occurrence: FieldOccurrence, of field: String, in source: Int) -> JSONValue {
    let mask = { (text: String) in redactor.masked(text, after: FieldLabel.context(of: field)) }
    var members: [(key: String, value: JSONValue)] = [
      ("value", occurrence.value.map { FieldJSON.value($0, mask: mask) } ?? .null),
      ("text", .string(mask(Quotation.closedUp(occurrence.text)))), ("confidence", .share(occurrence.confidence)),
    ]
    switch occurrence.state {
    case .found: break
    case .blank: members.append(("state", "blank"))
    case .placeholder: members.append(("state", "placeholder"))
    case .unreadable(let reason): members += [("state", "unreadable"), ("because", .string(reason))]
    }
    return .object(members + place(of: occurrence.span, in: source))
  }

  /// The keys that say where: `page` and `box` always, the others where they mean something.
  private func place(of span: TextSpan, in source: Int) -> [(key: String, value: JSONValue)] {
    let place = locator(source)?.place(of: span) ?? Place()
    var members: [(key: String, value: JSONValue)] = [
      ("page", .optional(place.page)), ("box", place.box.map(box) ?? .null),
    ]
    if place.boxes.count > 1 { members.append(("boxes", .array(place.boxes.map(box)))) }
    if let paragraph = place.paragraph { members.append(("paragraph", .int(paragraph))) }
    if let file = place.file { members.append(("source", .string(file))) }
    if let cell = place.cell { members.append(("cell", .array(cell.map(JSONValue.int)))) }
    return members
  }

  private func box(_ box: Box) -> JSONValue {
    .array([box.x, box.y, box.width, box.height].map(JSONValue.points))
  }

  private func path(_ source: Int) -> String {
    file.sources.indices.contains(source) ? file.sources[source].file.path : ""
  }

  private func locator(_ source: Int) -> EvidenceLocator? {
    locators.indices.contains(source) ? locators[source] : nil
  }

  // MARK: Results

  private func result(_ result: RuleResult) -> JSONValue {
    [
      "rule": .string(result.rule), "code": .string(result.code), "severity": .string(result.severity.rawValue),
      "outcome": .string(result.outcome.rawValue),
      "because": .optional(result.because.map { redactor.masked(Quotation.closedUp($0)) }),
      "findings": .array(result.findings.map { finding($0, of: result.rule) }),
    ]
  }

  private func finding(_ finding: Finding, of rule: String) -> JSONValue {
    [
      "message": .string(redactor.masked(Quotation.closedUp(finding.message))), "advice": .string(finding.advice),
      "basis": .strings(finding.basis), "confidence": finding.isSure ? "high" : "low",
      "severity": .string(finding.severity.rawValue), "fingerprint": .string(finding.fingerprint(rule: rule)),
      "about": .optional(finding.about.map { redactor.masked(Quotation.closedUp($0)) }),
      "waived": .bool(finding.isWaived),
      "baselined": .bool(finding.isBaselined), "computed": finding.computed.map(computed) ?? .null,
      "searched": finding.searched.map(searched) ?? .null, "evidence": .array(finding.evidence.map(evidence)),
    ]
  }

  private func computed(_ computed: Computed) -> JSONValue {
    [
      "limit": .string(computed.limit), "count": .int(computed.count), "unit": .string(computed.unit.rawValue),
      "lastDay": .string(computed.lastDay.iso),
    ]
  }

  private func searched(_ searched: Searched) -> JSONValue {
    [
      "documents": .int(searched.documents), "pages": .int(searched.pages),
      "nearest": .strings(searched.nearest.map { redactor.masked($0) }),
    ]
  }

  private func evidence(_ evidence: Evidence) -> JSONValue {
    let found = locator(evidence.source)?.place(of: evidence.span)
    var members: [(key: String, value: JSONValue)] = [
      ("document", .string(evidence.document)), ("line", .optional(found?.line)), ("quote", .string(quote(evidence))),
    ]
    if found?.file == nil { members.append(("source", .string(path(evidence.source)))) }
    return .object(members + place(of: evidence.span, in: evidence.source))
  }

  private func quote(_ evidence: Evidence) -> String {
    guard file.sources.indices.contains(evidence.source), let document = file.sources[evidence.source].document else {
      return ""
    }
    return Quotation(of: evidence.span, in: document, redactor: redactor).words
  }
}

extension ExtractedSource {
  /// Those of the file and those of its content, each once, in that order.
  var allIssues: [ExtractionIssue] {
    var known: Set<ExtractionIssue> = []
    return (issues + (document?.issues ?? [])).filter { known.insert($0).inserted }
  }
}
