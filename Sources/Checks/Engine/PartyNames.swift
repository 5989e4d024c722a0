import CaseReading

/// Comparison of the names of parties and agencies.
enum PartyNames {
  static func isSame(_ a: String, _ b: String) -> Bool { compare(a, b) == .same }

  /// A field that names several parties (某市某公司、张三) agrees with each of them.
  static func compare(_ a: String, _ b: String) -> Agreement {
    let (x, y) = (listed(a), listed(b))
    guard x.count * y.count > 1 else { return compareOne(a, b) }
    return x.flatMap { one in y.map { compareOne(one, $0) } }.reduce(.incomparable) { $0.better($1) }
  }

  private static func listed(_ names: String) -> [String] {
    let parts = names.split(separator: "、").map(String.init)
    // 某市甲、乙商行 is one name: what stands before 、 is none by itself.
    return parts.count > 1 && parts.allSatisfy { PartyName($0).kind() != .unknown } ? parts : [names]
  }

  private static func compareOne(_ a: String, _ b: String) -> Agreement {
    if a == b, !isMasked(a), !a.contains("某") { return .same }
    return switch PartyName.compare(a, b) {
    case .same: .same
    case .nearlySame: .near
    case .different: .different
    case .masked: .incomparable
    }
  }

  /// What names no agency (`(印章)`, a seal that cannot be read) is not compared.
  static func compareAgencies(_ a: String, _ b: String) -> Agreement {
    guard isAgency(a), isAgency(b) else { return .incomparable }
    if AgencyName(a).isSame(as: AgencyName(b)) { return .same }
    let (x, y) = (AgencyName(plainAgency(a)), AgencyName(plainAgency(b)))
    return x.isSame(as: y) ? .same : .different
  }

  static func isMasked(_ name: String) -> Bool {
    var last: Unicode.Scalar = " "
    return name.unicodeScalars.contains { scalar in
      defer { last = scalar }
      return switch scalar {
      case "*", "＊", "×", "X", "▯": true
      case "某": last == "某"
      default: false
      }
    }
  }

  static func plain(_ name: String) -> String { name.filter { !$0.isWhitespace } }

  private static func isAgency(_ name: String) -> Bool {
    let plain = plainAgency(name)
    return plain.unicodeScalars.count >= 4 && endings.contains { plain.hasSuffix($0) }
  }

  private static let endings = [
    "局", "厅", "委员会", "委", "政府", "办公室", "办事处", "大队", "支队", "总队", "中队", "队", "所", "站", "署", "部", "海关", "院", "中心", "处",
    "科", "股", "室",
  ]

  /// 行政处罚专用章 and the like behind the name of the agency are no part of it.
  private static func plainAgency(_ name: String) -> String {
    var plain = plain(name)
    for mark in ["行政处罚专用章", "行政执法专用章", "执法专用章", "专用章", "(印章)", "(公章)", "(盖章)", "(章)"] {
      if plain.hasSuffix(mark) { plain.removeLast(mark.count) }
    }
    while let close = plain.last, close == ")" || close == "）",
      let open = plain.lastIndex(where: { $0 == "(" || $0 == "（" })
    {
      plain = String(plain[..<open])
    }
    return plain
  }
}
