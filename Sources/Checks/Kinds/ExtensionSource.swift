import CaseReading

/// A document that prolongs a period, 延期批准.
struct ExtensionSource: Sendable {
  let document: String
  /// Where it says until when, and when it was approved; the first that the kind has.
  let until, approved: [String]
  /// What it adds when it does not say until when; `nil` for what the row of the table says.
  let adds: TimeLimit?
  let filter: Condition?

  /// A kind of document, or `{document: …, until: …, approved: …, adds: 30 days, where: …}`.
  init(_ node: PackNode, _ context: PackContext) throws(PackError) {
    if node.text != nil {
      document = try context.kind(node)
      (adds, filter) = (nil, nil)
      until = ExtensionSource.known(["extended-until", "valid-until"], document, context)
      approved = ExtensionSource.known(["approved-on", "decided-on", "issued-on"], document, context)
      return
    }
    var keys = try PackMapping(node, name: "extension")
    document = try context.kind(keys.require("document"))
    let fields = context.vocabulary.kinds[document] ?? []
    let untilNode = keys.take("until")
    let approvedNode = keys.take("approved")
    until =
      try untilNode.map { node throws(PackError) in [try node.word("until", among: fields)] }
      ?? ExtensionSource.known(["extended-until", "valid-until"], document, context)
    approved =
      try approvedNode.map { node throws(PackError) in [try node.word("approved", among: fields)] }
      ?? ExtensionSource.known(["approved-on", "decided-on", "issued-on"], document, context)
    adds = try keys.take("adds").map { node throws(PackError) in try node.timeLimit("adds") }
    filter = try keys.take("where").map { node throws(PackError) in try Condition(node, context) }
    try keys.finish()
  }

  private static func known(_ fields: [String], _ kind: String, _ context: PackContext) -> [String] {
    fields.filter { context.vocabulary.kinds[kind]?.contains($0) ?? false }
  }

  /// Prolongs `period` by each approval in the file that came before it was over.
  ///
  /// - Returns: what is worth saying about those that did not.
  func extend(_ period: inout Period, _ scope: CaseScope) throws(Unmet) -> [String] {
    let indices = try scope.filtered(scope.indices(of: document), filter)
    if indices.isEmpty, let reason = scope.facts.mayHold(document) { period.doubt = reason }
    var notes: [String] = []
    for (number, index) in indices.enumerated() {
      let approval = firstDate(approved, in: index, scope)
      let lastDay = try period.lastDay(scope)
      if case .found(let place) = approval, let day = place.date, day > lastDay {
        notes.append("延期批准日\(day)晚于期满日\(lastDay)")
        continue
      }
      if case .blank = approval {
        period.doubt = "\(scope.facts.name(of: scope.file.documents[index]))的批准日期空白,是否批准了延期"
        continue
      }
      switch firstDate(until, in: index, scope) {
      case .found(let place):
        guard let day = place.date else { continue }
        period.prolongedUntil = max(day, period.prolongedUntil ?? day)
        period.evidence.append(place.evidence)
      case .unreadable(let reason):
        period.doubt = reason
      case .missing, .blank:
        prolong(&period, number: number, index: index, scope)
      }
    }
    return notes
  }

  private func prolong(_ period: inout Period, number: Int, index: Int, _ scope: CaseScope) {
    let known = period.variant.extensions
    let added: TimeLimit? = adds ?? (number < known.count ? known[number] : nil)
    let document = scope.file.documents[index]
    guard let added, added.unit == period.limit.unit else {
      period.doubt = "\(scope.facts.name(of: document))没有写明延至何日"
      return
    }
    period.limit.count += added.count
    period.evidence.append(scope.top(of: document))
  }

  private enum Answer {
    case found(Place), missing, blank
    case unreadable(String)
  }

  private func firstDate(_ fields: [String], in index: Int, _ scope: CaseScope) -> Answer {
    var isBlank = false
    for field in fields {
      switch scope.read(field, in: index) {
      case .found(let places):
        if let place = places.first(where: { $0.date != nil }) { return .found(place) }
      case .unreadable(let reason): return .unreadable(reason)
      case .blank: isBlank = true
      case .absent: continue
      }
    }
    return isBlank ? .blank : .missing
  }
}
