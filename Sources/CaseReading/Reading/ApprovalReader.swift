import DocExtract

/// Opinion, signature and date of every level of an approval form, 审批栏.
///
/// Each level is one box: the opinion, then who signed, then the day. The day of the last level that has one is the
/// day of approval.
struct ApprovalReader {
  static let fields: Set<String> = [
    "approved-on", "head-opinion", "head-signature", "unit-head-opinion", "unit-head-signature", "unit-head-signed-on",
    "legal-unit-opinion", "legal-unit-signature", "legal-unit-signed-on", "handler-opinion", "handler-signature",
    "handler-signed-on",
  ]
  private static let levels = ["handler", "unit-head", "legal-unit", "head"]

  let context: DocumentContext
  let values: ValueParser

  func read() -> [String: [FieldOccurrence]] {
    var result: [String: [FieldOccurrence]] = [:]
    for (level, hits) in hitsOfLevels() {
      for hit in hits {
        let box = ApprovalBox(context: context, values: values, hit: extended(hit))
        result["\(level)-opinion", default: []].append(box.opinion)
        result["\(level)-signature", default: []].append(box.signature)
        let dated = level == "head" ? "approved-on" : "\(level)-signed-on"
        result[dated, default: []].append(box.date)
      }
    }
    readHandlers(&result)
    if let last = result["approved-on"]?.last(where: { $0.state == .found }) {
      // Several heads sign in turn; the last one decides.
      result["approved-on"] = [last] + (result["approved-on"] ?? []).filter { $0 != last }
    } else if result["approved-on"] == nil, let date = unlabelled() {
      result["approved-on"] = [date]
    }
    return result
  }

  /// `承办人:张三 李四 2024年4月22日`, on a line of its own beside or in place of the opinion.
  private func readHandlers(_ result: inout [String: [FieldOccurrence]]) {
    func isRead(_ field: String) -> Bool {
      result[field]?.contains { $0.state == .found && $0.value != .mark(.blank) } ?? false
    }
    let labels = ["handlers", "handler-signature"].flatMap { context.kind.field($0)?.labels ?? [] }
    for hit in context.hits(of: labels).map(extended) where !hit.value.isEmpty {
      guard let day = values.written(in: hit.value).last, let names = values.people(in: hit.value, least: 0.6),
        names.state == .found
      else { continue }
      if !isRead("handler-signed-on") { result["handler-signed-on"] = [values.dateOccurrence(day)] }
      if !isRead("handler-signature") {
        result["handler-signature"] = [
          FieldOccurrence(value: .mark(.present), text: names.text, span: names.span, confidence: names.confidence)
        ]
      }
      return
    }
  }

  /// 部门负责人意见 is the agency's head where the handling unit has a box of its own, else the unit's.
  private func hitsOfLevels() -> [(level: String, hits: [LabelHit])] {
    var hits: [String: [LabelHit]] = [:]
    for level in Self.levels {
      guard let spec = context.kind.field("\(level)-opinion") else { continue }
      hits[level] = context.hits(of: spec.labels)
    }
    let (units, heads) = (hits["unit-head"] ?? [], hits["head"] ?? [])
    let shared = Set(units.map(\.range)).intersection(heads.map(\.range))
    if !shared.isEmpty {
      let isUnit = heads.contains { !shared.contains($0.range) } && !units.contains { !shared.contains($0.range) }
      hits[isUnit ? "head" : "unit-head"]?.removeAll { shared.contains($0.range) }
    }
    return Self.levels.map { ($0, hits[$0] ?? []) }
  }

  /// Outside of a table the box goes on to the next label that is none of the box itself.
  private func extended(_ hit: LabelHit) -> LabelHit {
    guard hit.valueCell == nil, let first = context.layout.line(at: hit.range.lowerBound) else { return hit }
    var hit = hit
    // 同意立案。 签名:某某 2025年6月11日, on the line of the opinion.
    let line = context.layout.lines[first].range
    let others = context.labels.filter {
      hit.value.upperBound <= $0.range.lowerBound && $0.range.lowerBound < line.upperBound
    }
    if !others.isEmpty {
      let stop = others.first { !Self.isOfBox(context.library.labels.labels[$0.label]) }
      hit.value = Bytes.trimmed(context.bytes, hit.value.lowerBound..<(stop?.range.lowerBound ?? line.upperBound))
    }
    var last = first
    while last + 1 < context.layout.lines.count, last - first < 4 {
      let line = context.layout.lines[last + 1]
      let label = context.labels.first { $0.range.lowerBound == line.range.lowerBound }
      if line.cell != nil { break }
      if let label, !Self.isOfBox(context.library.labels.labels[label.label]) { break }
      if line.range.count > 150 { break }
      last += 1
    }
    guard last > first else { return hit }
    var longer = hit
    let end = context.layout.lines[last].range.upperBound
    if end > hit.value.lowerBound { longer.value = Bytes.trimmed(context.bytes, hit.value.lowerBound..<end) }
    return longer
  }

