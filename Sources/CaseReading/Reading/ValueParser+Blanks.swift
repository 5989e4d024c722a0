import DocExtract

/// What nobody filled in.
extension ValueParser {
  /// Only underscores, crosses, blanks and empty brackets: nobody filled it in.
  func isPlaceholder(_ range: Range<Int>) -> Bool {
    var marks = 0
    var offset = range.lowerBound
    while offset < range.upperBound {
      guard let scalar = Bytes.scalar(at: offset, in: context.bytes) else { return false }
      switch scalar {
      case 0x5F, 0xD7: marks += 1
      case 0x20, 0x0A, 0x28, 0x29, 0x3014, 0x3015, 0x53F7, 0x2F: break
      default: return false
      }
      offset += Bytes.scalarLength(context.bytes[offset])
    }
    return marks > 0
  }

  /// Marks that stand for what is to be filled in, in a row.
  private static let leastMarks = 2
  /// So many underscores are a line that nobody wrote on.
  private static let wholeLine = 12
  /// Scalars of a printed word that a gap stands before: 邮政管理局, 人民法院.
  private static let longestPrinted = 10

  /// `________邮政管理局`, `××××人民政府`, `1.____⏎2.____`: printed words behind what nobody filled in. Words between underscores
  /// (`____张三____`) are filled in, and names that are hidden (`李××`) do not begin with crosses.
  func isMostlyMarks(_ range: Range<Int>) -> Bool {
    var (leading, marks, others, isClosed) = (0, 0, 0, false)
    var offset = range.lowerBound
    while offset < range.upperBound, others <= Self.longestPrinted || marks >= others,
      let scalar = Bytes.scalar(at: offset, in: context.bytes)
    {
      switch scalar {
      case 0x5F where true, 0xD7 where others == 0:
        marks += 1
        if others == 0 { leading += 1 }
        isClosed = others > 0
      case 0x20, 0x0A, 0x2E, 0x3A, 0x28, 0x29, 0x3001, 0x2C, 0x3B, 0x3002: break
      // 1.____ numbers a line; 07××-4230118 is a number itself.
      case 0x30...0x39 where offset + 1 < range.upperBound && context.bytes[offset + 1] == UInt8(ascii: "."): break
      default: others += 1
      }
      offset += Bytes.scalarLength(context.bytes[offset])
    }
    if others == 0 { return marks >= Self.leastMarks }
    guard others <= Self.longestPrinted else { return false }
    return leading >= Self.leastMarks && !isClosed || marks >= Self.wholeLine
  }

  /// `……(写明违法行为发生的时间、地点)`, `(写明主要违法线索)`: what a template says of its own place.
  func isHint(_ range: Range<Int>) -> Bool {
    let words = context.layout.string(range)
    let rest = words.drop { "…. ".contains($0) }
    // (具体理由),根据《…》第三十二条第一款第(×)项的规定
    if let close = rest.firstIndex(of: ")"), rest.hasPrefix("("),
      [",根据", ",依据", ",依照", ",按照"].contains(where: rest[rest.index(after: close)...].hasPrefix),
      Self.asked.contains(where: rest[..<close].hasSuffix)
    {
      return true
    }
    let isOpen = words.hasPrefix("…") || words.hasPrefix("...")
    if isOpen && rest.count <= Self.longestPrinted || ["(单位)", "(个人)"].contains(words) { return true }
    guard rest.hasPrefix("("), rest.hasSuffix(")"), rest.count(where: { $0 == "(" }) == 1,
      !["无", "未", "不"].contains(where: rest.dropFirst().hasPrefix)
    else { return false }
    // (行政许可事项名称), (具体理由)
    let isNamed = Self.asked.contains { rest.dropLast().hasSuffix($0) } && rest.count <= Self.longestPrinted * 2
    return isNamed || Self.instructions.contains { rest.dropFirst().hasPrefix($0) }
  }

  /// What a template asks for in brackets.
  private static let asked = ["名称", "姓名", "理由", "机关", "事项", "内容", "依据", "原因"]
  private static let instructions = ["写明", "填写", "注明", "此处", "载明", "概述", "列明", "简述", "应当", "应写明", "叙述", "需写明", "详细写明"]

  /// `____市场监督管理局`, `×××农业农村局`, `(行政机关名称)`: the place of an agency's name that nobody filled in.
  func isUnfilledAgency(_ range: Range<Int>) -> Bool {
    guard (4...90).contains(range.count) else { return false }
    var words = context.layout.string(range)
    for seal in ["(印章)", "(盖章)", "(公章)", "(章)"] where words.hasSuffix(seal) { words.removeLast(seal.count) }
    if words.hasPrefix("("), words.hasSuffix(")") {
      return ["名称)", "全称)", "机关)", "部门)"].contains(where: words.hasSuffix)
        && ["机关", "机构", "部门", "单位"].contains(where: words.contains)
    }
    let marks = words.prefix { "_× ".contains($0) }
    let isOpen = marks.contains("×") || marks.count(where: { $0 == "_" }) >= Self.leastMarks
    return isOpen && words.count - marks.count <= Self.longestPrinted * 2
      && AgencyName.endings.contains(where: LabelFinder.withoutBrackets(words).hasSuffix)
  }

  /// The agency, or the gap in its name: printed words behind what is to be filled in are no agency.
  /// `某县某局(章)`: the full name of an agency, with its place, and nothing else.
  func isAgency(_ range: Range<Int>) -> Bool {
    guard range.count <= Self.longestAgency, let agency = AgencyNameReader.longest(in: context.bytes, range),
      agency.lowerBound == range.lowerBound
    else { return false }
    let rest = LabelFinder.withoutBrackets(context.layout.string(agency.upperBound..<range.upperBound))
    let words = context.layout.string(agency)
    return rest.allSatisfy { $0 == " " } && words.unicodeScalars.count >= Self.shortestAgency
      && "省市县区州盟旗镇乡街国".contains(where: words.dropFirst().dropLast(2).contains)
  }

  /// Bytes of a name with a seal in brackets behind it.
  private static let longestAgency = 150
  /// Letters of a place and an office.
  private static let shortestAgency = 5

  func agencyOccurrence(_ agency: Range<Int>) -> FieldOccurrence {
    let before = context.bytes[max(0, agency.lowerBound - 4)..<agency.lowerBound]
    let isOpen =
      before.count >= 2 && before.suffix(2).allSatisfy { $0 == Bytes.underscore }
      || before.elementsEqual(Array("××".utf8))
    return isOpen ? context.state(.placeholder, at: agency) : context.text(agency)
  }
}
