/// Finds lines of text on a picture.
struct TextDetector {
  /// Pixels of the longer side at which pages are looked at: 960 reads a third worse, 1600 costs half as much again.
  static let side = 1_280
  let model: RecognitionModel

  /// The lines of text, in no order, in pixels of the picture.
  func lines(in picture: ColourPicture) throws(RecognitionFailure) -> [Quad] {
    let scale = min(1, Float(Self.side) / Float(max(picture.width, picture.height)))
    let (width, height) = (Self.size(picture.width, scale), Self.size(picture.height, scale))
    let values = picture.planes(width: width, height: height)
    return try model.run(values, sizes: [1, 3, height, width]) { answer, sizes throws(RecognitionFailure) in
      guard sizes == [1, 1, height, width] else {
        throw .unexpected(file: model.name, reason: "\(sizes) ≠ \([1, 1, height, width])")
      }
      let map = DetectionMap(probabilities: answer, width: width, height: height)
      let back = PlaneMap.scale(Float(picture.width) / Float(width), Float(picture.height) / Float(height))
      return map.rectangles.compactMap { Quad(unordered: $0.corners.map { back($0) }) }
    }
  }

  /// The model wants multiples of 32.
  private static func size(_ side: Int, _ scale: Float) -> Int {
    max(1, Int((Float(side) * scale / 32).rounded())) * 32
  }
}

/// How probably each pixel belongs to text.
struct DetectionMap {
  let probabilities: UnsafeBufferPointer<Float>
  let width, height: Int

  private static let leastProbability: Float = 0.3
  private static let leastMean: Float = 0.5
  /// Pixels of the shorter side.
  private static let leastSide: Float = 3
  /// The model marks the middle of a line; by so much of area to border the rectangle grows to hold all of it.
  private static let growth: Float = 1.6
  /// More lines stand on no page.
  private static let mostLines = 5_000

  /// Rectangles around lines of text, in the order of their first pixels.
  var rectangles: [TurnedRectangle] {
    let shapes = Array(components.prefix(Self.mostLines))
    let slope = LineShape.slope(of: shapes)
    var found: [TurnedRectangle] = []
    for shape in shapes.flatMap({ $0.parts(slope: slope) }) {
      guard let rectangle = TurnedRectangle(around: shape.points),
        min(rectangle.width, rectangle.height) >= Self.leastSide,
        mean(inside: rectangle.corners) >= Self.leastMean
      else { continue }
      let margin =
        rectangle.width * rectangle.height * Self.growth / (2 * (rectangle.width + rectangle.height))
      found.append(rectangle.grown(by: margin))
    }
    return found
  }

  /// Pixels that touch, by a corner too, belong together.
  private var components: [LineShape] {
    let mask = mask
    var runs: [LineShape.Run] = []
    var parents: [Int] = []
    func root(_ index: Int) -> Int {
      var index = index
      while parents[index] != index {
        parents[index] = parents[parents[index]]
        index = parents[index]
      }
      return index
    }
    var above = 0..<0
    for row in 0..<height {
      let start = runs.count
      var column = 0
      while column < width {
        guard mask[row * width + column] else {
          column += 1
          continue
        }
        let first = column
        while column < width, mask[row * width + column] { column += 1 }
        runs.append(LineShape.Run(row: row, first: first, last: column - 1))
        parents.append(parents.count)
      }
      var next = above.lowerBound
      for index in start..<runs.count {
        while next < above.upperBound, runs[next].last < runs[index].first - 1 { next += 1 }
        var touching = next
        while touching < above.upperBound, runs[touching].first <= runs[index].last + 1 {
          let (one, other) = (root(index), root(touching))
          if one != other { parents[max(one, other)] = min(one, other) }
          touching += 1
        }
      }
      above = start..<runs.count
    }
    var shapes: [Int: LineShape] = [:]
    for (index, run) in runs.enumerated() { shapes[root(index), default: LineShape()].runs.append(run) }
    return shapes.sorted { $0.key < $1.key }.map(\.value)
  }

  /// Probable pixels, with those to their right and below.
  private var mask: [Bool] {
    var mask = [Bool](repeating: false, count: width * height)
    for row in 0..<height {
      for column in 0..<width where probabilities[row * width + column] > Self.leastProbability {
        let place = row * width + column
        let (hasRight, hasBelow) = (column + 1 < width, row + 1 < height)
        mask[place] = true
        if hasRight { mask[place + 1] = true }
        if hasBelow { mask[place + width] = true }
        if hasRight, hasBelow { mask[place + width + 1] = true }
      }
    }
    return mask
  }

  /// The mean probability inside of a convex shape of four corners.
  private func mean(inside corners: [PlanePoint]) -> Float {
    let first = max(0, Int((corners.map(\.y).min() ?? 0).rounded(.down)))
    let last = min(height - 1, Int((corners.map(\.y).max() ?? -1).rounded(.up)))
    var (sum, count) = (Float(0), 0)
    for row in stride(from: first, through: last, by: 1) {
      guard let crossing = Self.crossing(Float(row), corners) else { continue }
      let (left, right) = (max(0, Int(crossing.left.rounded())), min(width - 1, Int(crossing.right.rounded())))
      guard right >= left else { continue }
      for column in left...right { sum += probabilities[row * width + column] }
      count += right - left + 1
    }
    return count > 0 ? sum / Float(count) : 0
  }

  /// Where a row enters a shape and where it leaves it.
  private static func crossing(_ y: Float, _ corners: [PlanePoint]) -> (left: Float, right: Float)? {
    var (left, right) = (Float.infinity, -Float.infinity)
    for (index, a) in corners.enumerated() {
      let b = corners[(index + 1) % corners.count]
      guard min(a.y, b.y) <= y, y <= max(a.y, b.y) else { continue }
      let ends = abs(a.y - b.y) < 1e-6 ? [a.x, b.x] : [a.x + (b.x - a.x) * (y - a.y) / (b.y - a.y)]
      for x in ends { (left, right) = (min(left, x), max(right, x)) }
    }
    return left <= right ? (left, right) : nil
  }
}
