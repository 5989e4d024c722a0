import CPage

typealias Glyph = casecheck_glyph

/// Glyphs that stand on one line of print, from left to right.
struct PrintedLine {
  /// Indices into the glyphs of the page.
  var glyphs: [Int32] = []
  var minX = Float.infinity
  var maxX = -Float.infinity
  var top = Float.infinity
  var bottom = -Float.infinity
  /// That of the largest glyph.
  var baseline: Float = 0
  var size: Float = 0

  var width: Float { maxX - minX }
  var middle: Float { (top + bottom) / 2 }
}

/// Puts glyphs together to lines.
///
/// Glyphs come in the order of the content stream, which nearly always is that of reading: they form runs first, and only the
/// runs are sorted.
struct LineMaker {
  let glyphs: UnsafeBufferPointer<Glyph>

  private struct Run {
    var first, end: Int
    var minX, maxX, top, bottom, baseline, size: Float
  }

  /// The lines of the glyphs `indices`, from top to bottom.
  func lines(of indices: [Int32]) -> [PrintedLine] {
    var runs = runs(of: indices)
    runs.sort { ($0.baseline, $0.minX) < ($1.baseline, $1.minX) }
    var groups: [Group] = []
    for run in runs {
      if let home = home(of: run, in: groups) { groups[home].add(run) } else { groups.append(Group(run)) }
    }
    return groups.map { line(of: $0.runs, indices) }.sorted { ($0.baseline, $0.minX) < ($1.baseline, $1.minX) }
  }

  private func runs(of indices: [Int32]) -> [Run] {
    var runs: [Run] = []
    for (place, index) in indices.enumerated() {
      let g = glyphs[Int(index)]
      let (left, right, top, bottom) = (g.x, g.x + g.width, g.y, g.y + g.height)
      if var run = runs.last, abs(g.baseline - run.baseline) < 0.1 * g.size, left - run.maxX < 1.2 * g.size,
        left - run.maxX > -0.25 * g.size, abs(g.size - run.size) < 0.3 * g.size
      {
        run.end = place + 1
        run.maxX = max(run.maxX, right)
        run.top = min(run.top, top)
        run.bottom = max(run.bottom, bottom)
        runs[runs.count - 1] = run
      } else {
        runs.append(
          Run(
            first: place, end: place + 1, minX: left, maxX: right, top: top, bottom: bottom, baseline: g.baseline,
            size: g.size))
      }
    }
    return runs
  }

  /// Runs of one line at most; no print has as many.
  private static let mostRuns = 1_000

  /// Runs of one line, and what holds for all of them.
  private struct Group {
    var runs: [Run]
    /// The highest run.
    private var (top, bottom): (Float, Float)
    private var smallest, right: Float
    private var baselines: ClosedRange<Float>

    init(_ run: Run) {
      runs = [run]
      (top, bottom, smallest, right) = (run.top, run.bottom, run.size, run.maxX)
      baselines = run.baseline...run.baseline
    }

    mutating func add(_ run: Run) {
      runs.append(run)
      if run.bottom - run.top > bottom - top { (top, bottom) = (run.top, run.bottom) }
      (smallest, right) = (min(smallest, run.size), max(right, run.maxX))
      baselines = min(baselines.lowerBound, run.baseline)...max(baselines.upperBound, run.baseline)
    }

    func isBeside(_ run: Run) -> Bool {
      let overlap = min(run.bottom, bottom) - max(run.top, top)
      return overlap >= 0.55 * min(run.bottom - run.top, bottom - top)
    }

    /// Words printed over others on a baseline of their own (a stamp, a date over a name) stay apart.
    func isClear(for run: Run) -> Bool {
      let slack = min(run.size, smallest)
      // Behind all others, or on the baseline of all: there is no need to look at each.
      if right - run.minX < 0.4 * slack { return true }
      if max(run.baseline - baselines.lowerBound, baselines.upperBound - run.baseline) < 0.2 * slack { return true }
      return runs.allSatisfy { other in
        min(run.maxX, other.maxX) - max(run.minX, other.minX) < 0.4 * min(run.size, other.size)
          || abs(run.baseline - other.baseline) < 0.2 * min(run.size, other.size)
      }
    }
  }

  /// The line among the latest few that `run` belongs to.
  private func home(of run: Run, in groups: [Group]) -> Int? {
    groups.indices.suffix(4).reversed().first { index in
      groups[index].runs.count < Self.mostRuns && groups[index].isBeside(run) && groups[index].isClear(for: run)
    }
  }

  private func line(of runs: [Run], _ indices: [Int32]) -> PrintedLine {
    let runs = runs.sorted { $0.minX < $1.minX }
    var line = PrintedLine()
    var overlaps = false
    for run in runs {
      overlaps = overlaps || run.minX < line.maxX - 0.3 * run.size
      line.glyphs.append(contentsOf: indices[run.first..<run.end])
      line.minX = min(line.minX, run.minX)
      line.maxX = max(line.maxX, run.maxX)
      line.top = min(line.top, run.top)
      line.bottom = max(line.bottom, run.bottom)
      if run.size > line.size {
        line.size = run.size
        line.baseline = run.baseline
      }
    }
    if overlaps { line.glyphs = withoutEchoes(line.glyphs) }
    return line
  }

  /// Bold made by printing twice with a small shift says everything once.
  private func withoutEchoes(_ line: [Int32]) -> [Int32] {
    let sorted = line.sorted { (glyphs[Int($0)].x, $0) < (glyphs[Int($1)].x, $1) }
    var kept: [Int32] = []
    for index in sorted {
      let g = glyphs[Int(index)]
      let isEcho = kept.suffix(3).contains {
        let other = glyphs[Int($0)]
        return other.scalar == g.scalar && abs(other.x - g.x) < 0.2 * g.size
          && abs(other.baseline - g.baseline) < 0.2 * g.size
      }
      if !isEcho { kept.append(index) }
    }
    return kept
  }
}
