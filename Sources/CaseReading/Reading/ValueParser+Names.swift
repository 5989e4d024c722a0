import DocExtract

/// Names of organizations and shops, addresses, and what a licence is asked for: where they begin and end.
extension ValueParser {
  /// Words that a licence or a confirmation ends with.
  private static let items = ["认定", "许可", "许可证", "登记", "确认", "鉴定", "核准", "审批", "备案", "资质"]
  /// What a clause holds that tells who asks and why.
  private static let askers = ["你", "本人", "我", "期间", "受伤", "申请", "提出", "工作"]

  /// What a licence or a confirmation is asked for, without who asks and why: `你在某厂工作期间受伤的工伤认定`, `…,特申请工伤认定。`
  func item(_ range: Range<Int>) -> Range<Int> {
    var words = Bytes.trimmed(context.bytes, range)
    if context.layout.string(words).hasSuffix("。") { words = words.lowerBound..<(words.upperBound - "。".utf8.count) }
    guard Self.items.contains(where: context.layout.string(words).hasSuffix) else { return range }
    var start = words.lowerBound
    for joint in ["申请", "的"] {
      let mark = Array(joint.utf8)
      var from = start
      while let found = Bytes.first(mark, in: context.bytes, from..<words.upperBound) {
        from = found + mark.count
        let (before, rest) = (context.layout.string(start..<from), context.layout.string(from..<words.upperBound))
        let isClause =
          Self.askers.contains(where: before.contains) && !Self.items.contains(where: before.dropLast().hasSuffix)
        if isClause, rest.unicodeScalars.count >= 4, !rest.hasPrefix("行政") { start = from }
      }
    }
    if Bytes.starts(context.bytes, at: start, with: Array("的".utf8)) { start += "的".utf8.count }
    return start..<words.upperBound
  }

  /// A name ends where a sentence mark, the next sentence or a bracketed definition starts.
  func organization(_ range: Range<Int>) -> Range<Int> {
    var end = range.upperBound
    for mark in [
      "。", ";", ",", "\n", " ", "法定代表人:", "负责人:", "经营者:", "统一社会信用代码", "住所:", "地址:", "住址:", "身份证号", "身份证件",
    ].map({ Array($0.utf8) }) + Self.asides {
      if let found = Bytes.first(mark, in: context.bytes, range.lowerBound..<end) { end = found }
    }
    let isBeforeCode = Self.codes.contains { Bytes.starts(context.bytes, at: end, with: $0) }
    end = beforeDay(range.lowerBound..<max(range.lowerBound, end))
    var name = behindLabel(Bytes.trimmed(context.bytes, range.lowerBound..<end))
    name = beforeSex(beforePhone(beforePerson(beforeLabel(beforeCode(behindHint(behindRole(name)))))))
    name = withoutCourtesy(isBeforeCode ? beforeNextLabel(name) : name)
    name = behindParty(behindStory(beforeNextMatter(name)))
    // A bracket that is still open held what ended the name: (投资人甲,住所…).
    let open = context.bytes[name].lastIndex(of: UInt8(ascii: "("))
    guard let open else { return name }
    guard context.bytes[open..<name.upperBound].contains(UInt8(ascii: ")")) else {
      return Bytes.trimmed(context.bytes, name.lowerBound..<open)
    }
    return withoutPerson(name)
  }

  /// `某厂 代表 某某`, `某店 存放(查封)地点`: what stands behind a blank says something else.
  private func beforeNextMatter(_ name: Range<Int>) -> Range<Int> {
    for gap in context.layout.text.gaps(in: name) where gap > name.lowerBound {
      let rest = context.layout.string(gap..<name.upperBound)
      if Self.matters.contains(where: rest.hasPrefix) { return Bytes.trimmed(context.bytes, name.lowerBound..<gap) }
    }
    return name
  }

  private static let matters = ["代表", "法定代表", "负责人", "经营者", "委托代理", "代理人", "联系人", "联系电话", "存放", "保管"]

  /// `对当事人某某的物品`: the word for the party is no part of the name.
  private func behindParty(_ name: Range<Int>) -> Range<Int> {
    let word = "当事人"
    guard Bytes.starts(context.bytes, at: name.lowerBound, with: Array(word.utf8)) else { return name }
    let rest = Bytes.trimmed(context.bytes, (name.lowerBound + word.utf8.count)..<name.upperBound)
    return rest.count >= 6 ? rest : name
  }

