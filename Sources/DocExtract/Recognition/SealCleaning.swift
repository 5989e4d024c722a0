extension ColourPicture {
  /// Takes red seals off the text: inside each ring only the red light counts, stretched until bare seal ink is paper.
  ///
  /// Nothing else is touched: heads and numbers of documents are printed in red as well.
  mutating func clean(_ seals: [SealCircle]) {
    for seal in seals where !seal.isGrey { clean(seal) }
  }

  private mutating func clean(_ seal: SealCircle) {
    // The ink of the ring itself has a width.
    let radius = seal.radius * 1.08
    let columns = max(0, Int(seal.centre.x - radius))...max(0, min(width - 1, Int(seal.centre.x + radius)))
    let rows = max(0, Int(seal.centre.y - radius))...max(0, min(height - 1, Int(seal.centre.y + radius)))
    guard columns.count > 1, rows.count > 1 else { return }
    let (paper, stretch) = levels(columns, rows)
    bytes.withUnsafeMutableBufferPointer { bytes in
      for y in rows {
        for x in columns {
          let (dx, dy) = (Float(x) - seal.centre.x, Float(y) - seal.centre.y)
          guard dx * dx + dy * dy <= radius * radius else { continue }
          let place = (y * width + x) * 3
          let level = UInt8(min(1, Float(bytes[place]) * stretch) * paper)
          (bytes[place], bytes[place + 1], bytes[place + 2]) = (level, level, level)
        }
      }
    }
  }

  /// How light the paper is, and by how much red light has to grow until seal ink is as light.
  private func levels(_ columns: ClosedRange<Int>, _ rows: ClosedRange<Int>) -> (paper: Float, stretch: Float) {
    var (all, ink) = (LightCount(), LightCount())
    for y in rows {
      for x in columns {
        let place = (y * width + x) * 3
        let red = bytes[place]
        all.add(red)
        if Int(red) - Int(max(bytes[place + 1], bytes[place + 2])) > 60 { ink.add(red) }
      }
    }
    let paper = all.level(0.90)
    let bare = ink.total > 50 ? ink.level(0.30) : paper * 0.85
    return (paper, 1 / max(bare * 0.97, 1))
  }
}

/// How many pixels there are of each lightness.
private struct LightCount {
  private var counts = [Int](repeating: 0, count: 256)
  private(set) var total = 0

  mutating func add(_ level: UInt8) {
    counts[Int(level)] += 1
    total += 1
  }

  /// The lightness that so large a share of the pixels does not exceed.
  func level(_ share: Float) -> Float {
    var sum = 0
    for (level, count) in counts.enumerated() {
      sum += count
      if Float(sum) >= share * Float(total) { return Float(level) }
    }
    return 255
  }
}

extension ColourPicture {
  /// How light the paper is: half of the pixels, of which some are looked at, are no lighter.
  var paper: UInt8 {
    var counts = LightCount()
    for pixel in stride(from: 0, to: width * height, by: 37) { counts.add(bytes[pixel * 3 + 1]) }
    return UInt8(counts.level(0.5))
  }

  /// Whether hardly a pixel, of which some are looked at, has a colour.
  var isGrey: Bool {
    let places = stride(from: 0, to: width * height, by: 37)
    let coloured = places.count { pixel in
      let (red, green, blue) = (bytes[pixel * 3], bytes[pixel * 3 + 1], bytes[pixel * 3 + 2])
      return max(red, green, blue) - min(red, green, blue) > 40
    }
    return coloured * 2_000 < (width * height) / 37
  }
}
