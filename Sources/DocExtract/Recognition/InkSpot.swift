/// What ink there is in a rectangle of an ``InkMap``, without ruling lines and specks.
struct InkSpot: Equatable {
  /// Of dark pixels.
  private(set) var area = 0
  /// Of those that are blue.
  private(set) var blue = 0
  /// Around all of it, in pixels of the map; `nil` without any.
  private(set) var bounds: (columns: Range<Int>, rows: Range<Int>)?
  /// The columns of strokes, from left to right, those that lie above each other as one; in pixels of the map.
  private(set) var pieces: [Range<Int>] = []
  /// The height of the highest stroke, in pixels of the map.
  private(set) var tallest = 0
  /// The mean length of runs of ink along rows: how thick strokes are.
  private(set) var stroke: Float = 0

  static func == (a: InkSpot, b: InkSpot) -> Bool {
    a.area == b.area && a.blue == b.blue && a.stroke == b.stroke && a.bounds?.columns == b.bounds?.columns
      && a.bounds?.rows == b.bounds?.rows
  }

  var height: Int { bounds?.rows.count ?? 0 }
  var width: Int { bounds?.columns.count ?? 0 }
  var blueShare: Float { Float(blue) / Float(max(1, area)) }

  /// - Parameters:
  ///   - columns: of the place.
  ///   - rows: of the place; ink that touches it belongs to it as far as `reach` rows beyond.
  ///   - letter: the height of printed letters, in pixels of the map.
  init(_ map: InkMap, columns: Range<Int>, rows: Range<Int>, reach: Int = 0, letter: Int) {
    let columns = columns.clamped(to: 0..<map.width)
    let outer = (rows.lowerBound - reach..<rows.upperBound + reach).clamped(to: 0..<map.height)
    guard !columns.isEmpty, !outer.isEmpty else { return }
    let (width, height) = (columns.count, outer.count)
    var isInk = [Bool](repeating: false, count: width * height)
    for row in 0..<height {
      for column in 0..<width {
        isInk[row * width + column] = map.ink(at: columns.lowerBound + column, outer.lowerBound + row) != .none
      }
    }
    Self.removeRules(&isInk, width, height, letter)
    var isOpen = isInk
    var (runs, length) = (0, 0)
    for start in isOpen.indices where isOpen[start] {
      let shape = Self.shape(from: start, &isOpen, width, height)
      guard Self.isInk(shape, width, letter) else { continue }
      let rowsOfShape = shape.map { $0 / width + outer.lowerBound }
      // What only hangs in from a neighbouring line is that line's.
      guard rowsOfShape.count(where: rows.contains) * 2 > shape.count else { continue }
      let set = Set(shape)
      for place in shape {
        let (column, row) = (place % width + columns.lowerBound, place / width + outer.lowerBound)
        area += 1
        if map.ink(at: column, row) == .blue { blue += 1 }
        length += 1
        if place % width == 0 || !set.contains(place - 1) { runs += 1 }
        grow(column, row)
      }
      tallest = max(tallest, (rowsOfShape.max() ?? 0) - (rowsOfShape.min() ?? 0) + 1)
      let columnsOfShape = shape.map { $0 % width + columns.lowerBound }
      pieces.append((columnsOfShape.min() ?? 0)..<(columnsOfShape.max() ?? 0) + 1)
    }
    stroke = Float(length) / Float(max(1, runs))
    pieces = pieces.joined(over: 0)
  }

  /// What was written apart: the columns of each name, where two signed.
  ///
  /// - Parameter gap: more pixels of paper than that part two names; less ink than half of it is a comma or a slip.
  func names(apart gap: Int) -> [Range<Int>] {
    let joined = pieces.joined(over: gap)
    let names = joined.filter { $0.count * 2 > gap }
    return names.isEmpty ? joined : names
  }

  private mutating func grow(_ column: Int, _ row: Int) {
    guard let old = bounds else {
      bounds = (column..<(column + 1), row..<(row + 1))
      return
    }
    bounds = (
      min(old.columns.lowerBound, column)..<max(old.columns.upperBound, column + 1),
      min(old.rows.lowerBound, row)..<max(old.rows.upperBound, row + 1)
    )
  }

  /// Long straight runs: underlines and the borders of cells, with what hangs on them by a pixel.
  private static func removeRules(_ isInk: inout [Bool], _ width: Int, _ height: Int, _ letter: Int) {
    let least = max(12, letter * 2)
    var isRule = [Bool](repeating: false, count: isInk.count)
    func mark(_ count: Int, _ other: Int, _ step: Int, _ across: Int) {
      for line in 0..<other {
        var start = 0
        while start < count {
          guard isInk[line * across + start * step] else {
            start += 1
            continue
          }
          var end = start
          while end < count, isInk[line * across + end * step] { end += 1 }
          if end - start >= least {
            for place in start..<end { isRule[line * across + place * step] = true }
          }
          start = end
        }
      }
    }
    mark(width, height, 1, width)
    mark(height, width, width, 1)
    for place in isInk.indices where isRule[place] { isInk[place] = false }
  }

  private static func shape(from start: Int, _ isOpen: inout [Bool], _ width: Int, _ height: Int) -> [Int] {
    isOpen[start] = false
    var places = [start]
    var next = 0
    while next < places.count {
      let (x, y) = (places[next] % width, places[next] / width)
      next += 1
      for row in max(0, y - 1)...min(height - 1, y + 1) {
        for column in max(0, x - 1)...min(width - 1, x + 1) where isOpen[row * width + column] {
          isOpen[row * width + column] = false
          places.append(row * width + column)
        }
      }
    }
    return places
  }

  /// Neither a speck nor the rest of a ruling line.
  private static func isInk(_ shape: [Int], _ width: Int, _ letter: Int) -> Bool {
    guard shape.count * 90 >= letter * letter else { return false }
    let (rows, columns) = (shape.map { $0 / width }, shape.map { $0 % width })
    let down = (rows.max() ?? 0) - (rows.min() ?? 0) + 1
    let across = (columns.max() ?? 0) - (columns.min() ?? 0) + 1
    // What is left of a line that is not quite level is as long as several letters, and lower than any.
    let isFlat = down * 7 <= letter && across * 2 > letter || down * 3 <= letter && across > letter * 3
    let isUpright = across * 7 <= letter && down > letter * 2
    return !isFlat && !isUpright
  }
}

extension [Range<Int>] {
  /// From left to right, those that overlap or have no more than `gap` between them as one.
  fileprivate func joined(over gap: Int) -> [Range<Int>] {
    sorted { $0.lowerBound < $1.lowerBound }.reduce(into: []) { joined, next in
      guard let last = joined.last, next.lowerBound <= last.upperBound + gap else { return joined.append(next) }
      joined[joined.count - 1] = last.lowerBound..<Swift.max(last.upperBound, next.upperBound)
    }
  }
}
