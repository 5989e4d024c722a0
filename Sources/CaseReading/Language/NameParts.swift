/// Finds the names of people in a run of Han, by family names, blanks and the words that stand around names.
enum NameParts {
  struct Name {
    var range: Range<Int>
    var confidence: Double
  }

  /// More names than six are not written without anything between them; a longer run is a sentence.
  private static let longestPiece = 18

  /// - Parameter isOpening: the run begins a value, so that 和 in front of it is a family name (和润泽).
  static func names(in run: [HanScalar], isOpening: Bool = false) -> [Name] {
    var names: [Name] = []
    forEachPiece(of: run, isOpening: isOpening) { names += self.names(inPiece: $0) }
    return names
  }

  private static func names(inPiece piece: ArraySlice<HanScalar>) -> [Name] {
    guard (2...longestPiece).contains(piece.count) else { return [] }
    if piece.dropFirst().contains(where: \.isBehindGap) {
      let names = partedByGaps(piece).map(name)
      if names.allSatisfy({ $0 != nil }) { return names.compactMap { $0 } }
    }
    guard piece.count <= 4 || isOneName(piece) || piece.contains(where: { isDot($0.value) }) else {
      return parted(piece) ?? []
    }
    if piece.count == 4, !isCompound(piece), !isOneName(piece), let two = parted(piece) {
      return two
    }
    return name(piece).map { [$0] } ?? []
  }

  /// What is left of a run without titles, labels and the like.
  private static func forEachPiece(of run: [HanScalar], isOpening: Bool, _ body: (ArraySlice<HanScalar>) -> Void) {
    var (start, at) = (0, 0)
    while at < run.count {
      let length = isPartOfName(run, at, from: start, isOpening: isOpening) ? 0 : stopLength(run, at)
      if length > 0 {
        body(run[start..<at])
        at += length
        start = at
      } else {
        at += 1
      }
    }
    body(run[start..<at])
  }

  /// 和 of 和润泽, 苏和 and 于和平: at the start of a value, and behind a single character.
  private static func isPartOfName(_ run: [HanScalar], _ at: Int, from start: Int, isOpening: Bool) -> Bool {
    guard run[at].value == 0x548C else { return false }
    return at == 0 ? isOpening : at - start == 1 && !run[at].isBehindGap
  }

  private static func partedByGaps(_ piece: ArraySlice<HanScalar>) -> [ArraySlice<HanScalar>] {
    var parts: [ArraySlice<HanScalar>] = []
    var start = piece.startIndex
    for index in piece.indices.dropFirst() where piece[index].isBehindGap {
      parts.append(piece[start..<index])
      start = index
    }
    return parts + [piece[start...]]
  }

  private static func name(_ piece: ArraySlice<HanScalar>) -> Name? {
    guard let first = piece.first, let last = piece.last, first.value.isHan else { return nil }
    let range = first.range.lowerBound..<last.range.upperBound
    if piece.contains(where: { isDot($0.value) }) {
      return (3...20).contains(piece.count) && last.value.isHan ? Name(range: range, confidence: 1) : nil
    }
    if isOneName(piece) { return Name(range: range, confidence: 1) }
    guard (2...4).contains(piece.count) else { return nil }
    if piece.count == 4, !isCompound(piece), !isMasked(piece) { return Name(range: range, confidence: 0.5) }
    return Name(range: range, confidence: startsWithSurname(piece) ? 1 : 0.6)
  }

  /// Two or more names without anything between them: 张三李四.
  private static func parted(_ piece: ArraySlice<HanScalar>) -> [Name]? {
    guard startsWithSurname(piece) else { return nil }
    let first = piece.startIndex
    // For every length of the beginning: what the names it is made of cost, and where the last of them starts.
    var best: [(cost: Int, from: Int)?] = Array(repeating: nil, count: piece.count + 1)
    best[0] = (0, 0)
    for end in 2...piece.count {
      for length in 2...4 where length <= end {
        guard let before = best[end - length] else { continue }
        let part = piece[first + end - length..<first + end]
        guard startsWithSurname(part), length < 4 || isCompound(part) else { continue }
        // A blank inside of a name is less likely than one between two.
        let cost = before.cost + 10 + part.dropFirst().filter(\.isBehindGap).count * 8 + (length == 2 ? 1 : 0)
        if best[end].map({ cost < $0.cost }) ?? true { best[end] = (cost, end - length) }
      }
    }
    var names: [Name] = []
    var end = piece.count
    while end > 0 {
      guard let step = best[end] else { return nil }
      let range = piece[first + step.from].range.lowerBound..<piece[first + end - 1].range.upperBound
      names.append(Name(range: range, confidence: 0.6))
      end = step.from
    }
    return names.reversed()
  }

