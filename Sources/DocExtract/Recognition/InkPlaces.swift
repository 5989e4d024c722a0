/// Finds the places on a page that wait for a pen, by their labels.
struct InkPlaces {
  let letters: [PlacedLetter]
  let cells: [InkCell]
  /// Of the map.
  let width: Int

  private static let signing = ["签名", "签字", "签收", "签章", "盖章", "捺印", "指印"].map(scalars)
  private static let roles = [
    "当事人", "执法人员", "询问人", "检查人", "勘验人", "记录人", "见证人", "承办人", "经办人", "送达人", "收件人", "签收人", "代收人", "审核人", "审批人", "负责人",
    "核对人", "提取人", "保管人", "移交人", "接收人", "陪同人", "主持人", "申请人", "委托人", "受托人", "负责人", "法定代表人", "被询问人", "被检查人",
    "立卷人", "整理人",
  ].map(scalars)
  private static let recipient = scalars("受送达人")
  private static let dating = ["日期", "时间"].map(scalars)
  private static let (year, month, day): (UInt32, UInt32, UInt32) = (0x5E74, 0x6708, 0x65E5)
  /// Letters of a label, and those between 年, 月 and 日.
  private static let (longestLabel, longestGap) = (20, 8)

  private static func scalars(_ text: String) -> [UInt32] { text.unicodeScalars.map(\.value) }

  var all: [InkPlace] {
    let runs = letters.split(whereSeparator: \.isBreak)
    let dates = runs.flatMap(dates)
    let labels = runs.flatMap(labels)
    // 收到时间: 年 月 日 is one place.
    let open = labels.filter { place in
      place.kind != .date || !dates.contains { date in sameLine(letters[date.label], letters[place.label]) }
    }
    return dates + open.map { bounded($0, by: labels, dates) } + opinions + signedCells
  }

  private func sameLine(_ a: PlacedLetter, _ b: PlacedLetter) -> Bool {
    let middle = (a.rows.lowerBound + a.rows.upperBound) / 2
    return b.rows.contains(middle)
  }

  // MARK: Labels with a colon or a bracket behind them

  private func labels(_ run: ArraySlice<PlacedLetter>) -> [InkPlace] {
    var places: [InkPlace] = []
    var start = run.startIndex
    for index in run.indices {
      let isEnd = run[index].isColon || index == run.indices.last && run[index].isClosing
      guard isEnd else { continue }
      let words = Array(run[max(start, index - Self.longestLabel)..<index]).filter { $0.scalar > 0x20 }
      start = index + 1
      guard let kind = kind(of: words.map(\.scalar) + (run[index].isClosing ? [run[index].scalar] : [])),
        let last = run[..<index].lastIndex(where: { $0.isHan || $0.isClosing })
      else { continue }
      let end = run[index].columns.upperBound
      let own = run[max(run.startIndex, last - 3)...last].filter(\.isHan).map(\.columns)
      guard let columns = own.union else { continue }
      let cell = cell(of: run[index])
      let right = cell.map { $0.columns.upperBound - 3 } ?? width * 97 / 100
      guard right > end + 4 else { continue }
      places.append(
        InkPlace(kind: kind, label: last, labelColumns: columns, columns: [(end + 1)..<right], bounds: cell?.rows))
    }
    return places
  }

  private func kind(of words: [UInt32]) -> InkPlace.Kind? {
    let tail = Array(words.suffix(14))
    if Self.signing.contains(where: { Self.holds(tail, $0) }) { return .signature }
    // Who receives a document is printed.
    if Array(tail.suffix(Self.recipient.count)) == Self.recipient { return nil }
    // 当事人:, without a word of signing: only what is written by hand beside it counts.
    if Self.roles.contains(where: { words.count >= $0.count && Array(words.suffix($0.count)) == $0 }) {
      return .signature
    }
    return Self.dating.contains(where: { Self.holds(tail, $0) }) ? .date : nil
  }

  private static func holds(_ words: [UInt32], _ part: [UInt32]) -> Bool {
    guard words.count >= part.count else { return false }
    return (0...(words.count - part.count)).contains { Array(words[$0..<($0 + part.count)]) == part }
  }

