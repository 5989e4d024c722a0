import DocExtract

/// Turns the words at a place into the value that the field's type asks for.
struct ValueParser {
  let context: DocumentContext

  /// What stands behind a label; `nil` when the words there are no value of the type at all.
  func occurrence(_ spec: FieldSpec, _ hit: LabelHit) -> FieldOccurrence? {
    switch spec.type {
    case .signature: return signature(in: hit.value, of: hit)
    case .seal: return context.found(.mark(.unclear), at: hit.range)
    default: break
    }
    if hit.value.isEmpty { return context.blank(hit) }
    if isPlaceholder(hit.value) { return context.state(.placeholder, at: hit.value) }
    if spec.type != .choice, Self.nothing.contains(context.layout.string(hit.value)) {
      return context.state(.blank, at: hit.value)
    }
    if spec.type != .date, spec.type != .datetime, isUnfilled(hit.value) { return context.blank(hit) }
    // 承办人意见 | 承办人(签名):____ 年 月 日
    if spec.id.hasSuffix("opinion"), signatureMarker(in: hit.value)?.lowerBound == hit.value.lowerBound {
      return context.blank(hit)
    }
    if [.text, .org, .address, .person, .people].contains(spec.type), isMostlyMarks(hit.value) {
      return context.state(.placeholder, at: hit.value)
    }
    if spec.type == .money,
      context.layout.string(hit.range.lowerBound..<max(hit.range.upperBound, hit.bracket.upperBound)).contains("万元"),
      let bare = MoneyReader.parse(context.layout.string(hit.value)), !context.layout.string(hit.value).contains("元")
    {
      let (fen, isOver) = bare.value.money.fen.multipliedReportingOverflow(by: 10_000)
      return isOver ? nil : context.found(.money(Money(fen: fen)), at: hit.value)
    }
    return occurrence(spec, in: hit.value, confidence: 1)
  }

  /// What clerks write in a place that has nothing to hold.
  private static let nothing: Set<String> = ["无", "无。", "/", "//", "\\", "-", "--", "—", "——", "空", "不适用", "没有"]

  func occurrence(_ spec: FieldSpec, in range: Range<Int>, confidence: Double) -> FieldOccurrence? {
    guard !range.isEmpty else { return nil }
    switch spec.type {
    case .text where spec.id.hasSuffix("phone"): return text(phone(range), confidence)
    case .text where spec.id.hasSuffix("opinion"): return text(unsigned(range), confidence)
    case .text where spec.id == "licence-item" || spec.id == "confirmation-item":
      let words = item(range)
      return ["行政许可", "许可", "行政确认", "确认", "行政审批"].contains(context.layout.string(words)) ? nil : text(words, confidence)
    case .text: return ticked(range, confidence) ?? text(range, confidence)
    case .address: return text(address(range), confidence)
    case .org:
      let name = organization(range)
      if isMostlyMarks(name) { return context.state(.placeholder, at: range) }
      return CheckedWords(context.bytes, name).words == nil ? text(name, confidence) : nil
    case .date where spec.id.hasSuffix("until"):
      return end(in: range)
    case .date, .datetime: return date(in: range, keepsTime: spec.type == .datetime)
    case .person, .people: return people(in: range)
    case .money: return money(in: range, confidence)
    case .duration: return duration(in: range, confidence)
    case .citationList: return citations(in: range, confidence)
    case .documentNumber: return number(in: range, confidence)
    case .idNumber, .creditCode: return code(spec.type, in: range, confidence)
    case .choice: return choice(spec, in: range, confidence)
    case .signature: return context.found(.mark(.present), at: range)
    case .seal: return context.found(.mark(.unclear), at: range)
    }
  }

  // MARK: Words

  private func text(_ range: Range<Int>, _ confidence: Double) -> FieldOccurrence? {
    var trimmed = Bytes.trimmed(context.bytes, range)
    // 征收项目:水土保持补偿费;
    while let last = trimmed.last, context.bytes[last] == UInt8(ascii: ";") || context.bytes[last] == UInt8(ascii: ",")
    {
      trimmed = Bytes.trimmed(context.bytes, trimmed.lowerBound..<last)
    }
    guard !trimmed.isEmpty else { return nil }
    return unreadable(trimmed) ?? context.text(trimmed, confidence: confidence)
  }

  /// What is ticked, of a text that offers choices: `□未发现问题 ☑发现问题需整改`.
  private func ticked(_ range: Range<Int>, _ confidence: Double) -> FieldOccurrence? {
    guard let first = Bytes.scalar(at: range.lowerBound, in: context.bytes),
      (0x2500...0x27BF).contains(first) || first == 0x221A,
      let words = CheckedWords(context.bytes, range).words
    else { return nil }
    // ○ also hides a name or leads an item.
    if words.isEmpty { return first == 0x25A1 || first == 0x2610 ? context.state(.placeholder, at: range) : nil }
    return context.found(.text(words.trimmingMarks), at: range, confidence: confidence)
  }

