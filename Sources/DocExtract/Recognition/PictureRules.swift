import Glibc

/// Finds the ruling lines of forms on the picture of a page.
struct PictureRules {
  /// Pixels to the inch of the map that is looked at.
  static let resolution: Float = 100
  /// In millimetres: longer than the strokes of letters, titles included.
  private static let leastLengths: (horizontal: Float, vertical: Float) = (14, 7)
  private static let millimetre = resolution / 25.4
  /// Less is as exact as words tell it.
  private static let leastSlope: Float = 0.006
  /// Pixels of the map that may be missing in a line.
  private static let widestGap = 2
  private static let mostRules = 4_000

  let scale: Float
  let width, height: Int
  /// Ink, on the page turned until its lines are level.
  let isInk: [Bool]
  private let faint: FaintLines

  /// - Parameters:
  ///   - resolution: of the picture, in pixels to the inch.
  ///   - skew: by how much its lines fall, clockwise, in radians.
  init(_ picture: ColourPicture, resolution: Float, skew: Float) {
    let step = max(1, Int((resolution / Self.resolution).rounded()))
    scale = Float(step)
    width = max(1, picture.width / step)
    height = max(1, picture.height / step)
    let darkest = Self.darkest(picture, step, width, height)
    let light = Self.level(darkest, width, height, skew)
    let limit = UInt8(max(1, Float(Self.paper(of: darkest)) * 0.75))
    isInk = light.map { $0 < limit }
    faint = FaintLines(light, width, height)
  }

  /// The darkest light of each square of pixels: lines are thinner than the map is fine.
  private static func darkest(_ picture: ColourPicture, _ step: Int, _ width: Int, _ height: Int) -> [UInt8] {
    var darkest = [UInt8](repeating: 255, count: width * height)
    picture.bytes.withUnsafeBufferPointer { bytes in
      darkest.withUnsafeMutableBufferPointer { darkest in
        // A picture may be narrower or lower than one square.
        for y in 0..<min(picture.height, height * step) {
          let row = y / step * width
          for x in 0..<width {
            var place = (y * picture.width + x * step) * 3
            var least = darkest[row + x]
            for _ in 0..<min(step, picture.width - x * step) {
              // Red lines are lines of heads; green light shows both them and black ones.
              least = min(least, bytes[place + 1])
              place += 3
            }
            darkest[row + x] = least
          }
        }
      }
    }
    return darkest
  }

  /// Half of the light is no lighter.
  private static func paper(of darkest: [UInt8]) -> Int {
    var counts = [Int](repeating: 0, count: 256)
    for light in darkest { counts[Int(light)] += 1 }
    var (sum, paper) = (0, 0)
    while paper < 255, sum + counts[paper] < darkest.count / 2 {
      sum += counts[paper]
      paper += 1
    }
    return paper
  }

  /// Turned until lines are level; beyond the borders there is paper.
  private static func level(_ darkest: [UInt8], _ width: Int, _ height: Int, _ skew: Float) -> [UInt8] {
    let centre = PlanePoint(x: Float(width) / 2, y: Float(height) / 2)
    let map = PlaneMap.rotation(by: skew, around: centre)
    var level = [UInt8](repeating: 255, count: darkest.count)
    for y in 0..<height {
      for x in 0..<width {
        let source = map(PlanePoint(x: Float(x), y: Float(y)))
        let (column, row) = (Int(source.x.rounded()), Int(source.y.rounded()))
        guard column >= 0, column < width, row >= 0, row < height else { continue }
        level[y * width + x] = darkest[row * width + column]
      }
    }
    return level
  }

  /// In pixels of the picture after it was turned until its lines are level.
  var rules: [PictureRule] {
    let level = level
    let upright = strokes(
      LineField(faint.added(to: isInk, isHorizontal: false), width, height, isHorizontal: false),
      Int(Self.leastLengths.vertical * Self.millimetre))
    func point(_ x: Float, _ y: Float) -> PlanePoint { PlanePoint(x: (x + 0.5) * scale, y: (y + 0.5) * scale) }
    let all =
      level.map { PictureRule(from: point($0.from, $0.at), to: point($0.to, $0.at), isHorizontal: true) }
      + upright.map { PictureRule(from: point($0.at, $0.from), to: point($0.at, $0.to), isHorizontal: false) }
    return Array(all.prefix(Self.mostRules))
  }

