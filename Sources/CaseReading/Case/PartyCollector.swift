/// The parties of a case, from the documents that name them best.
struct PartyCollector {
  let documents: [CaseDocument]

  private static let order = [
    "penalty-decision", "no-penalty-decision", "on-spot-decision", "penalty-prior-notice", "hearing-notice",
    "case-filing-approval", "investigation-report", "coercion-decision", "case-closing-approval",
  ]

  func parties() -> [Party] {
    for kind in Self.order {
      var parties: [Party] = []
      for document in documents where document.kind == kind {
        for occurrence in document.fields["party-name"] ?? [] where occurrence.state == .found {
          guard let name = occurrence.plainText, !name.isEmpty else { continue }
          if parties.contains(where: { PartyName.compare($0.name, name) == .same }) { continue }
          parties.append(Party(name: name, kind: partyKind(name, in: document), aliases: aliases(of: name, in: document)))
        }
      }
      if !parties.isEmpty { return parties }
    }
    return []
  }

  private func partyKind(_ name: String, in document: CaseDocument) -> Party.Kind {
    let code = document.fields["credit-code"]?.first { $0.state == .found }?.plainText
    let id = document.fields["id-number"]?.first { $0.state == .found }?.plainText
    return PartyName.kind(of: name, creditCode: code, idNumber: id)
  }

  /// `(以下简称某某公司)` behind the name.
  private func aliases(of name: String, in document: CaseDocument) -> [String] {
    PartyName.definedAliases(in: document.text.bytes).filter { PartyName.compare($0, name) != .different }
  }
}

/// The officers of a case with every certificate number and document they stand in.
struct OfficerCollector {
  let documents: [CaseDocument]

  private static let fields = ["officers", "investigators", "handlers", "deliverers"]

  func officers() -> [Officer] {
    var order: [String] = []
    var found: [String: Officer] = [:]
    for document in documents {
      for field in Self.fields {
        for occurrence in document.fields[field] ?? [] {
          guard case .people(let people)? = occurrence.value else { continue }
          for person in people {
            var officer = found[person.name] ?? Officer(name: person.name, numbers: [], documents: [])
            if found[person.name] == nil { order.append(person.name) }
            if let number = person.number, !officer.numbers.contains(number) { officer.numbers.append(number) }
            if !officer.documents.contains(document.id) { officer.documents.append(document.id) }
            found[person.name] = officer
          }
        }
      }
    }
    return order.compactMap { found[$0] }
  }
}
