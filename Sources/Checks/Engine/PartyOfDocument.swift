import CaseReading

/// Who the party of a document is, as far as the document and the case tell.
enum PartyOfDocument {
  static func kind(of document: CaseDocument, in file: CaseFile) -> Party.Kind {
    let names = (document.fields["party-name"] ?? []).filter { $0.state == .found }.map(\.text)
    for party in file.parties where party.kind != .unknown {
      let known = [party.name] + party.aliases
      if names.contains(where: { name in known.contains { PartyNames.isSame($0, name) } }) { return party.kind }
    }
    if let name = names.first, let kind = kind(ofName: name) { return kind }
    func isFilled(_ field: String) -> Bool { (document.fields[field] ?? []).contains { $0.state == .found } }
    if isFilled("credit-code") { return .organization }
    return isFilled("id-number") ? .individual : .unknown
  }

  /// Told by the name alone; `nil` when it does not tell.
  static func kind(ofName name: String) -> Party.Kind? {
    let kind = PartyName(name).kind()
    return kind == .unknown ? nil : kind
  }

  static func name(_ kind: Party.Kind) -> String {
    switch kind {
    case .individual: "公民"
    case .organization: "法人或者其他组织"
    case .soleTrader: "个体工商户"
    case .unknown: "当事人类型不明"
    }
  }
}