  /// An opinion without who signed it and when.
  private func unsigned(_ range: Range<Int>) -> Range<Int> {
    guard let marker = signatureMarker(in: range), marker.lowerBound > range.lowerBound else { return range }
    let words = Bytes.trimmed(context.bytes, range.lowerBound..<marker.lowerBound)
    return words.isEmpty ? range : words
  }

  /// Words that a licence or a confirmation ends with.
  private static let items = ["认定", "许可", "许可证", "登记", "确认", "鉴定", "核准", "审批", "备案", "资质"]
  /// What a clause holds that tells who asks and why.
  private static let askers = ["你", "本人", "我", "期间", "受伤", "申请", "提出", "工作"]

  /// What a licence or a confirmation is asked for, without who asks and why: `你在某厂工作期间受伤的工伤认定`, `…,特申请工伤认定。`
  private func item(_ range: Range<Int>) -> Range<Int> {
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

  /// Digits and the marks between them; what stands behind is another matter.
  private func phone(_ range: Range<Int>) -> Range<Int> {
    let marks = Array("-*+() ,/".utf8)
    let end = range.first { offset in
      let byte = context.bytes[offset]
      return !(0x30...0x39).contains(byte) && !marks.contains(byte)
    }
    guard let end, end - range.lowerBound >= 7 else { return range }
    return Bytes.trimmed(context.bytes, range.lowerBound..<end)
  }

  private func unreadable(_ range: Range<Int>) -> FieldOccurrence? {
    guard Bytes.first(Bytes.unreadable, in: context.bytes, range) != nil else { return nil }
    return context.state(.unreadable(because: "字迹无法辨认"), at: range)
  }

  /// A name ends where a sentence mark, the next sentence or a bracketed definition starts.
  func organization(_ range: Range<Int>) -> Range<Int> {
    var end = range.upperBound
    for mark in [
      "。", ";", ",", "\n", " ", "法定代表人:", "负责人:", "经营者:", "统一社会信用代码", "住所:", "地址:", "住址:", "身份证号", "身份证件",
    ].map({ Array($0.utf8) }) + Self.asides {
      if let found = Bytes.first(mark, in: context.bytes, range.lowerBound..<end) { end = found }
    }
    end = beforeDay(range.lowerBound..<max(range.lowerBound, end))
    var name = behindLabel(Bytes.trimmed(context.bytes, range.lowerBound..<end))
    name = beforePerson(beforeLabel(beforeCode(name)))
    // A bracket that is still open held what ended the name: (投资人甲,住所…).
    let open = context.bytes[name].lastIndex(of: UInt8(ascii: "("))
    guard let open else { return name }
    guard context.bytes[open..<name.upperBound].contains(UInt8(ascii: ")")) else {
      return Bytes.trimmed(context.bytes, name.lowerBound..<open)
    }
    return withoutPerson(name)
  }

  /// 汤美玲(某某早餐店经营者): what a person runs is no part of the name.
  private func withoutPerson(_ name: Range<Int>) -> Range<Int> {
    guard let open = context.bytes[name].firstIndex(of: UInt8(ascii: "(")), open > name.lowerBound,
      let group = Bytes.group(context.bytes, at: open, within: name.upperBound),
      ["经营者)", "业主)", "店主)", "负责人)", "投资人)", "个体工商户)", "已故)", "死亡)"].contains(
        where: context.layout.string(group).hasSuffix)
    else { return name }
    let before = Bytes.trimmed(context.bytes, name.lowerBound..<open)
    let isPerson =
      before.count <= 12 && PersonReader.matches(in: context.bytes, range: before).contains { $0.range == before }
    return isPerson ? before : name
  }

  /// `某县农业农村局 2024年4月25日`: a day behind a name or a place is no part of it.
  private func beforeDay(_ range: Range<Int>) -> Int {
    guard range.contains(where: { (0x30...0x39).contains(context.bytes[$0]) }) else { return range.upperBound }
    let day = written(in: range).first {
      $0.value.date != nil && $0.range.count >= 10 && $0.range.lowerBound > range.lowerBound
    }
    return day.map { $0.range.upperBound == range.upperBound ? $0.range.lowerBound : range.upperBound }
      ?? range.upperBound
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
    "以下简称", "以下称", "下称", "简称", "负责人", "法定代表人", "投资人", "业主", "个体", "个人独资", "身份证", "公民身份", "居民身份", "证件",
    "统一社会", "纳税人识别号", "营业执照", "注册号", "盖章", "公章", "签章", "印章", "签名", "法人", "门店招牌", "招牌:", "店招", "门头:", "字号:", "原名",
    "曾用名", "又名", "别名", "住所:", "住址:", "地址:", "男,", "男)", "女,", "女)", "性别", "章)", "申请人)",
    "当事人)", "被处罚人)", "建设单位)", "施工单位)", "监理单位)", "设计单位)", "勘察单位)",
  ].map { Array("(\($0)".utf8) }

  /// An address ends at a comma or at a bracket that was opened before it.
  private func address(_ range: Range<Int>) -> Range<Int> {
    var end = range.upperBound
    for mark in ["。", ";", ",", "\n"] {
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
    return Bytes.trimmed(context.bytes, range.lowerBound..<end)
  }

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

  private func choice(_ spec: FieldSpec, in range: Range<Int>, _ confidence: Double) -> FieldOccurrence? {
    let checked = CheckedWords(context.bytes, range).words
    // □监督检查 □投诉举报: nobody ticked anything.
    if checked?.isEmpty ?? false { return context.state(.placeholder, at: range) }
    guard !spec.choices.isEmpty else { return ticked(range, confidence) ?? text(range, confidence) }
    let words = checked ?? context.layout.string(range)
    var found = spec.choices.filter { group in group.contains { words.contains($0) } }.compactMap(\.first)
    // The list goes from the narrower word to the wider one: 不同意 before 同意.
    if !spec.isSeveral { found = Array(found.prefix(1)) }
    guard !found.isEmpty else { return ticked(range, confidence * 0.9) ?? text(range, confidence * 0.9) }
    return context.found(.choices(found), at: range, confidence: confidence)
  }

  /// One occurrence for each body of `某市人民政府或者某省某厅`.
  func parted(_ occurrence: FieldOccurrence, _ spec: FieldSpec, at range: Range<Int>) -> [FieldOccurrence] {
    guard spec.type == .org, case .text(let words)? = occurrence.value, words.contains("或") || words.contains("、")
    else {
      return [occurrence]
    }
    var parts: [Range<Int>] = []
    var start = range.lowerBound
    for joint in context.library.bodyJoint.matches(in: context.bytes, range: range) {
      parts.append(start..<joint.range.lowerBound)
      start = joint.range.upperBound
    }
    parts.append(start..<range.upperBound)
    guard parts.count > 1 else { return [occurrence] }
    return parts.map { context.text(Bytes.trimmed(context.bytes, $0), confidence: occurrence.confidence) }
  }

  // MARK: Numbers

  private func money(in range: Range<Int>, _ confidence: Double) -> FieldOccurrence? {
    if let match = MoneyReader.matches(in: context.bytes, range: range).first(where: {
      $0.value.money.currency == "元" && !$0.value.isRate
    }) {
      return context.found(.money(match.value.money), at: match.range, confidence: min(confidence, match.confidence))
    }
    if range.count <= 40, let bare = MoneyReader.parse(context.layout.string(range)) {
      return context.found(.money(bare.value.money), at: range, confidence: min(confidence, 0.9))
    }
    return unreadable(range)
  }

  private func duration(in range: Range<Int>, _ confidence: Double) -> FieldOccurrence? {
    guard let match = DurationReader.matches(in: context.bytes, range: range).first else { return unreadable(range) }
    return context.found(.duration(match.value), at: match.range, confidence: min(confidence, match.confidence))
  }

  private func citations(in range: Range<Int>, _ confidence: Double) -> FieldOccurrence? {
    let matches = context.citations.filter { range.contains($0.range.lowerBound) }
    guard let first = matches.first, let last = matches.last else { return unreadable(range) }
    let whole = first.range.lowerBound..<last.range.upperBound
    let least = matches.map(\.confidence).min() ?? 1
    return context.found(.citations(matches.map(\.value)), at: whole, confidence: min(confidence, least))
  }

  private func number(in range: Range<Int>, _ confidence: Double) -> FieldOccurrence? {
    if let match = numbers(in: range).first {
      return context.found(.documentNumber(match.value), at: match.range, confidence: min(confidence, match.confidence))
    }
    if let blank = numberPlaceholder(in: range) { return context.state(.placeholder, at: blank) }
    // Some offices number without a year in brackets; the words themselves still compare.
    return range.count <= 60 ? text(range, confidence * 0.9) : nil
  }

  func numbers(in range: Range<Int>) -> [Match<DocumentNumber>] {
    DocumentNumberReader.matches(in: context.bytes, range: range).compactMap { match in
      match.value.number.map { Match($0, at: match.range, confidence: match.confidence) }
    }
  }

  /// `〔 〕 号`, not filled in.
  func numberPlaceholder(in range: Range<Int>) -> Range<Int>? {
    DocumentNumberReader.matches(in: context.bytes, range: range).first { $0.value.number == nil }?.range
  }

  /// The longest run of letters, digits and asterisks of the right length.
  private func code(_ type: Vocabulary.FieldType, in range: Range<Int>, _ confidence: Double) -> FieldOccurrence? {
    let bytes = context.bytes
    var offset = range.lowerBound
    while offset < range.upperBound {
      var end = offset
      while end < range.upperBound, Self.isCode(bytes[end]) { end += 1 }
      let length = end - offset
      // Seven characters and more on the next line are the rest of one.
      let isBroken = length < 18 && brokenCode(type, in: range, confidence) != nil
      if !isBroken, type == .creditCode ? (8...20).contains(length) : length == 15 || length == 18 {
        let words = context.layout.string(offset..<end)
        let identity = IdentityNumber(words)
        let fits =
          type == .creditCode ? identity?.isValid != true || length == 15 : identity != nil || words.contains("*")
        if fits { return context.found(.text(words), at: offset..<end, confidence: confidence) }
      }
      // A line ended inside of it.
      var next = end
      while next < range.upperBound, bytes[next] <= 0x20 { next += 1 }
      var last = next
      while last < range.upperBound, Self.isCode(bytes[last]) { last += 1 }
      if next > end, length > 0, length + last - next == 18, isWhole(type, bytes[offset..<end] + bytes[next..<last]),
        let whole = brokenCode(type, in: offset..<last, confidence)
      {
        return whole
      }
      offset = max(end, offset + 1)
    }
    return brokenCode(type, in: range, confidence) ?? unreadable(range)
  }

  /// A code that a narrow cell breaks into two lines.
  private func brokenCode(_ type: Vocabulary.FieldType, in range: Range<Int>, _ confidence: Double) -> FieldOccurrence?
  {
    let bytes = context.bytes[range]
    guard range.count <= 24, bytes.contains(where: { $0 <= 0x20 }) else { return nil }
    let whole = bytes.filter { $0 > 0x20 }
    guard whole.count == 18, whole.allSatisfy(Self.isCode) else { return nil }
    let words = String(decoding: whole, as: UTF8.self)
    let isIdentity = IdentityNumber(words)?.isValid ?? false
    guard isIdentity == (type == .idNumber) else { return nil }
    return context.found(.text(words), at: range, confidence: confidence)
  }

  /// The check character fits.
  private func isWhole(_ type: Vocabulary.FieldType, _ bytes: ArraySlice<UInt8>) -> Bool {
    let words = String(decoding: bytes, as: UTF8.self)
    return type == .creditCode ? CreditCode(words)?.isWellFormed ?? false : IdentityNumber(words)?.isValid ?? false
  }

  private static func isCode(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte) || byte == 0x2A
      || byte == 0x2D
  }
}

/// Words whose box is ticked, 勾选: `□直接送达 ☑留置送达`.
struct CheckedWords {
  /// `nil` when there are no boxes.
  let words: String?

