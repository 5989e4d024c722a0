import CaseReading

/// `service-proof`, 送达证明: every document issued to a party has a proof that it reached the party.
struct ServiceProofCheck: Check {
  static let kind = "service-proof"
  let kinds: [String]

  /// `documents: issued-to-party` with `except`, or a list of kinds.
  init(_ keys: inout PackMapping, _ context: PackContext) throws(PackError) {
    let node = try keys.require("documents")
    let except = try keys.take("except").map { node throws(PackError) in try context.kinds(node) } ?? []
    if node.text == "issued-to-party" {
      kinds = context.vocabulary.issuedToParty.filter { !except.contains($0) }.sorted()
    } else {
      kinds = try context.kinds(node).filter { !except.contains($0) }
    }
  }

  func examine(_ scope: CaseScope) -> CheckOutcome {
    let indices = kinds.flatMap(scope.indices).sorted()
    guard !indices.isEmpty else { return .absent("没有须送达的文书") }
    switch scope.file.completeness {
    case .single, .partial: return .absent("不是完整案卷")
    case .open, .volume: break
    }
    var outcome = CheckOutcome()
    for index in indices {
      let document = scope.file.documents[index]
      if !scope.facts.services.services(of: index).isEmpty {
        outcome.isPassed = true
      } else if let reason = ServiceBook.proofs.lazy.compactMap(scope.facts.mayHold).first {
        outcome.unread.append(reason)
      } else if let reason = unreadProof(scope) {
        outcome.unread.append(reason)
      } else if scope.file.completeness == .open, !isOver(document, scope) {
        outcome.absent.append("可能尚在送达期间")
      } else {
        outcome.findings.append(finding(document, scope))
      }
    }
    return outcome
  }

  /// A proof that belongs to no document, because what was served could not be read.
  private func unreadProof(_ scope: CaseScope) -> String? {
    for index in ServiceBook.proofs.flatMap(scope.indices) where scope.facts.services.documents[index]?.isEmpty ?? true
    {
      let known = scope.vocabulary.kinds[scope.file.documents[index].kind] ?? []
      for field in ["served-document-number", "served-document-name", "mail-content"] where known.contains(field) {
        if case .unreadable(let reason) = scope.read(field, in: index) { return reason }
      }
    }
    return nil
  }

  /// In an unfinished case a document made a month ago should have been served.
  private func isOver(_ document: CaseDocument, _ scope: CaseScope) -> Bool {
    for field in ["decided-on", "issued-on"] {
      for occurrence in document.fields[field] ?? [] where occurrence.state == .found {
        let place = Place(document: document, field: field, occurrence: occurrence)
        if let date = place.date { return scope.asOf.days(after: date) > 30 }
      }
    }
    return false
  }

  private func finding(_ document: CaseDocument, _ scope: CaseScope) -> Finding {
    let number = (document.fields["document-number"] ?? []).first { $0.state == .found }
    let place = number.map { Place(document: document, field: "document-number", occurrence: $0) }
    var scope = scope
    if scope.about == nil, let index = scope.file.documents.firstIndex(where: { $0.id == document.id }) {
      scope = scope.focused(on: index)
    }
    return scope.finding(
      "\(scope.facts.name(of: document))\(number.map { "(\($0.text))" } ?? "")没有送达回证、邮寄凭证、送达公告或者电子送达记录",
      kind: document.kind, subject: number?.text ?? document.kind,
      searched: scope.facts.searched(for: ServiceBook.proofs),
      evidence: [place?.evidence ?? scope.top(of: document)],
      places: [FindingPlace(document: document.id, what: "service")])
  }
}
