import CaseReading
import DocExtract

/// `field-required`, 必备要素: a document says all it must say.
struct FieldRequiredCheck: Check {
  static let kind = "field-required"
  let documents: [String]
  /// The fields may stand in any of the documents, rather than in each of them.
  let isTogether: Bool
  /// Only documents for which this holds.
  let filter: Condition?
  let items: [FieldItem]
  /// So many missing ones make a finding.
  let failMissing: Int

  init(_ keys: inout PackMapping, _ context: PackContext) throws(PackError) {
    let single = keys.take("document")
    let several = keys.take("documents")
    guard let node = single ?? several, single == nil || several == nil else {
      throw keys.node.error("field-required 应有 document 或 documents 之一")
    }
    documents = try context.kinds(node)
    isTogether = try keys.boolean("together") ?? false
    filter = try keys.take("where").map { node throws(PackError) in try Condition(node, context) }
    var items: [FieldItem] = []
    for element in keys.take("all-of")?.listed ?? [] {
      items.append(try FieldItem(element, documents: documents, context))
    }
    for element in keys.take("groups")?.listed ?? [] {
      items.append(try FieldItem(element, documents: documents, context))
    }
    if let node = keys.take("any-of") { items.append(try FieldItem(node, documents: documents, context)) }
    guard !items.isEmpty else { throw keys.missing("all-of", "field-required 缺少 all-of、groups 或 any-of") }
    self.items = items
    failMissing = try keys.integer("fail-missing") ?? 1
  }

  func examine(_ scope: CaseScope) -> CheckOutcome {
    do throws(Unmet) {
      let indices = try scope.filtered(documents.flatMap(scope.indices).sorted(), filter)
      guard !indices.isEmpty else { return absent(scope) }
      if isTogether { return examine(indices, scope) }
      return indices.reduce(into: CheckOutcome()) { $0 += examine([$1], scope.focused(on: $1)) }
    } catch {
      return CheckOutcome(error)
    }
  }

  private func absent(_ scope: CaseScope) -> CheckOutcome {
    for kind in documents where scope.indices(of: kind).isEmpty {
      if let reason = scope.facts.mayHold(kind) { return CheckOutcome(hidden: [reason]) }
    }
    return .absent("没有" + documents.map(scope.vocabulary.name(of:)).joined(separator: "、"))
  }

  private struct Missing {
    var items: [FieldItem] = []
    var blank: [Place] = []
  }

  private func examine(_ indices: [Int], _ scope: CaseScope) -> CheckOutcome {
    var missing: [Severity: Missing] = [:]
    var hints = Missing()
    var outcome = CheckOutcome()
    for item in items {
      switch item.answer(in: indices, scope) {
      case .present: outcome.isPassed = true
      case .notAsked: continue
      case .unreadable(let reason): outcome.unread.append(reason)
      case .missing(let blank):
        if item.isHint {
          hints.items.append(item)
          hints.blank += blank
        } else {
          missing[item.severity ?? scope.voice.severity, default: Missing()].items.append(item)
          missing[item.severity ?? scope.voice.severity, default: Missing()].blank += blank
        }
      }
    }
    let count = missing.values.reduce(0) { $0 + $1.items.count }
    if !hints.items.isEmpty { outcome.hints.append(finding(hints, indices, .info, scope)) }
    guard count >= failMissing else {
      outcome.isPassed = outcome.isPassed || outcome.unread.isEmpty
      return outcome
    }
    for severity in missing.keys.sorted(by: >) {
      guard let part = missing[severity] else { continue }
      outcome.findings.append(finding(part, indices, severity, scope))
    }
    return outcome
  }

  private func finding(_ missing: Missing, _ indices: [Int], _ severity: Severity, _ scope: CaseScope) -> Finding {
    let document = scope.file.documents[indices[0]]
    let names = missing.items.map { $0.name(scope.vocabulary) }
    var quoted: [Evidence] = []
    for place in missing.blank where !place.occurrence.span.isEmpty && !quoted.contains(place.evidence) {
      quoted.append(place.evidence)
    }
    let fields = missing.items.flatMap(\.fields)
    return scope.finding(
      "\(scope.facts.name(of: document))没有\(names.joined(separator: "、"))", severity: severity, kind: document.kind,
      subject: "没有" + (fields.isEmpty ? names : fields).joined(separator: "|"), searched: scope.searched(document),
      evidence: quoted.isEmpty ? scope.trigger + [scope.top(of: document)] : quoted + scope.trigger,
      places: indices.flatMap { index in
        fields.map { FindingPlace(document: scope.file.documents[index].id, what: $0) }
      }, missing: zip(names, missing.items).map { MissingElement(name: $0, ids: $1.fields) })
  }
}