  /// Up to the next label or date on the same line, and not far.
  private func bounded(_ place: InkPlace, by labels: [InkPlace], _ dates: [InkPlace]) -> InkPlace {
    let own = letters[place.label]
    let start = place.columns[0].lowerBound
    let height = max(6, own.rows.count)
    var end = min(place.columns[0].upperBound, start + height * (place.kind == .signature ? 9 : 14))
    for other in labels where other.label != place.label && sameLine(letters[other.label], own) {
      // A label begins where its words do.
      let first = firstColumn(of: other)
      if first > start { end = min(end, first - 2) }
    }
    for date in dates where sameLine(letters[date.label], own) {
      let first = date.columns[0].lowerBound
      if first > start { end = min(end, first - 1) }
    }
    var place = place
    place.columns = [start..<max(start + 1, end)]
    return place
  }

  private func firstColumn(of place: InkPlace) -> Int {
    var index = place.label
    while index > 0, !letters[index - 1].isBreak, !letters[index - 1].isColon, letters[index - 1].scalar > 0x20,
      letters[index].columns.lowerBound - letters[index - 1].columns.upperBound < letters[index].rows.count,
      place.label - index < Self.longestLabel
    {
      index -= 1
    }
    return letters[index].columns.lowerBound
  }

  private func cell(of letter: PlacedLetter) -> InkCell? {
    cells.first { $0.span.start <= letter.offset && letter.offset < max($0.span.end, $0.span.start + 1) }
  }

  // MARK: Dates

  /// The gaps of 年 月 日, with room before 年.
  private func dates(_ run: ArraySlice<PlacedLetter>) -> [InkPlace] {
    var places: [InkPlace] = []
    for year in run.indices where run[year].scalar == Self.year {
      guard let month = next(Self.month, after: year, in: run), let day = next(Self.day, after: month, in: run) else {
        continue
      }
      let height = max(6, run[year].rows.count)
      var start = run[year].columns.lowerBound - height * 3
      var before = year - 1
      while before >= run.startIndex, run[before].isDigit || run[before].scalar <= 0x20 || run[before].scalar == 0xFFFD
      {
        before -= 1
      }
      if before >= run.startIndex { start = max(start, run[before].columns.upperBound + 1) }
      let cell = cell(of: run[year])
      if let cell { start = max(start, cell.columns.lowerBound + 3) }
      let columns = [
        (max(0, start), run[year].columns.lowerBound), (run[year].columns.upperBound, run[month].columns.lowerBound),
        (run[month].columns.upperBound, run[day].columns.lowerBound),
      ].filter { $0.0 < $0.1 }.map { $0.0..<$0.1 }
      guard !columns.isEmpty else { continue }
      places.append(
        InkPlace(kind: .date, label: year, labelColumns: run[year].columns, columns: columns, bounds: cell?.rows))
    }
    return places
  }

  private func next(_ scalar: UInt32, after index: Int, in run: ArraySlice<PlacedLetter>) -> Int? {
    let end = min(run.endIndex, index + 1 + Self.longestGap)
    guard let found = run[(index + 1)..<end].firstIndex(where: { $0.scalar == scalar }),
      run[index].columns.upperBound <= run[found].columns.lowerBound,
      run[(index + 1)..<found].allSatisfy({ !$0.isHan })
    else { return nil }
    return found
  }

  // MARK: Opinions

  /// Cells to the right of 承办人意见 that hold no words of their own.
  private var opinions: [InkPlace] {
    cells.compactMap { label in
      let own = letters.indices.filter { label.span.start <= letters[$0].offset && letters[$0].offset < label.span.end }
      let words = own.filter { letters[$0].isHan }
      guard let last = words.last, words.count >= 2, words.count <= Self.longestLabel,
        letters[last].scalar == 0x89C1, letters[words[words.count - 2]].scalar == 0x610F,
        let cell = cells.first(where: {
          $0.table == label.table && $0.row == label.row && $0.column == label.column + label.columnSpan
        })
      else { return nil }
      let inside = letters.filter { cell.span.start <= $0.offset && $0.offset < cell.span.end && $0.isHan }
      // The lowest part is for who signs.
      let top = cell.rows.lowerBound + 3
      let bottom = inside.map(\.rows.lowerBound).min() ?? cell.rows.upperBound - 3
      let isUnsaid = inside.allSatisfy { letter in Self.formal.contains(letter.scalar) }
      guard isUnsaid, bottom - top > 12, cell.columns.count > 20 else { return nil }
      return InkPlace(
        kind: .opinion, label: last, labelColumns: letters[last].columns,
        columns: [(cell.columns.lowerBound + 4)..<(cell.columns.upperBound - 4)], bounds: top..<bottom,
        isWholeCell: true)
    }
  }

  /// Letters of 签名, 签字, 盖章, 年月日 and 负责人, which forms print below an opinion.
  private static let formal = Set(scalars("签名字盖章或者年月日时负责人承办审批核机构部门领导公"))
}
