/// The red pixels of a picture or of one spot on a page, as a shape.
struct RedShape {
  /// Bounds of the red pixels, half-open.
  private(set) var columns = 0..<0
  private(set) var rows = 0..<0
  private let points: [(x: Int, y: Int)]

  /// All red pixels of a picture.
  init(inks: [Raster.Ink], width: Int, height: Int) {
    var points: [(x: Int, y: Int)] = []
    for (index, ink) in inks.enumerated() where ink == .red { points.append((index % width, index / width)) }
    self.init(points)
  }

  init(_ points: [(x: Int, y: Int)]) {
    self.points = points
    guard let first = points.first else { return }
    var (left, right, top, bottom) = (first.x, first.x, first.y, first.y)
    for point in points {
      (left, right) = (min(left, point.x), max(right, point.x))
      (top, bottom) = (min(top, point.y), max(bottom, point.y))
    }
    (columns, rows) = (left..<(right + 1), top..<(bottom + 1))
  }

  var width: Int { columns.count }
  var height: Int { rows.count }

  /// Whether it may be the next letter of a red head: about as high, on the same line, and near.
  func stands(beside other: RedShape) -> Bool {
    let shared = min(rows.upperBound, other.rows.upperBound) - max(rows.lowerBound, other.rows.lowerBound)
    let gap = max(columns.lowerBound, other.columns.lowerBound) - min(columns.upperBound, other.columns.upperBound)
    let isAsHigh = height * 2 > other.height && height < other.height * 2
    return isAsHigh && shared * 2 > min(height, other.height) && gap < other.width * 4
  }

  /// Higher than wide, round, inked all over, and without a ring or frame around it: the ball of a finger.
  var isFingerPrint: Bool {
    let fill = Double(points.count) / Double(max(1, width * height))
    guard isCompact, width * 9 <= height * 8, 0.2...0.9 ~= fill, !isFrame else { return false }
    var (outside, inside) = (0, 0)
    for point in points {
      let (x, y) = centred(point)
      let radius = (x * x + y * y).squareRoot()
      if radius > 1.08 { outside += 1 }
      if radius < 0.6 { inside += 1 }
    }
    // Of a disc a third lies within 0.6 of its radius, of a ring hardly anything.
    return outside * 16 < points.count && inside * 5 > points.count
  }

  /// A circle or an ellipse (发票专用章: 40 × 30 mm), hollow for the greater part.
  var isRing: Bool {
    guard isCompact, Double(points.count) < 0.62 * Double(width * height) else { return false }
    var sectors = Set<Int>()
    var outside = 0
    for point in points {
      let (x, y) = centred(point)
      let radius = (x * x + y * y).squareRoot()
      if radius > 1.06 { outside += 1 }
      if radius > 0.84, radius <= 1.06 { sectors.insert(Self.sector(x, y)) }
    }
    return sectors.count >= 28 && outside * 25 < points.count
  }

  /// A rectangle with red along all four sides and letters inside: the name seal of a person, 名章.
  var isFrame: Bool {
    guard isCompact, Double(points.count) < 0.75 * Double(width * height) else { return false }
    var sides = [Set<Int>](repeating: [], count: 4)
    for point in points {
      let (x, y) = centred(point)
      if x < -0.86 { sides[0].insert(Int((y + 1) * 12)) }
      if x > 0.86 { sides[1].insert(Int((y + 1) * 12)) }
      if y < -0.86 { sides[2].insert(Int((x + 1) * 12)) }
      if y > 0.86 { sides[3].insert(Int((x + 1) * 12)) }
    }
    return sides.allSatisfy { $0.count >= 19 }
  }

  /// Neither a line nor a speck.
  private var isCompact: Bool {
    width >= 16 && height >= 16 && width * 3 <= height * 5 && height * 3 <= width * 5
  }

  /// -1 to 1 between the bounds.
  private func centred(_ point: (x: Int, y: Int)) -> (Double, Double) {
    (
      (Double(point.x - columns.lowerBound) + 0.5) / Double(width) * 2 - 1,
      (Double(point.y - rows.lowerBound) + 0.5) / Double(height) * 2 - 1
    )
  }

  /// One of 36 directions, told without trigonometry: nine for each quarter turn.
  private static func sector(_ x: Double, _ y: Double) -> Int {
    let quarter = x >= 0 ? (y >= 0 ? 0 : 3) : (y >= 0 ? 1 : 2)
    let (along, across) = quarter.isMultiple(of: 2) ? (abs(x), abs(y)) : (abs(y), abs(x))
    let share = across / max(1e-9, along + across)
    return quarter * 9 + min(8, Int(share * 9))
  }
}

extension RedShape {
  /// Red pixels that lie at most two pixels apart, as shapes; black letters over a ring do not cut it.
  static func shapes(_ isRed: [Bool], _ width: Int, _ height: Int) -> [RedShape] {
    var isOpen = isRed
    var shapes: [RedShape] = []
    for start in isRed.indices where isOpen[start] {
      isOpen[start] = false
      var points = [(x: start % width, y: start / width)]
      var next = 0
      while next < points.count {
        let point = points[next]
        next += 1
        for y in max(0, point.y - 3)...min(height - 1, point.y + 3) {
          for x in max(0, point.x - 3)...min(width - 1, point.x + 3) where isOpen[y * width + x] {
            isOpen[y * width + x] = false
            points.append((x, y))
          }
        }
      }
      if points.count >= 60 { shapes.append(RedShape(points)) }
    }
    return shapes
  }
}