  /// 汤美玲(某某早餐店经营者): what a person runs is no part of the name.
  private func withoutPerson(_ name: Range<Int>) -> Range<Int> {
    guard let open = context.bytes[name].firstIndex(of: UInt8(ascii: "(")), open > name.lowerBound,
      let group = Bytes.group(context.bytes, at: open, within: name.upperBound),
      ["经营者)", "业主)", "店主)", "负责人)", "投资人)", "个体工商户)", "已故)", "死亡)"].contains(
        where: context.layout.string(group).hasSuffix)
        || Self.owners.contains(where: context.layout.string(group).hasSuffix)
        || PartyName.isShop(context.layout.string((group.lowerBound + 1)..<(group.upperBound - 1)))
    else { return name }
    let before = Bytes.trimmed(context.bytes, name.lowerBound..<open)
    // 某航运公司(“某某196”轮经营人), 某海事局(财务专用章)
    if group.upperBound == name.upperBound, Self.owners.contains(where: context.layout.string(group).hasSuffix) {
      return before
    }
    let isPerson =
      before.count <= 12 && PersonReader.matches(in: context.bytes, range: before).contains { $0.range == before }
    return isPerson ? before : name
  }

  /// What a bracket ends with that says whose ship or seal it is.
  private static let owners = [
    "经营人)", "船长)", "船东)", "船主)", "共有权人)", "共有人)", "所有人)", "所有权人)", "产权人)", "驾驶员)", "驾驶人)", "承运人)", "托运人)", "专用章)",
  ]

  /// `某县农业农村局 2024年4月25日`, `某县某局2024年6月1日至30日`: days behind a name or a place are no part of it.
  func beforeDay(_ range: Range<Int>) -> Int {
    guard range.contains(where: { (0x30...0x39).contains(context.bytes[$0]) }) else { return range.upperBound }
    let day = written(in: range).first {
      $0.value.date != nil && $0.range.count >= 10 && $0.range.lowerBound > range.lowerBound
    }
    guard let day else { return range.upperBound }
    let rest = context.layout.string(day.range.upperBound..<range.upperBound)
    return rest.allSatisfy { "0123456789年月日至到-—~.-/ ".contains($0) } ? day.range.lowerBound : range.upperBound
  }

  /// `(个人姓名或单位名称)张三`: what a form says of its blank.
  private func behindHint(_ name: Range<Int>) -> Range<Int> {
    guard let group = Bytes.group(context.bytes, at: name.lowerBound, within: name.upperBound),
      group.upperBound < name.upperBound,
      ["姓名", "名称", "单位", "个人"].contains(where: context.layout.string(group).contains)
    else { return name }
    return Bytes.trimmed(context.bytes, group.upperBound..<name.upperBound)
  }

  /// `某公司 交款人`, before `统一社会信用代码`: what stands behind a blank is the next label's beginning.
  private func beforeNextLabel(_ name: Range<Int>) -> Range<Int> {
    guard let gap = name.last(where: { context.bytes[$0] == Bytes.space }) ?? context.layout.text.gaps(in: name).last,
      gap > name.lowerBound, name.upperBound - gap <= Self.longestPiece,
      isLabel(Bytes.trimmed(context.bytes, gap..<name.upperBound))
    else { return name }
    return Bytes.trimmed(context.bytes, name.lowerBound..<gap)
  }

  /// Labels of what stands behind a name; a role may lead to them: 交款人统一社会信用代码.
  private static let codes = ["统一社会信用代码", "身份证号", "身份证件"].map { Array($0.utf8) }
  /// Bytes of a label's beginning.
  private static let longestPiece = 24

  /// 石秋菊同志: how a person is addressed is no part of the name.
  private func withoutCourtesy(_ name: Range<Int>) -> Range<Int> {
    for word in ["同志", "先生", "女士"] where name.count > word.utf8.count {
      let start = name.upperBound - word.utf8.count
      guard Bytes.starts(context.bytes, at: start, with: Array(word.utf8)) else { continue }
      let rest = name.lowerBound..<start
      let isWhole = PersonReader.matches(in: context.bytes, range: rest).contains {
        $0.range == rest && $0.confidence >= 0.7
      }
      return isWhole ? rest : name
    }
    return name
  }

