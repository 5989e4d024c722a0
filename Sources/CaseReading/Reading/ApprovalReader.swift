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
  /// Rows of a form between the heads of its columns and its last level.
  private static let mostLevels = 8
  static let levels = ["handler", "unit-head", "legal-unit", "head"]

  let context: DocumentContext
  let values: ValueParser

  func read() -> [String: [FieldOccurrence]] {
    var result: [String: [FieldOccurrence]] = [:]
    for (level, hits) in hitsOfLevels() {
      for hit in hits {
        let box = ApprovalBox(context: context, values: values, hit: extended(hit))
        // 法制审核意见 of a review is the reviewer's: only who signed beside it counts.
        if context.kind.field("\(level)-opinion") == nil, box.signature.value != .mark(.present) { continue }
        if level == "handler" { addHandlers(of: box, to: &result) }
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

  /// Who signs the handlers' opinion handles the case, where the form names nobody else.
  private func addHandlers(of box: ApprovalBox, to result: inout [String: [FieldOccurrence]]) {
    guard result["handlers"] == nil, let spec = context.kind.field("handlers"),
      context.hits(of: spec.labels).allSatisfy({ values.people(in: $0.value) == nil }),
      let people = values.people(in: box.signers, areOfficers: true), people.state == .found
    else { return }
    result["handlers"] = [people]
  }

  /// `承办人:张三 李四 2024年4月22日`, on a line of its own beside or in place of the opinion.
  private func readHandlers(_ result: inout [String: [FieldOccurrence]]) {
    func isRead(_ field: String) -> Bool {
      result[field]?.contains { $0.state == .found && $0.value != .mark(.blank) } ?? false
    }
    let labels = ["handlers", "handler-signature"].flatMap { context.kind.field($0)?.labels ?? [] }
    let hits = context.hits(of: labels).map(extended).filter { !$0.value.isEmpty }
    // 经办人: 年 月 日
    if let empty = hits.first(where: { isUnsigned($0.value) }), result["handler-signature"] == nil {
      result["handler-signature"] = [context.found(.mark(.blank), at: empty.range)]
      if let day = values.written(in: empty.value).last { result["handler-signed-on"] = [values.dateOccurrence(day)] }
    }
    // 承办人 | 建议按上述意见告知当事人。 张三 李四 4月12日: the opinion stands in the box as well.
    if result["handler-opinion"] == nil, context.kind.field("handler-opinion") != nil,
      let box = hits.lazy.filter(isOpinion).map({ ApprovalBox(context: context, values: values, hit: $0) }).first
    {
      result["handler-opinion"] = [box.opinion]
      if !isRead("handler-signature") { result["handler-signature"] = [box.signature] }
      if !isRead("handler-signed-on") { result["handler-signed-on"] = [box.date] }
      return
    }
    for hit in hits {
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

  private func isOpinion(_ hit: LabelHit) -> Bool {
    let words = context.layout.string(hit.value)
    return words.contains("。") && ["建议", "同意", "提请", "拟", "请"].contains(where: words.contains)
  }

  /// A day that nobody filled in and no name before it.
  private func isUnsigned(_ range: Range<Int>) -> Bool {
    let words = context.layout.string(range)
    return words.count <= Self.longestGap && words.contains("年") && words.allSatisfy { "年月日、_× ".contains($0) }
  }

  /// Characters of a place for two names and a day.
  private static let longestGap = 60

  /// In a table the box goes on along its row; outside of one, to the next label that is none of the box itself.
  private func extended(_ hit: LabelHit) -> LabelHit {
    if let place = hit.valueCell { return belowRow(alongRow(insideCell(hit, place), from: place), from: place) }
    guard let first = context.layout.line(at: hit.range.lowerBound) else { return hit }
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
      let label = label(opening: line.range)
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

  /// The label at the start of a line, behind its number if it has one: `六、局领导审批意见:`.
  private func label(opening line: Range<Int>) -> LabelHit? {
    let mark = Bytes.listMark(context.bytes, at: line.lowerBound, within: line.upperBound)
    return context.labels.first { $0.range.lowerBound == line.lowerBound + mark }
  }

  /// `承办机构意见:同意。⏎签名:张三 2024年6月19日`, label and all in one cell: the box ends with the cell or at a label that
  /// is none of it.
  private func insideCell(_ hit: LabelHit, _ place: (grid: Int, cell: Int)) -> LabelHit {
    guard let cell = context.layout.grids[place.grid].cells[place.cell].range, cell.contains(hit.range.lowerBound),
      hit.value.lowerBound >= cell.lowerBound
    else { return hit }
    let stop = context.labels.first {
      cell.contains($0.range.lowerBound) && $0.range.lowerBound >= hit.value.upperBound
        && $0.range.lowerBound > hit.range.lowerBound && !Self.isOfBox(context.library.labels.labels[$0.label])
    }
    var longer = hit
    let end = stop?.range.lowerBound ?? cell.upperBound
    longer.value = Bytes.trimmed(context.bytes, hit.value.lowerBound..<max(hit.value.upperBound, end))
    return longer
  }

  /// 承办人意见 | 拟同意。 | 张三 | 2024年7月12日: opinion, signature and day in cells of their own.
  private func alongRow(_ hit: LabelHit, from place: (grid: Int, cell: Int)) -> LabelHit {
    let grid = context.layout.grids[place.grid]
    let row = grid.cells[place.cell].row
    var end = hit.value.upperBound
    var at = place.cell
    var isAsked = false
    while let next = grid.cell(row: row, column: grid.cells[at].column + grid.cells[at].columnSpan) {
      at = next
      guard let range = grid.cells[next].range else { continue }
      if let label = context.labels.first(where: { $0.range.lowerBound == range.lowerBound }) {
        // 审查人:张三⏎2024.6.3
        if !isSignature(Bytes.trimmed(context.bytes, range)) {
          guard Self.isOfBox(context.library.labels.labels[label.label]) else { break }
          isAsked = true
          continue
        }
      }
      let value = Bytes.trimmed(context.bytes, range)
      guard isAsked || isSignatureColumn(of: grid.cells[next], in: grid) || isSignature(value) else { break }
      isAsked = false
      end = range.upperBound
    }
    guard end > hit.value.upperBound else { return hit }
    var longer = hit
    longer.value = Bytes.trimmed(context.bytes, hit.value.lowerBound..<end)
    return longer
  }

  /// 承办人意见 | 同意。⏎ | 签名:张三 | 2024年7月12日: signature and day in a row of their own, whose label is an empty cell
  /// or goes on from above.
  private func belowRow(_ hit: LabelHit, from place: (grid: Int, cell: Int)) -> LabelHit {
    let grid = context.layout.grids[place.grid]
    let value = grid.cells[place.cell]
    guard value.column > 0, let own = grid.cell(row: value.row, column: value.column - 1) else { return hit }
    let label = grid.cells[own]
    let below = value.row + value.rowSpan
    var at = own
    if label.row + label.rowSpan <= below {
      guard let first = grid.cell(row: below, column: label.column), grid.cells[first].column == label.column,
        grid.cells[first].range.map({ Bytes.trimmed(context.bytes, $0).isEmpty }) ?? true
      else { return hit }
      at = first
    }
    var end = hit.value.upperBound
    while let next = grid.cell(row: below, column: grid.cells[at].column + grid.cells[at].columnSpan) {
      at = next
      guard let range = grid.cells[next].range.map({ Bytes.trimmed(context.bytes, $0) }), !range.isEmpty else {
        continue
      }
      guard isSignature(range) || isPlaceOfSignature(range) else { return hit }
      end = range.upperBound
    }
    guard end > hit.value.upperBound else { return hit }
    var longer = hit
    longer.value = Bytes.trimmed(context.bytes, hit.value.lowerBound..<end)
    return longer
  }

  /// `签名:____`, `年 月 日`: where somebody was to sign.
  private func isPlaceOfSignature(_ range: Range<Int>) -> Bool {
    let words = context.layout.string(range)
    return isUnsigned(range) || words.count <= Self.longestGap && ["签名", "签字", "日期"].contains(where: words.hasPrefix)
  }

  /// A name, a day or both and nothing else; an office may stand before them: `股长:卞和平⏎2024.6.3`.
  private func isSignature(_ range: Range<Int>) -> Bool {
    var names = range
    if let date = values.written(in: range).last, date.range.upperBound == range.upperBound {
      names = Bytes.trimmed(context.bytes, range.lowerBound..<date.range.lowerBound)
      if names.isEmpty { return true }
    }
    if let marker = values.signatureMarker(in: names), marker.lowerBound == names.lowerBound {
      names = Bytes.trimmed(context.bytes, marker.upperBound..<names.upperBound)
      // 审查人: says that a name follows, however uncommon.
      if (6...42).contains(names.count), context.layout.string(names).allSatisfy({ $0.isLetter || " \n".contains($0) })
      {
        return true
      }
    }
    return !names.isEmpty && values.trailingPeople(in: names) == names
  }

  /// The head of the column says 签名 or 日期.
  private func isSignatureColumn(of cell: DocumentLayout.Cell, in grid: DocumentLayout.Grid) -> Bool {
    for row in (max(0, cell.row - Self.mostLevels)..<cell.row).reversed() {
      guard let above = grid.cell(row: row, column: cell.column), let range = grid.cells[above].range else { continue }
      if isSignature(Bytes.trimmed(context.bytes, range)) { continue }
      let words = context.layout.string(range)
      return words.utf8.count <= 24 && ["签名", "签字", "签章", "日期", "时间"].contains(where: words.contains)
    }
    return false
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
      let days = values.written(in: line.range)
      // 经负责人某某2023年5月18日批准,决定自2023年5月19日起中止
      let approved = days.first { day in
        words.contains { Bytes.starts(context.bytes, at: day.range.upperBound, with: Array($0.utf8)) }
      }
      if let date = approved ?? days.last ?? values.written(in: following).first {
        return values.dateOccurrence(date)
      }
      if let gap = Bytes.first(Bytes.unreadable, in: context.bytes, line.range) {
        return context.state(.unreadable(because: "批准日期无法辨认"), at: gap..<(gap + Bytes.unreadable.count))
      }
    }
    return nil
  }
}
