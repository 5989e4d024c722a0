/// Tells a blank page from one whose words were not read: looks for anything darker than the paper around it.
///
/// What scanners and binders leave does not count: shadows at the borders, punched holes, dust, the fold of a sheet and
/// what shines through from its back, which are all lighter than the faintest stroke that is promised to be seen.
struct PaperInk {
  /// Pixels to the inch of the map that is looked at.
  private static let resolution: Float = 75
  private static let millimetre = resolution / 25.4
  /// Pixels of the map: paper changes its lightness slowly.
  private static let tile = 24
  /// Of the lightness of the paper around it.
  private static let darkest: Float = 0.7
  /// Of the lightness of the page: paper in a shadow.
  private static let darkestPaper: Float = 0.75
  /// Millimetres: shorter is dust.
  private static let leastStroke: Float = 2.5
  /// Millimetres: sides of a punched hole, and how far from the border one lies.
  private static let hole: (sides: ClosedRange<Float>, reach: Float) = (3.5...9, 18)

  /// Of 2, which is white: what is darker all over is a covered glass, a film or a photograph, and no paper.
  private static let leastPaper: Float = 0.7

  private let width, height: Int
  private var isInk: [Bool]
  private let isPaper: Bool

  /// - Parameter resolution: of the picture, in pixels to the inch.
  init(_ picture: ColourPicture, resolution: Float) {
    let scale = max(1, resolution / Self.resolution)
    width = max(1, Int(Float(picture.width) / scale))
    height = max(1, Int(Float(picture.height) / scale))
    let count = width * height
    let planes = picture.planes(width: width, height: height)
    let light = (0..<count).map { min(planes[$0], planes[count + $0], planes[2 * count + $0]) + 1 }
    isInk = [Bool](repeating: false, count: count)
    let paper = Self.median(light)
    isPaper = paper >= Self.leastPaper
    for top in stride(from: 0, to: height, by: Self.tile) {
      for left in stride(from: 0, to: width, by: Self.tile) {
        let (rows, columns) = (top..<min(height, top + Self.tile), left..<min(width, left + Self.tile))
        let here = Self.median(rows.flatMap { row in columns.map { light[row * width + $0] } })
        // Where the table shows beside a sheet, that is no paper: all of it is dark, and reaches the border.
        let limit = max(here, paper * Self.darkestPaper) * Self.darkest
        for row in rows { for column in columns { isInk[row * width + column] = light[row * width + column] < limit } }
      }
    }
  }

  private static func median(_ values: [Float]) -> Float {
    values.isEmpty ? 0 : values.sorted()[values.count / 2]
  }

  /// Whether nothing was written, printed or stamped on the page.
  var isBlank: Bool { isPaper && spots.allSatisfy(isHarmless) }

  /// The bounds of ink that hangs together, and how many pixels it has.
  private struct Spot {
    var left, right, top, bottom: Int
    var count = 0

    mutating func add(_ x: Int, _ y: Int) {
      (left, right, top, bottom) = (min(left, x), max(right, x), min(top, y), max(bottom, y))
      count += 1
    }
  }

  private func isHarmless(_ spot: Spot) -> Bool {
    let (wide, high) = (spot.right - spot.left + 1, spot.bottom - spot.top + 1)
    let (across, down) = (Float(wide) / Self.millimetre, Float(high) / Self.millimetre)
    if max(across, down) < Self.leastStroke { return true }
    if spot.left <= 1 || spot.top <= 1 || spot.right >= width - 2 || spot.bottom >= height - 2 { return true }
    let isRound = Float(spot.count) > 0.6 * Float(wide * high) && max(across, down) < 1.35 * min(across, down)
    guard isRound, Self.hole.sides.contains(across), Self.hole.sides.contains(down) else { return false }
    let away = min(spot.left, spot.top, width - spot.right, height - spot.bottom)
    return Float(away) < Self.hole.reach * Self.millimetre
  }

  private var spots: [Spot] {
    var left = isInk
    var spots: [Spot] = []
    for start in left.indices where left[start] {
      var spot = Spot(left: width, right: 0, top: height, bottom: 0)
      var open = [start]
      left[start] = false
      while let place = open.popLast() {
        let (x, y) = (place % width, place / width)
        spot.add(x, y)
        for row in max(0, y - 1)...min(height - 1, y + 1) {
          for column in max(0, x - 1)...min(width - 1, x + 1) where left[row * width + column] {
            left[row * width + column] = false
            open.append(row * width + column)
          }
        }
      }
      spots.append(spot)
    }
    return spots
  }
}