  /// `张三 187****6630`: a telephone stands behind a blank.
  private func beforePhone(_ name: Range<Int>) -> Range<Int> {
    let gap = context.layout.text.gaps(in: name).first { (0x30...0x39).contains(context.bytes[$0]) }
    guard let gap, gap > name.lowerBound else { return name }
    let digits = context.bytes[gap..<name.upperBound].prefix { (0x30...0x39).contains($0) || $0 == 0x2A || $0 == 0x2D }
    return digits.count >= 7 ? Bytes.trimmed(context.bytes, name.lowerBound..<gap) : name
  }

  /// `张三 男`: the sex stands behind a blank.
  private func beforeSex(_ name: Range<Int>) -> Range<Int> {
    guard let gap = context.layout.text.gaps(in: name).last, gap > name.lowerBound,
      ["男", "女"].contains(context.layout.string(gap..<name.upperBound))
    else { return name }
    return Bytes.trimmed(context.bytes, name.lowerBound..<gap)
  }

  /// `姓名 张三`: a label that stands in the value, parted by a blank.
  private func behindLabel(_ name: Range<Int>) -> Range<Int> {
    for label in ["姓名", "名称", "单位名称"] where Bytes.starts(context.bytes, at: name.lowerBound, with: Array(label.utf8)) {
      let start = name.lowerBound + label.utf8.count
      let isParted = start < name.upperBound && context.layout.text.gaps(in: name).contains(start)
      if isParted || start < name.upperBound && context.bytes[start] == Bytes.space {
        return Bytes.trimmed(context.bytes, start..<name.upperBound)
      }
    }
    return name
  }

  /// `用海单位:某某公司`: the role before a colon is no part of the name.
  private func behindRole(_ name: Range<Int>) -> Range<Int> {
    guard let colon = context.bytes[name].firstIndex(of: Bytes.colon), colon - name.lowerBound <= Self.longestRole,
      !context.layout.text.gaps(in: name).contains(where: { $0 < colon && $0 > name.lowerBound }),
      ["单位", "人", "户", "者", "企业", "对象", "方"].contains(
        where: context.layout.string(name.lowerBound..<colon).hasSuffix)
    else { return name }
    let rest = Bytes.trimmed(context.bytes, (colon + 1)..<name.upperBound)
    return rest.isEmpty ? name : rest
  }

  /// Bytes of a role before its colon.
  private static let longestRole = 24

  /// `县水政监察大队在日常巡查中发现某县某合作社`: who found it, and how, is no part of the name.
  private func behindStory(_ name: Range<Int>) -> Range<Int> {
    guard name.count > Self.shortestStory else { return name }
    let words = context.layout.string(name)
    for verb in Self.finds {
      guard let found = words.ranges(of: verb).last else { continue }
      let (before, rest) = (words[..<found.lowerBound], String(words[found.upperBound...]))
      guard Self.finders.contains(where: before.contains), rest.unicodeScalars.count >= 4,
        PartyName.isOrganization(rest) || PartyName.isShop(rest)
      else { continue }
      return (name.upperBound - rest.utf8.count)..<name.upperBound
    }
    return name
  }

  /// Bytes; shorter words tell no story.
  private static let shortestStory = 36
  private static let finds = ["发现", "查获", "查实", "查明", "举报", "投诉", "反映", "核查", "检查"]
  /// Of who finds and how; a name holds none of them before a verb.
  private static let finders = [
    "巡查", "排查", "抽查", "检查", "监察", "执法", "大队", "支队", "中队", "我局", "本局", "我队", "本机关", "群众", "现场", "过程中", "工作中", "日常", "线索",
  ]

  /// `某县某公司 张三`: who receives it for the company stands behind a blank.
  private func beforePerson(_ name: Range<Int>) -> Range<Int> {
    guard let gap = context.layout.text.gaps(in: name).last, name.upperBound - gap <= 12,
      PartyName.isOrganization(context.layout.string(name.lowerBound..<gap))
    else { return name }
    let rest = Bytes.trimmed(context.bytes, gap..<name.upperBound)
    let isPerson = PersonReader.matches(in: context.bytes, range: rest).contains {
      $0.range == rest && $0.confidence >= 0.7
    }
    return isPerson ? Bytes.trimmed(context.bytes, name.lowerBound..<gap) : name
  }

