/// Writes the letters of the `TextCode`s of one text object, one after the other.
struct OFDPen {
  /// Origin of the first letter, in millimetres of the object's space; carried over to a `TextCode` that names none.
  private var x = 0.0, y = 0.0
  private var scalars: [UInt32] = []
  private var dx: [Double] = [], dy: [Double] = []
  private var glyphs: [OFDGlyphRun] = []
  /// For each letter and the end, how many shifts stand before it; empty when that is its place among the letters.
  private var units: [Int] = []

  /// Forgets the object before, and keeps the memory.
  mutating func reset() {
    (x, y) = (0, 0)
    glyphs.removeAll(keepingCapacity: true)
  }

  /// Takes in a `CGTransform` that stands before the next `TextCode`.
  mutating func add(_ element: XMLElement) {
    guard glyphs.count < 100_000 else { return }
    glyphs.append(OFDGlyphRun(element))
  }

  mutating func begin(_ element: XMLElement) {
    takeScalars(of: element)
    let written = scalars.reduce(0) { $0 + ($1 > 0xFFFF ? 2 : 1) }
    let drawn = glyphs.isEmpty ? scalars.count : OFDGlyphRun.drawn(glyphs, for: scalars.count)
    dx.removeAll(keepingCapacity: true)
    dy.removeAll(keepingCapacity: true)
    units.removeAll(keepingCapacity: true)
    for attribute in element.attributes {
      var numbers = element.numbers(attribute)
      switch attribute.name {
      case .ofdX: x = numbers.next() ?? x
      case .ofdY: y = numbers.next() ?? y
      case .ofdDeltaX: numbers.readDeltas(into: &dx, limit: max(written, drawn))
      case .ofdDeltaY: numbers.readDeltas(into: &dy, limit: max(written, drawn))
      default: break
      }
    }
    if !glyphs.isEmpty, OFDGlyphRun.replace(glyphs, text: scalars) {
      scalars = Array(repeating: 0xFFFD, count: max(scalars.count, min(drawn, 10_000)))
    } else {
      count(written: written, drawn: drawn)
    }
    glyphs.removeAll(keepingCapacity: true)
  }

  /// Blanks around what was indented are no text.
  private mutating func takeScalars(of element: XMLElement) {
    var text = element.text
    if let first = text.first, first == 0x0A || first == 0x0D {
      text = text.drop { $0 <= 0x20 }
      while let last = text.last, last <= 0x20 { text.removeLast() }
    }
    scalars.removeAll(keepingCapacity: true)
    var pending: UInt32 = 0
    for byte in text {
      // libxml2 hands over nothing but valid UTF-8.
      if byte & 0xC0 == 0x80 {
        pending = pending << 6 | UInt32(byte & 0x3F)
        scalars[scalars.count - 1] = pending
      } else {
        pending = UInt32(byte < 0x80 ? byte : byte < 0xE0 ? byte & 0x1F : byte < 0xF0 ? byte & 0x0F : byte & 0x07)
        scalars.append(pending)
      }
    }
  }

  /// Decides what shifts count: letters, halves of surrogate pairs, or glyphs; writers differ, and the number tells.
  private mutating func count(written: Int, drawn: Int) {
    let shifts = max(dx.count, dy.count) + 1
    if written != scalars.count, shifts >= written {
      var unit = 0
      for scalar in scalars {
        units.append(unit)
        unit += scalar > 0xFFFF ? 2 : 1
      }
      units.append(unit)
    } else if drawn != scalars.count, shifts == drawn {
      units = OFDGlyphRun.units(glyphs, count: scalars.count)
    }
  }

  /// Whether the letters stand upright below each other, as in vertical writing. A few letters of a form that stand
  /// below each other do not make a column of text.
  func runsDown(_ style: OFDTextStyle) -> Bool {
    guard style.charDirection == 0 else { return false }
    if style.readDirection == 90 || style.readDirection == 270 { return true }
    return scalars.count >= 10 && dy.count >= 8 && dy.allSatisfy { $0 > 0 } && dx.allSatisfy { $0 == 0 }
  }

