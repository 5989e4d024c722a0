import DocExtract

/// A printed label, 栏目, in its place, and where its value stands.
struct LabelHit {
  /// Index into ``LabelIndex/labels``.
  var label: Int
  var range: Range<Int>
  /// The value; empty when the place is there and nothing is written in it.
  var value: Range<Int>
  /// The value's cell, when it is one: its span serves an empty value.
  var valueCell: (grid: Int, cell: Int)?
  /// Words of the bracket group behind the label, `签名` in `检查人(签名)`; empty when there is none.
  var bracket: Range<Int>
}

/// Finds labels in forms and in running text.
///
/// In a form a label fills its cell and its value stands to the right, or below in a list; inside a cell or a line it
/// is followed by a colon. A word in the middle of a sentence is no label.
struct LabelFinder {
  let index: LabelIndex
  let layout: DocumentLayout

  func find() -> [LabelHit] {
    var hits = inlineHits()
    // 当事人一 beside 名称:某市某公司 groups what has labels of its own; 执法人员 beside 签名:甲 says who signs.
    let starts = Set(
      hits.filter { !Self.signs.contains(index.labels[$0.label]) && !isInRemark($0) }.map(\.range.lowerBound))
    hits.append(
      contentsOf: cellHits().filter { hit in
        // 承办人意见 | 承办人(签名):____: an opinion's box begins with who signs when nobody filled it in.
        hit.value.isEmpty || !starts.contains(hit.value.lowerBound)
          || ["意见", "结论"].contains(where: index.labels[hit.label].hasSuffix)
      })
    for number in hits.indices { hits[number].value = withoutLine(hits[number].value) }
    hits.sort { ($0.range.lowerBound, $0.range.upperBound) < ($1.range.lowerBound, $1.range.upperBound) }
    return hits
  }

  static let signs: Set<String> = ["签名", "签字", "签章"]

  // MARK: Labels followed by a colon

  struct Inline {
    /// Several when they are joined: 送达文书名称及文号.
    var labels: [Int]
    var range: Range<Int>
    var bracket: Range<Int>
    var valueStart: Int
    var line: Int
    /// No colon, only a gap parts it from its value.
    var isBare: Bool
  }

  private func inlineHits() -> [LabelHit] {
    let bytes = layout.text.bytes
    var found: [(label: Int, range: Range<Int>)] = []
    index.words.forEachMatch(in: bytes, range: 0..<bytes.count) { label, range in found.append((label, range)) }
    found.sort {
      $0.range.lowerBound != $1.range.lowerBound
        ? $0.range.lowerBound < $1.range.lowerBound : $0.range.upperBound > $1.range.upperBound
    }
    var accepted: [Inline] = []
    var covered = 0
    for word in found where word.range.lowerBound >= covered {
      let whole = aroundBracket(word.label, word.range)
      let (label, range) = whole.flatMap { $0.range.lowerBound >= covered ? $0 : nil } ?? word
      guard let line = layout.line(at: range.lowerBound), opens(range, layout.lines[line].range),
        let separator = separator(
          after: range, in: layout.lines[line], isListed: accepted.last.map { $0.isBare && $0.line == line } ?? false)
      else { continue }
      let labels =
        index.labels(label, followedBy: separator.tail).flatMap(index.withTwin) + signer(label, range, line)
      accepted.append(
        Inline(
          labels: labels, range: range, bracket: separator.bracket, valueStart: separator.value, line: line,
          isBare: separator.isBare))
      covered = separator.value
    }
    accepted = withOpinions(accepted)
    return accepted.indices.flatMap { number -> [LabelHit] in
      let hit = accepted[number]
      let next = number + 1 < accepted.count ? accepted[number + 1] : nil
      let value = value(of: hit, before: next)
      return hit.labels.map {
        LabelHit(
          label: $0, range: hit.range, value: value, valueCell: layout.lines[hit.line].cell, bracket: hit.bracket)
      }
    }
  }

  /// Something that ends a word stands before the label: the start of a line, a blank, a mark, a bracket.
  func opens(_ label: Range<Int>, _ line: Range<Int>) -> Bool {
    let offset = label.lowerBound
    guard offset > line.lowerBound, let before = Bytes.scalar(before: offset, in: layout.text.bytes) else {
      return true
    }
    switch before {
    case 0x20, 0x0A, 0x28, 0x29, 0x2C, 0x2E, 0x2F, 0x3A, 0x3B, 0x3002, 0x3001, 0x3010, 0x3011, 0x5F: return true
    case 0x25A1, 0x25A0, 0x2611, 0x2610: return true
    case 0x30...0x39:
      // 电话:0396-7712045 地址:某镇某街
      let isLed = label.upperBound < line.upperBound && layout.text.bytes[label.upperBound] == Bytes.colon
      // 联系电话 139****0172 与案件关系 …: four characters are more than a unit.
      return gap(before: offset) > (isLed || label.count >= Self.longerThanUnits ? 0 : 1)
    default: return gap(before: offset) > 0 || Self.ours.contains(layout.string(line.lowerBound..<offset))
    }
  }

