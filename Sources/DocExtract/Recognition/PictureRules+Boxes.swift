/// Boxes to be ticked: squares of thin lines that stand by themselves.
extension PictureRules {
  /// Millimetres.
  private static let sides: ClosedRange<Float> = 2.3...6
  /// Of each side, how much must be there; a pen or the printer may have spoilt some.
  private static let leastSide = 0.86
  private static let mostBoxes = 500
  /// Of the room inside, how much is ink where somebody ticked, and how far a stroke of it reaches: grain of the paper
  /// and specks of toner are many, and small.
  private static let leastTick = 0.06, leastStroke = 0.4

  /// Places in pixels of the picture after it was turned until its lines are level.
  ///
  /// Letters that are squares too (`口`, `日`) are among them: who knows what was read there tells them apart.
  var boxes: [PictureBox] {
    let sums = InkSums(isInk, width, height)
    let millimetre = Self.resolution / 25.4
    let (least, most) = (Int(Self.sides.lowerBound * millimetre), Int((Self.sides.upperBound * millimetre).rounded()))
    var found: [(box: PictureBox, x: Int, y: Int, side: Int)] = []
    var y = 3
    while y < height - least - 3, found.count < Self.mostBoxes {
      for x in 3..<max(3, width - least - 3) where isInk[y * width + x] {
        guard !found.contains(where: { $0.x - 3 <= x && x <= $0.x + $0.side && $0.y - 3 <= y && y <= $0.y + $0.side })
        else { continue }
        for side in least...most where x + side + 3 < width && y + side + 3 < height {
          guard let share = sums.inside(x, y, side, least: Self.leastSide) else { continue }
          let corner = PlanePoint(x: (Float(x) + 0.5) * scale, y: (Float(y) + 0.5) * scale)
          let isTicked = share > Self.leastTick && longestStroke(x + 3, y + 3, side - 5) >= Self.leastStroke
          let box = PictureBox(corner: corner, side: Float(side) * scale, isTicked: isTicked)
          found.append((box, x, y, side))
          break
        }
      }
      y += 1
    }
    return found.map(\.box)
  }

  /// How far the longest stroke in a square reaches, as a share of its side.
  private func longestStroke(_ left: Int, _ top: Int, _ side: Int) -> Double {
    guard side > 0 else { return 0 }
    var isOpen = (0..<(side * side)).map { isInk[(top + $0 / side) * width + left + $0 % side] }
    var longest = 0
    for start in isOpen.indices where isOpen[start] {
      isOpen[start] = false
      var (places, next) = ([start], 0)
      while next < places.count {
        let (x, y) = (places[next] % side, places[next] / side)
        next += 1
        for row in max(0, y - 1)...min(side - 1, y + 1) {
          for column in max(0, x - 1)...min(side - 1, x + 1) where isOpen[row * side + column] {
            isOpen[row * side + column] = false
            places.append(row * side + column)
          }
        }
      }
      let (columns, rows) = (places.map { $0 % side }, places.map { $0 / side })
      let across = (columns.max() ?? 0) - (columns.min() ?? 0) + 1
      longest = max(longest, across, (rows.max() ?? 0) - (rows.min() ?? 0) + 1)
    }
    return Double(longest) / Double(side)
  }
}

/// Sums of ink along rows and columns, each with its neighbours: lines are not quite straight.
private struct InkSums {
  private let width: Int
  /// Up to and without each place.
  private let rows, columns, dots: [Int32]
  private let stride: Int

  init(_ isInk: [Bool], _ width: Int, _ height: Int) {
    self.width = width
    stride = width + 1
    var rows = [Int32](repeating: 0, count: (width + 1) * (height + 1))
    var (columns, dots) = (rows, rows)
    for y in 0..<height {
      var line: Int32 = 0
      for x in 0..<width {
        let place = y * width + x
        let isInked = isInk[place]
        let isRow = isInked || (y + 1 < height && isInk[place + width]) || (y > 0 && isInk[place - width])
        let isColumn = isInked || (x + 1 < width && isInk[place + 1]) || (x > 0 && isInk[place - 1])
        let next = (y + 1) * (width + 1) + x + 1
        rows[next] = rows[next - 1] + (isRow ? 1 : 0)
        columns[next] = columns[next - width - 1] + (isColumn ? 1 : 0)
        line += isInked ? 1 : 0
        dots[next] = dots[next - width - 1] + line
      }
    }
    (self.rows, self.columns, self.dots) = (rows, columns, dots)
  }

  private func row(_ y: Int, _ x: Int, _ count: Int) -> Int {
    let place = (y + 1) * stride + x
    return Int(rows[place + count] - rows[place])
  }

  private func column(_ x: Int, _ y: Int, _ count: Int) -> Int {
    let place = y * stride + x + 1
    return Int(columns[place + count * stride] - columns[place])
  }

  private func area(_ x: Int, _ y: Int, _ wide: Int, _ high: Int) -> Int {
    let (first, last) = (y * stride + x, (y + high) * stride + x)
    return Int(dots[last + wide] - dots[last] - dots[first + wide] + dots[first])
  }

  /// The share of ink inside of a square; `nil` when one of its sides is not there, or when they go on beyond its corners.
  func inside(_ x: Int, _ y: Int, _ side: Int, least: Double) -> Double? {
    let enough = Int((Double(side + 1) * least).rounded(.up))
    guard row(y, x, side + 1) >= enough, column(x, y, side + 1) >= enough, row(y + side, x, side + 1) >= enough,
      column(x + side, y, side + 1) >= enough
    else { return nil }
    // A tick leaves the box in a place or two; where a cell ends, two lines go on on the same side.
    let beyond = [
      (row(y, x - 3, 1), row(y + side, x - 3, 1)), (row(y, x + side + 3, 1), row(y + side, x + side + 3, 1)),
      (column(x, y - 3, 1), column(x + side, y - 3, 1)),
      (column(x, y + side + 3, 1), column(x + side, y + side + 3, 1)),
    ]
    guard beyond.allSatisfy({ $0.0 + $0.1 < 2 }), beyond.reduce(0, { $0 + $1.0 + $1.1 }) <= 2 else { return nil }
    let room = side - 5
    guard room > 2 else { return nil }
    return Double(area(x + 3, y + 3, room, room)) / Double(room * room)
  }
}
