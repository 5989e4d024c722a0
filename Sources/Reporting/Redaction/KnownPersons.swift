import CaseReading
import DocExtract

/// The persons of one case and where they live, as its documents name them.
struct KnownPersons: Sendable {
  /// Fields that name persons who are neither party nor official.
  private static let others = [
    "agent", "designated-receiver", "informant", "interviewee", "provider", "site-person", "witness",
  ]
  /// Fields that name those who act for an agency or speak for a company.
  private static let officials = [
    "attendees", "chair", "checker", "compiler", "contact-person", "correction-owner", "deliverers", "disposers",
    "drawer", "expert-names", "handlers", "hearing-members", "inspectors", "investigators", "legal-representative",
    "observers", "officers", "photographer", "presenter", "received-by", "rechecker", "recorder", "recusal-target",
    "registrar", "reporter", "responsible-leader", "reviewers", "sampler", "supervisor", "transferred-by", "voters",
  ]
  private static let addresses = ["party-address", "service-address"]
  /// Begin with a family name and are none.
  private static let words: Set<String> = [
    "程序", "成员", "经理", "安全", "方式", "时间", "单位", "相关", "管理", "常务", "明确", "全部", "项目", "商户", "农户", "店长", "店主", "段落",
    "房东", "司机", "车主", "厂长", "柜台", "商家", "别人", "包装", "贝壳", "温度", "高级", "平台", "乐器", "白酒", "黄酒", "米酒", "花生", "石材",
  ]

  /// Addresses of companies.
  let publicAddresses: [String]
  private let keywords: KeywordSet
  /// For every keyword its mask; `nil` for names that stay, which keep shorter ones within them from being found.
  private let masks: [(text: String, kind: PersonalKind)?]

  init(_ file: CaseFile, hidden: Set<PersonalKind>, tokens: PersonTokens) {
    var list = PersonList()
    for document in file.documents { list.add(document, isAlone: file.parties.allSatisfy { $0.kind == .individual }) }
    list.add(file)
    publicAddresses = list.publicAddresses
    var words: [String] = []
    var masks: [(text: String, kind: PersonalKind)?] = []
    func add(_ word: String, _ mask: (text: String, kind: PersonalKind)?) {
      words.append(word)
      masks.append(mask)
    }
    for name in list.open { add(name, nil) }
    for name in list.parties {
      let mask = hidden.contains(.party) ? (tokens.token(for: name), PersonalKind.party) : nil
      for writing in PersonList.writings(of: name) { add(writing, mask) }
    }
    if hidden.contains(.person) {
      for name in list.persons {
        let token = tokens.token(for: name)
        for writing in PersonList.writings(of: name) { add(writing, (token, .person)) }
      }
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

  /// Who is named, collected document by document.
  private struct PersonList {
    /// In the order of the case, each once.
    private(set) var persons: [String] = []
    private(set) var parties: [String] = []
    private(set) var homes: [String] = []
    private(set) var publicAddresses: [String] = []
    /// Names that stay.
    private(set) var open: Set<String> = []

    mutating func add(_ document: CaseDocument, isAlone: Bool) {
      for field in KnownPersons.others { for name in names(field, document) { persons.append(name) } }
      for field in KnownPersons.officials { open.formUnion(names(field, document)) }
      let parties = texts("party-name", document)
      let isHome = isAlone || !parties.isEmpty && parties.allSatisfy { PartyName($0).kind() == .individual }
      for field in KnownPersons.addresses {
        if isHome { homes += texts(field, document) } else { publicAddresses += texts(field, document) }
      }
    }

    mutating func add(_ file: CaseFile) {
      for party in file.parties {
        let names = [party.name] + party.aliases
        if party.kind == .individual { parties += names.filter(isName) } else { open.formUnion(names) }
      }
      for party in file.parties where party.kind == .soleTrader {
        open.insert(PartyName(party.name).operatorName)
      }
      for officer in file.officers { open.insert(officer.name) }
      var known = open.union(parties)
      persons = persons.filter { known.insert($0).inserted }
      open.remove("")
    }

    private func names(_ field: String, _ document: CaseDocument) -> [String] {
      (document.fields[field] ?? []).flatMap { occurrence -> [String] in
        guard occurrence.confidence >= 0.5 else { return [] }
        switch occurrence.value {
        case .people(let people): return people.map(\.name)
        case .text(let text): return [text]
        default: return []
        }
      }.filter(isName)
    }

    private func texts(_ field: String, _ document: CaseDocument) -> [String] {
      (document.fields[field] ?? []).flatMap { occurrence -> [String] in
        guard case .text(let text) = occurrence.value else { return [] }
        return [text, Quotation.closedUp(occurrence.text)]
      }.filter { $0.utf8.count >= 6 }
    }

    private func isName(_ name: String) -> Bool {
      !KnownPersons.words.contains(name) && PartyName(name).kind() == .individual
    }

    /// As it may be printed: 张三, 张 三.
    static func writings(of name: String) -> [String] {
      guard name.unicodeScalars.count == 2 else { return [name] }
      return [name] + [" ", "\u{3000}", "  "].map { space in name.map(String.init).joined(separator: space) }
    }
  }
}
