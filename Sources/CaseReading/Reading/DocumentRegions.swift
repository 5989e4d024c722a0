/// The parts of a letter, 文书结构, as byte ranges of its reading text: head, party block, facts, evidence, reasons,
/// operative part, payment, remedies, signature block (text.md §8).
struct DocumentRegions {
  private(set) var ranges: [FieldSpec.Region: [Range<Int>]] = [:]
  /// The sentence that leads to `处罚如下:`; what it cites is the basis of the penalty.
  private(set) var operativeLead: Range<Int>?
  /// The first line that tells a story.
  private(set) var bodyLine: Range<Int>?

  subscript(region: FieldSpec.Region) -> [Range<Int>] { ranges[region] ?? [] }

  init(layout: DocumentLayout, title: TitleHit?, cues: RegionCues) {
    let bytes = layout.text.bytes
    let end = Self.instructions(layout, title)
    ranges[.anywhere] = [0..<end]
    guard !layout.lines.isEmpty else { return }
    let first = title.map { $0.line + $0.lineCount } ?? 0
    let bodyStart = Self.bodyStart(layout, from: first, cues: cues)
    let headEnd = min(layout.lines.count, max(first, min(first + 3, bodyStart)))
    ranges[.head] = [0..<Self.start(of: headEnd, layout)]
    let partyStart = Self.start(of: min(first, bodyStart), layout)
    ranges[.partyBlock] = [partyStart..<Self.start(of: bodyStart, layout)]

    let bodyOffset = Self.start(of: bodyStart, layout)
    if bodyStart < layout.lines.count, layout.lines[bodyStart].range.count >= 36 {
      bodyLine = layout.lines[bodyStart].range
    }
    let operative = cues.operative.firstMatch(in: bytes, range: bodyOffset..<max(bodyOffset, end))
    let tail = Self.signatureStart(layout, end: end)
    ranges[.signatureBlock] = [tail..<max(tail, end)]
    var (payment, remedies, discretion): ([Range<Int>], [Range<Int>], [Range<Int>]) = ([], [], [])
    var evidence: Int?
    var reasons: Int?
    let afterOperative = operative?.range.upperBound ?? end
    var operativeEnd = end
    for line in layout.lines where line.range.lowerBound >= partyStart && line.range.lowerBound < end {
      let start = line.range.lowerBound
      if cues.remedies.matches(anythingIn: bytes, range: line.range) { remedies.append(line.range) }
      if cues.payment.matches(anythingIn: bytes, range: line.range) { payment.append(line.range) }
      if start < afterOperative || Self.isGrading(line.range, bytes),
        cues.discretion.matches(anythingIn: bytes, range: line.range)
      {
        discretion.append(line.range)
      }
      if evidence == nil, start >= bodyOffset, start < afterOperative,
        let found = cues.evidence.firstMatch(in: bytes, range: line.range)
      {
        evidence = found.range.lowerBound
      }
      if reasons == nil, start >= (evidence ?? bodyOffset), start < afterOperative,
        let found = cues.reasons.matches(in: bytes, range: max(start, evidence ?? start)..<line.range.upperBound)
          .first(where: { !Self.leadsToFiling($0.range, line.range, bytes) })
      {
        reasons = found.range.lowerBound
      }
      if let operative, start >= operative.range.upperBound, start < operativeEnd,
        cues.afterOperative.matches(anythingIn: bytes, range: line.range)
      {
        operativeEnd = start
      }
    }
    ranges[.remedies] = remedies
    ranges[.payment] = payment
    ranges[.discretion] = discretion
    let operativeStart = operative?.range.lowerBound ?? max(bodyOffset, tail)
    let reasonStart = reasons ?? operativeStart
    let factsEnd = min(evidence ?? reasonStart, reasonStart, operativeStart)
    if bodyOffset < factsEnd { ranges[.facts] = [bodyOffset..<factsEnd] }
    if let evidence, evidence < max(evidence, min(reasonStart, operativeStart)) {
      let limit = min(max(reasonStart, evidence), max(operativeStart, evidence))
      ranges[.evidence] = [evidence..<Self.evidenceEnd(from: evidence, limit, layout)]
    }
    if reasonStart < operativeStart { ranges[.reasons] = [reasonStart..<operativeStart] }
    if let operative {
      ranges[.operativePart] = [operative.range.upperBound..<max(operative.range.upperBound, operativeEnd)]
      operativeLead = Self.sentence(endingAt: operative.range.upperBound, bytes)
    }
  }

  /// 参照《…裁量基准》,属于“较重”阶次,…处罚款: tax offices say why below the heading of what they decide.
  private static func isGrading(_ line: Range<Int>, _ bytes: [UInt8]) -> Bool {
    Bytes.contains("裁量", in: bytes, line) && ["属于", "阶次", "档次"].contains { Bytes.contains($0, in: bytes, line) }
  }

