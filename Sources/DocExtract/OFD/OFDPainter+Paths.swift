import CPage

/// What of a path counts as a ruling line is the same as in the collector of PDF pages (`PageCollector+Lines.cc`).
extension OFDPainter {
  /// Thicker filled rectangles are areas, not lines; in points.
  private static let maxThickness = 3.0
  /// In millimetres (GB/T 33190 §8.2).
  private static let usualLineWidth = 0.353

  mutating func paint(path element: XMLElement, under outer: OFDTransform, style: Int?) {
    let object = OFDObject(element)
    guard object.isVisible, hiddenUnits == 0, let data = element.child(.ofdAbbreviatedData) else { return }
    var strokes = true
    var fills = false
    for attribute in element.attributes {
      if attribute.name == .ofdStroke { strokes = !element.isFalse(attribute) }
      if attribute.name == .ofdFill { fills = attribute.end > attribute.start && !element.isFalse(attribute) }
    }
    let shared = resources.style(object.style ?? style)
    let transform = object.transform(under: outer)
    let outlines = OFDPathData(data.text).outlines.map { outline in
      outline.map { point in
        let place = transform.apply(point.x, point.y)
        return OFDPathData.Point(x: place.x, y: place.y, isCurved: point.isCurved)
      }
    }
    if fills, let colour = element.child(.ofdFillColor).map({ OFDColour($0) }) ?? shared.fill,
      colour.alpha >= 0.05, !colour.isLight
    {
      addRing(outlines, colour, margin: 0)
      fill(outlines)
      if content.areas.count < 500 {
        content.areas += outlines.map(Self.bounds).filter { min($0.width, $0.height) > Self.maxThickness }
      }
    }
    if strokes {
      let colour = element.child(.ofdStrokeColor).map { OFDColour($0) } ?? shared.stroke ?? .black
      guard colour.alpha >= 0.05, !colour.isLight else { return }
      let half = max((object.lineWidth ?? shared.lineWidth ?? Self.usualLineWidth) * transform.scale, 0.2) / 2
      addRing(outlines, colour, margin: 2 * half)
      if half <= Self.maxThickness { stroke(outlines, half: half) }
    }
  }

  private mutating func stroke(_ outlines: [[OFDPathData.Point]], half: Double) {
    for outline in outlines {
      for (a, b) in zip(outline, outline.dropFirst()) {
        if b.isCurved {
          content.hasDrawing = true
        } else if abs(a.y - b.y) < 0.5 || abs(a.x - b.x) < 0.5 {
          addRule(min(a.x, b.x) - half, min(a.y, b.y) - half, max(a.x, b.x) + half, max(a.y, b.y) + half)
        }
      }
    }
  }

  private mutating func fill(_ outlines: [[OFDPathData.Point]]) {
    var last: Box?
    for outline in outlines {
      guard let box = Self.rectangle(outline) else {
        content.hasDrawing = true
        last = nil
        continue
      }
      if min(box.width, box.height) <= Self.maxThickness {
        addRule(box.x, box.y, box.maxX, box.maxY)
      } else if let other = last {
        let isInside = box.x >= other.x && box.y >= other.y && box.maxX <= other.maxX && box.maxY <= other.maxY
        addFrame(isInside ? other : box, isInside ? box : other)
        last = nil
      } else {
        last = box
      }
    }
  }

  /// The box of an outline whose sides are all upright or level; `nil` for any other.
  private static func rectangle(_ outline: [OFDPathData.Point]) -> Box? {
    guard 4...6 ~= outline.count, !outline.contains(where: \.isCurved) else { return nil }
    for (a, b) in zip(outline, outline.dropFirst()) where abs(a.x - b.x) >= 0.5 && abs(a.y - b.y) >= 0.5 { return nil }
    return bounds(outline)
  }

  private static func bounds(_ outline: [OFDPathData.Point]) -> Box {
    var (left, top, right, bottom) = (1e9, 1e9, -1e9, -1e9)
    for point in outline {
      (left, top) = (min(left, point.x), min(top, point.y))
      (right, bottom) = (max(right, point.x), max(bottom, point.y))
    }
    return Box(x: left, y: top, width: right - left, height: bottom - top)
  }

  /// The sides of a frame that is painted as one rectangle inside another.
  private mutating func addFrame(_ o: Box, _ i: Box) {
    let thin = 0.001...Self.maxThickness
    if thin ~= i.y - o.y { addRule(o.x, o.y, o.maxX, i.y) }
    if thin ~= o.maxY - i.maxY { addRule(o.x, i.maxY, o.maxX, o.maxY) }
    if thin ~= i.x - o.x { addRule(o.x, o.y, i.x, o.maxY) }
    if thin ~= o.maxX - i.maxX { addRule(i.maxX, o.y, o.maxX, o.maxY) }
  }

  private mutating func addRule(_ left: Double, _ top: Double, _ right: Double, _ bottom: Double) {
    let (x0, y0, x1, y1) = (max(left, 0), max(top, 0), min(right, width), min(bottom, height))
    guard x1 >= x0, y1 >= y0 else { return }
    let isHorizontal = x1 - x0 >= y1 - y0
    guard (isHorizontal ? x1 - x0 : y1 - y0) >= 2 else { return }
    guard content.rules.count < 200_000 else {
      content.isCut = true
      return
    }
    content.rules.append(
      casecheck_rule(x0: Float(x0), y0: Float(y0), x1: Float(x1), y1: Float(y1), is_horizontal: isHorizontal))
  }

  /// A round red path of the size of a seal.
  private mutating func addRing(_ outlines: [[OFDPathData.Point]], _ colour: OFDColour, margin: Double) {
    guard colour.isRed, outlines.contains(where: { $0.contains(where: \.isCurved) }) else { return }
    let box = Self.bounds(outlines.flatMap(\.self))
    let (w, h) = (box.width + margin, box.height + margin)
    guard w >= 50, h >= 50, w <= 200, h <= 200, w / h <= 1.6, h / w <= 1.6 else { return }
    add(picture: Box(x: box.x, y: box.y, width: w, height: h), kind: Int(CASECHECK_RED_RING))
  }
}
