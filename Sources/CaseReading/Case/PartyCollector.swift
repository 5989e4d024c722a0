/// The parties of a case, from the documents that name them best.
struct PartyCollector {
  let documents: [CaseDocument]

  /// Kinds and the field that names the party; the first that names one counts.
  private static let places: [(kinds: [String], field: String)] =
    [
      "penalty-decision", "no-penalty-decision", "on-spot-decision", "penalty-prior-notice", "hearing-notice",
      "case-filing-approval", "investigation-report", "coercion-decision", "case-closing-approval",
    ].map { ([$0], "party-name") } + [
      (
        [
          "licence-decision", "licence-refusal", "licence-change-decision", "licence-revocation-decision",
          "confirmation-decision",
        ], "applicant"
      ),
      (["licence-application", "licence-acceptance", "licence-rejection", "confirmation-application"], "applicant"),
      (
        ["levy-decision", "levy-notice", "levy-demand-letter", "freeze-decision", "enforcement-decision"], "party-name"
      ),
      (["demand-letter", "substitute-performance-decision", "surcharge-decision"], "party-name"),
      (["court-application"], "respondent"),
      (
        ["inspection-result-notice", "inspection-record", "inspection-notice", "inspection-approval"], "inspected-party"
      ),
    ]

  func parties() -> [Party] {
    for (kinds, field) in Self.places {
      var parties: [Party] = []
      var known: [PartyName] = []
      var written: Set<String> = []
      for document in documents where kinds.contains(document.kind) {
        for occurrence in document.fields[field] ?? [] where occurrence.state == .found {
          guard let name = occurrence.plainText, !name.isEmpty else { continue }
          let party = PartyName(name)
          // Masked names are not even the same as themselves; two files of them are two parties.
          let isNew = !written.contains(party.normalized) && !known.contains { $0.isSame(as: party) }
          guard isNew else { continue }
          known.append(party)
          if party.isSame(as: party) { written.insert(party.normalized) }
          parties.append(
            Party(name: name, kind: partyKind(name, in: document), aliases: aliases(of: name, in: document)))
        }
      }
      if !parties.isEmpty { return parties }
    }
    return []
  }

  private func partyKind(_ name: String, in document: CaseDocument) -> Party.Kind {
    let code = document.fields["credit-code"]?.first { $0.state == .found }?.plainText
    let id = document.fields["id-number"]?.first { $0.state == .found }?.plainText
    return PartyName(name).kind(code: code ?? id ?? "")
  }

  /// Short names that the document defines behind the full one: (以下简称某某公司).
  private func aliases(of name: String, in document: CaseDocument) -> [String] {
    guard let place = Bytes.first(Array(name.utf8), in: document.text.bytes, 0..<document.text.bytes.count) else {
      return []
    }
    let after = place + name.utf8.count
    let bytes = document.text.bytes
    guard let group = Bytes.group(bytes, at: after, within: bytes.count, limit: 90) else { return [] }
    let words = document.text.string((group.lowerBound + 1)..<(group.upperBound - 1))
    for marker in ["以下简称", "以下称", "下称", "简称"] where words.hasPrefix(marker) {
      return [String(words.dropFirst(marker.count)).filter { !"“”\"《》:".contains($0) }]
    }
    return []
  }
}

/// The officers of a case with every certificate number and document they stand in.
struct OfficerCollector {
  let documents: [CaseDocument]

  private static let fields = ["officers", "investigators", "handlers", "deliverers"]
  /// Names read less surely than this may be words; they count when they are sure elsewhere or have a certificate.
  private static let sure = 0.7

  func officers() -> [Officer] {
    let all = allOfficers()
    let certain = Set(all.filter { $0.isSure || !$0.officer.numbers.isEmpty }.map(\.officer.name))
    return all.map(\.officer).filter { certain.contains($0.name) || $0.documents.count > 1 }
  }

  private func allOfficers() -> [(officer: Officer, isSure: Bool)] {
    var sure: Set<String> = []
    var order: [String] = []
    var found: [String: Officer] = [:]
    for document in documents {
      for field in Self.fields {
        for occurrence in document.fields[field] ?? [] {
          guard case .people(let people)? = occurrence.value else { continue }
          for person in people {
            if occurrence.confidence >= Self.sure { sure.insert(person.name) }
            var officer = found[person.name] ?? Officer(name: person.name, numbers: [], documents: [])
            if found[person.name] == nil { order.append(person.name) }
            if let number = person.number, !officer.numbers.contains(number) { officer.numbers.append(number) }
            if !officer.documents.contains(document.id) { officer.documents.append(document.id) }
            found[person.name] = officer
          }
        }
      }
    }
    return order.compactMap { name in found[name].map { ($0, sure.contains(name)) } }
  }
}
