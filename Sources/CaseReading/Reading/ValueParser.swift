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
    // 处罚决定书 | 某处〔2023〕第51号: a label that asks for no number holds one or nothing.
    if spec.type == .documentNumber, !context.library.labels.labels[hit.label].contains("号"),
      numbers(in: hit.value).isEmpty,
      numberPlaceholder(in: hit.value) == nil
    {
      return nil
    }
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
    if let value = value(spec, in: range, confidence) { return value }
    let isNumber = [.money, .duration, .citationList, .idNumber, .creditCode, .person, .people].contains(spec.type)
    return isNumber && isMostlyMarks(range) ? context.state(.placeholder, at: range) : nil
  }

  private func value(_ spec: FieldSpec, in range: Range<Int>, _ confidence: Double) -> FieldOccurrence? {
    guard !range.isEmpty else { return nil }
    if [.text, .address, .org].contains(spec.type), isPlaceholder(range) || isHint(range) {
      return context.state(.placeholder, at: range)
    }
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

  func text(_ range: Range<Int>, _ confidence: Double) -> FieldOccurrence? {
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

  func unreadable(_ range: Range<Int>) -> FieldOccurrence? {
    guard Bytes.first(Bytes.unreadable, in: context.bytes, range) != nil else { return nil }
    return context.state(.unreadable(because: "字迹无法辨认"), at: range)
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
