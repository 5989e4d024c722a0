/// A picture in colour, large enough to read from.
struct ColourPicture: Sendable {
  let width, height: Int
  /// Row by row: red, green and blue of every pixel.
  var bytes: [UInt8]

  /// - Returns: `nil` unless there are as many bytes as the size wants.
  init?(width: Int, height: Int, bytes: [UInt8]) {
    let (row, isTooWide) = width.multipliedReportingOverflow(by: 3)
    let (count, isTooLarge) = row.multipliedReportingOverflow(by: height)
    guard width > 0, height > 0, !isTooWide, !isTooLarge, bytes.count == count else { return nil }
    (self.width, self.height, self.bytes) = (width, height, bytes)
  }

  /// White paper.
  init(paperOf width: Int, by height: Int) {
    (self.width, self.height) = (max(1, width), max(1, height))
    bytes = [UInt8](repeating: 255, count: self.width * self.height * 3)
  }

  /// What a raster shows on white paper.
  init?(_ raster: Raster) {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(raster.pixels.count * 3)
    for pixel in raster.pixels {
      let alpha = pixel & 0xFF
      for shift in [UInt32(24), 16, 8] {
        let part = pixel >> shift & 0xFF
        bytes.append(UInt8(truncatingIfNeeded: alpha == 255 ? part : (part * alpha + 255 * (255 - alpha)) / 255))
      }
    }
    self.init(width: raster.width, height: raster.height, bytes: bytes)
  }

  /// Turned by so many quarter turns, counter-clockwise.
  func turnedBack(by turns: Int) -> ColourPicture {
    let turns = turns & 3
    guard turns != 0 else { return self }
    let (newWidth, newHeight) = turns == 2 ? (width, height) : (height, width)
    var turned = ColourPicture(paperOf: newWidth, by: newHeight)
    // Where the first pixel comes from, and how far apart neighbours of a row and of a column lie.
    let (start, across, down) =
      switch turns {
      case 1: (width - 1, width, -1)
      case 2: (width * height - 1, -1, -width)
      default: ((height - 1) * width, -width, 1)
      }
    bytes.withUnsafeBufferPointer { source in
      turned.bytes.withUnsafeMutableBufferPointer { target in
        var place = 0
        for y in 0..<newHeight {
          var from = start + y * down
          for _ in 0..<newWidth {
            target[place] = source[from * 3]
            target[place + 1] = source[from * 3 + 1]
            target[place + 2] = source[from * 3 + 2]
            place += 3
            from += across
          }
        }
      }
    }
    return turned
  }

  /// The picture as a model takes it: `width` by `height` numbers of blue, then of green, then of red, from -1 for none
  /// to 1 for full; each is the mean of the area that it stands for.
  func planes(width newWidth: Int, height newHeight: Int) -> [Float] {
    var planes = [Float](repeating: -1, count: 3 * newWidth * newHeight)
    let shares = AreaShares(from: width, to: newWidth)
    let rows = AreaShares(from: height, to: newHeight)
    var line = [Float](repeating: 0, count: 3 * newWidth)
    var known = -1
    let area = newWidth * newHeight
    for y in 0..<newHeight {
      for part in rows.parts(of: y) {
        if part.index != known {
          reduce(row: part.index, to: &line, shares)
          known = part.index
        }
        let share = part.share / 127.5
        line.withUnsafeBufferPointer { line in
          planes.withUnsafeMutableBufferPointer { planes in
            for x in 0..<newWidth {
              let place = y * newWidth + x
              planes[place] += line[x * 3 + 2] * share
              planes[area + place] += line[x * 3 + 1] * share
              planes[2 * area + place] += line[x * 3] * share
            }
          }
        }
      }
    }
    return planes
  }

  private func reduce(row: Int, to line: inout [Float], _ shares: AreaShares) {
    bytes.withUnsafeBufferPointer { bytes in
      line.withUnsafeMutableBufferPointer { line in
        for x in 0..<(line.count / 3) {
          var (red, green, blue) = (Float(0), Float(0), Float(0))
          for place in shares.starts[x]..<shares.starts[x + 1] {
            let share = shares.shares[place]
            let pixel = (row * width + shares.indices[place]) * 3
            red += Float(bytes[pixel]) * share
            green += Float(bytes[pixel + 1]) * share
            blue += Float(bytes[pixel + 2]) * share
          }
          (line[x * 3], line[x * 3 + 1], line[x * 3 + 2]) = (red, green, blue)
        }
      }
    }
  }
}

/// Which pixels of a row each pixel of a shorter or longer row stands for, and with which share; shares of one sum to 1.
struct AreaShares {
  private(set) var starts: [Int] = [0]
  private(set) var indices: [Int] = []
  private(set) var shares: [Float] = []

  init(from count: Int, to newCount: Int) {
    let step = Float(count) / Float(max(1, newCount))
    for place in 0..<newCount {
      let (start, end) = (Float(place) * step, Float(place + 1) * step)
      let first = min(count - 1, Int(start))
      let last = min(count - 1, max(first, Int(end.rounded(.up)) - 1))
      for index in first...last {
        let share = max(0, min(end, Float(index + 1)) - max(start, Float(index))) / step
        if share > 0 || first == last {
          indices.append(index)
          shares.append(first == last ? 1 : share)
        }
      }
      starts.append(indices.count)
    }
  }

  func parts(of place: Int) -> [(index: Int, share: Float)] {
    (starts[place]..<starts[place + 1]).map { (indices[$0], shares[$0]) }
  }
}
