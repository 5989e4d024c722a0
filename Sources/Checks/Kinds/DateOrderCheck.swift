import CaseReading

/// `date-order`, 日期先后: the first of each pair is not later than the second.
struct DateOrderCheck: Check {
  static let kind = "date-order"
  /// What a date that a document should have and has not means.
  enum Missing: String, CaseIterable, Sendable { case skip, fail }
  /// What two dates on one day mean where that is allowed.
  enum SameDay: String, CaseIterable, Sendable { case ok, info }

  let pairs: [DatePair]
  let sameDay: SameDay
  let missing: Missing
  let missingSeverity: Severity?
  /// Kinds whose levels of approval must not go back in time.
  let monotone: [String]

  init(_ keys: inout PackMapping, _ context: PackContext) throws(PackError) {
    var pairs: [DatePair] = []
    for element in keys.take("pairs")?.listed ?? [] { pairs.append(try DatePair(element, context)) }
    self.pairs = pairs
    sameDay = try keys.word("same-day") ?? .ok
    missing = try keys.word("missing") ?? .skip
    missingSeverity = try keys.word("missing-severity")
    monotone = try keys.take("monotone").map { node throws(PackError) in try context.kinds(node) } ?? []
    guard !pairs.isEmpty || !monotone.isEmpty else { throw keys.missing("pairs", "date-order 缺少 pairs") }
  }

  func examine(_ scope: CaseScope) -> CheckOutcome {
    var outcome = CheckOutcome()
    var inversions: [DateInversion] = []
    for (rank, pair) in pairs.enumerated() {
      do throws(Unmet) {
        guard let answer = try pair.compare(in: scope, rank: rank) else { continue }
        switch answer {
        case .ordered: outcome.isPassed = true
        case .sameDay(let inversion):
          outcome.isPassed = true
          if sameDay == .info { outcome.hints.append(inversion.finding(scope).softened) }
        case .inverted(let inversion): inversions.append(inversion)
        case .hint(let inversion): outcome.hints.append(inversion.finding(scope).softened)
        }
      } catch {
        outcome += missing(pair, error, scope)
      }
    }
    for kind in monotone { inversions += levels(of: kind, scope) }
    outcome.findings += DateInversion.nearest(inversions).map { $0.finding(scope) }
    if monotone.contains(where: { !scope.indices(of: $0).isEmpty }) { outcome.isPassed = true }
    return outcome
  }

  private func missing(_ pair: DatePair, _ unmet: Unmet, _ scope: CaseScope) -> CheckOutcome {
    guard case .absent = unmet, missing == .fail else { return CheckOutcome(unmet) }
    guard (try? scope.date(pair.second, pick: .latest)) != nil, case .field(let path)? = pair.first.terms.first,
      let index = scope.indices(of: path.kind).last
    else { return CheckOutcome(unmet) }
    let document = scope.file.documents[index]
    var evidence = scope.top(of: document)
    if case .blank(let places) = scope.read(path.field, in: index), let place = places.first {
      evidence = place.evidence
    }
    return .failed(
      scope.finding(
        "\(scope.facts.name(of: document))没有\(scope.vocabulary.name(ofField: path.field))", severity: missingSeverity,
        kind: path.kind, subject: "没有\(path.field)", searched: scope.searched(document), evidence: [evidence],
        places: [FindingPlace(document: document.id, what: path.field)]))
  }

  private static let levels = ["handler-signed-on", "unit-head-signed-on", "legal-unit-signed-on", "approved-on"]

  /// Levels of approval on one form: 承办人 ≤ 承办机构 ≤ 负责人, 法制机构 ≤ 负责人.
  private func levels(of kind: String, _ scope: CaseScope) -> [DateInversion] {
    var inversions: [DateInversion] = []
    for index in scope.indices(of: kind) {
      let dated = DateOrderCheck.levels.map { field in
        scope.read(field, in: index).found.first { $0.date != nil }
      }
      for (a, b) in [(0, 1), (1, 3), (2, 3), (0, 3)] {
        guard let first = dated[a], let second = dated[b], let x = first.date, let y = second.date, x > y else {
          continue
        }
        inversions.append(
          DateInversion(
            first: DateReading(value: x, moment: CalendarDateTime(date: x), evidence: first.evidence, doubt: nil),
            second: DateReading(value: y, moment: CalendarDateTime(date: y), evidence: second.evidence, doubt: nil),
            names: (scope.name(of: first), scope.name(of: second)), rank: 1_000 + b - a, severity: nil, note: ""))
      }
    }
    return inversions
  }
}

extension CaseScope {
  /// `立案审批表的批准日期`
  func name(of place: Place) -> String {
    "\(facts.name(of: place.document))的\(vocabulary.name(ofField: place.field))"
  }

  /// `行政处罚告知书送达(2024年2月7日)`; only the day when it is not known what happened.
  func told(_ reading: DateReading) -> String {
    guard let event = reading.event else { return "\(reading.value)" }
    let what: String
    switch event {
    case .field(let path) where path.field == "decided-on": what = "\(vocabulary.name(of: path.kind))作出"
    case .field(let path):
      // 公示(公告)日期 → 公示日期
      let name = vocabulary.name(ofField: path.field).replacing(/\(.*?\)/, with: "")
      what = "\(vocabulary.name(of: path.kind))的\(name)"
    case .servedOn(let kind): what = "\(vocabulary.name(of: kind))送达"
    case .sentOn(let kind): what = "\(vocabulary.name(of: kind))发出"
    case .decisionDate: what = "作出决定"
    }
    return "\(what)(\(reading.value))"
  }

  func name(of source: DateSource) -> String {
    switch source.terms[0] {
    case .field(let path): "\(vocabulary.name(of: path.kind))的\(vocabulary.name(ofField: path.field))"
    case .servedOn(let kind): "\(vocabulary.name(of: kind))的送达日期"
    case .sentOn(let kind): "\(vocabulary.name(of: kind))的交付日期"
    case .decisionDate: "决定日期"
    }
  }
}
