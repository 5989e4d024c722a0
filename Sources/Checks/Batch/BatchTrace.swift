import CaseReading
import DocExtract

/// What a case leaves for the comparison with the other cases of a run, 同批案卷: a few small values and where they stand.
public struct BatchTrace: Sendable {
  /// A decision that has a number.
  struct Act: Sendable {
    var kind: String
    var number: DocumentNumber
    var agency: String?
    /// As the decision names them.
    var parties: [String]
    var date: CalendarDate?
    var evidence: Evidence
  }
  /// A record with its officers and its hours.
  struct Record: Sendable {
    var people: [NamedPerson]
    /// Minutes on one line of time.
    var from, until: Int
    var place: String?
    /// Of beginning and end.
    var evidence: [Evidence]
  }
  /// A visit to somebody who is inspected.
  struct Inspection: Sendable {
    var party: String
    var day: CalendarDate
    /// On a complaint, a transfer and the like: it does not count against the limit of a year.
    var isExempt: Bool
    var evidence: Evidence
  }

  public let path: String
  let kind: String
  let sector: String
  /// Whose case it is.
  let agency: String?
  /// When the case was opened; what is older was put into it.
  let filedOn: CalendarDate?
  /// Names and other writings of everybody the case is against.
  let parties: [String]
  private(set) var acts: [Act]
  private(set) var records: [Record]
  private(set) var inspections: [Inspection]
  /// Ids of the rules over several cases that concern this one.
  let rules: Set<String>
  /// Of the case.
  private(set) var sourceCount: Int

  /// Everything that may be quoted, in a fixed order.
  public var quotes: [Evidence] {
    acts.map(\.evidence) + records.flatMap(\.evidence) + inspections.map(\.evidence)
  }

  /// A decision more, of a case with so many files.
  mutating func add(_ act: Act, sources: Int) {
    acts.append(act)
    sourceCount = sources
  }

  /// Sources counted through all cases of a run.
  func shifted(by count: Int) -> BatchTrace {
    var trace = self
    for index in acts.indices { trace.acts[index].evidence.source += count }
    for index in records.indices {
      for place in records[index].evidence.indices { trace.records[index].evidence[place].source += count }
    }
    for index in inspections.indices { trace.inspections[index].evidence.source += count }
    return trace
  }
}

extension BatchTrace {
  /// Decisions whose numbers an agency gives once; the field of their date behind each.
  private static let numbered: [(kind: String, date: String)] = [
    ("penalty-decision", "decided-on"), ("no-penalty-decision", "decided-on"), ("on-spot-decision", "decided-on"),
    ("coercion-decision", "decided-on"), ("freeze-decision", "decided-on"), ("licence-decision", "decided-on"),
  ]
  /// Inspections that no yearly limit counts (国办发〔2024〕54号): 个案检查, 投诉举报, 转办 …
  private static let exempt = ["个案", "投诉", "举报", "移送", "转办", "交办", "线索", "突发", "事故", "复查", "安全生产"]

  init(_ facts: CaseFacts, rules: [Rule]) {
    let scope = CaseScope(facts, voice: RuleVoice(severity: .info, advice: "", basis: []))
    let file = facts.file
    path = file.path
    kind = file.kind
    sector = facts.sector
    parties = file.parties.flatMap { [$0.name] + $0.aliases }
    sourceCount = file.sources.count
    self.rules = Set(rules.filter { $0.applies.mismatch(with: facts) == nil }.map(\.id))
    let acts = Self.numbered.flatMap { kind, date in
      scope.indices(of: kind).compactMap { Self.act(kind, date, $0, scope) }
    }
    self.acts = acts
    agency = acts.lazy.compactMap(\.agency).first ?? Self.agency(of: scope)
    filedOn = (facts.byKind["case-filing-approval"] ?? []).flatMap { scope.read("approved-on", in: $0).found }
      .compactMap(\.date).min()
    records = OfficerTimeOverlapCheck.records(scope).map { record in
      Record(
        people: record.people, from: record.from, until: record.until,
        place: record.place.map { PartyNames.plain($0.text) },
        evidence: [record.start, record.end].compactMap { $0.map { Self.quoted($0, file) } })
    }
    inspections = file.kind == "inspection" ? Self.inspections(scope) : []
  }

  private static func act(_ kind: String, _ date: String, _ index: Int, _ scope: CaseScope) -> Act? {
    let numbers = scope.read("document-number", in: index).found
    guard let place = numbers.first(where: { $0.number != nil }), let number = place.number else { return nil }
    let day = scope.read(date, in: index).found.first { $0.date != nil }?.date
    return Act(
      kind: kind, number: number, agency: agency(ofDocument: index, scope),
      parties: scope.read("party-name", in: index).found.map { PartyNames.plain($0.text) }, date: day,
      evidence: quoted(place, scope.file))
  }

  private static func agency(ofDocument index: Int, _ scope: CaseScope) -> String? {
    for field in ["issuing-agency", "agency-name"] {
      if let place = scope.read(field, in: index).found.first { return PartyNames.plain(place.text) }
    }
    return nil
  }

  private static func agency(of scope: CaseScope) -> String? {
    scope.file.documents.indices.lazy.compactMap { agency(ofDocument: $0, scope) }.first
  }

  private static func inspections(_ scope: CaseScope) -> [Inspection] {
    let isExempt = scope.file.documents.indices.contains { index in
      ["case-source-register", "source-material"].contains(scope.file.documents[index].kind)
        || scope.read("inspection-kind", in: index).found.flatMap(\.words).contains { words in
          exempt.contains(where: words.contains)
        }
    }
    return scope.indices(of: "inspection-record").compactMap { index in
      let parties = ["inspected-party", "party-name"].flatMap { scope.read($0, in: index).found }
      guard let party = parties.first,
        let start = scope.read("started-at", in: index).found.first(where: { $0.date != nil }),
        let day = start.date
      else { return nil }
      return Inspection(
        party: PartyNames.plain(party.text), day: day, isExempt: isExempt, evidence: quoted(start, scope.file))
    }
  }

  /// With a low confidence where the words were recognized on a picture, and may be others.
  private static func quoted(_ place: Place, _ file: CaseFile) -> Evidence {
    var evidence = place.evidence
    if file.sources.indices.contains(evidence.source),
      file.sources[evidence.source].document?.isSure(of: evidence.span) == false
    {
      evidence.confidence = 0
    }
    return evidence
  }
}
