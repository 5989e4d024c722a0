import CPage

/// Writes what was recognized on a page the way the text layer of a page is written: lines in reading order, tables from
/// ruling lines, paragraphs from geometry.
struct RecognizedPageWriter {
  let recognized: RecognizedPage
  /// 1-based.
  let number: Int
  /// Where the picture lies on the page; in points.
  let area: Box

  /// Of the height of a line's box, which has a margin: the size of its letters.
  private static let letterShare: Float = 0.74
  /// Letters of a line that is short.
  private static let mostOfShort = 4
  /// Of the size of a letter: how far below its top the line stands on.
  private static let baselineShare: Float = 0.86

  /// Of the letters of most lines, in points; 0 without longer lines.
  private let usualSize: Float

  init(recognized: RecognizedPage, number: Int, area: Box) {
    (self.recognized, self.number, self.area) = (recognized, number, area)
    let height = recognized.turns % 2 == 1 ? area.width : area.height
    let scale = Float(height) / Float(max(1, recognized.height))
    let sizes = recognized.lines.filter { $0.characters.count > Self.mostOfShort }
      .map { Self.size(of: $0, $0.quad) * scale }.sorted()
    usualSize = sizes.isEmpty ? 0 : sizes[sizes.count / 2]
  }

  private var isOnItsSide: Bool { recognized.turns % 2 == 1 }
  var layoutWidth: Float { isOnItsSide ? Float(area.height) : Float(area.width) }
  var layoutHeight: Float { isOnItsSide ? Float(area.width) : Float(area.height) }
  private var scale: PlaneMap {
    .scale(layoutWidth / Float(max(1, recognized.width)), layoutHeight / Float(max(1, recognized.height)))
  }
  private var centre: PlanePoint { PlanePoint(x: Float(recognized.width) / 2, y: Float(recognized.height) / 2) }

  /// From pixels of the upright picture to the layout: points of the upright page, its lines level.
  var levelled: PlaneMap { scale.after(.rotation(by: -recognized.skew, around: centre)) }
  /// From the upright picture to the page as it is shown.
  var shown: PlaneMap {
    PlaneMap(e: Float(area.x), f: Float(area.y))
      .after(.lying(turns: recognized.turns, width: Float(area.width), height: Float(area.height)).after(scale))
  }
  /// From the layout to the page as it is shown.
  var placing: PlaneMap {
    let back = PlaneMap.scale(
      Float(recognized.width) / max(1, layoutWidth), Float(recognized.height) / max(1, layoutHeight))
    return shown.after(PlaneMap.rotation(by: recognized.skew, around: centre).after(back))
  }

  /// Appends text and tables; of two pages on one sheet those of the left one first.
  ///
  /// - Parameter own: ruling lines that the file itself draws on the page.
  func write(to builder: inout DocumentBuilder, besides own: [casecheck_rule] = []) {
    let (lines, tables) = (builder.lines.count, builder.tables.count)
    let start = (offset: builder.offset, scalar: builder.scalars)
    writeText(to: &builder, besides: own)
    writeMarks(
      to: &builder, lines: lines..<builder.lines.count, tables: tables..<builder.tables.count, from: start)
  }

  private func writeText(to builder: inout DocumentBuilder, besides own: [casecheck_rule]) {
    var rules = recognized.rules.map(rule)
    if recognized.turns == 0, abs(recognized.skew) < 0.002 { rules += own }
    var aligned = AlignedRules(rules)
    let boxes = recognized.lines.map(box)
    let letter = boxes.map { Float($0.height) }.sorted().dropFirst(boxes.count / 2).first.map { $0 * Self.letterShare }
    aligned.removeFolds(beyond: boxes.map { Float($0.maxX) }, letter: letter ?? 12)
    aligned.removeLinesBefore(boxes)
    rules = aligned.rules
    let gutter = PageSpread.gutter(
      of: boxes, rules: rules.map(\.box), width: layoutWidth, height: layoutHeight)
    guard let gutter else { return write(recognized.lines, rules, to: &builder) }
    let lines = Dictionary(grouping: recognized.lines) { Float(box($0).middle) < gutter }
    let sides = Dictionary(grouping: rules) { Float($0.box.middle) < gutter }
    for side in [true, false] { write(lines[side] ?? [], sides[side] ?? [], to: &builder) }
  }

  private func write(_ lines: [RecognizedLine], _ rules: [casecheck_rule], to builder: inout DocumentBuilder) {
    var glyphs = lines.flatMap(glyphs)
    RecognizedBoxes.put(recognized.boxes.map(square).filter(isClearOfSeals), into: &glyphs)
    glyphs.withUnsafeBufferPointer { glyphs in
      rules.withUnsafeBufferPointer { rules in
        var page = casecheck_page()
        (page.width, page.height) = (layoutWidth, layoutHeight)
        (page.glyphs, page.glyph_count) = (glyphs.baseAddress, glyphs.count)
        (page.rules, page.rule_count) = (rules.baseAddress, rules.count)
        PageLayout(page, number: number, placing: placing).write(to: &builder)
      }
    }
  }

