import DocExtract

/// Reads the fields of one document of a known kind.
///
/// A field is looked for where its kind says: behind its label, by the readers of the parts every letter, record and
/// approval form has, and by phrases of running text. The first of these that finds a value counts; a blank or a
/// placeholder counts when nothing else does.
struct FieldReader {
  let context: DocumentContext
  let values: ValueParser

  /// Paragraphs that the clerk left unticked among others that are ticked: they say nothing.
  private let unticked: [Range<Int>]

  init(_ context: DocumentContext) {
    self.context = context
    values = ValueParser(context: context)
    unticked = UntickedText(context.layout).ranges
  }

  func fields() -> [String: [FieldOccurrence]] {
    var result: [String: [FieldOccurrence]] = [:]
    let special = SpecialFields(context: context, values: values)
    for spec in context.kind.fields {
      var occurrences = read(spec, special: special.strong[spec.id] ?? [], last: special.weak[spec.id] ?? [])
      // What an officer is to say stands printed around the places of names and numbers.
      if !spec.id.hasSuffix("-statement") { occurrences = occurrences.map(context.unlessTemplate) }
      // What was read stands before places that are empty.
      let filled = occurrences.filter { $0.state == .found }
      let found = filled.filter { $0.value != .mark(.blank) } + filled.filter { $0.value == .mark(.blank) }
      if !occurrences.isEmpty { result[spec.id] = found + occurrences.filter { $0.state != .found } }
    }
    return result
  }

  private func read(_ spec: FieldSpec, special: [FieldOccurrence], last: [FieldOccurrence]) -> [FieldOccurrence] {
    if special.contains(where: { $0.state == .found }) { return special }
    let labelled = occurrences(spec, context.hits(of: spec.labels))
    if labelled.contains(where: { $0.state == .found }) { return labelled }
    let fallback = occurrences(spec, fallbackHits(spec))
    if fallback.contains(where: { $0.state == .found }) { return fallback.filter { $0.state == .found } }
    // A form that leaves the place empty says so; words elsewhere are not its answer.
    let isLeftEmpty = labelled.contains { $0.state == .blank || $0.state == .placeholder }
    if isLeftEmpty, spec.type == .choice { return labelled }
    if isLeftEmpty, context.layout.grids.count > 0 { return last.contains { $0.state == .found } ? last : labelled }
    let phrased = phrases(spec, spec.phrases)
    if phrased.contains(where: { $0.state == .found }) { return phrased }
    if last.contains(where: { $0.state == .found }) { return last }
    if spec.id == "item-quantity", let goods = context.kind.field("item-list") {
      var seen: Set<Range<Int>> = []
      let places = context.hits(of: goods.labels).map(\.value).filter { seen.insert($0).inserted }
      let counted = places.flatMap(values.goods(in:))
      if !counted.isEmpty { return counted.map { context.text($0.quantity, confidence: 0.9) } }
    }
    // Other kinds call it differently, and so may this agency.
    // 日期 of one field is not that of another that names it so here.
    let common = occurrences(
      spec,
      context.hits(of: spec.commonLabels).filter { !context.library.isLabel($0.label, of: context.kind.id) })
    if common.contains(where: { $0.state == .found }) { return common }
    let spoken = phrases(spec, spec.commonPhrases)
    if spoken.contains(where: { $0.state == .found }) { return spoken }
    return [special, labelled, phrased, last, fallback, common, spoken].first { !$0.isEmpty } ?? []
  }

  /// Who signs at the end of a record writes behind the bare word for his role: `听证主持人:张三`.
  private func fallbackHits(_ spec: FieldSpec) -> [LabelHit] {
    let hits = context.hits(of: spec.fallbackLabels)
    // 承办单位:执法二中队 names no agency.
    if spec.id == "agency-name" { return hits.filter { values.isAgency($0.value) } }
    let boxes = spec.type == .signature ? hits.filter(isSignedBox) : []
    if !boxes.isEmpty { return boxes }
    guard spec.type == .signature, !hits.isEmpty, let end = context.regions[.signatureBlock].first else { return hits }
    return hits.filter { hit in
      end.contains(hit.range.lowerBound) && hit.range.lowerBound * 2 > context.bytes.count && values.isSigned(hit)
    }
  }

  /// 审核机构负责人 | 同意审核意见。张三 2024年6月4日: an opinion with who has it, and when.
  private func isSignedBox(_ hit: LabelHit) -> Bool {
    guard hit.valueCell != nil, let day = values.written(in: hit.value).last,
      day.range.upperBound == hit.value.upperBound,
      let stop = Bytes.first(Array("。".utf8), in: context.bytes, hit.value), stop < day.range.lowerBound
    else { return false }
    let names = Bytes.trimmed(context.bytes, (stop + "。".utf8.count)..<day.range.lowerBound)
    return PersonReader.matches(in: context.bytes, range: names).contains { $0.range == names }
  }

