/// Tells whether somebody wrote beside the labels of a page, 签名、日期、意见: `present | blank | unclear`, as marks.
///
/// What was written is not read: letters that stand there become doubtful, so that nothing stands on them alone. Print in
/// the place of a signature gets no mark.
struct InkReader {
  let map: InkMap
  /// 1-based.
  let page: Int
  let letters: [PlacedLetter]
  let cells: [InkCell]
  /// Grey seals, which could not be taken off, in pixels of the map.
  let seals: [SealCircle]

  /// What was seen beside a label.
  enum Verdict: Equatable {
    /// Nothing but paper.
    case blank
    /// Letters as those of the label.
    case print
    /// Strokes of a pen.
    case hand
    /// Too little, or too much like print.
    case unclear
  }

  struct Finding: Equatable {
    var place: InkPlace
    var verdict: Verdict
    /// Around the ink, or the empty place; in pixels of the map.
    var columns, rows: Range<Int>
    /// Of each of several names that were written apart; else ``columns`` alone.
    var names: [Range<Int>]
    /// Letters that stand in the place, as indices of ``letters``.
    var read: [Int]
  }

  /// Between two names there is more paper than this share of a letter.
  private static let gapOfNames: Float = 0.9

  var findings: [Finding] {
    InkPlaces(letters: letters, cells: cells, width: map.width).all.compactMap(finding)
  }

  private func finding(_ place: InkPlace) -> Finding? {
    let label = letters[place.label]
    let reference = InkSpot(
      map, columns: place.labelColumns, rows: label.rows, letter: max(6, label.rows.count))
    // A line that was cut out together with a large signature seems higher than its print.
    let isSeen = reference.height * 5 >= label.rows.count * 2 && reference.height <= label.rows.count * 3 / 2
    let letter = max(6, isSeen ? reference.height : label.rows.count * 4 / 5)
    var spots: [InkSpot] = []
    var read: [Int] = []
    for columns in place.columns where columns.count * 3 > letter {
      let rows = place.rows(letter: letter, around: label)
      spots.append(InkSpot(map, columns: columns, rows: rows, reach: place.reach(letter: letter), letter: letter))
      read += letters.indices.filter { letters[$0].isInked && letters[$0].stands(in: columns, rows) }
    }
    guard !spots.isEmpty else { return nil }
    var verdict = InkJudge(letter: letter, reference: reference, kind: place.kind)
      .verdict(spots, read.map { letters[$0] }, gap: place.widestGap)
    // A place without ink is all of it, the gaps of 年 月 日 too; specks in it say nothing.
    let bounds = verdict == .blank ? [] : spots.compactMap(\.bounds)
    guard let columns = (bounds.isEmpty ? place.columns : bounds.map(\.columns)).union else { return nil }
    let rows = bounds.map(\.rows).union ?? place.rows(letter: letter, around: label)
    let middle = PlanePoint(
      x: Float(columns.lowerBound + columns.upperBound) / 2, y: Float(rows.lowerBound + rows.upperBound) / 2)
    if verdict != .blank, seals.contains(where: { $0.holds(middle) }) {
      // Of words below a seal nobody can say who wrote them.
      guard read.isEmpty else { return nil }
      verdict = .unclear
    }
    let isSigned = verdict == .hand && place.kind == .signature && spots.count == 1
    let names = isSigned ? spots[0].names(apart: Int(Float(letter) * Self.gapOfNames)) : [columns]
    return Finding(place: place, verdict: verdict, columns: columns, rows: rows, names: names, read: read)
  }
}

/// Judges ink by what print beside it looks like.
struct InkJudge {
  /// The height of printed letters, in pixels of the map.
  let letter: Int
  /// The print of the label.
  let reference: InkSpot
  let kind: InkPlace.Kind

  /// - Parameters:
  ///   - spots: the parts of the place.
  ///   - read: letters that recognition saw there.
  ///   - gap: the widest part of the place between printed words, in pixels of the map.
  func verdict(_ spots: [InkSpot], _ read: [PlacedLetter], gap: Int) -> InkReader.Verdict {
    let area = spots.reduce(0) { $0 + $1.area }
    let height = spots.map(\.height).max() ?? 0
    let unit = letter * letter
    guard area * 20 >= unit else { return read.isEmpty ? .blank : .print }
    if read.isEmpty {
      // Strokes that are all lower than that are dirt, or what is left of a line.
      guard spots.contains(where: { $0.tallest * 3 >= letter }) else { return .blank }
      if area * 4 >= unit, height * 5 >= letter * 2 { return .hand }
      return area * 8 >= unit || height * 2 >= letter ? .unclear : .blank
    }
    let confidence = read.reduce(Float(0)) { $0 + $1.confidence } / Float(read.count)
    let signs = signs(spots, confidence, height: height, gap: gap)
    if signs >= 2 { return .hand }
    return signs == 1 && confidence < Self.sureFrom ? .unclear : .print
  }

  /// Print is read so surely.
  private static let sureFrom: Float = 0.97

  /// How many things speak for a hand.
  private func signs(_ spots: [InkSpot], _ confidence: Float, height: Int, gap: Int) -> Int {
    var signs = confidence < 0.80 ? 2 : confidence < 0.93 ? 1 : 0
    let (area, blue) = (spots.reduce(0) { $0 + $1.area }, spots.reduce(0) { $0 + $1.blue })
    if Float(blue) / Float(max(1, area)) > reference.blueShare + 0.25 { signs += 2 }
    let strokes = spots.filter { $0.area > 0 }.map(\.stroke)
    let stroke = strokes.reduce(0, +) / Float(max(1, strokes.count)) / max(1, reference.stroke)
    if kind == .date {
      // Digits are lower than the letters of a label, and thinner.
      let share = Float(height) / (Float(letter) * 0.82)
      signs += share > 1.4 ? 2 : share > 1.18 ? 1 : 0
      if stroke > 1.1 { signs += 1 }
      // 2023 年  3 月: a form that was printed with room to write in.
      if gap * 4 > letter * 7 { signs += 1 }
    } else {
      let share = Float(height) / Float(letter)
      signs += share > 1.5 ? 2 : share > 1.22 ? 1 : 0
      signs += stroke > 1.8 ? 2 : stroke > 1.35 ? 1 : 0
    }
    return signs
  }
}

extension [Range<Int>] {
  /// The smallest range that holds all of them.
  var union: Range<Int>? {
    guard let low = map(\.lowerBound).min(), let high = map(\.upperBound).max() else { return nil }
    return low..<high
  }
}
