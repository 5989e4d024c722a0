import Glibc

/// The outline of a path object (GB/T 33190 §9.1): moves, lines and curves.
struct OFDPathData {
  struct Point {
    var x, y: Double
    /// Whether a curve leads here.
    var isCurved = false
  }

  /// In millimetres of the object's space; a closed one ends where it began.
  private(set) var outlines: [[Point]] = []
  private var current: [Point] = []
  static let maxPoints = 200_000
  private var points = 0

  init(_ text: ArraySlice<UInt8>) {
    var numbers = OFDNumbers(text)
    while points < Self.maxPoints, let letter = numbers.letter() {
      guard read(letter, &numbers) else { break }
    }
    finish()
  }

  /// One operator with its numbers; `false` when they are missing.
  private mutating func read(_ letter: UInt8, _ numbers: inout OFDNumbers) -> Bool {
    switch letter {
    case UInt8(ascii: "M"), UInt8(ascii: "S"):
      guard let v = numbers.list(2) else { return false }
      finish()
      add(v[0], v[1], isCurved: false)
    case UInt8(ascii: "L"):
      guard let v = numbers.list(2) else { return false }
      add(v[0], v[1], isCurved: false)
    case UInt8(ascii: "Q"), UInt8(ascii: "B"):
      guard let v = numbers.list(letter == UInt8(ascii: "Q") ? 4 : 6) else { return false }
      for index in stride(from: 0, to: v.count, by: 2) { add(v[index], v[index + 1], isCurved: true) }
    case UInt8(ascii: "A"):
      guard let v = numbers.list(7) else { return false }
      addArc(v)
    case UInt8(ascii: "C"):
      if let first = current.first, let last = current.last, first.x != last.x || first.y != last.y {
        add(first.x, first.y, isCurved: false)
      }
    default: return false
    }
    return true
  }

  private mutating func add(_ x: Double, _ y: Double, isCurved: Bool) {
    current.append(Point(x: x, y: y, isCurved: isCurved))
    points += 1
  }

  private mutating func finish() {
    if current.count > 1 { outlines.append(current) }
    current = []
  }

  /// An arc of an ellipse: radii, turn in degrees, large, clockwise, end; drawn through points on its way.
  private mutating func addArc(_ v: [Double]) {
    guard let start = current.last else { return }
    let (x1, y1, x2, y2) = (start.x, start.y, v[5], v[6])
    var (rx, ry) = (abs(v[0]), abs(v[1]))
    let (cosine, sine) = (cos(v[2] * .pi / 180), sin(v[2] * .pi / 180))
    let (hx, hy) = ((x1 - x2) / 2, (y1 - y2) / 2)
    let (ux, uy) = (cosine * hx + sine * hy, cosine * hy - sine * hx)
    guard rx > 1e-6, ry > 1e-6, ux != 0 || uy != 0 else { return add(x2, y2, isCurved: true) }
    // From the end points to the centre, as SVG 1.1, appendix F.6.5.
    let excess = ux * ux / (rx * rx) + uy * uy / (ry * ry)
    if excess > 1 { (rx, ry) = (rx * excess.squareRoot(), ry * excess.squareRoot()) }
    let part = rx * rx * uy * uy + ry * ry * ux * ux
    let factor =
      (max(0, rx * rx * ry * ry - part) / part).squareRoot() * ((v[3] != 0) == (v[4] != 0) ? -1 : 1)
    let (cx, cy) = (factor * rx * uy / ry, -factor * ry * ux / rx)
    let from = atan2((uy - cy) / ry, (ux - cx) / rx)
    var sweep = atan2((-uy - cy) / ry, (-ux - cx) / rx) - from
    if v[4] != 0, sweep < 0 { sweep += 2 * .pi }
    if v[4] == 0, sweep > 0 { sweep -= 2 * .pi }
    for index in 1...8 {
      let angle = from + sweep * Double(index) / 8
      let (ex, ey) = (rx * cos(angle) + cx, ry * sin(angle) + cy)
      let (x, y) = (cosine * ex - sine * ey + (x1 + x2) / 2, sine * ex + cosine * ey + (y1 + y2) / 2)
      add(index == 8 ? x2 : x, index == 8 ? y2 : y, isCurved: true)
    }
  }
}