  private func occurrences(_ spec: FieldSpec, _ hits: [LabelHit]) -> [FieldOccurrence] {
    var seen: Set<Range<Int>> = []
    return hits.flatMap { hit -> [FieldOccurrence] in
      if isLabel(hit.value, spec) && !isOfColumn(hit) { return [] }
      if spec.id == "party-name", isProse(hit) || isOfThing(hit) { return [] }
      if spec.id == "party-address", isOfAgency(hit) { return [] }
      if spec.id == "contact-address", isUnitAddress(hit), !isOfAgency(hit) { return [] }
      if spec.id == "item-list", isOfParty(hit) { return [] }
      // 缴至某银行(户名:某县财政局,账号:6600…31): the sentence says it all.
      if spec.id == "payment-account", hit.valueCell == nil, context.layout.isInBracket(hit.range.lowerBound) {
        return []
      }
      let hit = spec.isLong ? withParagraphs(hit) : hit
      guard let occurrence = values.occurrence(spec, hit) else { return [] }
      if occurrence.state == .found, !seen.insert(hit.value).inserted { return [] }
      return values.listed(occurrence, spec, at: hit.value)
    }
  }

  private func isUnitAddress(_ hit: LabelHit) -> Bool { context.library.labels.labels[hit.label] == "单位地址" }

  /// 当事人 | 名称 | 某县某店: the cell before the label says whose name it asks for.
  private func isOfParty(_ hit: LabelHit) -> Bool {
    guard hit.valueCell != nil, context.library.labels.labels[hit.label] == "名称",
      let line = context.layout.line(at: hit.range.lowerBound),
      let group = context.layout.label(leftOf: context.layout.lines[line])
    else { return false }
    return ["当事人", "申请人", "相对人", "单位", "个人", "公民", "法人", "被"].contains(where: LabelFinder.bare(group).contains)
  }

  /// 拟采取措施的对象 | 名称:“某某采216”工程船: the cell before the value says that a thing is named.
  private func isOfThing(_ hit: LabelHit) -> Bool {
    guard hit.valueCell != nil, context.library.labels.labels[hit.label] == "名称",
      let line = context.layout.line(at: hit.range.lowerBound),
      let group = context.layout.label(leftOf: context.layout.lines[line])
    else { return false }
    return ["对象", "物品", "财物", "标的", "设施", "车辆", "船舶", "样品", "产品"].contains(where: LabelFinder.bare(group).contains)
  }

  /// 地址 beside 联系人 at the end of a letter is where the agency can be found.
  private func isOfAgency(_ hit: LabelHit) -> Bool {
    guard hit.valueCell == nil, context.kind.isIssuedToParty, hit.range.lowerBound * 2 > context.bytes.count,
      let line = context.layout.line(at: hit.range.lowerBound)
    else { return false }
    let near = context.layout.lines[max(0, line - 2)...min(context.layout.lines.count - 1, line + 1)]
    let words = near.map { context.layout.string($0.range) }.joined(separator: "\n")
    return ["联系人", "联系电话", "邮编", "邮政编码", "机关地址", "联系地址", "执法机关"].contains(where: words.contains)
  }

  /// Lines that a long value may go on over.
  private static let mostLines = 60

  /// `检查情况:` with the paragraphs below it, up to the next label, a signature or a day alone.
  private func withParagraphs(_ hit: LabelHit) -> LabelHit {
    let lines = context.layout.lines
    guard hit.valueCell == nil, let first = context.layout.line(at: hit.range.lowerBound),
      hit.range.lowerBound == lines[first].range.lowerBound, !hit.value.isEmpty,
      var last = context.layout.line(at: hit.value.upperBound - 1)
    else { return hit }
    let isHeading = last > first
    while last + 1 < lines.count, last - first < Self.mostLines {
      let next = lines[last + 1]
      guard next.cell == nil, !next.range.isEmpty, isHeading || isNumbered(next.range), !isBorder(next.range) else {
        break
      }
      last += 1
    }
    let end = lines[last].range.upperBound
    guard end > hit.value.upperBound else { return hit }
    var longer = hit
    longer.value = Bytes.trimmed(context.bytes, hit.value.lowerBound..<end)
    return longer
  }

  /// `1.`, `(二)`, `三、` begins the line.
  private func isNumbered(_ line: Range<Int>) -> Bool {
    Bytes.listMark(context.bytes, at: line.lowerBound, within: line.upperBound) > 0
  }

