import DocExtract

/// Turns the words at a place into the value that the field's type asks for.
struct ValueParser {
  let context: DocumentContext

  /// What stands behind a label; `nil` when the words there are no value of the type at all.
  func occurrence(_ spec: FieldSpec, _ hit: LabelHit) -> FieldOccurrence? {
    switch spec.type {
    case .signature: return signature(in: hit.value, of: hit, isByHand: Self.byHand.contains(spec.id))
    case .seal: return context.found(.mark(.unclear), at: hit.range)
    default: break
    }
    if [.person, .people].contains(spec.type), isWrittenByHand(hit) { return handwritten(hit) }
    if hit.value.isEmpty { return context.blank(hit) }
    if isPlaceholder(hit.value) { return context.state(.placeholder, at: hit.value) }
    // 处罚决定书 | 某处〔2023〕第51号: a label that asks for no number holds one or nothing.
    if spec.type == .documentNumber, !context.library.labels.labels[hit.label].contains("号"),
      numbers(in: hit.value).isEmpty,
      numberPlaceholder(in: hit.value) == nil
    {
      return nil
    }
    if spec.type == .text, Self.saysNone(spec), ["无", "无。", "没有"].contains(context.layout.string(hit.value)) {
      return context.text(hit.value)
    }
    if spec.type != .choice, Self.nothing.contains(context.layout.string(hit.value)) {
      return context.state(.blank, at: hit.value)
    }
    if spec.type != .date, spec.type != .datetime, isUnfilled(hit.value) { return context.blank(hit) }
    // 承办人意见 | 承办人(签名):____ 年 月 日
    if spec.id.hasSuffix("opinion") || Self.proposals.contains(spec.id),
      firstSignatureMarker(in: hit.value)?.lowerBound == hit.value.lowerBound
    {
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

  /// Who signs with a pen wherever paper is used: those whom the agency meets, and its officers before them. What goes
  /// round inside of the agency is often approved on a screen and printed.
  private static let byHand: Set<String> = [
    "party-signature", "witness-signature", "recipient-signature", "officer-signature", "recorder-signature",
    "provider-signature", "applicant-signature", "page-signatures", "receiver-signature",
  ]

  /// 罚没财物处理: 无 tells how it was, 备注: 无 that there is no more to say.
  private static func saysNone(_ spec: FieldSpec) -> Bool {
    spec.id.hasSuffix("-note") || ["remark", "hazard-content", "correction-measures"].contains(spec.id)
  }

  /// Boxes that the clerk fills in and signs.
  private static let proposals: Set<String> = ["proposed-penalty", "facts", "filing-reason", "case-summary"]

  /// What clerks write in a place that has nothing to hold.
  private static let nothing: Set<String> = ["无", "无。", "/", "//", "\\", "-", "--", "—", "——", "空", "不适用", "没有"]

  func occurrence(_ spec: FieldSpec, in range: Range<Int>, confidence: Double) -> FieldOccurrence? {
    if let value = value(spec, in: range, confidence) { return value }
    let isStrict = [.money, .duration, .citationList, .idNumber, .creditCode, .person, .people].contains(spec.type)
    return isStrict && isMostlyMarks(range) ? context.state(.placeholder, at: range) : nil
  }

  private func value(_ spec: FieldSpec, in range: Range<Int>, _ confidence: Double) -> FieldOccurrence? {
    guard !range.isEmpty else { return nil }
    if [.text, .address, .org].contains(spec.type), isPlaceholder(range) || isHint(range) {
      return context.state(.placeholder, at: range)
    }
    switch spec.type {
    case .text where spec.id.hasSuffix("phone"): return text(phone(range), confidence)
    case .text where spec.id.hasSuffix("-count"):
      // 件数 beside 页数: no label is a count.
      return isLabel(range) || !holdsNumber(range)
        ? nil
        : text(
          number(
            ofCount: range, unit: spec.id == "page-count" ? ["页", "张"] : spec.id == "item-count" ? ["件", "份"] : []),
          confidence)
    case .text where spec.id == "receipt-number": return text(receiptNumber(range), confidence)
    case .text where spec.id == "hash-value": return text(hash(range), confidence)
    case .text where spec.id.hasSuffix("-number"): return text(sentence(range), confidence)
    case .text where spec.id == "electronic-address" || spec.id == "mail-content":
      return ticked(range, confidence) ?? text(beforeBoxes(range), confidence)
    case .text where spec.id == "blank-space-mark":
      return context.found(.text(context.layout.string(withoutBracket(range))), at: range, confidence: confidence)
    case .text where spec.id == "discretion-grade": return text(grade(range), confidence)
    case .text where spec.id.hasSuffix("-consent"):
      return ticked(range, confidence) ?? text(withoutSigners(range), confidence)
    case .text where Self.statements.contains(spec.id):
      return ticked(range, confidence) ?? text(withoutSigners(said(in: range)), confidence)
    case .text where spec.id.hasSuffix("opinion"):
      return ticked(range, confidence) ?? text(unsigned(range), confidence)
    case .text where spec.id == "licence-item" || spec.id == "confirmation-item":
      if let choice = ticked(range, confidence) { return choice }
      let words = item(range)
      return ["行政许可", "许可", "行政确认", "确认", "行政审批"].contains(context.layout.string(words)) ? nil : text(words, confidence)
    case .text: return ticked(range, confidence) ?? text(range, confidence)
    case .address:
      // □就地保存 □异地保存:____
      if CheckedWords(context.bytes, range).words?.isEmpty ?? false { return unticked(range) }
      return text(address(range), confidence)
    case .org:
      let name = organization(range)
      if isMostlyMarks(name) { return context.state(.placeholder, at: range) }
      return CheckedWords(context.bytes, name).words == nil ? text(name, confidence) : nil
    case .date where spec.id.hasSuffix("until"):
      return end(in: range)
    case .date, .datetime: return date(in: range, keepsTime: spec.type == .datetime)
    case .person where spec.id == "informant": return addressed(range) ?? people(in: range) ?? informant(range)
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

  func text(_ range: Range<Int>, _ confidence: Double) -> FieldOccurrence? {
    var trimmed = Bytes.trimmed(context.bytes, range)
    // 征收项目:水土保持补偿费;
    while let last = trimmed.last, context.bytes[last] == UInt8(ascii: ";") || context.bytes[last] == UInt8(ascii: ",")
    {
      trimmed = Bytes.trimmed(context.bytes, trimmed.lowerBound..<last)
    }
    // 职工): the bracket was opened before the label.
    if let last = trimmed.last, context.bytes[last] == UInt8(ascii: ")"), trimmed.count > 1,
      !context.bytes[trimmed].contains(UInt8(ascii: "("))
    {
      trimmed = Bytes.trimmed(context.bytes, trimmed.lowerBound..<last)
    }
    guard !trimmed.isEmpty else { return nil }
    return unreadable(trimmed) ?? context.text(trimmed, confidence: confidence)
  }

  /// What is ticked, of a text that offers choices: `□未发现问题 ☑发现问题需整改`.
  func ticked(_ range: Range<Int>, _ confidence: Double) -> FieldOccurrence? {
    guard let first = Bytes.scalar(at: range.lowerBound, in: context.bytes),
      (0x2500...0x27BF).contains(first) || first == 0x221A,
      let words = CheckedWords(context.bytes, range).words
    else { return nil }
    // ○ also hides a name or leads an item.
    if words.isEmpty { return first == 0x25A1 || first == 0x2610 ? unticked(range) : nil }
    return context.found(.text(words.trimmingMarks), at: range, confidence: confidence)
  }

  /// No box is ticked; on the picture of a page a small tick may not have been seen.
  private func unticked(_ range: Range<Int>) -> FieldOccurrence {
    let isRecognized = context.isRecognized(context.layout.text.span(of: range))
    return context.state(isRecognized ? .unreadable(because: "勾选没有认出") : .placeholder, at: range)
  }

  /// 许女士, 匿名: whoever tells of an offence need not say his name.
  private func addressed(_ range: Range<Int>) -> FieldOccurrence? {
    // 林先生(要求保密)
    let words = LabelFinder.withoutBrackets(context.layout.string(range)).trimmingMarks
    let isName = ["女士", "先生", "某", "某某", "同志", "匿名", "老师", "师傅"].contains(where: words.hasSuffix)
    guard isName, words.unicodeScalars.count <= 8 else { return nil }
    return context.found(.people([Person(name: words)]), at: range, confidence: 0.8)
  }

  /// 某市某物流有限公司: whoever tells of an offence need not be a person.
  private func informant(_ range: Range<Int>) -> FieldOccurrence? {
    let words = context.layout.string(range).trimmingMarks
    guard PartyName.isOrganization(words), range.count <= Self.longestInformant else { return nil }
    return context.found(.people([Person(name: words)]), at: range, confidence: 0.8)
  }

  /// Bytes of the name of an organization.
  private static let longestInformant = 120

  /// An opinion without who signed it and when.
  private func unsigned(_ range: Range<Int>) -> Range<Int> {
    guard let marker = firstSignatureMarker(in: range), marker.lowerBound > range.lowerBound else { return range }
    let words = Bytes.trimmed(context.bytes, range.lowerBound..<marker.lowerBound)
    return words.isEmpty ? range : words
  }

  /// What somebody confirms in his own words.
  private static let statements: Set<String> = ["party-confirmation", "review-statement", "match-statement"]

  /// The words themselves, without `答:`, `被检查人意见:` before them and a label behind them.
  private func said(in range: Range<Int>) -> Range<Int> {
    var words = range
    if let lead = Self.lead?.firstMatch(in: context.bytes, range: words), lead.range.lowerBound == words.lowerBound {
      words = Bytes.trimmed(context.bytes, lead.range.upperBound..<words.upperBound)
    }
    // 此复印件仅供办理许可使用,与原件一致
    if let use = Bytes.first(Array("使用,".utf8), in: context.bytes, words),
      Bytes.contains("仅供", in: context.bytes, words.lowerBound..<use)
    {
      words = Bytes.trimmed(context.bytes, (use + "使用,".utf8.count)..<words.upperBound)
    }
    // …一致。⏎当事人(签名): and …一致张三2025.3.10核对人:李四
    let labels = ["当事人", "被询问人", "被检查人", "核对人", "见证", "执法人员", "签名", "签字", "提供人", "确认人", "负责人"]
    for label in labels {
      let from = min(words.lowerBound + Self.shortestStatement, words.upperBound)
      guard let place = Bytes.first(Array(label.utf8), in: context.bytes, from..<words.upperBound),
        let colon = Bytes.first([Bytes.colon], in: context.bytes, place..<words.upperBound),
        colon - place <= Self.longestSigner
      else { continue }
      words = Bytes.trimmed(context.bytes, words.lowerBound..<place)
    }
    return words.isEmpty ? range : words
  }

  /// `答:`, `被检查人意见:`
  private static let lead = try? Pattern(
    "^(?:[^,。;:]{0,14}(?:意见|确认|签署|回答)(?:及签[名字])?|答|问|[^,。;:]{2,4}答):")

  /// Bytes of 与原件一致 and the like.
  private static let shortestStatement = 15
  /// Bytes of `被询问人(签名或者盖章)` before its colon.
  private static let longestSigner = 45

  /// 照片与现场情况一致。张三 2024年4月8日: who says so and when is no part of it.
  private func withoutSigners(_ range: Range<Int>) -> Range<Int> {
    var words = range
    if let date = written(in: range).last, date.range.upperBound == range.upperBound {
      words = Bytes.trimmed(context.bytes, range.lowerBound..<date.range.lowerBound)
    }
    if let names = trailingPeople(in: words) ?? signers(atEndOf: words, isDated: words != range),
      names.lowerBound > range.lowerBound
    {
      words = Bytes.trimmed(context.bytes, range.lowerBound..<names.lowerBound)
    } else if words != range, let gap = context.layout.text.gaps(in: words).last, words.upperBound - gap <= 12,
      gap > words.lowerBound
    {
      // 复印件与原件一致 张三 2023.8.18
      words = Bytes.trimmed(context.bytes, words.lowerBound..<gap)
    }
    return words.isEmpty ? range : words
  }

  func unreadable(_ range: Range<Int>) -> FieldOccurrence? {
    guard Bytes.first(Bytes.unreadable, in: context.bytes, range) != nil else { return nil }
    return context.state(.unreadable(because: "字迹无法辨认"), at: range)
  }

  /// Bytes of a choice in words of its own.
  private static let longestChoice = 90

  private func choice(_ spec: FieldSpec, in range: Range<Int>, _ confidence: Double) -> FieldOccurrence? {
    let checked = CheckedWords(context.bytes, range).words
    // □监督检查 □投诉举报: nobody ticked anything.
    if checked?.isEmpty ?? false { return unticked(range) }
    guard !spec.choices.isEmpty else { return ticked(range, confidence) ?? text(range, confidence) }
    let words = checked ?? context.layout.string(range)
    var found = spec.choices.filter { group in group.contains { words.contains($0) } }.compactMap(\.first)
    // The list goes from the narrower word to the wider one: 不同意 before 同意.
    if !spec.isSeveral { found = Array(found.prefix(1)) }
    guard !found.isEmpty else {
      // A story that holds none of the choices makes none.
      if range.count > Self.longestChoice { return nil }
      return ticked(range, confidence * 0.9) ?? text(range, confidence * 0.9)
    }
    return context.found(.choices(found), at: range, confidence: confidence)
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
