import CaseReading

/// `wording-era`, 用语的年代: whether fixed words belong to the law that held on the day of the document.
///
/// Each feature has a weight in hundredths; those of the other age are added up, those of the right one taken off.
struct WordingEraCheck: Check {
  static let kind = "wording-era"

  /// Something that was worded otherwise before a day, 法律分代特征 (`templates.md` §3).
  struct Feature: Sendable {
    let name: String
    /// Hundredths.
    let weight: Int
    /// From this day on the new wording is right.
    let since: CalendarDate
    let old, new: [PackPattern]
    /// Kinds of document; empty for all that are looked at.
    let kinds: [String]
    let sectors: [String]
  }

  private enum Age: String, CaseIterable { case old, new }

  /// The day of each kind of document.
  private let documents: [(kind: String, day: String)]
  private let features: [Feature]
  /// Hundredths from which on it is a finding.
  private let threshold: Int
  private let wrong: Age
  /// Features of less weight say nothing by themselves.
  private static let weak = 10

  init(_ keys: inout PackMapping, _ context: PackContext) throws(PackError) {
    var documents: [(kind: String, day: String)] = []
    for entry in try keys.require("documents").entries ?? [] {
      let kind = try context.kind(entry.key, at: entry.value)
      documents.append((kind, try entry.value.word("字段", among: context.vocabulary.kinds[kind] ?? [])))
    }
    guard !documents.isEmpty else { throw keys.missing("documents", "wording-era 的 documents 应为 {文书: 日期字段}") }
    self.documents = documents
    var features: [Feature] = []
    for element in try keys.require("features").listed { features.append(try Feature(element, context)) }
    self.features = features
    threshold = try keys.integer("threshold") ?? 50
    wrong = try keys.word("wrong") ?? .old
  }

  func examine(_ scope: CaseScope) -> CheckOutcome {
    var outcome = CheckOutcome()
    for (kind, day) in documents {
      for index in scope.indices(of: kind) { outcome += examine(index, day, scope.focused(on: index)) }
    }
    if outcome.outcome == .notApplicable, outcome.absent.isEmpty { outcome.absent = ["没有可以比对的文书"] }
    return outcome
  }

  private func examine(_ index: Int, _ field: String, _ scope: CaseScope) -> CheckOutcome {
    let document = scope.file.documents[index]
    guard let place = scope.read(field, in: index).found.first(where: { $0.date != nil }), let day = place.date else {
      return .absent("\(scope.facts.name(of: document))没有日期")
    }
    let text = PhraseText(document)
    var sum = 0
    var hits: [(feature: Feature, range: Range<Int>)] = []
    for feature in features where feature.concerns(document.kind, scope.facts.sector) {
      // Of the two wordings only one can be wrong on that day.
      guard (wrong == .old) == (day >= feature.since) else { continue }
      let (bad, good) = wrong == .old ? (feature.old, feature.new) : (feature.new, feature.old)
      if let hit = bad.lazy.compactMap({ $0.firstMatch(in: text.bytes)?.range }).first {
        sum += feature.weight
        hits.append((feature, hit))
      } else if good.contains(where: { $0.matches(anythingIn: text.bytes) }) {
        sum -= feature.weight
      }
    }
    let telling = hits.filter { $0.feature.weight > Self.weak }
    guard sum >= threshold, !telling.isEmpty else {
      return document.unreadable.map { .unread("\(scope.facts.name(of: document))没有读全: \($0)") } ?? .passed
    }
    let age = wrong == .old ? "旧法" : "新法"
    return telling.reduce(into: CheckOutcome()) { outcome, hit in
      outcome.findings.append(
        scope.finding(
          "\(scope.facts.name(of: document))(\(day))的固定句是\(age)内容:\(hit.feature.name)“\(text.string(hit.range))”",
          kind: document.kind,
          subject: hit.feature.name, evidence: [text.evidence(hit.range, document)]))
    }
  }
}

extension WordingEraCheck.Feature {
  fileprivate init(_ node: PackNode, _ context: PackContext) throws(PackError) {
    var keys = try PackMapping(node, name: "特征")
    name = try keys.require("name").string("name")
    weight = try keys.require("weight").integer("weight")
    guard let since = try keys.date("since") else { throw keys.missing("since", "特征缺少“since”") }
    self.since = since
    old = try keys.take("old").map { node throws(PackError) in try context.patterns(node) } ?? []
    new = try keys.take("new").map { node throws(PackError) in try context.patterns(node) } ?? []
    var kinds: [String] = []
    for element in keys.take("documents")?.listed ?? [] { kinds.append(try context.kind(element)) }
    self.kinds = kinds
    var sectors: [String] = []
    for element in keys.take("sectors")?.listed ?? [] {
      sectors.append(try element.word("sectors", among: CaseWords.sectors))
    }
    self.sectors = sectors
    guard !old.isEmpty || !new.isEmpty else { throw node.error("特征缺少 old 和 new") }
    try keys.finish()
  }

  fileprivate func concerns(_ kind: String, _ sector: String) -> Bool {
    (kinds.isEmpty || kinds.contains(kind)) && (sectors.isEmpty || sectors.contains(sector))
  }
}
