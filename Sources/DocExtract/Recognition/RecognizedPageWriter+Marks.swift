/// Marks of a page that was recognized: seals, finger prints and ink, in points of the page as it is shown.
extension RecognizedPageWriter {
  private static let confidences = (seal: 0.9, finger: 0.7, hand: 0.9, unclear: 0.5, blank: 0.8)
  /// Doubt about letters that a hand wrote, 0 to 1: whatever was read there is unsure.
  private static let doubtOfHand: Float = 0.4

  /// - Parameters:
  ///   - lines: of the page in the builder.
  ///   - tables: of the page in the builder.
  ///   - start: offset at which the text of the page begins, and the number of its first scalar.
  func writeMarks(
    to builder: inout DocumentBuilder, lines: Range<Int>, tables: Range<Int>, from start: (offset: Int, scalar: Int)
  ) {
    for seal in recognized.stamps.seals {
      let box = shown.bounds(of: seal.box)
      builder.marks.append(
        Mark(
          kind: .seal, page: number, box: box, offset: builder.offset(near: box, lines: lines),
          text: seal.isCut ? "" : seal.text, confidence: Self.confidences.seal,
          textConfidence: seal.text.isEmpty ? nil : Double(seal.confidence)))
    }
    for finger in recognized.stamps.fingers {
      let box = shown.bounds(of: finger.box)
      builder.marks.append(
        Mark(
          kind: .ink, page: number, box: box, offset: builder.offset(near: box, lines: lines), text: "指印",
          confidence: Self.confidences.finger))
    }
    guard let map = recognized.ink else { return }
    writeInk(map, to: &builder, tables: tables, from: start)
  }

  private func writeInk(
    _ map: InkMap, to builder: inout DocumentBuilder, tables: Range<Int>, from start: (offset: Int, scalar: Int)
  ) {
    guard let back = placing.inverse else { return }
    let pixels = PlaneMap.scale(Float(map.width) / max(1, layoutWidth), Float(map.height) / max(1, layoutHeight))
    let toMap = pixels.after(back)
    let cells = tables.flatMap { table in
      builder.tables[table].cells.compactMap { cell in
        cell.box.map { box in
          let (columns, rows) = toMap.pixels(of: box)
          return InkCell(
            table: table, row: cell.row, column: cell.column, rowSpan: cell.rowSpan, columnSpan: cell.columnSpan,
            columns: columns, rows: rows, span: cell.span)
        }
      }
    }
    let circles = recognized.seals.filter(\.isGrey).map { seal in
      let centre = pixels(levelled(seal.centre))
      return SealCircle(
        centre: centre, radius: seal.radius * Float(map.width) / Float(max(1, recognized.width)), isGrey: true)
    }
    var letters = builder.letters(from: start) { toMap.pixels(of: $0) }
    // Who is never sure tells nothing by it.
    if recognized.isCoarse { for index in letters.indices { letters[index].confidence = 1 } }
    let reader = InkReader(map: map, page: number, letters: letters, cells: cells, seals: circles)
    for finding in reader.findings {
      builder.marks += finding.names.compactMap { mark(finding, $0, reader, pixels) }
      guard finding.verdict == .hand else { continue }
      for index in finding.read { builder.doubt(letters[index].index, atLeast: Self.doubtOfHand) }
    }
  }

  /// - Parameter columns: of one of the names that were written in the place.
  private func mark(
    _ finding: InkReader.Finding, _ columns: Range<Int>, _ reader: InkReader, _ pixels: PlaneMap
  ) -> Mark? {
    let (kind, text, confidence): (Mark.Kind, String, Double)
    switch finding.verdict {
    case .print: return nil
    case .hand: (kind, text, confidence) = (.ink, finding.place.kind.words, Self.confidences.hand)
    case .unclear: (kind, text, confidence) = (.ink, finding.place.kind.words, Self.confidences.unclear)
    case .blank: (kind, text, confidence) = (.blank, "", Self.confidences.blank)
    }
    guard let back = pixels.inverse else { return nil }
    let box = placing.after(back).bounds(
      of: Box(
        x: Double(columns.lowerBound), y: Double(finding.rows.lowerBound), width: Double(columns.count),
        height: Double(finding.rows.count)))
    return Mark(
      kind: kind, page: number, box: box, offset: reader.letters[finding.place.label].offset, text: text,
      confidence: confidence)
  }
}

extension PlaneMap {
  /// The way back; `nil` for a map that leaves nothing of the plane.
  var inverse: PlaneMap? {
    let area = a * d - b * c
    guard abs(area) > 1e-12 else { return nil }
    return PlaneMap(
      a: d / area, b: -b / area, c: -c / area, d: a / area, e: (c * f - d * e) / area, f: (b * e - a * f) / area)
  }

  /// The pixels that a rectangle takes.
  fileprivate func pixels(of box: Box) -> (columns: Range<Int>, rows: Range<Int>) {
    let bounds = bounds(of: box)
    func range(_ start: Double, _ end: Double) -> Range<Int> {
      let (low, high) = (max(-1e6, min(1e6, start)), max(-1e6, min(1e6, end)))
      return Int(low.rounded())..<max(Int(low.rounded()), Int(high.rounded()))
    }
    return (range(bounds.x, bounds.maxX), range(bounds.y, bounds.maxY))
  }
}

extension DocumentBuilder {
  /// The start of the line that stands nearest to the middle of `box`.
  func offset(near box: Box, lines: Range<Int>) -> Int? {
    let (x, y) = (box.x + box.width / 2, box.y + box.height / 2)
    func distance(_ line: TextLine) -> Double {
      guard let place = line.box else { return .infinity }
      let dx = max(place.x - x, x - place.maxX, 0)
      let dy = max(place.y - y, y - place.maxY, 0)
      return dx * dx + 4 * dy * dy
    }
    return self.lines[lines].min { distance($0) < distance($1) }?.span.start
  }

  /// The letters that were written since, where `pixels` says they stand.
  fileprivate func letters(
    from start: (offset: Int, scalar: Int), _ pixels: (Box) -> (columns: Range<Int>, rows: Range<Int>)
  ) -> [PlacedLetter] {
    var letters: [PlacedLetter] = []
    var (offset, index) = (start.offset, start.scalar)
    let text = String(decoding: bytes[min(start.offset, bytes.count)...], as: UTF8.self)
    for scalar in text.unicodeScalars {
      guard index < boxes.count else { break }
      let (columns, rows) = pixels(boxes[index])
      letters.append(
        PlacedLetter(
          scalar: scalar.value, offset: offset, index: index, columns: columns, rows: rows,
          confidence: 1 - doubt(of: index)))
      offset += UTF8.width(scalar)
      index += 1
    }
    return letters
  }
}
