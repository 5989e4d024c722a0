import DocExtract

/// Whom a letter is addressed to, 称谓, and what web pages print before it.
extension HeadReader {
  /// The line behind the number that ends with a colon and names nobody by label: `云州市某食品有限公司:`.
  func addressees() -> [FieldOccurrence] {
    let isAddressed =
      ["service-announcement", "hearing-announcement"].contains(context.kind.id)
      || Self.othersAddressed.contains { context.kind.field($0) != nil }
    guard context.kind.isIssuedToParty || isAddressed else { return [] }
    let first = context.title.map { $0.line + $0.lineCount } ?? 0
    let below = context.layout.lines.indices.dropFirst(first).prefix(Self.headReach).filter { !isFurniture($0) }
    for line in below.prefix(4) {
      let range = Bytes.trimmed(context.bytes, context.layout.lines[line].range)
      // The number may stand in the table of the head.
      if isInForm(line) {
        if values.numbers(in: range).isEmpty { return [] }
        continue
      }
      guard range.count >= 7, let colon = openColon(range) else { continue }
      if context.labels.contains(where: { $0.range.lowerBound == range.lowerBound }) {
        // 案号:某交违通〔2024〕17号 stands above the addressee.
        if values.numbers(in: range).isEmpty { return [] }
        continue
      }
      let name = Bytes.trimmed(context.bytes, range.lowerBound..<colon)
      // 谭桂香(身份证号:…,住址:…):
      let words = LabelFinder.withoutBrackets(context.layout.string(name))
      if words.isEmpty || words.unicodeScalars.count > 60 || words.contains(where: { ",。;".contains($0) })
        || words.hasSuffix("如下") || !values.numbers(in: name).isEmpty
      {
        continue
      }
      let parts = parts(of: name)
      let names = parts.map { LabelFinder.withoutBrackets(context.layout.string($0)) }
      if parts.count > 1 {
        // 某市某公司、李国栋、韦彩凤:
        guard names.allSatisfy({ isParty($0) || (2...4).contains($0.unicodeScalars.count) }) else { continue }
      } else if colon + 1 < range.upperBound, !isParty(words) {
        continue
      }
      return parts.map { part in
        let name = values.organization(withoutRole(part))
        return values.isMostlyMarks(name) ? context.state(.placeholder, at: name) : context.text(name)
      }
    }
    return []
  }

  /// `申请人廖文静:`: the role before a name is no part of it.
  private func withoutRole(_ name: Range<Int>) -> Range<Int> {
    for role in Self.roles where Bytes.starts(context.bytes, at: name.lowerBound, with: Array(role.utf8)) {
      let start = name.lowerBound + role.utf8.count
      let rest = Bytes.trimmed(context.bytes, start..<name.upperBound)
      let isSpaced = context.bytes[start] == Bytes.colon || context.bytes[start] == Bytes.space
      let colon = isSpaced && context.bytes[start] == Bytes.colon ? start + 1 : rest.lowerBound
      if name.upperBound - colon >= 6 { return Bytes.trimmed(context.bytes, colon..<name.upperBound) }
    }
    return name
  }

  private static let roles = ["申请人", "当事人", "被处罚人", "被征收人", "被检查人", "被申请人", "被执行人", "受送达人", "行政相对人", "缴费人", "缴费义务人"]

  /// The first colon outside of brackets.
  private func openColon(_ range: Range<Int>) -> Int? {
    var depth = 0
    for offset in range.lowerBound..<min(range.upperBound, range.lowerBound + 600) {
      switch context.bytes[offset] {
      case UInt8(ascii: "("): depth += 1
      case UInt8(ascii: ")"): depth -= 1
      case Bytes.colon where depth <= 0: return offset
      default: break
      }
    }
    return nil
  }

  // MARK: Web pages

  /// Lines below the title among which the addressee stands, those of a web page counted.
  private static let headReach = 8
  /// Longer lines are sentences, in bytes.
  private static let longestFurniture = 240
  /// When and by whom a page was put on the web, how often it was read, how it can be read.
  private static let furniture = [
    "信息来源", "责任编辑", "点击数", "点击量", "点击次数", "访问量", "浏览次数", "浏览量", "阅读次数", "阅读量", "发布日期", "发布时间", "发布人", "字体:", "字号:",
    "打印", "收藏", "分享到",
    "来源:", "作者:", "编辑:", "索引号", "您所在的位置", "您的位置", "当前位置", "首页",
  ]

  /// `发布日期:2023年12月7日 责任编辑:管理员 信息来源:本站`
  private func isFurniture(_ line: Int) -> Bool {
    let range = context.layout.lines[line].range
    guard range.count <= Self.longestFurniture, values.numbers(in: range).isEmpty else { return false }
    let words = context.layout.string(range)
    return Self.furniture.contains(where: words.contains) && !words.contains("。")
  }

  /// A cell among others: a page that is laid out in one column is no form.
  private func isInForm(_ line: Int) -> Bool {
    context.layout.lines[line].cell.map { context.layout.grids[$0.grid].columns > 1 } ?? false
  }

  /// 某市人民政府门户网站: whose pages they are, not who wrote what stands there.
  func isWebsite(_ agency: Range<Int>, _ line: Range<Int>) -> Bool {
    let behind = context.layout.string(agency.upperBound..<max(agency.upperBound, line.upperBound))
    return ["门户", "网站", "官网", "官方网"].contains(where: behind.hasPrefix)
  }
}