  /// 某公司(91341899MAL7TT8F2L): a code is no part of the name.
  private func beforeCode(_ name: Range<Int>) -> Range<Int> {
    guard let open = context.bytes[name].lastIndex(of: UInt8(ascii: "(")) else { return name }
    let inside = context.bytes[(open + 1)..<name.upperBound].prefix { $0 != UInt8(ascii: ")") }
    // 某市农业农村局(2024年1月1日至6月30日)
    if inside.prefix(4).count == 4, inside.prefix(4).allSatisfy({ (0x30...0x39).contains($0) }),
      Bytes.contains("年", in: context.bytes, open..<name.upperBound)
    {
      return Bytes.trimmed(context.bytes, name.lowerBound..<open)
    }
    guard inside.count >= 8, inside.allSatisfy({ $0 < 0x80 }) else { return name }
    return Bytes.trimmed(context.bytes, name.lowerBound..<open)
  }

  /// `某公司 现场人员:甲(店长)`: the next label stands behind a blank.
  private func beforeLabel(_ name: Range<Int>) -> Range<Int> {
    guard let colon = context.bytes[name].firstIndex(of: Bytes.colon),
      let gap = context.layout.text.gaps(in: name).last(where: { $0 < colon })
    else { return name }
    return Bytes.trimmed(context.bytes, name.lowerBound..<gap)
  }

  /// What a bracket behind a name begins with that is no part of it.
  private static let asides = [
    "以下简称", "以下称", "下称", "委托", "受委托", "受托", "简称", "经营者", "负责人", "法定代表人", "投资人", "业主", "个体经营", "个体户", "指印", "手印", "捺印",
    "个人独资", "身份证",
    "公民身份",
    "居民身份", "证件",
    "统一社会", "纳税人识别号", "营业执照", "注册号", "盖章", "公章", "签章", "印章", "签名", "法人", "门店招牌", "招牌:", "店招", "门头:", "字号:", "原名",
    "曾用名", "又名", "别名", "住所:", "住址:", "地址:", "男,", "男)", "女,", "女)", "性别", "章)", "申请人)",
    "当事人)", "被处罚人)", "建设单位)", "施工单位)", "监理单位)", "设计单位)", "勘察单位)",
  ].map { Array("(\($0)".utf8) }

  /// An address ends at a comma or at a bracket that was opened before it.
  func address(_ whole: Range<Int>) -> Range<Int> {
    // 提取时间地点 | 2024年11月25日 某县某局203室
    let day = written(in: whole).first.flatMap { $0.range.lowerBound == whole.lowerBound ? $0.range : nil }
    var behind = day.map { Bytes.trimmed(context.bytes, $0.upperBound..<whole.upperBound) } ?? whole
    // 2024年9月19日7时25分在某路口
    if day != nil, Bytes.starts(context.bytes, at: behind.lowerBound, with: Array("在".utf8)) {
      behind = Bytes.trimmed(context.bytes, (behind.lowerBound + 3)..<behind.upperBound)
    }
    let range = behind.isEmpty ? whole : behind
    var end = range.upperBound
    // 29°18.4′N,122°06.2′E,无船名号渔船甲板: commas part degrees and what is there.
    let isOfDegrees = ["°", "北纬", "东经"].contains { Bytes.contains($0, in: context.bytes, range) }
    for mark in isOfDegrees ? ["。", ";", "\n"] : ["。", ";", ",", "\n"] {
      if let found = Bytes.first(Array(mark.utf8), in: context.bytes, range.lowerBound..<end), found > range.lowerBound
      {
        end = found
      }
    }
    end = beforeDay(range.lowerBound..<end)
    var depth = 0
    for offset in range.lowerBound..<end {
      if context.bytes[offset] == UInt8(ascii: "(") { depth += 1 }
      if context.bytes[offset] == UInt8(ascii: ")") { depth -= 1 }
      if depth < 0 { return Bytes.trimmed(context.bytes, range.lowerBound..<offset) }
    }
    // 某局仓库(钥匙由保管员管理,未经批准不得动用)
    if depth > 0, let open = context.bytes[range.lowerBound..<end].lastIndex(of: UInt8(ascii: "(")),
      open > range.lowerBound
    {
      end = open
    }
    return Bytes.trimmed(context.bytes, range.lowerBound..<end)
  }
}
