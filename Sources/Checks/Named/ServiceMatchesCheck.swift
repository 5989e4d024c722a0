import CaseReading
import DocExtract

/// `ServiceMatches`: a proof of service names the document, its number and the party as the document itself does.
struct ServiceMatchesCheck: NamedCheck {
  init(_ keys: inout PackMapping, _ context: PackContext) throws(PackError) {}

  func examine(_ scope: CaseScope) -> CheckOutcome {
    let proofs = scope.indices(of: "proof-of-service")
    guard !proofs.isEmpty else { return .absent("没有送达回证") }
    return proofs.reduce(into: CheckOutcome()) { $0 += examine($1, scope.focused(on: $1)) }
  }

  private func examine(_ proof: Int, _ scope: CaseScope) -> CheckOutcome {
    let paired = scope.facts.services.documents[proof] ?? []
    guard !paired.isEmpty else { return .absent("送达回证没有可配对的文书") }
    var outcome = numbers(proof, paired, scope)
    outcome += recipient(proof, paired, scope)
    return outcome
  }

  /// A number on the proof that belongs to another document of the case, or to none while name and kind fit.
  private func numbers(_ proof: Int, _ paired: [Int], _ scope: CaseScope) -> CheckOutcome {
    var outcome = CheckOutcome()
    let written = scope.read("served-document-number", in: proof)
    if case .unreadable(let reason) = written { return .unread(reason) }
    let titles = scope.facts.titles
    let names = scope.read("served-document-name", in: proof).found
    let named = Set(names.flatMap { $0.text.split { "、,，;；\n".contains($0) }.flatMap { titles.kinds(of: String($0)) } })
    for place in written.found {
      guard let number = place.number else { continue }
      let owners = scope.file.documents.indices.filter { index in
        scope.read("document-number", in: index).found.contains { $0.number?.isSame(as: number) ?? false }
      }
      if let reason = unreadName(named, owners, scope) { return .unread(reason) }
      guard let owner = owners.first else {
        outcome.hints += unresolved(place, named, scope)
        continue
      }
      guard !named.isEmpty else { continue }
      let isNamed = owners.contains { index in
        let document = scope.file.documents[index]
        let title = scope.facts.name(of: document)
        return named.contains(document.kind) || names.contains { $0.text.contains(title) }
      }
      if isNamed {
        outcome.isPassed = true
        continue
      }
      let own = scope.read("document-number", in: owner).found
      outcome.findings.append(
        scope.finding(
          "送达回证写的是\(names[0].text),文号\(place.text)却是\(scope.facts.name(of: scope.file.documents[owner]))的",
          kind: "proof-of-service", subject: place.text,
          evidence: [place.evidence, names[0].evidence] + own.map(\.evidence)))
    }
    return outcome
  }

  /// Why the document that the proof names may bear the number after all: it was not read.
  private func unreadName(_ named: Set<String>, _ owners: [Int], _ scope: CaseScope) -> String? {
    guard !owners.contains(where: { named.contains(scope.file.documents[$0].kind) }) else { return nil }
    for kind in named.sorted() {
      for index in scope.indices(of: kind) {
        if let reason = scope.file.documents[index].unreadable { return reason }
      }
      if scope.indices(of: kind).isEmpty, let reason = scope.facts.mayHold(kind) { return reason }
    }
    return nil
  }

  /// A number that no document of the case bears, while the one document so named bears another (TXT-04).
  private func unresolved(_ place: Place, _ named: Set<String>, _ scope: CaseScope) -> [Finding] {
    let meant = scope.file.documents.indices.filter { named.contains(scope.file.documents[$0].kind) }
    guard meant.count == 1, let own = scope.read("document-number", in: meant[0]).found.first, own.number != nil else {
      return []
    }
    // 漆农〔2023〕6号 and 溱农〔2023〕6号: on a scan one is what a machine made of the other.
    if isRecognized(place, scope) || isRecognized(own, scope), isOneLetterApart(place.text, own.text) { return [] }
    let name = scope.facts.name(of: scope.file.documents[meant[0]])
    return [
      scope.finding(
        "送达回证的文号\(place.text)在卷内没有,\(name)的文号是\(own.text)", kind: "proof-of-service",
        subject: place.text, evidence: [place.evidence, own.evidence]
      ).softened
    ]
  }

  private func isRecognized(_ place: Place, _ scope: CaseScope) -> Bool {
    guard scope.file.sources.indices.contains(place.evidence.source) else { return false }
    return scope.file.sources[place.evidence.source].document?.isRecognized(at: place.evidence.span.start) ?? false
  }

  /// Of their letters, brackets and signs aside; digits must be the same.
  private func isOneLetterApart(_ a: String, _ b: String) -> Bool {
    func letters(_ text: String) -> [Character] { text.filter { $0.isLetter || $0.isNumber } }
    let (one, other) = (letters(a), letters(b))
    guard one.count == other.count else { return false }
    let odd = zip(one, other).filter { $0 != $1 }
    return odd.count == 1 && odd.allSatisfy { $0.isLetter && $1.isLetter && !$0.isASCII && !$1.isASCII }
  }

  /// Other documents write the name as the receipt does: the one that was served is the odd one.
  private func isNamed(_ name: String, besides paired: [Int], _ scope: CaseScope) -> Bool {
    let others = scope.file.documents.indices.filter { index in
      !paired.contains(index)
        && scope.read("party-name", in: index).found.contains { PartyNames.compare(name, $0.text) == .same }
    }
    return others.count > 1
  }

  /// 受送达人 is the party, its representative, or an agent.
  private func recipient(_ proof: Int, _ paired: [Int], _ scope: CaseScope) -> CheckOutcome {
    let read = scope.read("recipient", in: proof)
    if case .unreadable(let reason) = read { return .unread(reason) }
    guard let recipient = read.found.first else { return .absent("送达回证没有受送达人") }
    var best: (agreement: Agreement, place: Place)?
    for index in paired {
      for place in scope.read("party-name", in: index).found {
        let agreement = PartyNames.compare(recipient.text, place.text)
        if agreement.better(best?.agreement ?? .incomparable) == agreement, best?.agreement != agreement {
          best = (agreement, place)
        }
      }
    }
    guard let best else { return .absent("所送达的文书没有当事人名称") }
    switch best.agreement {
    case .same: return .passed
    case .incomparable: return .absent("名称已遮盖")
    case .near, .different: break
    }
    if !scope.read("signee-relation", in: proof).found.isEmpty { return .passed }
    let others = ["legal-representative", "agent", "designated-receiver"].flatMap { field in
      scope.file.documents.indices.flatMap { scope.read(field, in: $0).found }
    }
    if best.agreement == .near, isNamed(recipient.text, besides: paired, scope) { return .passed }
    let name = PartyNames.plain(recipient.text)
    // Notices of a hearing are served on those who investigated, too.
    if scope.file.officers.contains(where: { PartyNames.plain($0.name) == name }) { return .passed }
    if others.contains(where: { PartyNames.plain($0.text).contains(name) || name.contains(PartyNames.plain($0.text)) })
    {
      return .passed
    }
    return .failed(
      scope.finding(
        "送达回证的受送达人“\(recipient.text)”与\(scope.name(of: best.place))“\(best.place.text)”不一致",
        kind: "proof-of-service", subject: "\(recipient.text)≠\(best.place.text)",
        evidence: [recipient.evidence, best.place.evidence], isSure: best.agreement == .different))
  }
}
