import Glibc

/// A rectangle at any angle.
struct TurnedRectangle: Equatable {
  var centre: PlanePoint
  var width, height: Float
  /// The direction of its width, of length 1.
  var direction: PlanePoint

  var corners: [PlanePoint] {
    let (ax, ay) = (direction.x * width / 2, direction.y * width / 2)
    let (bx, by) = (-direction.y * height / 2, direction.x * height / 2)
    return [
      PlanePoint(x: centre.x - ax - bx, y: centre.y - ay - by),
      PlanePoint(x: centre.x + ax - bx, y: centre.y + ay - by),
      PlanePoint(x: centre.x + ax + bx, y: centre.y + ay + by),
      PlanePoint(x: centre.x - ax + bx, y: centre.y - ay + by),
    ]
  }

  /// Larger by the same margin on all sides.
  func grown(by margin: Float) -> TurnedRectangle {
    TurnedRectangle(
      centre: centre, width: width + 2 * margin, height: height + 2 * margin, direction: direction)
  }

  /// The smallest rectangle around points: one of its sides lies along a side of their hull.
  ///
  /// - Returns: `nil` when the points are fewer than two different ones.
  init?(around points: [PlanePoint]) {
    let hull = ConvexHull.of(points)
    guard hull.count >= 2 else { return nil }
    var best: TurnedRectangle?
    for (index, point) in hull.enumerated() {
      let next = hull[(index + 1) % hull.count]
      let length = point.distance(to: next)
      guard length > 1e-6 else { continue }
      let found = Self.along(PlanePoint(x: (next.x - point.x) / length, y: (next.y - point.y) / length), hull)
      if best.map({ found.width * found.height < $0.width * $0.height }) ?? true { best = found }
    }
    guard let best else { return nil }
    self = best
  }

  private init(centre: PlanePoint, width: Float, height: Float, direction: PlanePoint) {
    (self.centre, self.width, self.height, self.direction) = (centre, width, height, direction)
  }

  private static func along(_ u: PlanePoint, _ hull: [PlanePoint]) -> TurnedRectangle {
    var (left, right, top, bottom) = (Float.infinity, -Float.infinity, Float.infinity, -Float.infinity)
    for point in hull {
      let (along, across) = (point.x * u.x + point.y * u.y, -point.x * u.y + point.y * u.x)
      (left, right) = (min(left, along), max(right, along))
      (top, bottom) = (min(top, across), max(bottom, across))
    }
    let (along, across) = ((left + right) / 2, (top + bottom) / 2)
    return TurnedRectangle(
      centre: PlanePoint(x: along * u.x - across * u.y, y: along * u.y + across * u.x), width: right - left,
      height: bottom - top, direction: u)
  }
}

/// The smallest convex shape around points.
enum ConvexHull {
  /// Its corners in order, without those on a straight line between others (Andrew's monotone chain).
  static func of(_ points: [PlanePoint]) -> [PlanePoint] {
    let sorted = points.sorted { ($0.x, $0.y) < ($1.x, $1.y) }
    guard sorted.count >= 3 else { return sorted.count == 2 && sorted[0] == sorted[1] ? [sorted[0]] : sorted }
    let lower = chain(sorted)
    let upper = chain(sorted.reversed())
    // Each chain ends where the other one begins.
    return Array(lower.dropLast() + upper.dropLast())
  }

  private static func chain(_ points: [PlanePoint]) -> [PlanePoint] {
    var chain: [PlanePoint] = []
    for point in points {
      while chain.count >= 2, turn(chain[chain.count - 2], chain[chain.count - 1], point) <= 0 { chain.removeLast() }
      chain.append(point)
    }
    return chain
  }

  private static func turn(_ origin: PlanePoint, _ one: PlanePoint, _ other: PlanePoint) -> Float {
    (one.x - origin.x) * (other.y - origin.y) - (one.y - origin.y) * (other.x - origin.x)
  }
}