  /// 以上事实有…等证据为证。 ends with its paragraph; what a colon leads to goes on.
  private static func evidenceEnd(from start: Int, _ limit: Int, _ layout: DocumentLayout) -> Int {
    guard let line = layout.line(at: start) else { return limit }
    let end = layout.lines[line].range.upperBound
    let words = layout.string(start..<max(start, end))
    let isWhole = words.hasSuffix("。") && !words.contains(":") && !words.contains("如下") && words.utf8.count >= 36
    return isWhole ? min(end, limit) : limit
  }

  /// 其行为涉嫌违反《…》的规定,本局于某日立案: why the case was opened, not what was found.
  private static func leadsToFiling(_ match: Range<Int>, _ line: Range<Int>, _ bytes: [UInt8]) -> Bool {
    let end = Bytes.first(Array("。".utf8), in: bytes, match.lowerBound..<line.upperBound) ?? line.upperBound
    return Bytes.contains("立案", in: bytes, match.lowerBound..<end)
  }

  /// Where the document's own text ends: a template goes on with how it is filled in, under a heading of its own.
  private static func instructions(_ layout: DocumentLayout, _ title: TitleHit?) -> Int {
    if let note = note(below: layout) { return note }
    let heading = layout.lines.dropFirst((title?.line ?? 0) + 1).first { line in
      guard line.cell == nil, line.range.count <= longestHeading else { return false }
      let words = layout.string(line.range).drop { "【〔([ ".contains($0) }.filter { $0 != " " }
      return ["制作说明", "填写说明", "填表说明", "使用说明", "文书说明", "填写要求", "制作要求", "文书制作说明", "填表须知"].contains {
        words.hasPrefix($0) && words.unicodeScalars.count <= $0.unicodeScalars.count + 2
      }
    }
    // 填表说明 on the cover of an application stands before the form.
    guard let start = heading?.range.lowerBound,
      !layout.lines.contains(where: { $0.cell != nil && $0.range.lowerBound > start })
    else { return layout.text.bytes.count }
    return start
  }

  /// `填写说明:1.本表…`, `备注:1.样品封装情况应写明…` below the last table of a form.
  private static func note(below layout: DocumentLayout) -> Int? {
    guard let table = layout.lines.lastIndex(where: { $0.cell != nil }) else { return nil }
    return layout.lines[(table + 1)...].first { line in
      let words = layout.string(line.range)
      let isNumbered = ["备注:1", "说明:1", "注:1", "注意事项:1"].contains(where: words.hasPrefix)
      return isNumbered || ["填写说明:", "填表说明:", "填表须知:"].contains(where: words.hasPrefix)
    }?.range.lowerBound
  }

  /// Bytes of a heading that says how a form is filled in.
  private static let longestHeading = 60

  private static func start(of line: Int, _ layout: DocumentLayout) -> Int {
    line < layout.lines.count ? layout.lines[line].range.lowerBound : layout.text.bytes.count
  }

  /// The first line that tells a story: long, or with words that open the facts.
  private static func bodyStart(_ layout: DocumentLayout, from first: Int, cues: RegionCues) -> Int {
    let bytes = layout.text.bytes
    var line = first
    while line < layout.lines.count {
      let range = layout.lines[line].range
      if cues.narrative.matches(anythingIn: bytes, range: range) { return line }
      if range.count > 240, !cues.partyLine.matches(anythingIn: bytes, range: range) { return line }
      line += 1
    }
    return min(first, layout.lines.count)
  }

  /// Where the agency's name and the date may stand: the last lines, notes below them (附, 一式三份, 签收) included.
  private static func signatureStart(_ layout: DocumentLayout, end: Int) -> Int {
    var line = (layout.lines.firstIndex { $0.range.lowerBound >= end } ?? layout.lines.count) - 1
    guard line >= 0 else { return end }
    var start = layout.lines[line].range.lowerBound
    var steps = 0
    while line >= 0, steps < 16 {
      let range = layout.lines[line].range
      if range.count > 260, steps > 0 { break }
      start = range.lowerBound
      line -= 1
      steps += 1
    }
    return start
  }

  /// From the last full stop or line break before `end`.
  private static func sentence(endingAt end: Int, _ bytes: [UInt8]) -> Range<Int> {
    let stop = Array("。".utf8)
    var index = end - 1
    while index > 0 {
      if bytes[index - 1] == Bytes.newline { break }
      if index >= 3, Bytes.starts(bytes, at: index - 3, with: stop) { break }
      index -= 1
    }
    return max(0, index)..<end
  }
}
