/// Straight lines that are hardly darker than the paper: grey or thin rules that a scanner has all but lost.
///
/// The mean of a stretch along the line hides the grain of the paper; clear paper on both sides tells a line from letters.
struct FaintLines {
  /// Pixels to either side along the line, together as long as a letter.
  private static let reach = 7
  /// Pixels to the rows that must be clear.
  private static let away = 3
  /// Of the lightness beside it, how dark a stretch of line is: what shines through from the back is lighter.
  private static let darkness: Float = 0.91
  /// Of the lightness of paper around, how light both sides are.
  private static let clearness: Float = 0.95
  private static let tile = 64

  private let light: [UInt8]
  private let width, height: Int
  /// How light the paper is, tile by tile.
  private let paper: [Float]
  private let tilesAcross: Int

  init(_ light: [UInt8], _ width: Int, _ height: Int) {
    (self.light, self.width, self.height) = (light, width, height)
    tilesAcross = width / Self.tile + 1
    var paper: [Float] = []
    for top in stride(from: 0, through: height, by: Self.tile) {
      for left in stride(from: 0, through: width, by: Self.tile).prefix(tilesAcross) {
        var values: [UInt8] = []
        for y in stride(from: top, to: min(height, top + Self.tile), by: 3) {
          for x in stride(from: left, to: min(width, left + Self.tile), by: 3) { values.append(light[y * width + x]) }
        }
        paper.append(values.isEmpty ? 255 : Float(values.sorted()[values.count * 3 / 5]))
      }
    }
    self.paper = paper
  }

  /// The same ink, and that of faint lines of one direction.
  func added(to ink: [Bool], isHorizontal: Bool) -> [Bool] {
    var ink = ink
    let (across, down) = isHorizontal ? (1, width) : (width, 1)
    let (rows, columns) = isHorizontal ? (height, width) : (width, height)
    guard rows > 2 * Self.away, columns > 2 * Self.reach + 1 else { return ink }
    let means = means(rows, columns, across, down)
    for row in Self.away..<(rows - Self.away) {
      for column in 0..<columns {
        let place = row * columns + column
        let sides = (means[place - Self.away * columns], means[place + Self.away * columns])
        guard means[place] < Self.darkness * min(sides.0, sides.1) else { continue }
        let spot = row * down + column * across
        let around = paper[spot / width / Self.tile * tilesAcross + spot % width / Self.tile]
        if min(sides.0, sides.1) > Self.clearness * around { ink[spot] = true }
      }
    }
    return ink
  }

  /// The mean light of the stretch around every place.
  private func means(_ rows: Int, _ columns: Int, _ across: Int, _ down: Int) -> [Float] {
    var means = [Float](repeating: 0, count: rows * columns)
    for row in 0..<rows {
      var (sum, count) = (0, 0)
      for column in 0..<(columns + Self.reach) {
        if column < columns {
          sum += Int(light[row * down + column * across])
          count += 1
        }
        if column > 2 * Self.reach {
          sum -= Int(light[row * down + (column - 2 * Self.reach - 1) * across])
          count -= 1
        }
        if column >= Self.reach { means[row * columns + column - Self.reach] = Float(sum) / Float(max(1, count)) }
      }
    }
    return means
  }
}