  /// A label, a signature, a day or the end of a record.
  private func isBorder(_ line: Range<Int>) -> Bool {
    if context.labels.contains(where: { $0.range.lowerBound == line.lowerBound }) { return true }
    if let date = values.written(in: line).first, date.range.count * 3 >= line.count * 2 { return true }
    let words = context.layout.string(line)
    return ["签名", "签字", "盖章", "以下空白", "以上笔录", "以上记录", "此致", "特此"].contains(where: words.contains) && line.count <= 180
      || words.hasPrefix("附") && line.count <= 60
  }

  /// No name stands behind the label: `…的规定。名称:成箱成品`, `当事人 某某经营…案一案`, `签名:甲`.
  private func isProse(_ hit: LabelHit) -> Bool {
    let words = context.layout.string(hit.value)
    if words.contains("一案") || words.hasPrefix("签名") || words.hasPrefix("签字")
      || !words.isEmpty && words.allSatisfy({ "年月日 ".contains($0) })
    {
      return true
    }
    let isWeak = ["名称", "姓名"].contains(context.library.labels.labels[hit.label])
    guard isWeak, hit.valueCell == nil, !PartyName.isOrganization(words), !PartyName.isShop(words),
      let before = Bytes.scalar(before: hit.range.lowerBound, in: context.bytes)
    else {
      return false
    }
    return ["。", ";", "\u{201C}"].contains(Character(Unicode.Scalar(before) ?? " "))
  }

  /// 责任单位 above 办公室, 法制股: below the head of a list a word that is a label elsewhere is what the row says.
  private func isOfColumn(_ hit: LabelHit) -> Bool {
    guard let place = hit.valueCell, let line = context.layout.line(at: hit.range.lowerBound),
      let head = context.layout.lines[line].cell, head.grid == place.grid
    else { return false }
    let cells = context.layout.grids[place.grid].cells
    return cells[head.cell].column == cells[place.cell].column && cells[head.cell].row < cells[place.cell].row
  }

  /// What stands in the place of a name is the next label: 当事人 | 姓名 | 张三.
  private func isLabel(_ value: Range<Int>, _ spec: FieldSpec) -> Bool {
    guard [.org, .person, .address].contains(spec.type), (1...30).contains(value.count) else { return false }
    return context.library.labels.number(of: LabelFinder.bare(context.layout.string(value))) != nil
  }

  /// A match with what follows it in its clause: `证号分别是A001、A002`.
  private func behind(_ match: Range<Int>) -> Range<Int> {
    let end = max(match.upperBound, min(context.sentence(around: match).upperBound, match.upperBound + 60))
    // 甲(3602044018)、乙(3602044029)到某区某路256号对整改情况进行复查
    let verbs = ["到", "在", "对", "于", "前往"].map { Array($0.utf8) }
    let stop = verbs.compactMap { Bytes.first($0, in: context.bytes, match.upperBound..<end) }.min()
    return match.lowerBound..<(stop ?? end)
  }

  /// Left unticked; or, of what was done, said where the decision orders.
  private func isUnsaid(_ match: Range<Int>, _ spec: FieldSpec) -> Bool {
    if unticked.contains(where: { $0.contains(match.lowerBound) }) || isOfLabel(match) { return true }
    return spec.id.hasPrefix("violation-")
      && context.regions[.operativePart].contains {
        $0.contains(match.lowerBound) && context.kind.field("decided-on") != nil
      }
  }

  /// 受送达人拒收事由和日期, with an empty cell to its right, asks and says nothing.
  private func isOfLabel(_ match: Range<Int>) -> Bool {
    guard let line = context.layout.line(at: match.lowerBound), let place = context.layout.lines[line].cell else {
      return false
    }
    let grid = context.layout.grids[place.grid]
    let cell = grid.cells[place.cell]
    guard let right = grid.cell(row: cell.row, column: cell.column + cell.columnSpan) else { return false }
    return grid.cells[right].range == nil && (cell.range?.count ?? 0) <= 60
  }

  private func phrases(_ spec: FieldSpec, _ phrases: [Pattern]) -> [FieldOccurrence] {
    for region in spec.regions {
      for phrase in phrases {
        var found: [FieldOccurrence] = []
        for range in context.regions[region] {
          for match in phrase.matches(in: context.bytes, range: range)
          where !isUnsaid(match.range, spec) {
            let value = match["v"] ?? match.range
            if let occurrence = values.occurrence(spec, in: Bytes.trimmed(context.bytes, value), confidence: 0.95) {
              let numbers = spec.id == "officer-numbers" ? values.certificateNumbers(in: behind(match.range)) : []
              found +=
                numbers.count > 1
                ? numbers.map(values.certificateNumber(at:))
                : values.parted(occurrence, spec, at: value).flatMap { values.listed($0, spec, at: value) }
            }
          }
        }
        if !found.isEmpty { return found }
      }
    }
    return []
  }
}
