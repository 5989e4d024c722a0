import CaseReading

/// `people-distinct`: so many different people in each document, or sets of people that have nobody in common.
struct PeopleDistinctCheck: Check {
  static let kind = "people-distinct"
  let documents: [PeopleDocument]
  /// Their people are counted together.
  let fields: [String]
  let minimum: Int
  let disjoint: [DisjointSets]

  init(_ keys: inout PackMapping, _ context: PackContext) throws(PackError) {
    var documents: [PeopleDocument] = []
    for element in (keys.take("documents") ?? keys.take("document"))?.listed ?? [] {
      documents.append(try PeopleDocument(element, context))
    }
    self.documents = documents
    let known = documents.reduce(into: Set<String>()) { $0.formUnion(context.vocabulary.kinds[$1.kind] ?? []) }
    var fields: [String] = []
    for element in keys.take("of")?.listed ?? [] { fields.append(try element.word("字段", among: known)) }
    self.fields = fields
    minimum = try keys.integer("min") ?? 0
    var disjoint: [DisjointSets] = []
    for element in keys.take("disjoint")?.listed ?? [] { disjoint.append(try DisjointSets(element, context)) }
    self.disjoint = disjoint
    guard disjoint.isEmpty == (minimum > 0 && !documents.isEmpty && !fields.isEmpty) else {
      throw keys.missing("disjoint", "people-distinct 应有 documents、of、min,或者 disjoint")
    }
  }

  func examine(_ scope: CaseScope) -> CheckOutcome {
    var outcome = CheckOutcome()
    for sets in disjoint { outcome += sets.examine(scope) }
    for document in documents {
      let indices = scope.indices(of: document.kind)
      if indices.isEmpty { outcome.absent.append("没有\(scope.vocabulary.name(of: document.kind))") }
      for index in indices { outcome += count(document, index, scope.focused(on: index)) }
    }
    return outcome
  }

  private func count(_ entry: PeopleDocument, _ index: Int, _ scope: CaseScope) -> CheckOutcome {
    if let when = entry.when {
      switch when.truth(in: scope) {
      case .yes: break
      case .no: return .absent("条件不成立")
      case .unknown(let reason): return .unread(reason)
      }
    }
    let document = scope.file.documents[index]
    var places: [Place] = []
    var unread: String?
    for field in fields where scope.vocabulary.kinds[document.kind]?.contains(field) ?? true {
      switch scope.read(field, in: index) {
      case .found(let found):
        places += found
        let isDoubtful = found.contains { $0.mark == .unclear || $0.mark == .present && People.named(in: $0).isEmpty }
        if isDoubtful { unread = unread ?? "\(scope.facts.name(of: document))的签名不能辨认是谁" }
      case .unreadable(let reason): unread = unread ?? reason
      case .absent, .blank: continue
      }
    }
    let named = places.flatMap(People.named)
    let people = People.distinct(named.filter { !$0.isMasked })
    if people.count >= minimum { return .passed }
    if named.contains(where: \.isMasked) { return .absent("\(scope.facts.name(of: document))的姓名已遮盖") }
    if let unread { return .unread(unread) }
    if people.isEmpty {
      // Nobody named at all is more often a form that was not understood than a record without officers.
      let name = scope.facts.name(of: document)
      let isLetter = scope.vocabulary.issuedToParty.contains(document.kind)
      return isLetter ? .absent("\(name)没有写明执法人员") : .unread("\(name)没有读到执法人员的姓名")
    }
    let names = people.map(\.name).joined(separator: "、")
    var evidence: [Evidence] = []
    for place in places where !evidence.contains(place.evidence) && place.mark == nil {
      evidence.append(place.evidence)
    }
    // Who is named surely in one place is not doubted for his signature in another.
    let surely = named.filter { $0.evidence.confidence >= CaseScope.sureFrom }
    if people.allSatisfy({ person in surely.contains { $0.isSame(as: person) } }) {
      evidence = evidence.filter { $0.confidence >= CaseScope.sureFrom }
    }
    return .failed(
      scope.finding(
        "\(scope.facts.name(of: document))的执法人员为\(names),共\(people.count)人,少于\(minimum)人", kind: document.kind,
        subject: names, evidence: evidence.isEmpty ? [scope.top(of: document)] : evidence))
  }
}

/// A kind of document whose people are counted, with the condition under which it is.
struct PeopleDocument: Sendable {
  let kind: String
  let when: Condition?

  /// `inspection-record`, or `{document: on-spot-decision, when: …}`.
  init(_ node: PackNode, _ context: PackContext) throws(PackError) {
    guard node.entries != nil else {
      kind = try context.kind(node)
      when = nil
      return
    }
    var keys = try PackMapping(node, name: "文书")
    kind = try context.kind(keys.require("document"))
    when = try keys.take("when").map { node throws(PackError) in try Condition(node, context) }
    try keys.finish()
  }
}