  /// Lines that lie.
  private var level: [Stroke] {
    strokes(
      LineField(faint.added(to: isInk, isHorizontal: true), width, height, isHorizontal: true),
      Int(Self.leastLengths.horizontal * Self.millimetre))
  }

  /// By how much the long lines of a form still fall, clockwise, in radians: of forms with short words only, the words do
  /// not tell. `nil` when there are few, or when it is little.
  var slope: Float? {
    let long = level.filter { $0.to - $0.from > 50 * Self.millimetre }.sorted { $0.slope < $1.slope }
    guard long.count >= 3 else { return nil }
    let slope = long[long.count / 2].slope
    return abs(slope) > Self.leastSlope ? atanf(slope) : nil
  }

  /// Runs of ink that are thin, those of neighbouring rows as one.
  private func strokes(_ field: LineField, _ least: Int) -> [Stroke] {
    var open: [Stroke] = []
    var done: [Stroke] = []
    for row in 0..<field.rows {
      done += open.filter { Float(row) - $0.last > 2 }
      open.removeAll { Float(row) - $0.last > 2 }
      for run in field.runs(row, gap: Self.widestGap) where run.count >= least && field.isThin(run, row) {
        let (from, to) = (Float(run.lowerBound), Float(run.upperBound - 1))
        if let home = open.firstIndex(where: { from <= $0.to + 3 && to >= $0.from - 3 }) {
          open[home].add(from, to, row: Float(row))
        } else {
          open.append(Stroke(from: from, to: to, row: Float(row)))
        }
      }
    }
    return done + open
  }

  private struct Stroke {
    var from, to, first, last: Float
    /// Rows of its ends.
    private var left, right: Float
    var at: Float { (first + last) / 2 }
    var slope: Float { (right - left) / max(1, to - from) }

    init(from: Float, to: Float, row: Float) {
      (self.from, self.to, first, last) = (from, to, row, row)
      (left, right) = (row, row)
    }

    mutating func add(_ from: Float, _ to: Float, row: Float) {
      if from < self.from { (self.from, left) = (from, row) }
      if to > self.to { (self.to, right) = (to, row) }
      last = row
    }
  }
}

/// Ink, row by row or column by column.
private struct LineField {
  private let isInk: [Bool]
  private let across, down: Int
  let rows, columns: Int

  init(_ isInk: [Bool], _ width: Int, _ height: Int, isHorizontal: Bool) {
    self.isInk = isInk
    (across, down) = isHorizontal ? (1, width) : (width, 1)
    (rows, columns) = isHorizontal ? (height, width) : (width, height)
  }

  private func ink(_ row: Int, _ column: Int) -> Bool {
    row >= 0 && row < rows && isInk[row * down + column * across]
  }

  /// Runs of ink on this row or the next: what falls by a little does not end a line.
  func runs(_ row: Int, gap: Int) -> [Range<Int>] {
    var runs: [Range<Int>] = []
    var start = -1
    var (last, inked) = (-1, 0)
    func close() {
      // Strokes of letters in a row leave more gaps than a line does.
      if start >= 0, inked * 20 >= (last + 1 - start) * 19 { runs.append(start..<(last + 1)) }
      (start, inked) = (-1, 0)
    }
    for column in 0..<columns where ink(row, column) || ink(row + 1, column) {
      if column - last > gap + 1 { close() }
      if start < 0 { start = column }
      inked += 1
      last = column
    }
    close()
    return runs
  }

  /// Whether there is little ink at some distance above and below: rows of letters have it on one side at least.
  func isThin(_ run: Range<Int>, _ row: Int) -> Bool {
    var (above, below) = (0, 0)
    for column in run {
      if ink(row - 3, column) { above += 1 }
      if ink(row + 4, column) { below += 1 }
    }
    return above * 5 < run.count * 2 && below * 5 < run.count * 2
  }
}
