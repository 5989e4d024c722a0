import CaseReading

/// `document-unique`: there is one document of the kind, or one for each party.
struct DocumentUniqueCheck: Check {
  static let kind = "document-unique"
  let document: String
  let isPerParty: Bool

  init(_ keys: inout PackMapping, _ context: PackContext) throws(PackError) {
    document = try context.kind(keys.require("document"))
    isPerParty = try keys.take("per").map { node throws(PackError) in try node.word("per", among: ["party"]) } != nil
  }

  func examine(_ scope: CaseScope) -> CheckOutcome {
    guard isPerParty, case .whole = scope.subject, !scope.facts.separateParties.isEmpty else {
      return examineOne(scope)
    }
    return scope.facts.separateParties.indices.reduce(into: CheckOutcome()) { outcome, party in
      outcome += examineOne(CaseScope(scope.facts, .party(party), voice: scope.voice))
    }
  }

  /// Copies of one document (same number, or same date and no number) count once.
  private func examineOne(_ scope: CaseScope) -> CheckOutcome {
    let documents = scope.documents(of: document)
    guard let first = documents.first else { return .absent("没有\(scope.vocabulary.name(of: document))") }
    var seen: [String] = []
    var evidence: [Evidence] = []
    for document in documents {
      let number = document.fields["document-number"]?.first
      let date = (document.fields["decided-on"] ?? document.fields["issued-on"])?.first
      let identity = number?.text.filter { !$0.isWhitespace } ?? date?.text.filter { !$0.isWhitespace } ?? ""
      guard !seen.contains(identity) else { continue }
      seen.append(identity)
      evidence.append(
        number.map { Place(document: document, field: "document-number", occurrence: $0).evidence }
          ?? scope.top(of: document))
    }
    guard seen.count > 1 else { return .passed }
    let name = scope.vocabulary.name(of: first.kind)
    return .failed(
      scope.finding("\(name)有\(seen.count)份:\(seen.joined(separator: "、"))", kind: document, evidence: evidence))
  }
}
