/// A picture of a few hundred thousand pixels at most, for looking at its colours.
struct Raster {
  let width, height: Int
  /// Row by row: red, green, blue and alpha, from the highest byte down.
  let pixels: [UInt32]

  /// What a pixel shows on white paper.
  enum Ink: UInt8 { case paper, red, blue, dark, other }

  /// The picture as it is shown: turned as EXIF says.
  func turned(_ orientation: Int) -> Raster {
    guard 2...8 ~= orientation, width > 0, height > 0 else { return self }
    let (newWidth, newHeight) = orientation >= 5 ? (height, width) : (width, height)
    var turned = [UInt32](repeating: 0, count: pixels.count)
    for y in 0..<newHeight {
      for x in 0..<newWidth {
        let (column, row) = source(x, y, orientation)
        turned[y * newWidth + x] = pixels[row * width + column]
      }
    }
    return Raster(width: newWidth, height: newHeight, pixels: turned)
  }

  /// Where the pixel shown at `x`, `y` is stored.
  private func source(_ x: Int, _ y: Int, _ orientation: Int) -> (Int, Int) {
    switch orientation {
    case 2: (width - 1 - x, y)
    case 3: (width - 1 - x, height - 1 - y)
    case 4: (x, height - 1 - y)
    case 5: (y, x)
    case 6: (y, height - 1 - x)
    case 7: (width - 1 - y, height - 1 - x)
    default: (width - 1 - y, x)
    }
  }

  /// Every pixel as ink on paper; the paper may be grey, as photographs and scans have it.
  var inks: [Ink] {
    let paper = paperLevel
    return pixels.map { Self.ink($0, paper: paper) }
  }

  private static func parts(_ pixel: UInt32) -> (red: Int, green: Int, blue: Int, alpha: Int) {
    (Int(pixel >> 24), Int(pixel >> 16 & 0xFF), Int(pixel >> 8 & 0xFF), Int(pixel & 0xFF))
  }

  private static func ink(_ pixel: UInt32, paper: Int) -> Ink {
    var (red, green, blue, alpha) = parts(pixel)
    guard alpha >= 64 else { return .paper }
    // Half transparent seals lie on white.
    (red, green, blue) = (over(red, alpha), over(green, alpha), over(blue, alpha))
    let light = (red * 3 + green * 6 + blue) / 10
    if red >= 110, red - max(green, blue) >= 50, abs(green - blue) < 90 { return .red }
    if blue - red >= 35, blue - green >= 8, light < paper - 40 { return .blue }
    if light >= paper - 45, max(red, green, blue) - min(red, green, blue) < 60 { return .paper }
    return light < paper - 90 && max(red, green, blue) - min(red, green, blue) < 70 ? .dark : .other
  }

  private static func over(_ part: Int, _ alpha: Int) -> Int { (part * alpha + 255 * (255 - alpha)) / 255 }

  /// The lightness of the paper, 150 to 255: the commonest among light pixels without colour.
  private var paperLevel: Int {
    var counts = [Int](repeating: 0, count: 16)
    for pixel in pixels {
      let (red, green, blue, alpha) = Self.parts(pixel)
      if alpha < 64 {
        counts[15] += 1
      } else if max(red, green, blue) - min(red, green, blue) < 40 {
        counts[(red * 3 + green * 6 + blue) / 160] += 1
      }
    }
    let level = (9..<16).max { counts[$0] < counts[$1] } ?? 15
    // A dark picture has no paper.
    return counts[level] * 3 >= pixels.count ? level * 16 + 15 : 255
  }
}
