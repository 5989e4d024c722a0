/// Probable pixels that hang together: a line of text, and whatever was written or stamped right beside it.
struct LineShape {
  struct Run: Equatable {
    var row, first, last: Int
  }

  /// From top to bottom.
  var runs: [Run] = []

  /// The ends of its rows.
  var points: [PlanePoint] {
    runs.flatMap { run in
      Set([run.first, run.last]).map { PlanePoint(x: Float($0), y: Float(run.row)) }
    }
  }

  /// Pixels: narrower parts are no lines of their own.
  private static let leastPart = 24
  /// How much smaller two rectangles have to be than one, and how unlike their heights.
  private static let leastSaving: Float = 0.22, leastUnlike: Float = 1.4

  /// By how much lines fall for each pixel to the right: the median of the long ones, longer ones counting more.
  static func slope(of shapes: [LineShape]) -> Float {
    let slopes = shapes.compactMap { TurnedRectangle(around: $0.points) }
      .compactMap { rectangle -> (slope: Float, weight: Float)? in
        let isLying = rectangle.width >= rectangle.height
        let (length, thickness) = isLying ? (rectangle.width, rectangle.height) : (rectangle.height, rectangle.width)
        let (x, y) =
          isLying ? (rectangle.direction.x, rectangle.direction.y) : (-rectangle.direction.y, rectangle.direction.x)
        guard length > 8 * thickness, abs(y) < 0.4 * abs(x) else { return nil }
        return (y / x, length)
      }
      .sorted { $0.slope < $1.slope }
    let half = slopes.reduce(0) { $0 + $1.weight } / 2
    var sum: Float = 0
    for (slope, weight) in slopes {
      sum += weight
      if sum >= half { return slope }
    }
    return 0
  }

  /// The label and the hand beside it as two: a name, or a finger print, is higher than the line it stands on, and a
  /// strip around both would show letters too small to be read.
  func parts(slope: Float) -> [LineShape] {
    guard let left = runs.map(\.first).min(), let right = runs.map(\.last).max(), right - left >= 2 * Self.leastPart,
      let place = place(left, right, slope)
    else { return [self] }
    return cut(at: place).flatMap { $0.parts(slope: slope) }
  }

  private func cut(at place: Int) -> [LineShape] {
    var (before, after) = (LineShape(), LineShape())
    for run in runs {
      if run.first < place { before.runs.append(Run(row: run.row, first: run.first, last: min(run.last, place - 1))) }
      if run.last >= place { after.runs.append(Run(row: run.row, first: max(run.first, place), last: run.last)) }
    }
    return [before, after].filter { !$0.runs.isEmpty }
  }

  /// Where cutting saves most; `nil` when it saves little.
  private func place(_ left: Int, _ right: Int, _ slope: Float) -> Int? {
    var extents = [Extent](repeating: Extent(), count: right - left + 1)
    for run in runs {
      for column in run.first...run.last { extents[column - left].add(Float(run.row) - slope * Float(column)) }
    }
    let before = Extent.running(extents), after = Array(Extent.running(extents.reversed()).reversed())
    guard let whole = before.last.map({ $0.height * Float(extents.count) }) else { return nil }
    var best: (place: Int, area: Float)?
    for column in stride(from: Self.leastPart, through: extents.count - Self.leastPart, by: 1) {
      let heights = (before[column - 1].height, after[column].height)
      guard max(heights.0, heights.1) > Self.leastUnlike * min(heights.0, heights.1) else { continue }
      let area = heights.0 * Float(column) + heights.1 * Float(extents.count - column)
      if area < best?.area ?? whole * (1 - Self.leastSaving) { best = (left + column, area) }
    }
    return best?.place
  }

  /// From its highest to its lowest pixel.
  private struct Extent {
    var top = Float.infinity, bottom = -Float.infinity
    var height: Float { max(0, bottom - top + 1) }

    mutating func add(_ y: Float) { (top, bottom) = (min(top, y), max(bottom, y)) }

    /// Of everything up to each place.
    static func running(_ extents: [Extent]) -> [Extent] {
      var all = Extent()
      return extents.map { extent in
        if extent.height > 0 {
          all.add(extent.top)
          all.add(extent.bottom)
        }
        return all
      }
    }
  }
}
