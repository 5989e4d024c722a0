/// What a picture shows, judged by its colours alone.
enum PictureColours {
  enum Verdict: Equatable {
    /// A red ring or frame, 印章, with or without star and words.
    case seal
    /// A few dark or blue strokes on paper: a written name.
    case ink
    case blank
    /// Anything else: a photograph, a scan, a chart.
    case other
  }

  /// Pixels of the longer side at which pictures are judged.
  private static let side = 320
  /// Bytes above which a picture is no seal or signature.
  private static let mostBytes = 8 << 20

  /// - Returns: `nil` when the picture cannot be decoded: EMF, WMF, damaged or far too large.
  static func judge(_ bytes: UnsafeRawBufferPointer) -> (verdict: Verdict, confidence: Double)? {
    guard bytes.count <= mostBytes, let header = PictureHeader(bytes), let frame = header.frames.first else {
      return nil
    }
    guard case .decoded(let raster, _) = PictureDecoder.decode(bytes, header.kind, frame, side: side) else {
      return nil
    }
    return judge(raster)
  }

  static func judge(_ raster: Raster) -> (verdict: Verdict, confidence: Double) {
    let inks = raster.inks
    var counts = [Int](repeating: 0, count: 5)
    for ink in inks { counts[Int(ink.rawValue)] += 1 }
    func share(_ ink: Raster.Ink) -> Double { Double(counts[Int(ink.rawValue)]) / Double(max(1, inks.count)) }
    let written = share(.dark) + share(.blue)
    let coloured = 1 - share(.paper)
    if coloured < 0.002 { return (.blank, 0.9) }
    if share(.red) > 0.6 * coloured, share(.red) > 0.01 {
      let mask = RedShape(inks: inks, width: raster.width, height: raster.height)
      if mask.isRing { return (.seal, 0.95) }
      if mask.isFrame { return (.seal, 0.8) }
      return (.other, 0.6)
    }
    let isMostlyInk = written > 0.6 * (coloured - share(.other) * 0.5)
    if isMostlyInk, coloured < 0.3, share(.red) < 0.1 * written,
      Self.bands(inks, raster) <= mostBands
    {
      return (.ink, 0.8)
    }
    return (.other, share(.paper) > 0.5 ? 0.6 : 0.9)
  }

  /// Two lines of names, and characters such as 三 whose strokes part.
  private static let mostBands = 4

  /// Bands of rows with ink between rows without: a page of text has many, a name one.
  private static func bands(_ inks: [Raster.Ink], _ raster: Raster) -> Int {
    var (bands, gap) = (0, raster.height)
    for row in 0..<raster.height {
      let count = inks[(row * raster.width)..<((row + 1) * raster.width)].count { $0 == .dark || $0 == .blue }
      if count == 0 {
        gap += 1
      } else {
        if gap > 1 { bands += 1 }
        gap = 0
      }
    }
    return bands
  }
}
