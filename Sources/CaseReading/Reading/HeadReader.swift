import DocExtract

/// Agency, number and addressee at the head of a document, 首部.
struct HeadReader {
  let context: DocumentContext
  let values: ValueParser

  func read() -> [String: [FieldOccurrence]] {
    var result: [String: [FieldOccurrence]] = [:]
    if let agency = agency() {
      result["agency-name"] = [proper(agency), agency].compactMap { $0 }
    } else if let gap = unfilledAgency() {
      result["agency-name"] = [context.state(.placeholder, at: gap)]
    } else if let agency = agencyInRunningHead() {
      result["agency-name"] = [agency]
    }
    if let number = number() {
      result["document-number"] = [number]
      // 某应急立〔2024〕7号 alone below the title of a form that asks for no other number.
      if context.kind.field("document-number") == nil, case .documentNumber(let own)? = number.value,
        own.code.contains("立")
      {
        result["case-number"] = [number]
      }
    }
    let addressees = [self.addressees(), unlabelledParty()].first { !$0.isEmpty } ?? []
    if !addressees.isEmpty {
      let others = Self.othersAddressed.filter { context.kind.field($0) != nil }
      for field in others.isEmpty || context.kind.isIssuedToParty ? Self.addressed : others {
        result[field] = addressees
      }
    }
    let listed = listedParties()
    if !listed.isEmpty { result["party-name"] = listed }
    return result
  }

  /// Fields that hold whom a letter is addressed to.
  private static let addressed = [
    "party-name", "recipient", "receiving-agency", "applicant", "inspected-party", "interviewee",
  ]
  /// Those that make any document a letter to somebody other than the party.
  static let othersAddressed = ["receiving-agency", "test-agency", "custodian"]

  /// 某县某局 现场笔录 at the top of the page: who prints its name on its paper alone.
  private func agencyInRunningHead() -> FieldOccurrence? {
    let span = context.layout.text.span(of: 0..<context.bytes.count)
    // The number of the page may stand above the agency.
    for head in context.document.paragraphs
    where head.role == .header && span.start <= head.span.end + Self.headReach && head.span.end <= span.end {
      let words = context.printed(head.span)
      let reading = ReadingText(plain: words)
      guard let agency = AgencyNameReader.longest(in: reading.bytes, 0..<reading.bytes.count) else { continue }
      return FieldOccurrence(value: .text(reading.string(agency)), text: words, span: head.span, confidence: 0.8)
    }
    return nil
  }

  /// Bytes above the first line of a document in which the head of its page stands.
  private static let headReach = 200

  /// The place of the agency's name on the title's line or near it, left empty.
  private func unfilledAgency() -> Range<Int>? {
    guard let title = context.title else { return nil }
    let prefix = Bytes.trimmed(context.bytes, title.prefix)
    if values.isUnfilledAgency(prefix) { return prefix }
    let last = min(context.layout.lines.count - 1, title.line + title.lineCount)
    return context.layout.lines[max(0, title.line - 3)...max(0, last)].lazy
      .filter { $0.cell == nil }.map { Bytes.trimmed(context.bytes, $0.range) }.first(where: values.isUnfilledAgency)
  }

  /// Before the name on the title's line, or alone on one of the lines above it.
  private func agency() -> FieldOccurrence? {
    guard let title = context.title else { return agencyAlone() }
    let prefix = Bytes.trimmed(context.bytes, title.prefix)
    if let agency = AgencyNameReader.longest(in: context.bytes, prefix) {
      return values.agencyOccurrence(agency)
    }
    for line in stride(from: title.line - 1, through: max(0, title.line - 3), by: -1) {
      let range = context.layout.lines[line].range
      if range.count <= 90, let agency = AgencyNameReader.longest(in: context.bytes, range),
        agency.count * 5 >= range.count * 3, !isWebsite(agency, range)
      {
        return values.agencyOccurrence(agency)
      }
    }
    return below(title) ?? aloneBelow(title)
  }

  /// The heading of a web page, 来源 and 发布时间, and then the agency alone above the document's own title.
  private func aloneBelow(_ title: TitleHit) -> FieldOccurrence? {
    let first = title.line + title.lineCount
    for line in context.layout.lines.dropFirst(first).prefix(Self.webLines) {
      let range = Bytes.trimmed(context.bytes, line.range)
      guard line.cell == nil else { return nil }
      if let agency = AgencyNameReader.longest(in: context.bytes, range), agency.lowerBound == range.lowerBound {
        // 甬川市知识产权局 点击数:152
        let rest = context.layout.string(Bytes.trimmed(context.bytes, agency.upperBound..<range.upperBound))
        if ["", "点击", "浏览", "发布", "来源", "字体", "打印"].contains(where: { $0.isEmpty ? rest.isEmpty : rest.hasPrefix($0) })
        {
          return values.agencyOccurrence(agency)
        }
      }
      guard ["来源", "发布", "时间", "浏览", "字体", "索引号"].contains(where: context.layout.string(range).contains) else {
        return nil
      }
    }
    return nil
  }

