/// The four corners of a line of text, as it is read: a rectangle that may be turned.
struct Quad: Equatable {
  var topLeft, topRight, bottomRight, bottomLeft: PlanePoint

  var corners: [PlanePoint] { [topLeft, topRight, bottomRight, bottomLeft] }
  var width: Float { max(topLeft.distance(to: topRight), bottomLeft.distance(to: bottomRight)) }
  var height: Float { max(topLeft.distance(to: bottomLeft), topRight.distance(to: bottomRight)) }

  init(topLeft: PlanePoint, topRight: PlanePoint, bottomRight: PlanePoint, bottomLeft: PlanePoint) {
    (self.topLeft, self.topRight) = (topLeft, topRight)
    (self.bottomRight, self.bottomLeft) = (bottomRight, bottomLeft)
  }

  /// The corners of a rectangle in any order: the two on the left from top to bottom, and those on the right.
  ///
  /// - Returns: `nil` unless there are four.
  init?(unordered points: [PlanePoint]) {
    let sorted = points.sorted { ($0.x, $0.y) < ($1.x, $1.y) }
    guard sorted.count == 4 else { return nil }
    let left = sorted[..<2].sorted { $0.y < $1.y }
    let right = sorted[2...].sorted { $0.y < $1.y }
    self.init(topLeft: left[0], topRight: right[0], bottomRight: right[1], bottomLeft: left[1])
  }

  /// As the line is read: what is far higher than wide is written downwards, or stands on its side.
  var asRead: Quad {
    guard height >= 1.5 * width else { return self }
    return Quad(topLeft: topRight, topRight: bottomRight, bottomRight: bottomLeft, bottomLeft: topLeft)
  }

  var upsideDown: Quad {
    Quad(topLeft: bottomRight, topRight: bottomLeft, bottomRight: topLeft, bottomLeft: topRight)
  }

  func mapped(_ map: PlaneMap) -> Quad {
    Quad(
      topLeft: map(topLeft), topRight: map(topRight), bottomRight: map(bottomRight), bottomLeft: map(bottomLeft))
  }

  /// The part between two shares, 0 to 1, of the way along the line.
  func part(from start: Float, to end: Float) -> Quad {
    Quad(
      topLeft: topLeft.towards(topRight, start), topRight: topLeft.towards(topRight, end),
      bottomRight: bottomLeft.towards(bottomRight, end), bottomLeft: bottomLeft.towards(bottomRight, start))
  }
}