  private func square(_ box: PictureBox) -> RecognizedBoxes.Square {
    let corner = scale(box.corner)
    let far = scale(PlanePoint(x: box.corner.x + box.side, y: box.corner.y + box.side))
    return RecognizedBoxes.Square(x: corner.x, y: corner.y, side: far.x - corner.x, isTicked: box.isTicked)
  }

  /// Strokes of a seal and of what it covers make squares that nobody printed.
  private func isClearOfSeals(_ square: RecognizedBoxes.Square) -> Bool {
    let (x, y) = square.middle
    return recognized.seals.allSatisfy { seal in
      let reach = PlanePoint(x: seal.centre.x + seal.radius, y: seal.centre.y)
      let (centre, rim) = (levelled(seal.centre), levelled(reach))
      return centre.distance(to: PlanePoint(x: x, y: y)) > centre.distance(to: rim)
    }
  }

  private func box(_ line: RecognizedLine) -> Box { Box(around: line.quad.mapped(levelled).corners) }

  /// Rings on the page as it is shown.
  var seals: [casecheck_picture] {
    recognized.seals.map { seal in
      let corner = PlanePoint(x: seal.centre.x - seal.radius, y: seal.centre.y - seal.radius)
      let box = shown.bounds(
        of: Box(
          x: Double(corner.x), y: Double(corner.y), width: Double(seal.radius * 2), height: Double(seal.radius * 2)))
      return casecheck_picture(ring: box)
    }
  }

  private func rule(_ rule: PictureRule) -> casecheck_rule {
    let (from, to) = (scale(rule.from), scale(rule.to))
    return casecheck_rule(x0: from.x, y0: from.y, x1: to.x, y1: to.y, is_horizontal: rule.isHorizontal)
  }

  /// The characters of a line with the places they take, about.
  private func glyphs(_ line: RecognizedLine) -> [Glyph] {
    let quad = line.quad.mapped(levelled)
    let isSideways = abs(quad.topRight.x - quad.topLeft.x) < abs(quad.topRight.y - quad.topLeft.y)
    let size = size(of: line, quad)
    let length = max(1, quad.width)
    var glyphs: [Glyph] = []
    var isAfterSpace = false
    for (index, character) in line.characters.enumerated() {
      guard !character.isSpace else {
        isAfterSpace = true
        continue
      }
      let part = quad.part(
        from: border(line, index, towards: -1, size / length), to: border(line, index, towards: 1, size / length))
      let box = Box(around: part.corners)
      let middle = Float(box.y + box.height / 2)
      var glyph = Glyph()
      (glyph.x, glyph.width) = (Float(box.x), Float(box.width))
      (glyph.y, glyph.height) = isSideways ? (Float(box.y), Float(box.height)) : (middle - size / 2, size)
      glyph.baseline = middle + (Self.baselineShare - 0.5) * size
      glyph.size = size
      glyph.scalar = character.scalar
      glyph.doubt = Certainty.doubt(ofConfidence: line.weight(of: index))
      if isAfterSpace { glyph.flags = UInt8(CASECHECK_GLYPH_AFTER_SPACE) }
      isAfterSpace = false
      glyphs.append(glyph)
    }
    return glyphs
  }

  /// Of its letters. The height of a short line, or of one without Chinese letters, is not known well: it is that of most
  /// lines, unless it is quite another.
  private func size(of line: RecognizedLine, _ quad: Quad) -> Float {
    let size = max(1, Self.size(of: line, quad))
    guard line.pitch == nil, usualSize > 0 else { return size }
    return abs(size - usualSize) < 0.3 * usualSize ? usualSize : size
  }

  /// The strip of a line may be higher than its letters, which stand as far apart as they are high.
  private static func size(of line: RecognizedLine, _ quad: Quad) -> Float {
    let height = quad.height * letterShare
    guard let pitch = line.pitch.map({ $0 * quad.width }), pitch < height, pitch > 0.55 * height else { return height }
    return pitch
  }

  /// Where a character ends on one side: half-way to its neighbour, unless that stands far off.
  ///
  /// - Parameter size: of letters, as a share of the length of the line.
  private func border(_ line: RecognizedLine, _ index: Int, towards side: Int, _ size: Float) -> Float {
    let character = line.characters[index]
    let reach = (character.isWide ? 0.5 : 0.3) * size * Float(side)
    guard line.characters.indices.contains(index + side) else {
      return min(1, max(0, character.place + reach))
    }
    let neighbour = line.characters[index + side]
    let gap = abs(neighbour.place - character.place)
    // The model tells most spaces itself, and places of letters are not exact: only a wide gap is one besides.
    let isNear = gap < (character.isWide && neighbour.isWide ? 1.8 : 1.4) * size && !neighbour.isSpace
    return isNear ? (character.place + neighbour.place) / 2 : character.place + min(abs(reach), gap / 2) * Float(side)
  }
}

extension casecheck_rule {
  fileprivate var box: Box { Box(around: [PlanePoint(x: x0, y: y0), PlanePoint(x: x1, y: y1)]) }
}

extension Box {
  fileprivate var middle: Double { x + width / 2 }
}

extension RecognizedCharacter {
  /// As wide as a Chinese character.
  var isWide: Bool { scalar >= 0x2E80 }
  var isSpace: Bool { scalar == 0x20 || scalar == 0x3000 }
}
