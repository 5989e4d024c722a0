import CaseReading

/// `fields-agree`, 前后一致: several places that state one fact state the same.
struct FieldsAgreeCheck: Check {
  static let kind = "fields-agree"
  let groups: [AgreementGroup]
  /// Why different words may be right after all (更名、简称).
  let unless: Condition?

  init(_ keys: inout PackMapping, _ context: PackContext) throws(PackError) {
    unless = try keys.take("unless").map { node throws(PackError) in try Condition(node, context) }
    if let list = keys.take("groups") {
      var groups: [AgreementGroup] = []
      for element in list.listed {
        var inner = try PackMapping(element, name: "groups")
        groups.append(try AgreementGroup(&inner, context))
        try inner.finish()
      }
      self.groups = groups
    } else {
      groups = [try AgreementGroup(&keys, context)]
    }
  }

  func examine(_ scope: CaseScope) -> CheckOutcome {
    let outcome = groups.reduce(into: CheckOutcome()) { $0 += $1.examine(scope) }
    guard let unless, !outcome.findings.isEmpty else { return outcome }
    switch unless.truth(in: scope) {
    case .no: return outcome
    case .yes: return CheckOutcome(hints: outcome.findings.map(\.softened), isPassed: true)
    case .unknown(let reason): return .unread(reason)
    }
  }
}

/// Fields that state one fact.
struct AgreementGroup: Sendable {
  /// The first with values is what the others are held against; by kind when `isWithin`.
  let fields: [FieldPath]
  /// Fields of these are compared only when they nearly agree (another person is not this rule's business).
  let nearOnly: [FieldPath]
  let comparison: Comparison
  /// Compares inside of each document, not across them.
  let isWithin: Bool
  let severity: Severity?
  let isHint: Bool

  init(_ keys: inout PackMapping, _ context: PackContext) throws(PackError) {
    isWithin =
      try keys.take("within").map { node throws(PackError) in
        try node.word("within", among: ["document"])
      } != nil
    let node = try keys.require("fields")
    if isWithin, let documents = keys.take("documents") {
      var fields: [FieldPath] = []
      for kind in try context.kinds(documents) {
        for name in try node.strings("fields") where context.vocabulary.kinds[kind]?.contains(name) ?? false {
          fields.append(FieldPath(kind: kind, field: name))
        }
      }
      guard !fields.isEmpty else { throw node.error("这些文书没有这些字段") }
      self.fields = fields
    } else {
      fields = try context.fields(node)
    }
    nearOnly = try keys.take("near-only").map { node throws(PackError) in try context.fields(node) } ?? []
    comparison = try keys.require("as").word("as")
    severity = try keys.word("severity")
    isHint = try keys.boolean("hint") ?? false
  }

  func examine(_ scope: CaseScope) -> CheckOutcome {
    let outcome: CheckOutcome
    if isWithin {
      var kinds: [String] = []
      for path in fields where !kinds.contains(path.kind) { kinds.append(path.kind) }
      outcome = kinds.flatMap(scope.indices).sorted().reduce(into: CheckOutcome()) { outcome, index in
        let own = fields.filter { $0.kind == scope.file.documents[index].kind }
        let results = own.map { Compared(result: scope.read($0.field, in: index)) }
        outcome += compare(results, scope.focused(on: index))
      }
    } else {
      func compared(_ paths: [FieldPath], isNearOnly: Bool) -> [Compared] {
        paths.map { path in
          Compared(
            result: scope.read(path), isNearOnly: isNearOnly, isDocumentThere: !scope.indices(of: path.kind).isEmpty)
        }
      }
      outcome = compare(compared(fields, isNearOnly: false) + compared(nearOnly, isNearOnly: true), scope)
    }
    return isHint ? outcome.asHints : outcome
  }

  /// One of the fields that are to agree.
  private struct Compared {
    let result: FieldResult
    var isNearOnly = false
    var isDocumentThere = true
  }

