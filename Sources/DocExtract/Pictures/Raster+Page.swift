/// Pictures of whole pages.
extension Raster {
  /// Pixels of the longer side at which pages are looked at: a millimetre is more than three.
  static let pageSide = 1_000

  /// Whether nothing is printed or written: no spot of the page holds more than specks of dust; its edges, where scanners
  /// leave shadows, do not count.
  var isBlank: Bool {
    let inks = inks
    let (marginX, marginY) = (width / 40, height / 40)
    let tile = 50
    let across = width / tile + 1
    var spots = [Int](repeating: 0, count: across * (height / tile + 1))
    for y in marginY..<(height - marginY) {
      for x in marginX..<(width - marginX) where inks[y * width + x] != .paper {
        spots[y / tile * across + x / tile] += 1
      }
    }
    return spots.allSatisfy { $0 < 12 }
  }

  var digest: String { pixels.withUnsafeBytes { Digest.sha256(of: $0) } }
}