  private static let webLines = 4

  /// Just below the title, alone, in brackets or before the number.
  private func below(_ title: TitleHit) -> FieldOccurrence? {
    let line = title.line + title.lineCount
    guard line < context.layout.lines.count, context.layout.lines[line].cell == nil else { return nil }
    let range = Bytes.trimmed(context.bytes, context.layout.lines[line].range)
    guard range.count <= 150, let agency = AgencyNameReader.longest(in: context.bytes, range) else { return nil }
    let before = context.layout.string(range.lowerBound..<agency.lowerBound)
    let after = context.layout.string(agency.upperBound..<range.upperBound)
    let ends = ["", ")", "编号", "文号", "立案编号", "案号", "(印章)", "(盖章)"].contains {
      $0.isEmpty ? after.isEmpty : after.hasPrefix($0)
    }
    // 单位:某县水务局, 听证机关:某市住房和城乡建设局
    let role = before.hasSuffix(":") ? before.dropLast() : before[...]
    let isNamed = role.count <= 8 && ["单位", "机关", "部门"].contains(where: role.hasSuffix)
    return (["", "("].contains(before) || isNamed) && (ends || isNote(agency.upperBound..<range.upperBound))
      ? values.agencyOccurrence(agency) : nil
  }

  /// `昆应急核〔2021〕14号`, `2023年7月31日`, `医药卫生科` behind a gap on the agency's line.
  private func isNote(_ rest: Range<Int>) -> Bool {
    let words = Bytes.trimmed(context.bytes, rest)
    let isApart =
      words.lowerBound > rest.lowerBound
      || context.layout.text.gaps(in: (rest.lowerBound - 1)..<rest.upperBound).contains(rest.lowerBound)
    // (本表由承办人填写), 检查日期:2025年5月14日
    let isHint = context.bytes[words].first == UInt8(ascii: "(") && context.bytes[words].last == UInt8(ascii: ")")
    if isHint || isApart && context.labels.contains(where: { $0.range.lowerBound == words.lowerBound }) { return true }
    let known = [values.numbers(in: words).first?.range, values.written(in: words).first?.range].compactMap(\.self)
    return known.contains { $0.lowerBound == words.lowerBound && words.count - $0.count <= Self.shortestNote }
      || (isApart || ["科", "股", "室", "处", "所"].contains(where: context.layout.string(words).hasSuffix))
        && words.count <= Self.shortestNote
  }

  /// Bytes of an office inside of the agency.
  private static let shortestNote = 24

  /// Without a known title: a line of the head that is nothing but an agency's name.
  private func agencyAlone() -> FieldOccurrence? {
    for line in context.layout.lines.prefix(4) where line.cell == nil || context.layout.isTopRow(line) {
      let range = Bytes.trimmed(context.bytes, line.range)
      guard let agency = AgencyNameReader.longest(in: context.bytes, range), agency.lowerBound == range.lowerBound
      else { continue }
      // 岭东县人民政府公告
      let rest = context.layout.string(agency.upperBound..<range.upperBound)
      let isSheet = line.cell != nil && ["表", "单", "台账", "方案", "计划", "清单", "目录"].contains(where: rest.hasSuffix)
      if rest.isEmpty || isSheet || Self.bareTitles.contains(rest) { return values.agencyOccurrence(agency) }
    }
    return nil
  }

  /// Titles that say no more than that an agency says something.
  private static let bareTitles: Set<String> = ["公告", "通告", "公示", "通知", "决定", "文件", "函", "通报"]

  /// A number that stands alone on a line of the head, on the title's line, or behind its label there.
  private func number() -> FieldOccurrence? {
    let bytes = context.bytes
    let first = max(0, (context.title?.line ?? 0) - 2)
    let last = min(context.layout.lines.count, (context.title.map { $0.line + $0.lineCount } ?? 0) + 5)
    var blank: Range<Int>?
    for line in first..<max(first, last) {
      let range = context.layout.lines[line].range
      guard range.count <= 150 else { continue }
      for match in values.numbers(in: range) {
        let before = Bytes.trimmed(bytes, range.lowerBound..<match.range.lowerBound)
        let after = Bytes.trimmed(bytes, match.range.upperBound..<range.upperBound)
        guard stands(alone: before, after, line: line), !isOfAnotherKind(match.value) else { continue }
        return context.found(.documentNumber(match.value), at: match.range, confidence: match.confidence)
      }
      if blank == nil { blank = values.numberPlaceholder(in: range) }
    }
    return blank.map { context.state(.placeholder, at: $0) }
  }