  init(_ bytes: [UInt8], _ range: Range<Int>) {
    var ticked: [String] = []
    var boxes = 0
    var offset = range.lowerBound
    while offset < range.upperBound {
      let length = Bytes.scalarLength(bytes[offset])
      defer { offset += length }
      guard let scalar = Bytes.scalar(at: offset, in: bytes) else { continue }
      let isTicked = [0x2611, 0x2612, 0x25A0, 0x2714, 0x221A, 0x2705, 0x25CF, 0x25C9].contains(scalar)
      guard isTicked || [0x25A1, 0x2610, 0x25CB].contains(scalar) else { continue }
      boxes += 1
      guard isTicked else { continue }
      var end = offset + length
      while end < range.upperBound, let next = Bytes.scalar(at: end, in: bytes),
        ![0x25A1, 0x2610, 0x2611, 0x2612, 0x25A0, 0x2714, 0x221A, 0x0A, 0x25CB, 0x25CF].contains(next)
      {
        end += Bytes.scalarLength(bytes[end])
      }
      ticked.append(String(decoding: bytes[(offset + length)..<min(end, range.upperBound)], as: UTF8.self))
    }
    words = boxes == 0 ? nil : ticked.joined(separator: "、")
  }
}

extension String {
  /// Without the full stop, comma or blank at its ends.
  fileprivate var trimmingMarks: String {
    var words = self[...]
    while let last = words.last, "。;,、 \n".contains(last) { words.removeLast() }
    while let first = words.first, " \n".contains(first) { words.removeFirst() }
    return String(words)
  }
}
