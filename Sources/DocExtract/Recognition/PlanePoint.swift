import Glibc

/// A point of a picture, in pixels from the top left, or of a page, in points.
struct PlanePoint: Equatable {
  var x, y: Float

  func distance(to other: PlanePoint) -> Float { hypotf(x - other.x, y - other.y) }

  /// The point that lies at `share`, 0 to 1, of the way to another one.
  func towards(_ other: PlanePoint, _ share: Float) -> PlanePoint {
    PlanePoint(x: x + (other.x - x) * share, y: y + (other.y - y) * share)
  }

  static func + (a: PlanePoint, b: PlanePoint) -> PlanePoint { PlanePoint(x: a.x + b.x, y: a.y + b.y) }
  static func - (a: PlanePoint, b: PlanePoint) -> PlanePoint { PlanePoint(x: a.x - b.x, y: a.y - b.y) }
  static func * (a: PlanePoint, share: Float) -> PlanePoint { PlanePoint(x: a.x * share, y: a.y * share) }
  func dot(_ other: PlanePoint) -> Float { x * other.x + y * other.y }
}

/// Maps points of one plane to another: moves, turns and stretches.
struct PlaneMap: Equatable {
  var a: Float = 1, b: Float = 0, c: Float = 0, d: Float = 1, e: Float = 0, f: Float = 0

  func callAsFunction(_ point: PlanePoint) -> PlanePoint {
    PlanePoint(x: a * point.x + c * point.y + e, y: b * point.x + d * point.y + f)
  }

  /// This map after `first`.
  func after(_ first: PlaneMap) -> PlaneMap {
    PlaneMap(
      a: a * first.a + c * first.b, b: b * first.a + d * first.b, c: a * first.c + c * first.d,
      d: b * first.c + d * first.d, e: a * first.e + c * first.f + e, f: b * first.e + d * first.f + f)
  }

  static func scale(_ x: Float, _ y: Float) -> PlaneMap { PlaneMap(a: x, d: y) }

  /// Turns around a point by an angle, clockwise where `y` grows downwards; in radians.
  static func rotation(by angle: Float, around centre: PlanePoint) -> PlaneMap {
    let (cosine, sine) = (cosf(angle), sinf(angle))
    return PlaneMap(
      a: cosine, b: sine, c: -sine, d: cosine, e: centre.x - cosine * centre.x + sine * centre.y,
      f: centre.y - sine * centre.x - cosine * centre.y)
  }

  /// From the upright picture of a page to the page as it lies, turned clockwise by so many quarter turns.
  ///
  /// - Parameters:
  ///   - width: of the page as it lies.
  ///   - height: of the page as it lies.
  static func lying(turns: Int, width: Float, height: Float) -> PlaneMap {
    switch turns & 3 {
    case 1: PlaneMap(a: 0, b: 1, c: -1, d: 0, e: width, f: 0)
    case 2: PlaneMap(a: -1, d: -1, e: width, f: height)
    case 3: PlaneMap(a: 0, b: -1, c: 1, d: 0, e: 0, f: height)
    default: PlaneMap()
    }
  }

  /// The upright rectangle around what a rectangle becomes.
  func bounds(of box: Box) -> Box {
    let (left, right) = (Float(box.x), Float(box.maxX))
    let (top, bottom) = (Float(box.y), Float(box.maxY))
    let corners = [(left, top), (right, top), (right, bottom), (left, bottom)].map {
      self(PlanePoint(x: $0.0, y: $0.1))
    }
    return Box(around: corners)
  }
}

extension Box {
  /// The smallest upright rectangle that holds all points; empty at the origin without any.
  init(around points: [PlanePoint]) {
    let (left, right) = (points.map(\.x).min() ?? 0, points.map(\.x).max() ?? 0)
    let (top, bottom) = (points.map(\.y).min() ?? 0, points.map(\.y).max() ?? 0)
    self.init(x: Double(left), y: Double(top), width: Double(right - left), height: Double(bottom - top))
  }
}
