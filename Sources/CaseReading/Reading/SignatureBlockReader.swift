import DocExtract

/// Agency, date and seal at the end of a letter, 落款.
struct SignatureBlockReader {
  let context: DocumentContext
  let values: ValueParser

  /// Dates of reports, reviews and statements that stand at the end, when no label names them.
  private static let closingDates = [
    "reviewed-on", "reported-on", "waived-on", "filed-on", "party-signed-on", "issued-on",
  ]

  func read() -> (fields: [String: [FieldOccurrence]], dates: [String: [FieldOccurrence]]) {
    guard let region = context.regions[.signatureBlock].first else { return ([:], [:]) }
    var result: [String: [FieldOccurrence]] = [:]
    let lines = context.layout.lines.filter { region.contains($0.range.lowerBound) }
    let isLetter = context.kind.field("issuing-agency") != nil || context.kind.isIssuedToParty
    guard isLetter else {
      // Records and forms carry a seal or none: it counts where it is seen, and is unclear where its place is printed.
      let seal = seal(lines, region)
      if context.kind.field("agency-seal") != nil, seal.value == .mark(.present) || hasSealWords {
        result["agency-seal"] = [seal]
      }
      return (result, closing(region).merging(signer(lines)) { own, _ in own })
    }
    let end = receipt(lines) ?? lines.count
    let dates = lines.indices.prefix(end).reversed().compactMap { number in date(lines, number).map { (number, $0) } }
    // 被处罚人⏎年 月 日 below the day of the decision is a receipt that nobody filled in.
    let dated = dates.first { !($0.1.state == .placeholder && followsReceipt(lines, $0.0)) } ?? dates.first
    if let (number, date) = dated {
      for field in ownDates { result[field] = [date] }
      if let agency = agency(lines, upTo: number) { result["issuing-agency"] = [agency] }
    } else if let agency = agency(lines, upTo: end - 1) {
      result["issuing-agency"] = [agency]
    }
    if dated == nil, let gap = Bytes.first(Bytes.unreadable, in: context.bytes, region) {
      let because = "落款处有字迹无法辨认"
      for field in ["decided-on", "issued-on"] {
        result[field] = [context.state(.unreadable(because: because), at: gap..<(gap + Bytes.unreadable.count))]
      }
    }
    if context.kind.field("agency-seal") != nil { result["agency-seal"] = [seal(lines, region)] }
    return (result, [:])
  }

  /// A report of a decision to another agency is of its own day, not of that of the decision.
  private var ownDates: [String] {
    context.kind.field("filed-report-on") == nil ? ["decided-on", "issued-on"] : ["filed-report-on", "issued-on"]
  }

  /// Who ends a letter of his own to the agency: `某县某公司(公章)⏎张三⏎2024年12月17日`.
  private func signer(_ lines: [DocumentLayout.Line]) -> [String: [FieldOccurrence]] {
    let roles = [("party", "party-name", "party-signature"), ("applicant", "applicant", "applicant-signature")]
    guard let (_, name, signature) = roles.first(where: { context.kind.signatures == [$0.0] }),
      lines.allSatisfy({ $0.cell == nil }),
      let last = lines.indices.last(where: { number in
        let range = Bytes.trimmed(context.bytes, lines[number].range)
        return values.written(in: range).last.map { $0.range.upperBound == range.upperBound && range.count <= 110 }
          ?? false
      })
    else { return [:] }
    var result: [String: [FieldOccurrence]] = [:]
    for line in lines[max(0, last - 2)...last].reversed() {
      guard let found = named(line.range) else { continue }
      result[name] = [context.text(found, confidence: 0.8)]
      if result[signature] == nil { result[signature] = [context.found(.mark(.present), at: found, confidence: 0.8)] }
    }
    return result
  }

  /// The name that a line consists of, but for a label before it, a day and a seal in brackets behind it.
  private func named(_ line: Range<Int>) -> Range<Int>? {
    var range = Bytes.trimmed(context.bytes, line)
    if let day = values.written(in: range).last, day.range.upperBound == range.upperBound {
      range = Bytes.trimmed(context.bytes, range.lowerBound..<day.range.lowerBound)
    }
    if let colon = context.bytes[range].firstIndex(of: Bytes.colon), colon - range.lowerBound <= Self.longestRole {
      range = Bytes.trimmed(context.bytes, (colon + 1)..<range.upperBound)
    }
    guard range.count >= 6 else { return nil }
    let name = values.organization(range)
    let words = context.layout.string(name)
    guard !words.contains(where: { "。;,".contains($0) }), range.count - name.count <= Self.longestSealNote else {
      return nil
    }
    let isPerson = PersonReader.matches(in: context.bytes, range: name).contains {
      $0.range == name && $0.confidence >= 0.7
    }
    return PartyName.isOrganization(words) || PartyName.isShop(words) || isPerson ? name : nil
  }