  private func compare(_ fields: [Compared], _ scope: CaseScope) -> CheckOutcome {
    var outcome = CheckOutcome()
    var anchor: [Place] = []
    var odd: [(value: String, places: [Place], isNear: Bool)] = []
    for field in fields {
      let isNearOnly = field.isNearOnly
      switch field.result {
      case .absent(let reason): outcome.absent.append(reason)
      case .blank: outcome.absent.append("未填写")
      case .unreadable(let reason): if !isNearOnly { outcome.noteGap(reason, isDocumentThere: field.isDocumentThere) }
      case .found(let places):
        let legible = places.filter { !comparison.isMasked($0) }
        guard !legible.isEmpty else { continue }
        if anchor.isEmpty {
          if !isNearOnly { anchor = legible }
          continue
        }
        for (document, own) in Dictionary(grouping: legible, by: \.document.id).sorted(by: { $0.key < $1.key }) {
          _ = document
          var best = Agreement.incomparable
          for place in own {
            for other in anchor where best != .same { best = best.better(agreement(place, other, scope)) }
          }
          switch best {
          case .same: outcome.isPassed = true
          case .incomparable: continue
          case .near: note(own[0], isNear: true, in: &odd)
          case .different: if !isNearOnly { note(own[0], isNear: false, in: &odd) }
          }
        }
      }
    }
    if anchor.isEmpty, outcome.absent.isEmpty { outcome.absent.append("没有可比较的内容") }
    for entry in odd { outcome.findings.append(finding(entry.places, against: anchor[0], isNear: entry.isNear, scope)) }
    return outcome
  }

  /// 字号 and operator of a sole trader are one party, and so are a name and the short name defined for it.
  private func agreement(_ a: Place, _ b: Place, _ scope: CaseScope) -> Agreement {
    let agreement = comparison.compare(a, b)
    guard comparison == .companyName, agreement == .different || agreement == .near else { return agreement }
    if isTorn(a, b, scope) || isTorn(b, a, scope) { return .incomparable }
    guard agreement == .different else { return agreement }
    let isAlias = scope.file.parties.contains { party in
      let names = [party.name] + party.aliases
      return [a, b].allSatisfy { place in names.contains { PartyNames.isSame($0, place.text) } }
    }
    return isAlias || isOperator(a, of: b, scope) || isOperator(b, of: a, scope) ? .same : .different
  }

  /// On a picture a name may have been read in part: 河北某停车管理有, for 河北某停车管理有限公司; 河9.
  private func isTorn(_ part: Place, _ whole: Place, _ scope: CaseScope) -> Bool {
    guard scope.isRecognized(part.evidence) else { return false }
    let (words, name) = (PartyNames.plain(part.text), PartyNames.plain(whole.text))
    return words.count < 4 && name.count > 4 || words.count < name.count && name.contains(words)
  }

  private func isOperator(_ person: Place, of shop: Place, _ scope: CaseScope) -> Bool {
    guard
      PartyOfDocument.kind(of: shop.document, in: scope.file) == .soleTrader
        || PartyOfDocument.kind(ofName: shop.text) == .soleTrader
    else { return false }
    return (shop.document.fields["legal-representative"] ?? []).contains {
      $0.state == .found && PartyNames.plain($0.text) == PartyNames.plain(person.text)
    }
  }

  private func note(_ place: Place, isNear: Bool, in odd: inout [(value: String, places: [Place], isNear: Bool)]) {
    if let index = odd.firstIndex(where: { comparison.compare($0.places[0], place) == .same }) {
      odd[index].places.append(place)
    } else {
      odd.append((place.text, [place], isNear))
    }
  }

  private func finding(_ places: [Place], against anchor: Place, isNear: Bool, _ scope: CaseScope) -> Finding {
    let names = places.map { scope.facts.name(of: $0.document) }
    var distinct: [String] = []
    for name in names where !distinct.contains(name) { distinct.append(name) }
    let field = scope.vocabulary.name(ofField: places[0].field)
    let message =
      "\(distinct.joined(separator: "、"))的\(field)“\(places[0].text)”与"
      + "\(scope.name(of: anchor))“\(anchor.text)”\(isNear ? "相近而不相同" : "不一致")"
    return scope.finding(
      message, severity: severity, kind: places[0].document.kind, subject: "\(places[0].text)≠\(anchor.text)",
      evidence: places.map(\.evidence) + [anchor.evidence], isSure: !isNear || isSlip(places[0], anchor, scope))
  }

  /// 博闻 for 博文: one letter that is another, in words that nobody recognized on a picture.
  private func isSlip(_ place: Place, _ anchor: Place, _ scope: CaseScope) -> Bool {
    let (a, b) = (
      Array(PartyNames.plain(place.text).unicodeScalars), Array(PartyNames.plain(anchor.text).unicodeScalars)
    )
    return a.count == b.count && zip(a, b).count { $0 != $1 } == 1
      && ![place, anchor].contains { scope.isRecognized($0.evidence) }
  }
}
