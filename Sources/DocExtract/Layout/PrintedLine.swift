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
    var groups: [[Run]] = []
    for run in runs {
      if let home = home(of: run, in: groups) { groups[home].append(run) } else { groups.append([run]) }
    }
    return groups.map { line(of: $0, indices) }.sorted { ($0.baseline, $0.minX) < ($1.baseline, $1.minX) }
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

  /// Runs of one line at most: every one is compared with all others, and no print has as many.
  private static let mostRuns = 1_000

  /// The line among the latest few that `run` belongs to.
  private func home(of run: Run, in groups: [[Run]]) -> Int? {
    for index in groups.indices.suffix(4).reversed() {
      let group = groups[index]
      guard group.count < Self.mostRuns else { continue }
      guard let widest = group.max(by: { $0.bottom - $0.top < $1.bottom - $1.top }) else { continue }
      let overlap = min(run.bottom, widest.bottom) - max(run.top, widest.top)
      guard overlap >= 0.55 * min(run.bottom - run.top, widest.bottom - widest.top) else { continue }
      // Words printed over others on a baseline of their own (a stamp, a date over a name) stay apart.
      let isClear = group.allSatisfy { other in
        min(run.maxX, other.maxX) - max(run.minX, other.minX) < 0.4 * min(run.size, other.size)
          || abs(run.baseline - other.baseline) < 0.2 * min(run.size, other.size)
      }
      if isClear { return index }
    }
    return nil
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