  private func stands(alone before: Range<Int>, _ after: Range<Int>, line: Int) -> Bool {
    if let title = context.title, line >= title.line, line < title.line + title.lineCount { return true }
    let words = context.layout.string(before)
    let isLabel = before.isEmpty || ["编号", "文号", "字号", "案号", "("].contains { words.contains($0) }
    return (isLabel || before.count <= 12 || values.isAgency(before)) && after.count <= 24
  }

  /// A decision does not carry the number of a notice: 代字含“告”的不是处罚决定书.
  private func isOfAnotherKind(_ number: DocumentNumber) -> Bool {
    ["penalty-decision", "on-spot-decision"].contains(context.kind.id) && number.code.contains("告")
  }

  /// A name that says what it is: an organization or a shop; no sentence or label.
  func isParty(_ words: String) -> Bool {
    words.unicodeScalars.count >= 4 && (PartyName.isOrganization(words) || PartyName.isShop(words))
  }

  /// A name without label or colon, told by what stands behind or below it: `某公司⏎统一社会信用代码:…`,
  /// `某公司,法定代表人为:…`.
  private func unlabelledParty() -> [FieldOccurrence] {
    guard context.kind.isIssuedToParty, context.hits(of: context.kind.field("party-name")?.labels ?? []).isEmpty else {
      return []
    }
    let lines = context.layout.lines
    let first = context.title.map { $0.line + $0.lineCount } ?? 0
    for line in first..<max(first, min(lines.count, first + 4)) {
      let range = Bytes.trimmed(context.bytes, lines[line].range)
      if lines[line].cell != nil || context.labels.contains(where: { $0.range.lowerBound == range.lowerBound }) {
        return []
      }
      guard values.numbers(in: range).isEmpty else { continue }
      let name = values.organization(gluedRole(range))
      let words = context.layout.string(name)
      guard words.unicodeScalars.count >= 2, AgencyNameReader.longest(in: context.bytes, name) != name else { continue }
      var details = Bytes.trimmed(context.bytes, name.upperBound..<range.upperBound)
      let isOneLine = !details.isEmpty
      if details.isEmpty, line + 1 < lines.count { details = Bytes.trimmed(context.bytes, lines[line + 1].range) }
      let following = context.layout.string(details).drop { ",(".contains($0) }
      guard Self.identities.contains(where: following.hasPrefix) else { continue }
      // Whom a code or an address follows at once is the party, whatever the name.
      if isParty(words) || isOneLine && words.unicodeScalars.count <= 40 { return [context.text(name)] }
    }
    return []
  }

  /// 当事人某县某公司,统一社会信用代码…: the role without a colon.
  private func gluedRole(_ line: Range<Int>) -> Range<Int> {
    for role in ["当事人", "被处罚人", "被处罚单位"] where Bytes.starts(context.bytes, at: line.lowerBound, with: Array(role.utf8))
    {
      return (line.lowerBound + role.utf8.count)..<line.upperBound
    }
    return line
  }

  /// What follows the name of a party.
  private static let identities = [
    "统一社会信用代码", "社会信用代码", "组织机构代码", "营业执照", "注册号", "主体资格", "法定代表人", "负责人", "经营者", "投资人", "住所", "地址", "经营场所", "身份证",
  ]

  /// What 、 parts outside of brackets.
  func parts(of range: Range<Int>) -> [Range<Int>] {
    let mark = Array("、".utf8)
    var (parts, depth, start) = ([Range<Int>](), 0, range.lowerBound)
    for offset in range {
      switch context.bytes[offset] {
      case UInt8(ascii: "("): depth += 1
      case UInt8(ascii: ")"): depth -= 1
      case mark[0] where depth <= 0 && Bytes.starts(context.bytes, at: offset, with: mark):
        parts.append(start..<offset)
        start = offset + mark.count
      default: break
      }
    }
    return (parts + [start..<range.upperBound]).filter { !$0.isEmpty }
  }

  /// `被处罚人:` with the parties below, one a line and numbered: `1.某市某公司,住所…`, `2.季海涛,男…`.
  private func listedParties() -> [FieldOccurrence] {
    guard let spec = context.kind.field("party-name") else { return [] }
    for hit in context.hits(of: spec.labels) where hit.valueCell == nil {
      guard let first = context.layout.line(at: hit.range.lowerBound),
        hit.value.lowerBound >= context.layout.lines[first].range.upperBound
      else { continue }
      var found: [FieldOccurrence] = []
      for line in context.layout.lines[(first + 1)...].prefix(12) {
        guard let start = afterNumber(line.range) else { break }
        found.append(context.text(values.organization(start..<line.range.upperBound)))
      }
      if found.count > 1 { return found }
    }
    return []
  }

  /// Behind `1.`, `2、`, `(三)` at the start of a line; `nil` when there is none.
  private func afterNumber(_ line: Range<Int>) -> Int? {
    let mark = Bytes.listMark(context.bytes, at: line.lowerBound, within: line.upperBound)
    return mark > 0 ? line.lowerBound + mark : nil
  }
}
