import CPage
import Glibc

/// How the letters of one text object stand (GB/T 33190 §11.3).
struct OFDTextStyle {
  var object = OFDObject()
  /// In millimetres, before the transformation.
  var size = 3.7
  /// Width of letters to their usual one.
  var stretch = 1.0
  /// In degrees, clockwise.
  var readDirection = 0.0, charDirection = 0.0
  var isBold = false
  var isDrawn = true
  var isTransparent = false
  var isWhite = false
  var transform = OFDTransform()
  /// How letters are turned, in degrees, clockwise, from 0 up to 360.
  private(set) var angle = 0.0

  init(_ element: XMLElement, _ resources: OFDResources, under outer: OFDTransform) {
    var fills = true
    var strokes = false
    for attribute in element.attributes {
      var numbers = element.numbers(attribute)
      switch attribute.name {
      case .ofdSize: size = numbers.next() ?? size
      case .ofdHScale: stretch = numbers.next().map { $0 > 0.01 ? min($0, 100) : 1 } ?? 1
      case .ofdReadDirection: readDirection = numbers.next() ?? 0
      case .ofdCharDirection: charDirection = numbers.next() ?? 0
      case .ofdWeight: isBold = isBold || (numbers.next() ?? 400) >= 600
      case .ofdFill: fills = !element.isFalse(attribute)
      case .ofdStroke: strokes = !element.isFalse(attribute)
      case .ofdFontRef:
        if let id = numbers.next(), resources.fonts[Int(id)]?.isBold == true { isBold = true }
      default: object.read(attribute, of: element)
      }
    }
    isDrawn = object.isVisible && (fills || strokes)
    transform = object.transform(under: outer)
    if transform.b != 0 || transform.a <= 0 || charDirection != 0 {
      let turn = (atan2(transform.b, transform.a) * 180 / .pi + charDirection).truncatingRemainder(dividingBy: 360)
      angle = turn < 0 ? turn + 360 : turn
    }
  }

  /// The colour of the letters themselves; one of the object goes before that of its style.
  mutating func take(_ colour: OFDColour) {
    isTransparent = colour.alpha < 0.05
    isWhite = colour.isWhite
  }

  /// In points.
  var shownSize: Double { size * transform.scaleY }
  /// The nearest number of quarter turns, 0 to 3.
  var rotation: Int { Int((angle / 90).rounded()) & 3 }
  /// How far the letters lean away from the nearest quarter turn, in degrees.
  var lean: Double { abs(angle - (angle / 90).rounded() * 90) }
}

extension OFDPainter {
  mutating func paint(text element: XMLElement, under outer: OFDTransform, style inherited: Int?) {
    var style = OFDTextStyle(element, resources, under: outer)
    guard style.shownSize < 1e4 else { return }
    if hiddenUnits > 0 { style.isDrawn = false }
    if let colour = resources.style(style.object.style ?? inherited).fill { style.take(colour) }
    guard style.shownSize > 1 else {
      let letters = element.children.reduce(0) { $0 + ($1.name == .ofdTextCode ? $1.string.unicodeScalars.count : 0) }
      content.unseen.tiny &+= UInt32(clamping: letters)
      return
    }
    // One pen for all objects: with an object for each letter its memory would cost more than its work.
    var pen = OFDPen()
    swap(&pen, &self.pen)
    defer { swap(&pen, &self.pen) }
    pen.reset()
    var remark = ""
    var area: Box?
    for child in element.children {
      switch child.name {
      case .ofdFillColor:
        style.take(OFDColour(child))
      case .ofdCGTransform: pen.add(child)
      case .ofdTextCode:
        pen.begin(child)
        if style.lean > 8 {
          pen.write(style) { scalar, box, _, _ in
            remark.unicodeScalars.append(Unicode.Scalar(scalar) ?? " ")
            area = area?.union(box) ?? box
          }
        } else {
          paint(&pen, style)
        }
      default: break
      }
    }
    if let area, style.isDrawn, !style.isTransparent { content.remarks.append((remark, area)) }
  }

  private mutating func paint(_ pen: inout OFDPen, _ style: OFDTextStyle) {
    let rotation = UInt8(style.rotation)
    var flags: UInt8 = style.isBold ? UInt8(CASECHECK_GLYPH_BOLD) : 0
    if !style.isDrawn || style.isTransparent { flags |= UInt8(CASECHECK_GLYPH_INVISIBLE) }
    if rotation == 0, pen.runsDown(style) { flags |= UInt8(CASECHECK_GLYPH_VERTICAL) }
    let size = Float(style.shownSize)
    pen.write(style) { scalar, box, baseline, isSpace in
      if isSpace {
        content.isAfterSpace = true
        return
      }
      guard box.maxX >= 0, box.x <= width, box.maxY >= 0, box.y <= height, abs(box.x) < 1e5, abs(box.y) < 1e5 else {
        content.unseen.outside &+= 1
        return
      }
      var flags = flags
      if style.isWhite, !content.isDark(box.x + box.width / 2, box.y + box.height / 2) {
        flags |= UInt8(CASECHECK_GLYPH_INVISIBLE)
      }
      guard content.glyphs.count < 1_000_000 else {
        content.isCut = true
        return
      }
      content.glyphs.append(
        Glyph(
          x: Float(box.x), y: Float(box.y), width: Float(box.width), height: Float(box.height),
          baseline: Float(baseline), size: size, scalar: scalar, rotation: rotation,
          flags: content.isAfterSpace ? flags | UInt8(CASECHECK_GLYPH_AFTER_SPACE) : flags, doubt: 0))
      content.isAfterSpace = false
    }
  }
}