  private static func isOfBox(_ label: String) -> Bool {
    ["签名", "签字", "日期", "时间", "负责人", "年月日", "意见"].contains(label) || label.hasSuffix("签名")
  }

  /// `同意立案。2023年1月10日` without a box around it.
  private func unlabelled() -> FieldOccurrence? {
    for line in context.layout.lines.reversed() {
      let words = ["同意", "批准", "准予"]
      guard words.contains(where: { Bytes.contains($0, in: context.bytes, line.range) }) else { continue }
      let following = line.range.lowerBound..<min(context.bytes.count, line.range.upperBound + 120)
      if let date = values.written(in: line.range).last ?? values.written(in: following).first {
        return values.dateOccurrence(date)
      }
      if let gap = Bytes.first(Bytes.unreadable, in: context.bytes, line.range) {
        return context.state(.unreadable(because: "批准日期无法辨认"), at: gap..<(gap + Bytes.unreadable.count))
      }
    }
    return nil
  }
}

/// One level of an approval form.
struct ApprovalBox {
  let opinion: FieldOccurrence
  let signature: FieldOccurrence
  let date: FieldOccurrence

  init(context: DocumentContext, values: ValueParser, hit: LabelHit) {
    let bytes = context.bytes
    let dates = values.written(in: hit.value)
    let last = dates.last { Bytes.trimmed(bytes, $0.range.upperBound..<hit.value.upperBound).count <= 30 }
    let end = last?.range.lowerBound ?? hit.value.upperBound
    let marker = values.signatureMarker(in: hit.value.lowerBound..<end)
    let unreadable = Bytes.first(Bytes.unreadable, in: bytes, hit.value)
    var names: Range<Int> = end..<end
    // 邢凯、安晓敏。2025年5月21日
    var wordsEnd = end
    for stop in ["。", ",", ";"] {
      let before = wordsEnd - stop.utf8.count
      guard before > hit.value.lowerBound, Bytes.starts(bytes, at: before, with: Array(stop.utf8)) else { continue }
      if values.trailingPeople(in: hit.value.lowerBound..<before) != nil { wordsEnd = before }
    }
    var words = Bytes.trimmed(bytes, hit.value.lowerBound..<wordsEnd)
    if let marker {
      names = Bytes.trimmed(bytes, marker.upperBound..<end)
      words = Bytes.trimmed(bytes, hit.value.lowerBound..<marker.lowerBound)
      // 张三(签名): the name stands before the word.
      if names.isEmpty, let before = values.trailingPeople(in: words) {
        names = before
        words = Bytes.trimmed(bytes, words.lowerBound..<before.lowerBound)
      }
    } else if let before = values.trailingPeople(in: words) {
      names = before
      words = Bytes.trimmed(bytes, words.lowerBound..<before.lowerBound)
    } else if let lead = values.leadingPeople(in: words) {
      names = lead.names
      words = Bytes.trimmed(bytes, lead.rest)
    }
    if let last, words.isEmpty {
      // What stands behind the day is the opinion all the same.
      words = Bytes.trimmed(bytes, last.range.upperBound..<hit.value.upperBound)
    }
    if last == nil, let first = dates.first,
      let lead = values.trailingPeople(in: hit.value.lowerBound..<first.range.lowerBound),
      lead == Bytes.trimmed(bytes, hit.value.lowerBound..<first.range.lowerBound)
    {
      // 张三 2024.8.7⏎同意立案: who signed and when stands before the opinion.
      date = values.dateOccurrence(first)
      names = lead
      words = Bytes.trimmed(bytes, first.range.upperBound..<hit.value.upperBound)
    } else {
      date =
        last.map { values.dateOccurrence($0) }
        ?? unreadable.map {
          context.state(.unreadable(because: "日期无法辨认"), at: $0..<($0 + Bytes.unreadable.count))
        } ?? context.blank(hit)
    }
    signature = values.signature(in: names, of: hit)
    opinion = words.isEmpty ? context.blank(hit) : context.text(words)
  }
}