  /// Hands over each letter with its box and baseline on the page.
  func write(_ style: OFDTextStyle, _ body: (_ scalar: UInt32, Box, _ baseline: Double, _ isSpace: Bool) -> Void) {
    let hasShifts = !dx.isEmpty || !dy.isEmpty
    let (cosine, sine) = Self.direction(style.readDirection)
    let along = Self.direction(style.charDirection)
    let em = style.size * style.stretch
    let (rotation, scaleX) = (style.rotation, style.transform.scaleX)
    var (px, py) = (x, y)
    for (index, scalar) in scalars.enumerated() {
      let isWide = LetterWidth.isWide(scalar)
      let natural = isWide ? em : em / 2
      var (sx, sy) = (cosine * natural, sine * (sine == 0 ? 0 : style.size))
      if hasShifts {
        (sx, sy) = (0, 0)
        for unit in units.isEmpty ? index..<index + 1 : units[index]..<units[index + 1] {
          sx += unit < dx.count ? dx[unit] : dx.last ?? 0
          sy += unit < dy.count ? dy[unit] : dy.last ?? 0
        }
      }
      let step = index + 1 < scalars.count && hasShifts ? sx * along.0 + sy * along.1 : natural
      let width = LetterWidth.shown(scalar, step: step, em: em) * scaleX
      let origin = style.transform.apply(px, py)
      let box = Self.box(origin.x, origin.y, width: width, size: style.shownSize, rotation)
      body(scalar, box, rotation & 1 == 1 ? origin.x : origin.y, LetterWidth.isSpace(scalar))
      px += sx
      py += sy
    }
  }

  private static func direction(_ degrees: Double) -> (Double, Double) {
    switch degrees {
    case 90: (0, 1)
    case 180: (-1, 0)
    case 270: (0, -1)
    default: (1, 0)
    }
  }

  /// The fonts are not opened: letters reach as far up and down as those of the usual Chinese faces.
  private static func box(_ x: Double, _ y: Double, width: Double, size: Double, _ rotation: Int) -> Box {
    let (ascent, descent) = (0.88 * size, 0.12 * size)
    return switch rotation {
    case 1: Box(x: x - descent, y: y, width: ascent + descent, height: width)
    case 2: Box(x: x - width, y: y - descent, width: width, height: ascent + descent)
    case 3: Box(x: x - ascent, y: y - width, width: ascent + descent, height: width)
    default: Box(x: x, y: y - ascent, width: width, height: ascent + descent)
    }
  }
}

/// How wide letters are in fonts that are not opened, in parts of their size.
enum LetterWidth {
  static func isSpace(_ scalar: UInt32) -> Bool {
    scalar <= 0x20 || scalar == 0xA0 || scalar == 0x3000 || 0x2000...0x200B ~= scalar || scalar == 0xFEFF
  }

  /// Whether a letter is as wide as a Chinese character.
  static func isWide(_ scalar: UInt32) -> Bool {
    scalar >= 0x0370 && !(0x2000...0x200B ~= scalar) && !(0xFF61...0xFFDC ~= scalar)
      || scalar == 0xA7 || scalar == 0xB0 || scalar == 0xB1 || scalar == 0xB7 || scalar == 0xD7 || scalar == 0xF7
  }

  /// What a letter takes of the step to the next one, which may hold a gap.
  static func shown(_ scalar: UInt32, step: Double, em: Double) -> Double {
    let widest =
      switch scalar {
      case 0x4D, 0x57, 0x6D, 0x77, 0x40, 0x25: 0.95
      case 0x26, 0x41...0x5A: 0.78
      case _ where isWide(scalar): 1.0
      default: 0.62
      }
    let least = isWide(scalar) ? 0.5 : 0.15
    if step > least * em, step <= widest * em * 1.001 { return step }
    return isWide(scalar) ? em : em / 2
  }
}
