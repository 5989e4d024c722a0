import CaseReading

/// The persons of one case and where they live, with what a report shows instead.
struct KnownPersons: Sendable {
  /// Addresses of companies.
  let publicAddresses: [String]
  private(set) var standIns: [StandIn] = []
  private let keywords: KeywordSet
  /// For every keyword its mask; `nil` for names that stay, which keep shorter ones within them from being found.
  private let masks: [(text: String, kind: PersonalKind)?]

  init(_ list: NamedPersons, hidden: Set<PersonalKind>, tokens: PersonTokens) {
    publicAddresses = list.publicAddresses
    var words: [String] = []
    var masks: [(text: String, kind: PersonalKind)?] = []
    func add(_ word: String, _ mask: (text: String, kind: PersonalKind)?) {
      words.append(word)
      masks.append(mask)
    }
    for name in list.open.sorted() { add(name, nil) }
    for (name, role, kind) in list.parties.map({ ($0, "party-name", PersonalKind.party) })
      + list.persons.map({ ($0.name, $0.role, PersonalKind.person) })
    {
      guard hidden.contains(kind) else {
        add(name, nil)
        continue
      }
      let token = tokens.token(for: name, isParty: kind == .party)
      standIns.append(StandIn(name: token, role: role))
      for writing in Self.writings(of: name) { add(writing, (token, kind)) }
    }
    if hidden.contains(.address) {
      for address in list.homes where WrittenAddress.mask(address, at: 0) != nil { add(address, ("", .address)) }
    }
    keywords = KeywordSet(words)
    self.masks = masks
  }

  /// Every place where one of them is named; of two that overlap the longer one decides.
  func masks(in bytes: [UInt8]) -> [Mask] {
    var found = keywords.matches(in: bytes).filter { !$0.range.isEmpty }
    guard !found.isEmpty else { return [] }
    found.sort { ($0.range.lowerBound, -$0.range.count, $0.word) < ($1.range.lowerBound, -$1.range.count, $1.word) }
    var end = 0
    return found.compactMap { word, range in
      guard range.lowerBound >= end else { return nil }
      end = range.upperBound
      guard let mask = masks[word] else { return nil }
      guard mask.kind == .address else { return Mask(range: range, text: mask.text, kind: mask.kind) }
      return WrittenAddress.mask(String(decoding: bytes[range], as: UTF8.self), at: range.lowerBound)
    }
  }

  /// As it may be printed: 张三, 张 三.
  private static func writings(of name: String) -> [String] {
    guard name.unicodeScalars.count == 2 else { return [name] }
    return [name] + [" ", "\u{3000}", "  "].map { space in name.map(String.init).joined(separator: space) }
  }
}
