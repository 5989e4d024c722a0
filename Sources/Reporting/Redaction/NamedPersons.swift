import CaseReading
import DocExtract

/// Who is named in a case, and where persons live, collected document by document.
struct NamedPersons: Sendable {
  /// One place where a field was read.
  private struct Value {
    /// Names, or the text.
    var words: [String]
    /// As printed.
    var printed: String
    var isSure: Bool
  }
  /// Neither party nor official, with the field that names them; in the order of the case, each once.
  private(set) var persons: [(name: String, role: String)] = []
  private(set) var parties: [String] = []
  private(set) var homes: [String] = []
  private(set) var publicAddresses: [String] = []
  /// Names that stay.
  private(set) var open: Set<String> = []

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

  init(_ file: CaseFile) {
    let fields = file.documents.map { document in
      document.fields.mapValues { occurrences in
        occurrences.map { occurrence in
          let words: [String] =
            switch occurrence.value {
            case .people(let people): people.map(\.name)
            case .text(let text): [text]
            default: []
            }
          return Value(
            words: words, printed: Quotation.closedUp(occurrence.text), isSure: occurrence.confidence >= 0.5)
        }
      }
    }
    self.init(fields, parties: file.parties, officers: file.officers)
  }

  init(_ result: ResultCase) {
    let fields = result.documents.map { document in
      document.fields.mapValues { occurrences in
        occurrences.map { occurrence in
          let words: [String] =
            switch occurrence.value {
            case .list(let words): words
            case .text(let text): [text]
            default: []
            }
          return Value(words: words, printed: occurrence.text, isSure: occurrence.confidence >= 0.5)
        }
      }
    }
    self.init(fields, parties: result.parties, officers: result.officers)
  }

  private init(_ documents: [[String: [Value]]], parties: [Party], officers: [Officer]) {
    let isAlone = parties.allSatisfy { $0.kind == .individual }
    for fields in documents { add(fields, isAlone: isAlone) }
    for party in parties {
      let names = [party.name] + party.aliases
      if party.kind == .individual { self.parties += names.filter(isName) } else { open.formUnion(names) }
      if party.kind == .soleTrader { open.insert(PartyName(party.name).operatorName) }
    }
    for officer in officers { open.insert(officer.name) }
    var known = open.union(self.parties)
    persons = persons.filter { known.insert($0.name).inserted }
    open.remove("")
    publicAddresses.removeAll { address in homes.contains { $0.hasPrefix(address) || address.hasPrefix($0) } }
  }

  private mutating func add(_ fields: [String: [Value]], isAlone: Bool) {
    for field in Self.others { for name in names(fields[field]) { persons.append((name, field)) } }
    for field in Self.officials { open.formUnion(names(fields[field])) }
    let parties = (fields["party-name"] ?? []).flatMap(\.words)
    // On the record of an interview it is where the person asked lives.
    let isAsked = parties.isEmpty && fields["interviewee"] != nil
    let isHome = isAlone || isAsked || !parties.isEmpty && parties.allSatisfy { PartyName($0).kind() == .individual }
    for value in Self.addresses.flatMap({ fields[$0] ?? [] }) {
      let texts = (value.words + [value.printed]).filter { $0.utf8.count >= 6 }
      if isHome { homes += texts } else { publicAddresses += texts }
    }
  }

  private func names(_ values: [Value]?) -> [String] {
    (values ?? []).filter(\.isSure).flatMap(\.words).filter(isName)
  }

  /// What stands for a name already, 李某, is none.
  private func isName(_ name: String) -> Bool {
    !Self.words.contains(name) && !name.contains("某") && PartyName(name).kind() == .individual
  }
}
