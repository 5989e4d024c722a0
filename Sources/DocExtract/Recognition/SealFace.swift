import Glibc

/// The disc of a seal alone, its ink black on white.
struct SealFace {
  /// A square with the seal in its middle.
  let picture: ColourPicture
  /// In pixels.
  let radius: Float

  init(_ seal: SealCircle, of page: ColourPicture) {
    radius = seal.radius
    let side = max(8, Int((seal.radius * 2.1).rounded(.up)))
    let (left, top) = (Int(seal.centre.x) - side / 2, Int(seal.centre.y) - side / 2)
    let ink = SealInk(page, left: left, top: top, side: side)
    let levels = seal.isGrey ? ink.darkness : ink.redInk
    var counts = [Int](repeating: 0, count: 256)
    for level in levels { counts[min(255, level)] += 1 }
    // The ink at its fullest, but for a few pixels.
    var (sum, full) = (0, 255)
    for (level, count) in counts.enumerated() {
      sum += count
      if sum * 100 >= 97 * side * side {
        full = level
        break
      }
    }
    var picture = ColourPicture(paperOf: side, by: side)
    for (place, level) in levels.enumerated() {
      let light = UInt8(255 - min(255, level * 255 / max(60, full)))
      for part in 0..<3 { picture.bytes[place * 3 + part] = light }
    }
    self.picture = picture
  }

  /// The direction in which there are no letters on the ring, where its text begins and ends: below, as a rule, unless
  /// the seal was set down askew; in radians, clockwise from the right.
  var gap: Float {
    let steps = 180
    let middle = Float(picture.width) / 2
    let darkness = (0..<steps).map { step -> Float in
      let angle = Float(step) * 2 * .pi / Float(steps)
      var dark: Float = 0
      for part in stride(from: Float(0.64), through: 0.90, by: 0.02) {
        let (x, y) = (Int(middle + cosf(angle) * part * radius), Int(middle + sinf(angle) * part * radius))
        guard 0..<picture.width ~= x, 0..<picture.height ~= y else { continue }
        dark += Float(255 - picture.bytes[(y * picture.width + x) * 3]) / 255
      }
      return dark / 14
    }
    let limit = 0.35 * darkness.reduce(0, +) / Float(steps)
    var best = (length: 0, middle: 0)
    var run = 0
    for step in 0..<(2 * steps) {
      run = darkness[step % steps] <= limit ? run + 1 : 0
      if run > best.length, run <= steps { best = (run, step - run / 2) }
    }
    // A gap of 24 degrees is wider than one between letters.
    guard best.length >= 12 else { return .pi / 2 }
    return Float(best.middle % steps) * 2 * .pi / Float(steps)
  }
}

/// How much ink there is in each pixel of a square of a page; beyond the borders there is none.
private struct SealInk {
  /// How much darker than paper, in green light, which shows red ink as well as black.
  let darkness: [Int]
  private let redness: [Int]
  private let isPrint: [Bool]
  private let side: Int

  init(_ page: ColourPicture, left: Int, top: Int, side: Int) {
    var (darkness, redness) = ([Int](repeating: 0, count: side * side), [Int](repeating: 0, count: side * side))
    var isPrint = [Bool](repeating: false, count: side * side)
    let paper = Int(page.paper)
    page.bytes.withUnsafeBufferPointer { bytes in
      for y in 0..<side where 0..<page.height ~= top + y {
        for x in 0..<side where 0..<page.width ~= left + x {
          let place = ((top + y) * page.width + left + x) * 3
          let (red, green, blue) = (Int(bytes[place]), Int(bytes[place + 1]), Int(bytes[place + 2]))
          darkness[y * side + x] = max(0, paper - green)
          // Print below the seal is dark in red light too.
          isPrint[y * side + x] = red * 2 < paper
          redness[y * side + x] = max(0, red - max(green, blue))
        }
      }
    }
    (self.darkness, self.redness, self.isPrint, self.side) = (darkness, redness, isPrint, side)
  }

  /// Of the reddest ink, how red the surroundings of a pixel are that is red ink.
  private static let leastShare = 0.25

  /// The darkness of what is red. JPEG keeps colours coarsely and light finely: the colour tells whose ink it is, the light
  /// where it is.
  var redInk: [Int] {
    let around = blurred(redness, reach: max(1, side / 160))
    let sorted = around.sorted()
    let full = sorted[min(sorted.count - 1, sorted.count * 97 / 100)]
    let least = max(10, Int(Double(full) * Self.leastShare))
    return around.indices.map { around[$0] >= least && !isPrint[$0] ? darkness[$0] : 0 }
  }

  /// The mean of the pixels up to `reach` away, along rows and then along columns.
  private func blurred(_ values: [Int], reach: Int) -> [Int] {
    func pass(_ values: [Int], across: Int, down: Int) -> [Int] {
      var result = values
      for row in 0..<side {
        var sum = 0
        for column in 0..<(side + reach) {
          if column < side { sum += values[row * down + column * across] }
          if column > 2 * reach { sum -= values[row * down + (column - 2 * reach - 1) * across] }
          if column >= reach { result[row * down + (column - reach) * across] = sum / (2 * reach + 1) }
        }
      }
      return result
    }
    return pass(pass(values, across: 1, down: side), across: side, down: 1)
  }
}