  /// 我局承办人:甲: whose officer it is.
  private static let ours: Set<String> = ["我局", "本局", "我队", "本队", "我委", "本机关", "我机关", "本单位", "我单位", "我大队", "我支队", "我厅"]

  /// Bytes of a number below its label.
  private static let shortestCode = 8
  /// Bytes of 至, 自.
  private static let oneLetter = 3
  /// Bytes of a label that no unit of measure is as long as.
  private static let longerThanUnits = 12

  private struct Separator {
    var bracket: Range<Int>
    /// Where the value starts.
    var value: Int
    /// What stands between the label and its colon: 签名, (签字), 及文号.
    var tail: String
    var isBare = false
  }

  /// Where the value starts: behind a colon, with a bracket group, 签名 or a joined label between; or behind a gap at
  /// the start of a line.
  ///
  /// - Parameter isListed: such a label opened the line: `姓名 张三  性别 男  住址 某市某路1号`.
  private func separator(after label: Range<Int>, in line: DocumentLayout.Line, isListed: Bool) -> Separator? {
    let bytes = layout.text.bytes
    let limit = line.range.upperBound
    var offset = label.upperBound
    var bracket = offset..<offset
    if let start = behindFrame(label, limit) ?? behindDash(label, limit) {
      return Separator(bracket: bracket, value: start, tail: "")
    }
    // At most eight Han, no mark among them but the joints of labels.
    var end = offset
    while end < limit, end - offset < 60, bytes[end] != Bytes.colon {
      if let group = Bytes.group(bytes, at: end, within: limit) {
        bracket = (group.lowerBound + 1)..<(group.upperBound - 1)
        end = group.upperBound
        continue
      }
      guard let scalar = Bytes.scalar(at: end, in: bytes),
        scalar.isHan || scalar == 0x3001 || scalar == 0x2F || scalar == 0x20
      else { break }
      end += Bytes.scalarLength(bytes[end])
    }
    if end < limit, bytes[end] == Bytes.colon {
      let tail = LabelFinder.bare(layout.string(offset..<end))
      if tail.isEmpty || index.isTail(tail) { return Separator(bracket: bracket, value: end + 1, tail: tail) }
      return nil
    }
    if let start = behindHeading(label, line) { return Separator(bracket: bracket, value: start, tail: "") }
    // 地址____ 法定代表人____: lines that nobody wrote on need no colon.
    if offset + 1 < limit, bytes[offset] == Bytes.underscore, bytes[offset + 1] == Bytes.underscore {
      return Separator(bracket: bracket, value: offset, tail: "")
    }
    // 9时05分 至 10时12分: one letter behind a value is no label.
    guard
      label.lowerBound == line.range.lowerBound
        || isListed && gap(before: label.lowerBound) > 0 && label.count > Self.oneLetter
    else { return nil }
    bracket = offset..<offset
    if let group = Bytes.group(bytes, at: offset, within: limit) {
      bracket = (group.lowerBound + 1)..<(group.upperBound - 1)
      offset = group.upperBound
    }
    let tail = layout.string(bracket)
    while offset < limit, bytes[offset] == Bytes.space { offset += 1 }
    if offset == limit {
      return line.cell == nil || isAboveValue(label, in: line)
        ? Separator(bracket: bracket, value: offset, tail: tail) : nil
    }
    if bytes[offset] == Bytes.underscore { return Separator(bracket: bracket, value: offset, tail: tail) }
    if isWholeLabel(line) { return nil }
    // Letters that are printed apart have gaps of their own; the one behind a label is wider.
    let inner = innerGap(label)
    guard gap(before: offset) > inner || gap(before: offset) == inner && inner > 0 && isTight(offset, limit) else {
      return nil
    }
    return Separator(bracket: bracket, value: offset, tail: tail, isBare: true)
  }

  /// 罚没财物处理⏎情况, one label that was printed on two lines of its cell.
  private func isWholeLabel(_ line: DocumentLayout.Line) -> Bool {
    guard let place = line.cell, let range = layout.grids[place.grid].cells[place.cell].range else { return false }
    return !labels(filling: range).isEmpty
  }

