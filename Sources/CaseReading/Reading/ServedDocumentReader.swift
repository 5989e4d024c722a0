/// What a proof of service lists: names and numbers of the documents served, several in one cell or one a row.
struct ServedDocumentReader {
  let context: DocumentContext
  let values: ValueParser

  func read() -> [String: [FieldOccurrence]] {
    var result: [String: [FieldOccurrence]] = [:]
    var seen: Set<Range<Int>> = []
    for field in ["served-document-name", "served-document-number"] {
      guard let spec = context.kind.field(field) else { continue }
      for hit in context.hits(of: spec.labels) where !hit.value.isEmpty && seen.insert(hit.value).inserted {
        let names = titles(in: hit.value)
        if field == "served-document-name" || !names.isEmpty {
          result["served-document-name", default: []].append(
            contentsOf: names.isEmpty ? other(hit.value) : names.map { context.text($0) })
        }
        for number in values.numbers(in: hit.value) {
          result["served-document-number", default: []].append(
            context.found(.documentNumber(number.value), at: number.range, confidence: number.confidence))
        }
      }
    }
    if result.isEmpty { return announced() }
    return result
  }

  /// A letter (送达公告) names them in its sentences: `《行政处罚决定书》(某罚〔2023〕1号)`.
  private func announced() -> [String: [FieldOccurrence]] {
    guard context.kind.id == "service-announcement" else { return [:] }
    let body = context.regions[.partyBlock].first?.lowerBound ?? 0
    let own = context.title.map { $0.range.upperBound } ?? 0
    let names = titles(in: max(body, own)..<context.bytes.count).filter {
      let words = context.layout.string($0)
      return words.hasSuffix("书") && !words.hasPrefix("公告")
    }
    let numbers = values.numbers(in: max(body, own)..<context.bytes.count).filter { number in
      context.layout.line(at: number.range.lowerBound).map {
        context.layout.lines[$0].range.count > number.range.count + 30
      } ?? false
    }
    return [
      "served-document-name": names.map { context.text($0, confidence: 0.95) },
      "served-document-number": numbers.map {
        context.found(.documentNumber($0.value), at: $0.range, confidence: 0.95)
      },
    ]
  }

  /// Titles of kinds, the longest at each place.
  private func titles(in range: Range<Int>) -> [Range<Int>] {
    var found: [Range<Int>] = []
    context.library.titles.words.forEachMatch(in: context.bytes, range: range) { _, match in found.append(match) }
    found.sort { $0.lowerBound != $1.lowerBound ? $0.lowerBound < $1.lowerBound : $0.count > $1.count }
    var kept: [Range<Int>] = []
    for match in found
    where !kept.contains(where: { $0.lowerBound <= match.lowerBound && match.upperBound <= $0.upperBound }) {
      kept.removeAll { match.lowerBound <= $0.lowerBound && $0.upperBound <= match.upperBound }
      if kept.last.map({ $0.upperBound <= match.lowerBound }) ?? true { kept.append(match) }
    }
    return kept.map { whole($0, in: range) }
  }

  /// 责令停止水事违法行为通知书: what stands between 责令 or 不予 and a known title belongs to it.
  private func whole(_ title: Range<Int>, in range: Range<Int>) -> Range<Int> {
    let reach = max(range.lowerBound, title.lowerBound - 36)..<title.lowerBound
    for word in ["责令", "不予"] {
      guard let start = Bytes.first(Array(word.utf8), in: context.bytes, reach) else { continue }
      let between = context.layout.string(start..<title.lowerBound)
      if !between.contains(where: { "、,;(《\n ".contains($0) }) { return start..<title.upperBound }
    }
    // 水行政处罚决定书, 防空地下室易地建设费核定通知书: the words before a known title, up to a mark, are of its name.
    var start = title.lowerBound
    while start > range.lowerBound, title.lowerBound - start < Self.longestLead,
      let scalar = Bytes.scalar(before: start, in: context.bytes), scalar.isHan,
      !context.layout.text.gaps(in: (start - 1)..<(start + 1)).contains(start)
    {
      start -= scalar > 0xFFFF ? 4 : 3
    }
    start = max(start, range.lowerBound)
    let lead = context.layout.string(start..<title.lowerBound)
    let isName = start == range.lowerBound || Self.opens(context.bytes, start)
    return isName && !Self.sentenceWords.contains(where: lead.contains) ? start..<title.upperBound : title
  }

  /// Bytes of the words before a known title that belong to it.
  private static let longestLead = 48
  private static let sentenceWords = ["送达", "收到", "作出", "及", "和", "与", "的", "号", "名称"]

  private static func opens(_ bytes: [UInt8], _ offset: Int) -> Bool {
    guard let before = Bytes.scalar(before: offset, in: bytes) else { return true }
    return [0x300A, 0x3001, 0x2C, 0x0A, 0x20, 0x3B, 0x2E, 0x3A, 0x29].contains(before)
  }

  /// A name that is no known title: the words before the number or the bracket.
  private func other(_ range: Range<Int>) -> [FieldOccurrence] {
    var end = range.upperBound
    if let number = values.numbers(in: range).first { end = min(end, number.range.lowerBound) }
    for mark in ["(", "\n", "文号", "编号"] {
      if let found = Bytes.first(Array(mark.utf8), in: context.bytes, range.lowerBound..<end) { end = found }
    }
    var words = Bytes.trimmed(context.bytes, range.lowerBound..<max(range.lowerBound, end))
    // 《缴款通知书》1份
    let (open, close) = (Array("《".utf8), Array("》".utf8))
    if Bytes.starts(context.bytes, at: words.lowerBound, with: open),
      let closed = Bytes.first(close, in: context.bytes, words)
    {
      words = (words.lowerBound + open.count)..<closed
    }
    return words.count < 6 || values.isPlaceholder(words) ? [] : [context.text(words, confidence: 0.9)]
  }
}

/// The number of the document that this one continues, extends or ends: the first other number in the text.
struct RelatedNumberReader {
  let context: DocumentContext
  let values: ValueParser

  func read() -> [String: [FieldOccurrence]] {
    let numbers = values.numbers(in: 0..<context.bytes.count)
    let own = HeadReader(context: context, values: values).read()["document-number"]?.first?.value
    guard case .documentNumber(let ownNumber)? = own else {
      let body = context.regions[.partyBlock].first?.lowerBound ?? 0
      guard let first = numbers.first(where: { $0.range.lowerBound >= body }) else { return [:] }
      return [
        "related-document-number": [context.found(.documentNumber(first.value), at: first.range, confidence: 0.9)]
      ]
    }
    let others = numbers.filter { !$0.value.isSame(as: ownNumber) }
    // Fines by the day stand on two documents: the order to correct and the first penalty.
    let isOnTwo = context.kind.id == "daily-penalty-decision"
    guard !others.isEmpty else { return [:] }
    return [
      "related-document-number": others.prefix(isOnTwo ? 2 : 1).map {
        context.found(.documentNumber($0.value), at: $0.range, confidence: 0.95)
      }
    ]
  }
}
