import Glibc

/// Where there is ink on a page without its red seals, small: enough to tell whether somebody wrote in a place.
///
/// The page is upright and its lines are level, as ``RecognizedPageWriter`` lays them out.
struct InkMap: Equatable {
  enum Ink: UInt8 { case none, dark, blue }

  /// Pixels to the inch.
  static let resolution: Float = 120
  /// Light below this share of that of the paper around is ink.
  private static let darkness: Float = 0.72
  /// Pixels of the side of a tile that has a paper of its own: light falls unevenly.
  private static let tile = 30

  let width, height: Int
  private(set) var inks: [UInt8]

  init(width: Int, height: Int, inks: [UInt8]) {
    (self.width, self.height, self.inks) = (width, height, inks)
  }

  /// - Parameters:
  ///   - picture: upright, without its red seals.
  ///   - resolution: of the picture, in pixels to the inch.
  ///   - skew: by how much its lines rise or fall, clockwise, in radians.
  init(_ picture: ColourPicture, resolution: Float, skew: Float) {
    let scale = max(1, resolution / Self.resolution)
    width = max(1, Int(Float(picture.width) / scale))
    height = max(1, Int(Float(picture.height) / scale))
    inks = [UInt8](repeating: 0, count: width * height)
    var lights = [UInt8](repeating: 255, count: width * height)
    let centre = PlanePoint(x: Float(picture.width) / 2, y: Float(picture.height) / 2)
    let turned = PlaneMap.rotation(by: skew, around: centre).after(.scale(scale, scale))
    let reach = scale > 1.2 ? 1 : 0
    picture.bytes.withUnsafeBufferPointer { bytes in
      for row in 0..<height {
        for column in 0..<width {
          let point = turned(PlanePoint(x: Float(column) + 0.5, y: Float(row) + 0.5))
          let (x, y) = (Int(point.x), Int(point.y))
          guard x >= 0, y >= 0, x + reach < picture.width, y + reach < picture.height else { continue }
          var (red, green, blue, count) = (0, 0, 0, 0)
          for dy in 0...reach {
            for dx in 0...reach {
              let place = ((y + dy) * picture.width + x + dx) * 3
              red += Int(bytes[place])
              green += Int(bytes[place + 1])
              blue += Int(bytes[place + 2])
              count += 1
            }
          }
          let place = row * width + column
          // Red ink is a seal's or a finger's: in red light it is hardly there.
          let isRed = red - max(green, blue) > 30 * count
          lights[place] = UInt8(isRed ? red / count : (red * 3 + green * 6 + blue) / (10 * count))
          if blue - red > 22 * count { inks[place] = Ink.blue.rawValue }
        }
      }
    }
    let papers = Self.papers(lights, width, height)
    let across = (width + Self.tile - 1) / Self.tile
    for row in 0..<height {
      for column in 0..<width {
        let place = row * width + column
        let paper = Float(papers[row / Self.tile * across + column / Self.tile])
        if Float(lights[place]) >= paper * Self.darkness {
          inks[place] = Ink.none.rawValue
        } else if inks[place] == 0 {
          inks[place] = Ink.dark.rawValue
        }
      }
    }
  }

  /// How light the paper of every tile is, which the tiles around know too: one may be covered with ink.
  private static func papers(_ lights: [UInt8], _ width: Int, _ height: Int) -> [UInt8] {
    let (across, down) = ((width + tile - 1) / tile, (height + tile - 1) / tile)
    var own = [UInt8](repeating: 0, count: across * down)
    for top in 0..<down {
      for left in 0..<across {
        var counts = [Int](repeating: 0, count: 256)
        var total = 0
        for row in (top * tile)..<min(height, (top + 1) * tile) {
          for column in (left * tile)..<min(width, (left + 1) * tile) {
            counts[Int(lights[row * width + column])] += 1
            total += 1
          }
        }
        var (sum, level) = (0, 0)
        while level < 255, sum * 4 < total * 3 {
          sum += counts[level]
          level += 1
        }
        own[top * across + left] = UInt8(level)
      }
    }
    var papers = own
    for top in 0..<down {
      for left in 0..<across {
        var around: [UInt8] = []
        for row in max(0, top - 1)...min(down - 1, top + 1) {
          for column in max(0, left - 1)...min(across - 1, left + 1) { around.append(own[row * across + column]) }
        }
        // The second lightest: one tile may lie beyond the border of the paper.
        around.sort(by: >)
        papers[top * across + left] = around[min(1, around.count - 1)]
      }
    }
    return papers
  }

  /// The ink of a rectangle, half-open, that may reach beyond the border.
  func ink(at column: Int, _ row: Int) -> Ink {
    guard 0..<width ~= column, 0..<height ~= row else { return .none }
    return Ink(rawValue: inks[row * width + column]) ?? .none
  }
}
