import CaseReading

/// `citation-valid`, 法律引用: what a document cites exists, is in force, and is named closely enough.
struct CitationValidCheck: Check {
  static let kind = "citation-valid"
  enum Mode: String, CaseIterable, Sendable {
    /// Down to the article, and to paragraph and item where there are some.
    case granularity
    /// On the day that counts.
    case inForce = "in-force"
    /// The article of a law that was renumbered deals with what the sentence is about.
    case articleTopic = "article-topic"
    /// The article exists in some version that may apply.
    case exists
  }
  let source: CitationSource
  let mode: Mode
  /// A law in force on one of these days is in force (从旧兼从轻).
  let on: [DateSource]
  let topics: [ArticleTopic]
  let law: String
  /// Fields in which an article without its paragraph or item is a finding, not only a hint.
  let exact: Set<String>

  init(_ keys: inout PackMapping, _ context: PackContext) throws(PackError) {
    source = try CitationSource(&keys, context)
    mode = try keys.require("mode").word("mode")
    var on: [DateSource] = []
    for element in keys.take("on")?.listed ?? [] { on.append(try DateSource(element, context)) }
    self.on = on
    var topics: [ArticleTopic] = []
    for element in keys.take("topics")?.listed ?? [] { topics.append(try ArticleTopic(element, context)) }
    self.topics = topics
    law = try keys.string("law") ?? ""
    exact = try Set(keys.strings("exact"))
    if let odd = exact.first(where: { field in !source.fields.contains { $0.field == field } }) {
      throw keys.node.error("exact 里的 \(odd) 不在 fields 里")
    }
    if mode == .articleTopic, topics.isEmpty || law.isEmpty { throw keys.node.error("article-topic 应有 law 和 topics") }
    if mode != .articleTopic, !topics.isEmpty { throw keys.node.error("topics 只用于 article-topic") }
  }

  func examine(_ scope: CaseScope) -> CheckOutcome {
    let (found, gaps) =
      mode == .articleTopic ? source.citationsEverywhere(in: scope) : source.citations(in: scope)
    var outcome = gaps
    if !found.isEmpty { outcome.absent = [] }
    switch mode {
    case .granularity: outcome += CitationGranularity(found, exact: exact, scope).examine()
    case .inForce: outcome += CitationForce(found, on: days(in: scope), scope).examine()
    case .exists: outcome += CitationForce(found, on: days(in: scope), scope).examineArticles()
    case .articleTopic: outcome += examineTopics(found, scope)
    }
    return outcome
  }

  private func days(in scope: CaseScope) -> CitationForce.Days {
    let sources = on.isEmpty ? [DateSource(terms: [.decisionDate])] : on
    var days = CitationForce.Days()
    for source in sources {
      do throws(Unmet) {
        days.known.append(try scope.date(source, pick: .latest).value)
      } catch {
        switch error {
        case .unreadable(let reason), .hidden(let reason): days.unread = days.unread ?? reason
        case .absent(let reason): days.absent = reason
        }
      }
    }
    return days
  }

  private func examineTopics(_ found: [CitedPlace], _ scope: CaseScope) -> CheckOutcome {
    var outcome = CheckOutcome()
    let wanted = scope.facts.reference.laws.find(law)?.law.id
    var outdated:
      [String: (topic: ArticleTopic, law: String, places: [(article: Int, place: CitedPlace, confidence: Double)])] =
        [:]
    var order: [String] = []
    for place in found {
      guard let article = place.citation.article,
        let hit = scope.facts.reference.laws.find(place.citation.law), hit.law.id == wanted
      else { continue }
      outcome.isPassed = true
      guard let topic = topics.first(where: { $0.isOutdated(article, in: place.sentence) }) else { continue }
      // 第三十一条、第三十二条 of one sentence are one defect.
      let key = "\(place.document.id)|\(topic.name)|\(place.sentence)"
      if outdated[key] == nil { order.append(key) }
      outdated[key, default: (topic, hit.law.name, [])].places.append((article, place, hit.confidence))
    }
    outcome.findings += order.compactMap { key in
      outdated[key].map { finding($0.topic, of: $0.law, $0.places, scope) }
    }
    if !outcome.isPassed, outcome.absent.isEmpty { outcome.absent.append("没有引用《\(law)》") }
    return outcome
  }
}

extension CitationValidCheck {
  private func finding(
    _ topic: ArticleTopic, of law: String, _ places: [(article: Int, place: CitedPlace, confidence: Double)],
    _ scope: CaseScope
  ) -> Finding {
    let document = places[0].place.document
    let old = places.map { "第\($0.article)条" }.joined(separator: "、")
    let current = topic.new.map { "第\($0)条" }.joined(separator: "、")
    return scope.finding(
      "\(scope.facts.name(of: document))以《\(law)》\(old)作\(topic.name)的依据,现行条号为\(current)", kind: document.kind,
      subject: "\(topic.name)\(places[0].article)", evidence: places.map(\.place.evidence),
      isSure: places.allSatisfy { $0.confidence >= CaseScope.sureFrom })
  }
}

/// A subject of a law with its old and its new article numbers.
struct ArticleTopic: Sendable {
  let name: String
  let words: PackPattern
  let old, new: [Int]

  /// `{name: 听证, words: [听证], old: [42], new: [63, 64]}`
  init(_ node: PackNode, _ context: PackContext) throws(PackError) {
    var keys = try PackMapping(node, name: "topics")
    name = try keys.require("name").string("name")
    words = try context.alternatives(keys.require("words"))
    func numbers(_ node: PackNode) throws(PackError) -> [Int] {
      var numbers: [Int] = []
      for element in node.listed { numbers.append(try element.integer("条号")) }
      return numbers
    }
    old = try numbers(keys.require("old"))
    new = try numbers(keys.require("new"))
    try keys.finish()
  }

  /// The number is that of the old law for this subject, and not one of the new ones.
  func isOutdated(_ article: Int, in sentence: String) -> Bool {
    old.contains(article) && !new.contains(article) && words.matches(anythingIn: Array(sentence.utf8))
  }
}
