/// Labels that no list names but that are nearly one of the document's kind: 申请延期的理由 for 延期理由, 文件材料名称 for 材料名称.
///
/// Agencies build their labels from the same few words. What a kind knows is only looked for like that where none of the
/// field's own labels holds anything, and never for names, addresses and numbers: whose they are stands in the words that differ.
struct NearLabels {
  let index: LabelIndex
  let layout: DocumentLayout
  /// What was found already.
  let hits: [LabelHit]

  /// A label of the kind, without what differs from agency to agency.
  private struct Wanted {
    /// Empty for a field whose labels are only known by what they are built from.
    var words: String
    var label: Int
    var field: String
    var type: Vocabulary.FieldType
    var built: [NearLabel] = []
  }

  /// Letters of a label.
  private static let length = 3...16
  /// Letters that two labels have in common at least.
  private static let shortest = 4
  private static let types: Set<Vocabulary.FieldType> = [.text, .date, .datetime, .choice, .money, .duration]
  /// Of whom or what they tell stands in the words that differ.
  private static let others: Set<String> = ["contact-phone", "reporter-phone", "remark", "row-number", "facts"]
  /// What turns a label into one of something else.
  private static let turns = [
    "被", "未", "非", "原", "上次", "前次", "下次", "计划", "预计", "证人", "代理", "不", "应", "上年", "上一",
  ]
  /// What a label may have behind it and still ask for the same.
  private static let endings: Set<String> = [
    "情况", "内容", "说明", "情况说明", "及依据", "和依据", "及理由", "和理由", "记录", "明细", "及数量", "及名称", "名称", "栏", "清单", "简述", "概述", "摘要",
    "及说明", "及结果", "和结果", "及情况",
  ]

  /// The hits that `all` lacks, for a document of `kind`.
  func hits(of kind: Kind) -> [LabelHit] {
    let places = cells() + lines()
    guard !places.isEmpty else { return [] }
    let wanted = self.wanted(kind)
    guard !wanted.isEmpty else { return [] }
    return places.flatMap { place -> [LabelHit] in
      guard let best = best(place.words, wanted) else { return [] }
      let end = place.range.upperBound
      return place.values.filter { fits($0.range, best.type) }.map {
        LabelHit(label: best.label, range: place.range, value: $0.range, valueCell: $0.cell, bracket: end..<end)
      }
    }
  }

  private func wanted(_ kind: Kind) -> [Wanted] {
    let filled = Set(hits.filter(isFilled).map(\.label))
    var all: [Wanted] = []
    for spec in kind.fields where spec.type != .signature && spec.type != .seal && !Self.others.contains(spec.id) {
      let numbers = spec.labels.compactMap { label in index.number(of: label).map { (label, $0) } }
      guard let first = numbers.first, !numbers.contains(where: { filled.contains($0.1) }) else { continue }
      all.append(Wanted(words: "", label: first.1, field: spec.id, type: spec.type, built: spec.nearLabels))
      guard Self.types.contains(spec.type) else { continue }
      for (label, number) in numbers {
        let words = NearLabel.plain(label)
        guard words.unicodeScalars.count >= Self.length.lowerBound else { continue }
        all.append(Wanted(words: words, label: number, field: spec.id, type: spec.type))
      }
      // 延长事项: what the field is called is a label as well.
      let name = NearLabel.plain(spec.name)
      if name.unicodeScalars.count >= Self.shortest {
        all.append(Wanted(words: name, label: first.1, field: spec.id, type: spec.type))
      }
    }
    return all
  }

  /// Something stands there; 名称 beside 当事人 is not that of goods.
  private func isFilled(_ hit: LabelHit) -> Bool {
    guard !hit.value.isEmpty, !["/", "无", "-", "—"].contains(layout.string(hit.value)) else { return false }
    guard index.labels[hit.label] == "名称", let place = hit.valueCell, let line = layout.line(at: hit.range.lowerBound),
      let head = layout.lines[line].cell, head.grid == place.grid
    else { return true }
    let cells = layout.grids[place.grid].cells
    return cells[head.cell].row != cells[place.cell].row
  }

  // MARK: Places

  /// Words that may be a label, with what stands where its values are due.
  private struct Place {
    var words: String
    var range: Range<Int>
    var values: [(range: Range<Int>, cell: (grid: Int, cell: Int)?)]
  }

