/// Long lines that are hardly darker than the grain of the paper, of one direction.
///
/// A copier eats thin rules. What it leaves is no stroke that could be seen in any one place, but the mean of a long stretch,
/// against those of the stretches beside it, tells that there is a line.
struct WornLines {
  /// Rows of lines that lie, columns of those that stand; and places along them.
  let rows, columns: Int
  /// Sums of light and numbers of free places, from the start of a row.
  private let sums: [Float], counts: [Int32]
  private let grain: Float
  let lines: [Line]

  struct Line: Equatable {
    /// A row.
    var at: Int
    /// Columns, the last without.
    var from, to: Int
    /// How much darker its darkest stretch is than the paper on both sides, in usual differences between stretches.
    var strength: Float
  }

  /// Places of a stretch.
  private static let stretches = (lying: 120, standing: 80)
  /// Of the places of a stretch, how many may be hidden below text.
  private static let leastFree: Float = 0.4
  /// Rows to either side that are the paper beside a line.
  private static let beside = 3...5
  private static let leastStrength: Float = 7, leastOfPieces: Float = 4
  /// Columns from one stretch that is looked at to the next.
  private static let step = 4

  init(_ paper: PaperGrain, isHorizontal: Bool) {
    (rows, columns) = isHorizontal ? (paper.height, paper.width) : (paper.width, paper.height)
    let (across, down) = isHorizontal ? (1, paper.width) : (paper.width, 1)
    var sums = [Float](repeating: 0, count: rows * (columns + 1))
    var counts = [Int32](repeating: 0, count: rows * (columns + 1))
    for row in 0..<rows {
      let start = row * (columns + 1)
      for column in 0..<columns {
        let place = row * down + column * across
        sums[start + column + 1] = sums[start + column] + paper.light[place]
        counts[start + column + 1] = counts[start + column] + (paper.isFree[place] ? 1 : 0)
      }
    }
    (self.sums, self.counts, grain) = (sums, counts, paper.grain)
    let length = isHorizontal ? Self.stretches.lying : Self.stretches.standing
    lines = Self.lines(sums, counts, rows, columns, length)
  }

  /// How much darker a part of a row is than the paper on both sides, in usual differences between parts as long; 0 where
  /// text hides it.
  func strength(at row: Int, _ range: Range<Int>) -> Float {
    guard row >= Self.beside.upperBound, row + Self.beside.upperBound < rows, grain > 0 else { return 0 }
    func mean(_ row: Int) -> (light: Float, free: Float)? {
      let start = row * (columns + 1)
      let free = Float(counts[start + range.upperBound] - counts[start + range.lowerBound])
      guard free >= Self.leastFree * Float(range.count), free > 0 else { return nil }
      return ((sums[start + range.upperBound] - sums[start + range.lowerBound]) / free, free)
    }
    // What is not quite level lies on two rows.
    let own = (-1...1).compactMap { mean(row + $0) }.min { $0.light < $1.light }
    guard let own else { return 0 }
    let sides = [-1, 1].map { side in Self.beside.compactMap { mean(row + side * $0)?.light } }
    guard let one = sides[0].mean, let other = sides[1].mean else { return 0 }
    return max(0, (min(one, other) - own.light) * own.free.squareRoot() / (1.15 * grain))
  }

  private static func lines(
    _ sums: [Float], _ counts: [Int32], _ rows: Int, _ columns: Int, _ length: Int
  ) -> [Line] {
    let (half, places) = (length / 2, (columns + step - 1) / step)
    var means = [Float](repeating: 0, count: rows * places)
    var shares = means
    for row in 0..<rows {
      let start = row * (columns + 1)
      for place in 0..<places {
        let (from, to) = (max(0, place * step - half), min(columns, place * step + half))
        let free = Float(counts[start + to] - counts[start + from])
        guard free >= leastFree * Float(length) else { continue }
        means[row * places + place] = (sums[start + to] - sums[start + from]) / free
        shares[row * places + place] = (free / Float(length)).squareRoot()
      }
    }
    // How much darker than both sides.
    var depths = [Float](repeating: 0, count: rows * places)
    for row in beside.upperBound..<max(beside.upperBound, rows - beside.upperBound) {
      for place in 0..<places where shares[row * places + place] > 0 {
        var (above, below) = (Float(0), Float(0))
        for away in beside {
          above += means[(row - away) * places + place]
          below += means[(row + away) * places + place]
        }
        let sides = min(above, below) / Float(beside.count)
        depths[row * places + place] = max(0, sides - means[row * places + place]) * shares[row * places + place]
      }
    }
    let usual = depths.filter { $0 > 0 }.sorted()
    guard !usual.isEmpty, usual[usual.count / 2] > 0.05 else { return [] }
    let unit = 1.48 * usual[usual.count / 2]
    return darkest(depths.map { $0 / unit }, rows, places)
  }

  /// The rows that are darker than those around them, with the columns of their dark pieces.
  private static func darkest(_ strengths: [Float], _ rows: Int, _ places: Int) -> [Line] {
    let peaks = (0..<rows).map { row in strengths[(row * places)..<((row + 1) * places)].max() ?? 0 }
    var lines: [Line] = []
    for row in 0..<rows where peaks[row] >= leastStrength {
      let around = max(0, row - 3)...min(rows - 1, row + 3)
      guard around.allSatisfy({ peaks[$0] < peaks[row] || ($0 >= row && peaks[$0] == peaks[row]) }) else { continue }
      let near = max(0, row - 1)...min(rows - 1, row + 1)
      let dark = (0..<places).filter { place in near.contains { strengths[$0 * places + place] >= leastOfPieces } }
      guard let first = dark.first, let last = dark.last else { continue }
      lines.append(Line(at: row, from: first * step, to: (last + 1) * step, strength: peaks[row]))
    }
    return lines
  }
}

extension [Float] {
  fileprivate var mean: Float? { isEmpty ? nil : reduce(0, +) / Float(count) }
}