  /// Bytes of 法定代表人(签名) before its colon.
  private static let longestRole = 45
  /// Bytes of `(公司印章)` behind a name.
  private static let longestSealNote = 24

  /// The last date of a document that is no letter.
  private func closing(_ region: Range<Int>) -> [String: [FieldOccurrence]] {
    let wanted = Self.closingDates.filter { context.kind.field($0) != nil && !($0 == "filed-on" && isFiling) }
    guard !wanted.isEmpty else { return [:] }
    let lines = context.layout.lines.filter { region.contains($0.range.lowerBound) }
    let dated = lines.reversed().compactMap { line -> (line: DocumentLayout.Line, date: FieldOccurrence)? in
      guard let last = values.written(in: line.range).last,
        Bytes.trimmed(context.bytes, last.range.upperBound..<line.range.upperBound).count <= 24
      else { return nil }
      return (line, values.dateOccurrence(last))
    }
    guard let last = dated.first else { return [:] }
    // A report is of the day on which who made it signed, not of that on which it was approved.
    let own = dated.first { !isApproved($0.line) } ?? last
    return Dictionary(uniqueKeysWithValues: wanted.map { ($0, [$0 == "reported-on" ? own.date : last.date]) })
  }

  /// The line stands in the box of a superior: 承办机构负责人意见, 法制机构意见, 局领导审批意见.
  private func isApproved(_ line: DocumentLayout.Line) -> Bool {
    let labels = context.library.labels
    let words: String?
    if line.cell != nil {
      words = context.layout.label(leftOf: line)
    } else {
      // 大队负责人意见:同意。⏎签名:张三 2023年12月18日
      let before = context.labels.last { hit in
        hit.range.lowerBound <= line.range.lowerBound && line.range.lowerBound - hit.range.lowerBound <= Self.boxReach
          && labels.labels[hit.label].hasSuffix("意见")
      }
      words = before.map { context.layout.string($0.range) }
    }
    guard let words, let level = labels.opinion(LabelFinder.bare(words)) else { return false }
    return level != labels.number(of: "承办人意见")
  }

  private var isFiling: Bool { !context.kind.id.hasSuffix("application") && !context.kind.id.hasSuffix("statement") }

  /// The line is a date, alone or behind the agency's name.
  private func date(_ lines: [DocumentLayout.Line], _ number: Int) -> FieldOccurrence? {
    let range = Bytes.trimmed(context.bytes, lines[number].range)
    guard range.count <= 130 else { return nil }
    if context.labels.contains(where: { range.contains($0.range.lowerBound) && !isOwnDateLabel($0) }) { return nil }
    guard let found = values.written(in: range).last else { return nil }
    let before = Bytes.trimmed(context.bytes, range.lowerBound..<found.range.lowerBound)
    let after = Bytes.trimmed(context.bytes, found.range.upperBound..<range.upperBound)
    // 更新期限 | 2025年12月31日前
    let isLimit = ["前", "止", "至", "起", "内"].contains(where: context.layout.string(after).hasPrefix)
    guard after.count <= 24, !isLimit, isQuiet(before), !isReceipt(range) else { return nil }
    return values.dateOccurrence(found)
  }

  /// A row of dashes to tear along.
  private static let shortestCut = 10
  /// Bytes above a day within which the label of its box stands.
  private static let boxReach = 200

  /// The line at which the tear-off part begins, below a row of dashes or headed 回执, that others fill in.
  private func receipt(_ lines: [DocumentLayout.Line]) -> Int? {
    lines.indices.dropFirst(2).first { number in
      let words = context.layout.string(lines[number].range)
      let isCut = words.count >= Self.shortestCut && words.allSatisfy { "-—─━┄┈…·".contains($0) }
      return isCut || ["(回执)", "回执", "送达回执", "以下为回执"].contains(where: words.hasPrefix)
    }
  }

  private func followsReceipt(_ lines: [DocumentLayout.Line], _ number: Int) -> Bool {
    let words = lines[max(0, number - 1)...number].map { context.layout.string($0.range) }.joined()
    return ["被处罚人", "当事人", "签收", "收件人", "收到", "送达"].contains(where: words.contains)
  }

