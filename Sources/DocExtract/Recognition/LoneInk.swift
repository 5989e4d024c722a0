/// Cells of a form in which there is ink and no line of text: a digit or a dash that stands alone is too small for the
/// detector.
struct LoneInk {
  /// Where the ink is, in pixels of the map of ink.
  private(set) var boxes: [Box] = []

  /// Millimetres: borders of cells, the sides of what is looked for, and cells that hold more.
  private static let border: Float = 1.1
  private static let widths: ClosedRange<Float> = 0.2...7, heights: ClosedRange<Float> = 0.3...5.5
  private static let highestCell: Float = 32
  /// Pixels: less is dust.
  private static let leastSpot = 5
  private static let mostCells = 600

  /// - Parameters:
  ///   - cells: in pixels of the map.
  ///   - words: lines of text, and boxes to be ticked, in pixels of the map.
  init(_ ink: InkMap, cells: [Box], words: [Box]) {
    let millimetre = Double(InkMap.resolution / 25.4)
    let border = Double(Self.border) * millimetre
    for cell in cells.prefix(Self.mostCells) where cell.height < Double(Self.highestCell) * millimetre {
      let isEmpty = words.allSatisfy { word in
        min(word.maxX, cell.maxX) - max(word.x, cell.x) < 2 || min(word.maxY, cell.maxY) - max(word.y, cell.y) < 2
      }
      guard isEmpty, cell.width > 4 * border, cell.height > 3 * border else { continue }
      let inside = Box(
        x: cell.x + border, y: cell.y + border, width: cell.width - 2 * border, height: cell.height - 2 * border)
      guard let box = Self.spot(in: inside, of: ink) else { continue }
      let (width, height) = (Float(box.width / millimetre), Float(box.height / millimetre))
      // What reaches the border is part of something longer.
      guard box.x > inside.x + 1, box.maxX < inside.maxX - 2 else { continue }
      if Self.widths.contains(width), Self.heights.contains(height) { boxes.append(box) }
    }
  }

  /// Around all ink of a part of the map but dust.
  private static func spot(in part: Box, of ink: InkMap) -> Box? {
    let (left, top) = (Int(part.x), Int(part.y))
    let (wide, high) = (Int(part.width), Int(part.height))
    guard wide > 0, high > 0, wide * high < 400_000 else { return nil }
    var isOpen = (0..<(wide * high)).map { ink.ink(at: left + $0 % wide, top + $0 / wide) != .none }
    var found: Box?
    for start in isOpen.indices where isOpen[start] {
      isOpen[start] = false
      var (places, next) = ([start], 0)
      while next < places.count {
        let (x, y) = (places[next] % wide, places[next] / wide)
        next += 1
        for row in max(0, y - 1)...min(high - 1, y + 1) {
          for column in max(0, x - 1)...min(wide - 1, x + 1) where isOpen[row * wide + column] {
            isOpen[row * wide + column] = false
            places.append(row * wide + column)
          }
        }
      }
      guard places.count >= leastSpot else { continue }
      let (columns, rows) = (places.map { $0 % wide }, places.map { $0 / wide })
      let (x, y) = (columns.min() ?? 0, rows.min() ?? 0)
      let box = Box(
        x: Double(left + x), y: Double(top + y), width: Double((columns.max() ?? 0) - x + 1),
        height: Double((rows.max() ?? 0) - y + 1))
      found = found?.union(box) ?? box
    }
    return found
  }
}

extension RecognizedCharacter {
  /// What may stand alone in a cell: a digit or a dash, a number with its sign, a numeral.
  var standsAlone: Bool {
    isDigit || isLikeOne || [0x2D, 0x2E, 0x25, 0x2F, 0x2014, 0x4E00, 0x65E0, 0x221A, 0x2713].contains(scalar)
  }

  /// `l`, `I` and `|`: alone in a cell that is 1.
  var isLikeOne: Bool { [0x6C, 0x49, 0x7C].contains(scalar) }
}
