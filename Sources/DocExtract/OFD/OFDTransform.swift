import Glibc

/// A transformation of the plane: `x' = a·x + c·y + e`, `y' = b·x + d·y + f`; y runs downwards.
struct OFDTransform {
  var a = 1.0, b = 0.0, c = 0.0, d = 1.0, e = 0.0, f = 0.0

  /// Points a millimetre has.
  static let pointsPerMillimetre = 72 / 25.4

  func apply(_ x: Double, _ y: Double) -> (x: Double, y: Double) { (a * x + c * y + e, b * x + d * y + f) }

  /// First `inner`, then this one.
  func after(_ inner: OFDTransform) -> OFDTransform {
    OFDTransform(
      a: a * inner.a + c * inner.b, b: b * inner.a + d * inner.b, c: a * inner.c + c * inner.d,
      d: b * inner.c + d * inner.d, e: a * inner.e + c * inner.f + e, f: b * inner.e + d * inner.f + f)
  }

  /// How long a step of one becomes along each axis.
  var scaleX: Double { b == 0 ? abs(a) : hypot(a, b) }
  var scaleY: Double { c == 0 ? abs(d) : hypot(c, d) }
  /// The mean of both.
  var scale: Double { abs(a * d - b * c).squareRoot() }

  /// The smallest upright box around the picture of a rectangle.
  func area(_ box: Box) -> Box {
    let corners = [apply(box.x, box.y), apply(box.maxX, box.y), apply(box.x, box.maxY), apply(box.maxX, box.maxY)]
    let (left, right) = (corners.map(\.x).min() ?? 0, corners.map(\.x).max() ?? 0)
    let (top, bottom) = (corners.map(\.y).min() ?? 0, corners.map(\.y).max() ?? 0)
    return Box(x: left, y: top, width: right - left, height: bottom - top)
  }
}