  /// Of a people whose names have no family name in front.
  private static func isOneName(_ piece: ArraySlice<HanScalar>) -> Bool {
    let name = piece.map(\.value)
    return Surnames.isTibetan(name) || Surnames.isMongolian(name)
  }

  private static func startsWithSurname(_ piece: ArraySlice<HanScalar>) -> Bool {
    piece.first.map { Surnames.isSingle($0.value) } ?? false || isCompound(piece)
  }

  private static func isCompound(_ piece: ArraySlice<HanScalar>) -> Bool {
    piece.count > 2 && Surnames.isCompound(piece[piece.startIndex].value, piece[piece.startIndex + 1].value)
  }

  private static func isMasked(_ piece: ArraySlice<HanScalar>) -> Bool {
    piece.contains { [0x2A, 0xD7, 0x58, 0x67D0].contains($0.value) }
  }

  private static func isDot(_ value: UInt32) -> Bool { value == 0xB7 || value == 0x2022 }

  /// How many characters from `at` on are a word that is no part of a name; 0 when none is.
  private static func stopLength(_ run: [HanScalar], _ at: Int) -> Int {
    guard let words = stops[run[at].value] else { return 0 }
    for word in words where at + word.count <= run.count {
      if zip(word, run[at...]).allSatisfy({ $0 == $1.value }) { return word.count }
    }
    return 0
  }

  /// By their first character, the longest first.
  private static let stops: [UInt32: [[UInt32]]] = {
    let words = """
      行政执法人员 执法人员 办案人员 检查人员 调查人员 承办人员 工作人员 参加人员 列席人员 出席人员 案件承办人 承办人 主办人 协办人
      记录人 询问人 检查人 勘验人 调查人 见证人 在场人 送达人 签收人 代收人 受送达人 被询问人 被检查人 当事人 负责人 法定代表人
      经营者 委托代理人 代理人 主持人 听证员 听证主持人 记录员 书记员 审核人 审批人 批准人 经办人 制作人 保管人 接收人 移交人 鉴定人
      翻译人员 翻译 鉴定 执法证件号码 执法证件号 执法证件 执法证编号 执法证号码 执法证号 执法证 证件号码 证件编号 证件号 证件 证号 编号 号码 工号
      日出生 月出生 年出生 出生 日生 月生 年生 签名 签字 签章 盖章 公章 印章 手印 捺印 年月日 日期 时间 姓名 性别 职务 职称 单位 部门 地址 电话 住址 备注 意见 情况 属实
      同意 不同意 无异议 无误 以上 以下 以下空白 空白 拒绝 拒签 签收 本人 同志 先生 女士 等人 等 无 男 女 汉族 岁
      副局长 局长 副队长 中队长 大队长 支队长 总队长 队长 副科长 科长 副处长 处长 副主任 主任 副所长 所长 副站长 站长 副股长 股长
      副书记 书记 科员 副主任科员 主任科员 四级 三级 二级 一级 调研员 副厅长 厅长 副县长 县长 副镇长 镇长 副乡长 乡长 副组长 组长
      副院长 院长 副校长 校长 董事长 总经理 经理 店长 厂长 员工 店员 会计 律师 法制员 成员 组员 委员 专员 主管 分管 领导 科室 机关
      两人 二人 三人 四人 五人 六人 七人 八人 九人 十人 全部 全体 一致 建议 结案 立案 拟办 办公室
      申请人代表 居民代表 利害关系人 申请人 审查人员 代表 居民 要求匿名 警号
      身份证号码 身份证号 身份证 身份 年龄 户籍 籍贯 民族 文化程度 学历 驾驶员 驾驶人 司机 本公司 本单位 本局 阅读 列席 出席
      听清楚了 听清楚 清楚了 明白了 知道了 罚款 罚没 没收 警告 处罚 金额 数额 结果 类别 依据 公示
      和 与 及 由 为 系 是 的 在 对
      """
    let offices = ["法规", "法制", "综合", "执法"].flatMap { name in
      ["科", "股", "处", "室", "大队"].map { name + $0 }
    }
    // 孟某(教务主管): 教务 is nobody.
    let jobs = [
      "教务", "财务", "业务", "总务", "医务", "法务", "商务", "店务", "仓库", "仓储", "行政", "人事", "销售", "采购", "生产", "质量", "技术", "安全", "食堂",
      "前台", "项目", "车间", "后勤", "现场",
    ].flatMap { field in ["主管", "主任", "经理", "负责人", "部长", "科长", "处长", "总监", "人员", "专员", "员"].map { field + $0 } }
    var table: [UInt32: [[UInt32]]] = [:]
    for word in words.split(whereSeparator: { $0 == " " || $0 == "\n" }).map(String.init) + offices + jobs {
      let scalars = word.unicodeScalars.map(\.value)
      table[scalars[0], default: []].append(scalars)
    }
    return table.mapValues { $0.sorted { $0.count > $1.count } }
  }()
}
