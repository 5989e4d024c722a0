/// The form of a page whose rules a copier has all but eaten: what is left of them, and how its text stands, tell where
/// they were.
struct WornForm {
  private let paper: PaperGrain
  private let lying, standing: WornLines
  /// Rules that were seen, and words between wide gaps, in places of ``paper``.
  private let seen: [PlaceRule]
  private let text: [Box]

  /// Spotless paper, or black and white: what cannot be seen there is not there.
  private static let leastGrain: Float = 0.7
  /// Places from one line to the end of another that it may have met.
  private static let slack = 45
  /// Of the rules of a form, how much must have been missed: else those that were seen are all.
  private static let mostSeen: Float = 0.55
  /// Of the width of the page.
  private static let leastWidth: Float = 0.5
  private static let mostLines = (lying: 60, standing: 16)
  /// Of the room of a form, how much may be ink: in a photograph there are lines everywhere.
  private static let mostInk = 0.16

  /// - Parameters:
  ///   - lines: of text, in pixels of the picture.
  ///   - seen: rules, as ``PictureRules`` found them.
  init(
    _ picture: ColourPicture, resolution: Float, skew: Float, lines: [RecognizedLine], seen: [PictureRule]
  ) {
    paper = PaperGrain(picture, resolution: resolution, skew: skew, without: lines.map(\.quad))
    lying = WornLines(paper, isHorizontal: true)
    standing = WornLines(paper, isHorizontal: false)
    let scale = paper.scale
    self.seen = seen.map { PlaceRule($0, scale) }
    let centre = PlanePoint(x: Float(picture.width) / 2, y: Float(picture.height) / 2)
    let level = PlaneMap.scale(1 / scale, 1 / scale).after(.rotation(by: -skew, around: centre))
    text = lines.flatMap { $0.words.map { Box(around: $0.mapped(level).corners) } }
  }

  /// Those that were seen; where most of a form was not, all of its rules instead.
  var rules: [PictureRule] {
    guard paper.grain >= Self.leastGrain else { return seen.map { $0.rule(paper.scale) } }
    var rules = seen
    for form in forms {
      let lattice = FormLattice(xs: form.xs, ys: form.ys, lying: lying, standing: standing, seen: seen, text: text)
      guard !lattice.isContradicted else { continue }
      let drawn = lattice.rules
      let inside = seen.filter { form.frame.holds($0) }
      guard inside.reduce(0, { $0 + $1.length }) < Self.mostSeen * drawn.reduce(0, { $0 + $1.length }) else { continue }
      rules.removeAll { form.frame.holds($0) }
      rules += drawn
    }
    return rules.map { $0.rule(paper.scale) }
  }

  private struct Form {
    var xs, ys: [Int]
    var frame: FormFrame { FormFrame(left: xs[0], right: xs[xs.count - 1], top: ys[0], bottom: ys[ys.count - 1]) }
  }

  /// Lines that meet, or nearly do, in tables of two rows at least.
  private var forms: [Form] {
    let rows = lying.lines.filter { $0.at > 8 && $0.at < paper.height - 8 }
    let columns = standing.lines.filter { $0.at > 8 && $0.at < paper.width - 8 }
    guard rows.count <= 4 * Self.mostLines.lying, columns.count <= 4 * Self.mostLines.standing else { return [] }
    var homes = Array(0..<(rows.count + columns.count))
    func home(_ index: Int) -> Int { homes[index] == index ? index : home(homes[index]) }
    for (r, row) in rows.enumerated() {
      for (c, column) in columns.enumerated() {
        let meets =
          column.at > row.from - Self.slack && column.at < row.to + Self.slack && row.at > column.from - Self.slack
          && row.at < column.to + Self.slack
        if meets { homes[home(r)] = home(rows.count + c) }
      }
    }
    let groups = Dictionary(grouping: homes.indices, by: home)
    return groups.keys.sorted().compactMap { key in
      let members = groups[key] ?? []
      return form(
        members.filter { $0 < rows.count }.map { rows[$0].at },
        members.filter { $0 >= rows.count }.map { columns[$0 - rows.count].at })
    }
  }