  private func cells() -> [Place] {
    var found: [Place] = []
    let known = Set(hits.map(\.range.lowerBound))
    let tables = ListTables(layout: layout, index: index)
    let finder = LabelFinder(index: index, layout: layout)
    for (number, grid) in layout.grids.enumerated() {
      let lists = tables.lists(in: grid)
      let listed = Set(lists.flatMap { [$0.head] + $0.rows })
      for cell in grid.cells {
        guard let range = cell.range, !known.contains(range.lowerBound), let words = label(range) else { continue }
        var targets: [Int] = []
        if let list = lists.first(where: { $0.head == cell.row }) {
          targets = list.rows.filter { !list.sums.contains($0) }
            .compactMap { grid.cell(row: $0, column: cell.column) }.filter { grid.cells[$0].column == cell.column }
        } else if !listed.contains(cell.row) {
          targets = [grid.cell(row: cell.row, column: cell.column + cell.columnSpan)].compactMap(\.self)
        }
        let values = targets.compactMap { target -> (Range<Int>, (grid: Int, cell: Int)?)? in
          guard let value = grid.cells[target].range, !known.contains(value.lowerBound),
            finder.labels(filling: value).isEmpty
          else { return nil }
          return (value, (number, target))
        }
        if !values.isEmpty { found.append(Place(words: words, range: range, values: values)) }
      }
    }
    return found
  }

  /// Words before a colon, at the start of a line or behind a blank.
  private func lines() -> [Place] {
    var found: [Place] = []
    let bytes = layout.text.bytes
    for line in layout.lines {
      var start =
        line.range.lowerBound + Bytes.listMark(bytes, at: line.range.lowerBound, within: line.range.upperBound)
      let colons = line.range.filter { bytes[$0] == Bytes.colon }.prefix(Self.mostColons)
      for (number, colon) in colons.enumerated() where colon > start {
        let gaps =
          layout.text.gaps(in: start..<colon) + (start..<colon).filter { bytes[$0] == Bytes.space }.map { $0 + 1 }
        let range = max(start, gaps.max() ?? start)..<colon
        start = colon + 1
        guard number == 0 || range.lowerBound > line.range.lowerBound && !gaps.isEmpty,
          !hits.contains(where: { $0.range.overlaps(range) }), let words = label(range)
        else { continue }
        let next = hits.first { $0.range.lowerBound > colon && $0.range.lowerBound < line.range.upperBound }
        let value = Bytes.trimmed(bytes, (colon + 1)..<(next?.range.lowerBound ?? line.range.upperBound))
        if !value.isEmpty { found.append(Place(words: words, range: range, values: [(value, line.cell)])) }
      }
    }
    return found
  }

  /// Colons of a line that may stand behind labels.
  private static let mostColons = 6

  /// The words of `range` when they look like a label: few letters and no mark.
  private func label(_ range: Range<Int>) -> String? {
    guard range.count <= Self.length.upperBound * 3 + 30 else { return nil }
    let words = NearLabel.plain(layout.string(range))
    let letters = words.unicodeScalars
    guard Self.length.contains(letters.count), letters.allSatisfy({ $0.value.isHan || $0 == "、" || $0 == "/" }) else {
      return nil
    }
    return words
  }

  /// Something of the type stands there.
  private func fits(_ value: Range<Int>, _ type: Vocabulary.FieldType) -> Bool {
    let bytes = layout.text.bytes
    let hasNumber = bytes[value].contains { (0x30...0x39).contains($0) }
    switch type {
    case .date, .datetime: return hasNumber || Bytes.contains("年", in: bytes, value)
    case .money: return hasNumber || Bytes.contains("元", in: bytes, value)
    default: return value.count >= 6 || hasNumber
    }
  }

  // MARK: Likeness

  /// The one field whose label is nearest; `nil` when none is near or two are.
  private func best(_ words: String, _ wanted: [Wanted]) -> Wanted? {
    let bytes = Array(words.utf8)
    var (best, most, isShared) = (Wanted?.none, 0, false)
    for candidate in wanted {
      let degree =
        candidate.words.isEmpty
        ? candidate.built.contains { $0.stands(for: bytes) } ? 2 * words.unicodeScalars.count : 0
        : Self.likeness(words, candidate.words)
      guard degree > 0, degree >= most else { continue }
      if degree > most {
        (best, most, isShared) = (candidate, degree, false)
      } else if best?.field != candidate.field {
        isShared = true
      }
    }
    return isShared ? nil : best
  }

  /// How many letters say that both labels ask for the same; 0 when they do not.
  static func likeness(_ words: String, _ label: String) -> Int {
    let (length, own) = (words.unicodeScalars.count, label.unicodeScalars.count)
    if words == label { return 2 * own }
    if own >= shortest, let place = words.firstRange(of: label) {
      let (lead, tail) = (words[..<place.lowerBound], words[place.upperBound...])
      return turns.contains(where: lead.hasPrefix) || !tail.isEmpty && !endings.contains(String(tail)) ? 0 : own
    }
    if length >= shortest, label.hasSuffix(words) { return turns.contains(where: label.hasPrefix) ? 0 : length }
    return 0
  }
}