  /// 本决定书已于2024年6月21日收到: what the party notes below the signature.
  private func isReceipt(_ range: Range<Int>) -> Bool {
    let words = context.layout.string(range)
    return ["收到", "送达", "签收", "领取", "宣告", "宣读", "交付"].contains(where: words.contains)
  }

  private func isOwnDateLabel(_ hit: LabelHit) -> Bool {
    let words = context.library.labels.labels[hit.label]
    return ["落款日期", "成文日期", "决定日期", "填发日期", "日期"].contains(words)
  }

  /// Nothing, an agency, or a bracket: no sentence.
  private func isQuiet(_ range: Range<Int>) -> Bool {
    if range.isEmpty { return true }
    let words = context.layout.string(range)
    if words.contains(where: { ",。;".contains($0) }) { return false }
    return AgencyNameReader.longest(in: context.bytes, range) != nil || range.count <= 18 || words.hasSuffix(")")
  }

  /// The nearest agency at or above the date.
  private func agency(_ lines: [DocumentLayout.Line], upTo last: Int) -> FieldOccurrence? {
    for number in stride(from: last, through: max(0, last - 4), by: -1) where number < lines.count {
      let range = Bytes.trimmed(context.bytes, lines[number].range)
      guard range.count <= 130, !range.isEmpty else { continue }
      if context.layout.string(range).contains(where: { "。;".contains($0) }) { continue }
      if isHidden(range) { return context.state(.unreadable(because: "落款机关名称有字被印章盖住"), at: range) }
      if let agency = AgencyNameReader.longest(in: context.bytes, range) {
        if isSignature(range, agency) { return values.agencyOccurrence(agency) }
      }
      if values.isUnfilledAgency(range) { return context.state(.placeholder, at: range) }
    }
    // 二〇二五年六月十六日⏎(某海关印章)
    for line in lines.dropFirst(last + 1).prefix(2) {
      let range = Bytes.trimmed(context.bytes, line.range)
      if range.count <= 110, let agency = AgencyNameReader.longest(in: context.bytes, range),
        range.count - agency.count <= 12
      {
        return context.text(agency)
      }
    }
    return nil
  }

  /// Letters of what may be a name lie below a seal; those around them are more than a day.
  private func isHidden(_ line: Range<Int>) -> Bool {
    guard Bytes.contains("\u{FFFD}", in: context.bytes, line) else { return false }
    let letters = context.layout.string(line).unicodeScalars.count { 0x4E00...0x9FFF ~= $0.value }
    return letters >= Self.shortestHidden && values.written(in: line).isEmpty
  }

  /// Letters of a name that can be told from a day, which has three: 年月日.
  private static let shortestHidden = 5

  /// The agency stands alone, but for its day, a seal in brackets or 机关: before it; no sentence names it.
  private func isSignature(_ line: Range<Int>, _ agency: Range<Int>) -> Bool {
    let before = context.layout.string(line.lowerBound..<agency.lowerBound)
    let after = context.layout.string(agency.upperBound..<line.upperBound)
    if (before + after).contains(where: { ",。;".contains($0) }) { return false }
    if before.contains(":"), !["机关", "盖章", "印章", "公章", "落款"].contains(where: before.contains) { return false }
    let days = values.written(in: line).reduce(0) { $0 + $1.range.count }
    return line.count - agency.count - days <= 45
  }

  /// `(印章)`, `(公章)`, `(院印)` in brackets: the place of a seal, which the text does not show.
  private var hasSealWords: Bool {
    let words = ["印章)", "公章)", "(盖章)", "(章)", "院印)", "专用章)"]
    return context.layout.lines.contains { line in
      line.range.count <= Self.longestSealLine && words.contains { Bytes.contains($0, in: context.bytes, line.range) }
    }
  }

  /// Longer lines are sentences.
  private static let longestSealLine = 120

  /// What the file itself shows: a red ring, a picture at the signature block or a digital signature. Text says nothing.
  private func seal(_ lines: [DocumentLayout.Line], _ region: Range<Int>) -> FieldOccurrence {
    let span = context.layout.text.span(of: region)
    // The seal above a title belongs to the document before it.
    let whole = context.layout.text.span(of: 0..<context.bytes.count)
    let marks = context.document.marks.filter { mark in
      guard mark.kind == .seal || mark.kind == .digitalSignature && !mark.text.isEmpty else { return false }
      guard let offset = mark.offset else { return true }
      return max(span.start - 400, whole.start) <= offset && offset <= span.end + 400
    }
    let last = lines.last.map { Bytes.trimmed(context.bytes, $0.range) } ?? region
    return context.found(.mark(marks.isEmpty ? .unclear : .present), at: last)
  }
}
