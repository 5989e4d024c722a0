/// The name of a party, 当事人名称, in a form that can be compared (rule PTY-01).
public struct PartyName: Hashable, Sendable {
  public enum Comparison: Hashable, Sendable {
    case same
    /// Not the same, at least 0.9 alike: for a person to decide.
    case nearlySame(similarity: Double)
    case different
    /// Part of a name is hidden, and what is shown fits: neither the same nor different.
    case masked
  }

  /// As written.
  public let text: String
  /// Widths, blanks, brackets and forms of companies made equal.
  public let normalized: String
  /// 字号 and operator of a sole trader: `某店(经营者:甲)`; empty when the name does not hold both.
  public let shop, operatorName: String

  public init(_ text: String) {
    self.text = text
    let bytes = Array(text.utf8)
    let compact = bytes.scan(nil) { $0.compact($0.start..<$0.end) }
    var words = Substring(PartyName.folded(compact))
    while let first = words.first, "“《\"".contains(first) { words.removeFirst() }
    while let last = words.last, "”》\",。;".contains(last) { words.removeLast() }
    for label in ["当事人名称:", "当事人:", "单位名称:", "名称:", "姓名:"] where words.hasPrefix(label) {
      words.removeFirst(label.count)
    }
    words = Substring(PartyName.withoutDefinition(String(words)))
    (normalized, shop, operatorName) = PartyName.split(String(words))
  }

  /// Brackets, dots and hidden characters in one form, 有限责任公司 as 有限公司.
  private static func folded(_ words: String) -> String {
    let limited = Array("有限责任公司".unicodeScalars)
    var folded: [Unicode.Scalar] = []
    for scalar in words.unicodeScalars {
      switch scalar {
      case "[", "【", "〔", "{", "﹝": folded.append("(")
      case "]", "】", "〕", "}", "﹞": folded.append(")")
      case "•", "・": folded.append("·")
      case "×", "X", "x": folded.append("*")
      case "司" where folded.suffix(limited.count - 1).elementsEqual(limited.dropLast()):
        folded.removeLast(3)
        folded += ["公", "司"]
      default: folded.append(scalar)
      }
    }
    var view = String.UnicodeScalarView()
    view.append(contentsOf: folded)
    return String(view)
  }

  /// (以下简称当事人) is no part of a name.
  private static func withoutDefinition(_ words: String) -> String {
    guard words.holds("称") else { return words }
    for marker in ["(以下简称", "(下称", "(简称", "(以下称"] {
      if let range = words.firstRange(of: marker), let close = words[range.upperBound...].firstIndex(of: ")") {
        return String(words[..<range.lowerBound] + words[words.index(after: close)...])
      }
    }
    return words
  }

  private static func split(_ words: String) -> (normalized: String, shop: String, operatorName: String) {
    guard words.hasSuffix(")"), let open = words.lastIndex(of: "(") else { return (words, "", "") }
    let outer = String(words[..<open])
    var inner = String(words[words.index(after: open)...].dropLast())
    if ["个体经营者", "个体工商户", "个体户"].contains(inner) { return (outer, "", outer) }
    var hasLabel = false
    for label in ["经营者:", "经营者", "经营者姓名:", "负责人:", "业主:"] where inner.hasPrefix(label) {
      (inner, hasLabel) = (String(inner.dropFirst(label.count)), true)
    }
    guard !outer.isEmpty, !inner.isEmpty, hasLabel || isPersonal(inner), !isPersonal(outer) else {
      return (words, "", "")
    }
    return ("\(outer)(\(inner))", outer, inner)
  }

  /// Two to four Han that begin with a family name and end as no organization does; hidden ones too.
  static func isPersonal(_ name: String) -> Bool {
    let scalars = name.unicodeScalars.map(\.value)
    if scalars.contains(0xB7) { return scalars.count <= 20 && !isOrganization(name) && !isShop(name) }
    guard (2...4).contains(scalars.count), !isOrganization(name), !isShop(name) else {
      return Surnames.isMongolian(scalars) && !isOrganization(name) && !isShop(name)
    }
    return Surnames.isSingle(scalars[0]) || Surnames.isCompound(scalars[0], scalars[1])
      || Surnames.isTibetan(scalars) || Surnames.isMongolian(scalars)
  }

  /// 姓 of a personal name: 欧阳 of 欧阳某某; empty of an empty one.
  public static func surname(of name: String) -> String {
    let scalars = Array(name.unicodeScalars.prefix(3))
    let isCompound = scalars.count == 3 && Surnames.isCompound(scalars[0].value, scalars[1].value)
    return scalars.prefix(isCompound ? 2 : 1).map { String($0) }.joined()
  }

  static func isOrganization(_ name: String) -> Bool { organizations.contains { name.hasSuffix($0) } }
  static func isShop(_ name: String) -> Bool { shops.contains { name.hasSuffix($0) } }

  private static let organizations = [
    "公司", "厂", "合作社", "医院", "学校", "幼儿园", "集团", "银行", "事务所", "协会", "学会", "研究院", "研究所", "委员会", "管理局", "中心",
    "合伙企业", "(有限合伙)", "(普通合伙)", "企业", "分公司", "联社", "社区", "村委会", "基金会", "大学", "学院", "中学", "小学", "局", "所", "社",
    "养殖场", "林场", "农场", "加油站", "卫生院", "门诊部", "卫生室", "工作站",
  ]
  private static let shops = [
    "店", "馆", "行", "铺", "超市", "餐厅", "坊", "摊", "经营部", "商行", "商店", "工作室", "服务部", "门市部", "批发部", "酒家", "饭庄", "便利店", "药房",
    "诊所", "理发", "美容院", "加工厂", "销售部", "小吃", "大排档", "网吧", "宾馆", "旅馆", "茶庄", "档", "场", "部", "屋", "吧", "市场", "作坊",
  ]
}

extension PartyName {
  /// Who a name, or a name with its code, stands for.
  public enum Kind: String, Sendable {
    case individual, organization
    case soleTrader = "sole-trader"
    case unknown
  }

  /// - Parameter code: credit code or identity number beside the name, where there is one; it counts for more.
  public func kind(code: String = "") -> Kind {
    if let code = CreditCode(code), IdentityNumber(code.text)?.isValid != true {
      return code.isSoleTrader ? .soleTrader : .organization
    }
    if !operatorName.isEmpty { return .soleTrader }
    if PartyName.isPersonal(normalized) { return .individual }
    // The identity number beside a company's name is its representative's.
    if PartyName.isOrganization(normalized) { return .organization }
    if IdentityNumber(code)?.isValid == true { return PartyName.isShop(normalized) ? .soleTrader : .individual }
    return PartyName.isShop(normalized) ? .soleTrader : .unknown
  }
}