  /// The lines of a group with those that were seen among them, without rows above and below that no column reaches.
  private func form(_ rows: [Int], _ columns: [Int]) -> Form? {
    guard let top = rows.min(), let bottom = rows.max(), let left = columns.min(), let right = columns.max() else {
      return nil
    }
    let around = FormFrame(left: left, right: right, top: top, bottom: bottom)
    let inside = seen.filter { around.holds($0) }
    var ys = Self.merged(rows, with: inside.filter(\.isHorizontal).map(\.at))
    let xs = Self.merged(columns, with: inside.filter { !$0.isHorizontal }.map(\.at))
    func isBand(_ top: Int, _ bottom: Int) -> Bool {
      xs.contains { standing.strength(at: $0, (top + 3)..<max(top + 3, bottom - 2)) >= FormLattice.leastStrength }
    }
    while ys.count >= 2, !isBand(ys[0], ys[1]) { ys.removeFirst() }
    while ys.count >= 2, !isBand(ys[ys.count - 2], ys[ys.count - 1]) { ys.removeLast() }
    guard ys.count >= 3, xs.count >= 2, ys.count <= Self.mostLines.lying, xs.count <= Self.mostLines.standing else {
      return nil
    }
    let form = Form(xs: xs, ys: ys)
    guard Float(right - left) > Self.leastWidth * Float(paper.width) else { return nil }
    return share(ofInkIn: form) <= Self.mostInk ? form : nil
  }

  /// Ascending; lines that are nearer than four places are one.
  private static func merged(_ worn: [Int], with seen: [Int]) -> [Int] {
    let others = seen.filter { line in !worn.contains { abs($0 - line) < 4 } }
    var merged: [Int] = []
    for line in (worn + others).sorted() where merged.last.map({ line - $0 >= 4 }) ?? true { merged.append(line) }
    return merged
  }

  /// Of the room between the lines of a form that is free of text, how much is ink.
  private func share(ofInkIn form: Form) -> Double {
    let frame = form.frame
    var (ink, free) = (0, 0)
    for y in frame.top..<frame.bottom where !form.ys.contains(where: { abs($0 - y) <= 2 }) {
      for x in stride(from: frame.left, to: frame.right, by: 2) where paper.isFree[y * paper.width + x] {
        free += 1
        if paper.light[y * paper.width + x] < -2 * paper.grain { ink += 1 }
      }
    }
    return Double(ink) / Double(max(1, free))
  }
}

/// The border of a form.
struct FormFrame {
  var left, right, top, bottom: Int

  func holds(_ rule: PlaceRule) -> Bool {
    let (low, high) = rule.isHorizontal ? (top, bottom) : (left, right)
    let (from, to) = rule.isHorizontal ? (left, right) : (top, bottom)
    let middle = (rule.from + rule.to) / 2
    return rule.at > low - 5 && rule.at < high + 5 && middle > from - 5 && middle < to + 5
  }
}

/// A rule on the map of the paper.
struct PlaceRule {
  var at, from, to: Int
  var isHorizontal: Bool
  var length: Float { Float(to - from) }

  init(at: Int, from: Int, to: Int, isHorizontal: Bool) {
    (self.at, self.from, self.to, self.isHorizontal) = (at, from, to, isHorizontal)
  }

  init(_ rule: PictureRule, _ scale: Float) {
    func place(_ value: Float) -> Int { Int((max(-1e6, min(1e6, value)) / scale).rounded(.down)) }
    let (from, to) = (rule.from, rule.to)
    self =
      rule.isHorizontal
      ? PlaceRule(
        at: place((from.y + to.y) / 2), from: place(min(from.x, to.x)), to: place(max(from.x, to.x)),
        isHorizontal: true)
      : PlaceRule(
        at: place((from.x + to.x) / 2), from: place(min(from.y, to.y)), to: place(max(from.y, to.y)),
        isHorizontal: false)
  }

  func rule(_ scale: Float) -> PictureRule {
    func point(_ x: Int, _ y: Int) -> PlanePoint {
      PlanePoint(x: (Float(x) + 0.5) * scale, y: (Float(y) + 0.5) * scale)
    }
    return isHorizontal
      ? PictureRule(from: point(from, at), to: point(to, at), isHorizontal: true)
      : PictureRule(from: point(at, from), to: point(at, to), isHorizontal: false)
  }
}