  /// 姓名⏎张三, label and value on lines of one cell; 承办人⏎意见 is one label.
  private func isAboveValue(_ label: Range<Int>, in line: DocumentLayout.Line) -> Bool {
    guard let place = line.cell else { return false }
    let cell = layout.grids[place.grid].cells[place.cell]
    guard let range = cell.range, range.lowerBound == line.range.lowerBound,
      range.upperBound > line.range.upperBound, cell.column > 0 || isAmongBoxes(place)
    else { return false }
    let rest = Self.bare(layout.string(line.range.upperBound..<range.upperBound))
    // 统一社会信用代码⏎92419999MA…
    let isCode = rest.isEmpty && range.upperBound - line.range.upperBound >= Self.shortestCode
    return (rest.unicodeScalars.count >= 2 || isCode) && labels(filling: range).isEmpty && index.number(of: rest) == nil
      && !["情况", "意见", "签名", "签章", "名称", "日期", "时间", "依据", "理由", "信息", "内容", "方式", "结果", "或者"].contains(
        where: rest.hasSuffix)
  }

  private func value(of hit: Inline, before next: Inline?) -> Range<Int> {
    let bytes = layout.text.bytes
    let line = layout.lines[hit.line]
    let end = next.map { $0.line == hit.line ? $0.range.lowerBound : line.range.upperBound } ?? line.range.upperBound
    let own = Bytes.trimmed(bytes, min(hit.valueStart, end)..<end)
    if let close = bracketEnd(of: hit.range, from: own) { return Bytes.trimmed(bytes, own.lowerBound..<close) }
    if next?.line == hit.line { return own }
    if let place = line.cell {
      // The rest of the cell belongs to its last label.
      guard let cell = layout.grids[place.grid].cells[place.cell].range else { return own }
      let limit =
        next.map { $0.range.lowerBound < cell.upperBound ? $0.range.lowerBound : cell.upperBound }
        ?? cell.upperBound
      return Bytes.trimmed(bytes, min(hit.valueStart, limit)..<limit)
    }
    guard own.isEmpty, hit.line + 1 < layout.lines.count, hit.range.lowerBound == line.range.lowerBound else {
      return own
    }
    let following = layout.lines[hit.line + 1]
    if following.cell != nil || isOfAnother(following.range) { return own }
    // A label inside of the next line ends what it says.
    let stop = next.map { $0.line == hit.line + 1 ? $0.range.lowerBound : following.range.upperBound }
    return Bytes.trimmed(bytes, following.range.lowerBound..<(stop ?? following.range.upperBound))
  }

  /// Where the bracket closes that was opened before the label: `(户名:某县财政局,账号:6600…31),也可…`.
  private func bracketEnd(of label: Range<Int>, from value: Range<Int>) -> Int? {
    let bytes = layout.text.bytes
    var depth = 0
    for offset in value {
      if bytes[offset] == UInt8(ascii: "(") { depth += 1 }
      if bytes[offset] == UInt8(ascii: ")") { depth -= 1 }
      if depth < 0 { return layout.isInBracket(label.lowerBound) ? offset : nil }
    }
    return nil
  }

  /// `上述物品存放于:` that nobody filled in, above `上述内容经核对无误。` or `某县某局(印章)`: the next line says something of its own.
  private func isOfAnother(_ line: Range<Int>) -> Bool {
    let words = layout.string(line)
    let isSentence = words.hasSuffix("。") && ["上述", "以上", "本文书", "本清单"].contains(where: words.hasPrefix)
    return isSentence || ["(印章)", "(盖章)", "(公章)"].contains(where: words.hasSuffix)
  }

  /// Without blanks, line breaks, colons at the end and numbering in front.
  static func bare(_ text: String) -> String {
    // Thousands of labels are Han alone: neither ASCII nor U+2000…U+3FFF.
    if text.utf8.allSatisfy({ $0 >= 0x80 && $0 != 0xE2 && $0 != 0xE3 }) { return text }
    var words = text.unicodeScalars.filter {
      $0 != " " && $0 != "\n" && $0 != ":" && $0 != "*" && $0 != "\u{3000}" && !"□☑■√☐☒".unicodeScalars.contains($0)
    }
    while let first = words.first, first.value < 0x80, first != "(" { words.removeFirst() }
    return String(words)
  }

  static func withoutBrackets(_ text: String) -> String {
    var depth = 0
    var words = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      if scalar == "(" {
        depth += 1
      } else if scalar == ")" {
        depth = max(0, depth - 1)
      } else if depth == 0 {
        words.append(scalar)
      }
    }
    return String(words)
  }
}
