import CaseReading

/// Which documents were served when, and by which proof, 送达登记; made once for each case.
///
/// A proof belongs to the documents whose number it names, else to those whose name it names, else to none; one proof
/// may list several documents. Of several documents of one name, those of other recipients are left out.
struct ServiceBook: Sendable {
  /// Kinds that prove service.
  static let proofs = ["proof-of-service", "mail-receipt", "service-announcement", "electronic-service-record"]

  private var byDocument: [Int: [Service]] = [:]
  /// For every document the parties (indices) it names; without an entry it concerns all.
  private var parties: [Int: Set<Int>] = [:]
  /// For every proof the documents it was paired with.
  private(set) var documents: [Int: [Int]] = [:]

  func services(of document: Int) -> [Service] { byDocument[document] ?? [] }

  func concerns(_ document: Int, party: Int) -> Bool { parties[document]?.contains(party) ?? true }

  init(
    _ file: CaseFile, byKind: [String: [Int]], vocabulary: Vocabulary, titles: TitleTable, reference: ReferenceData
  ) {
    parties = ServiceBook.parties(in: file)
    let issued = file.documents.indices.filter { vocabulary.issuedToParty.contains(file.documents[$0].kind) }
    let proofs = ServiceBook.proofs.flatMap { byKind[$0] ?? [] }
    guard !issued.isEmpty else { return }
    for proof in proofs {
      let reading = ProofReading(file.documents[proof], titles: titles)
      let paired = reading.documents(among: issued, in: file)
      let own = paired.filter { self.concernSameParty($0, proof) }
      let matched = own.isEmpty ? paired : own
      documents[proof] = matched
      for document in matched {
        byDocument[document, default: []].append(
          reading.service(proof, of: file.documents[document], in: file, calendar: reference))
      }
    }
    for document in issued {
      guard let service = SignedReceipt.service(of: file.documents[document], at: document) else { continue }
      byDocument[document, default: []].append(service)
    }
  }

  private func concernSameParty(_ a: Int, _ b: Int) -> Bool {
    guard let a = parties[a], let b = parties[b] else { return true }
    return !a.isDisjoint(with: b)
  }

  /// Who a document names; documents that name nobody, or a person who is no party, concern everybody.
  private static func parties(in file: CaseFile) -> [Int: Set<Int>] {
    guard file.parties.count > 1 else { return [:] }
    var parties: [Int: Set<Int>] = [:]
    let known = file.parties.map { ([$0.name] + $0.aliases).map(PartyName.init) }
    var seen: [String: Set<Int>] = [:]
    for (index, document) in file.documents.enumerated() {
      var named: Set<Int> = []
      for field in ["party-name", "recipient", "inspected-party", "interviewee", "payer", "hearing-applicant"] {
        for occurrence in document.fields[field] ?? [] where occurrence.state == .found {
          let owners =
            seen[occurrence.text]
            ?? {
              let name = PartyName(occurrence.text)
              return Set(known.indices.filter { known[$0].contains { $0.compared(with: name) == .same } })
            }()
          seen[occurrence.text] = owners
          named.formUnion(owners)
        }
      }
      if !named.isEmpty { parties[index] = named }
    }
    return parties
  }
}
