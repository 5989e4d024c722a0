/// What the first bytes of a picture say of it; nothing is decoded.
struct PictureHeader {
  enum Kind: Equatable { case jpeg, png, bmp, gif, tiff, webp, heif }

  /// One picture of the file: all formats but TIFF have a single one.
  struct Frame: Equatable {
    /// In pixels, as stored.
    var width, height: Int
    /// Pixels to the inch; 0 where the file does not say.
    var xResolution = 0.0
    var yResolution = 0.0
    /// How the picture is turned before it is shown (EXIF, TIFF 6.0 tag 274): 1 to 8, 1 as stored.
    var orientation = 1
    /// Bytes of memory that decoding a pixel takes, at most.
    var cost = 8.0
    /// Where a TIFF file keeps the directory of the picture.
    var offset = 0
    /// A smaller copy of another picture of the file.
    var isThumbnail = false

    var hasSize: Bool { 1...(1 << 20) ~= width && 1...(1 << 20) ~= height }
    var pixels: Int { width.multipliedReportingOverflow(by: height).partialValue }
    var isTurned: Bool { orientation >= 5 }
  }

  let kind: Kind
  /// Empty when the file is damaged before its size is told.
  private(set) var frames: [Frame] = []
  /// Whether further pictures may be lost.
  private(set) var isBroken = false

  /// - Returns: `nil` when the bytes are no picture.
  init?(_ bytes: UnsafeRawBufferPointer) {
    guard let kind = Self.kind(bytes.prefix(64)) else { return nil }
    self.kind = kind
    let data = PictureBytes(bytes)
    switch kind {
    case .jpeg: frames = [Self.jpeg(data)].compactMap(\.self)
    case .png: frames = [Self.png(data)].compactMap(\.self)
    case .bmp: frames = [Self.bmp(data)].compactMap(\.self)
    case .gif: frames = [Self.gif(data)].compactMap(\.self)
    case .tiff:
      let directories = TIFFDirectories(data, at: 0)
      (frames, isBroken) = (directories.frames, directories.isBroken)
    case .webp: frames = [Self.webp(data)].compactMap(\.self)
    case .heif: break
    }
    // Of several pages a damaged one keeps its place.
    if frames.count == 1 { frames.removeAll { !$0.hasSize } }
  }

  private static func kind(_ head: Slice<UnsafeRawBufferPointer>) -> Kind? {
    func starts(_ magic: [UInt8], at offset: Int = 0) -> Bool { head.dropFirst(offset).starts(with: magic) }
    if starts([0xFF, 0xD8, 0xFF]) { return .jpeg }
    if starts([0x89, 0x50, 0x4E, 0x47]) { return .png }
    if starts(Array("GIF8".utf8)) { return .gif }
    if starts([0x49, 0x49, 0x2A, 0]) || starts([0x4D, 0x4D, 0, 0x2A]) { return .tiff }
    if starts(Array("RIFF".utf8)), starts(Array("WEBP".utf8), at: 8) { return .webp }
    if ["heic", "heix", "hevc", "heif", "mif1", "avif"].contains(where: { starts(Array("ftyp\($0)".utf8), at: 4) }) {
      return .heif
    }
    return starts(Array("BM".utf8)) && head.count > 18 && [12, 40, 52, 56, 64, 108, 124].contains(head[14]) ? .bmp : nil
  }

  // MARK: One reader for each format

  /// The segments before the scan (ITU-T T.81 Annex B).
  private static func jpeg(_ data: PictureBytes) -> Frame? {
    var frame = Frame(width: 0, height: 0, cost: 0.5)
    var offset = 2
    while let marker = data.byte(offset + 1), data.byte(offset) == 0xFF {
      if marker == 0xFF || marker == 1 || 0xD0...0xD8 ~= marker {
        offset += marker == 0xFF ? 1 : 2
        continue
      }
      guard let length = data.big16(offset + 2), length >= 2 else { break }
      if marker == 0xE0, data.holds("JFIF", at: offset + 4) { frame.setJFIF(data, at: offset + 4) }
      if marker == 0xE1, data.holds("Exif", at: offset + 4) { frame.setEXIF(data, at: offset + 10) }
      if 0xC0...0xCF ~= marker, ![0xC4, 0xC8, 0xCC].contains(marker) {
        (frame.height, frame.width) = (data.big16(offset + 5) ?? 0, data.big16(offset + 7) ?? 0)
        // A progressive one is kept whole while it is decoded.
        if marker != 0xC0, marker != 0xC1 { frame.cost = 8 }
        return frame
      }
      if marker == 0xDA || marker == 0xD9 { break }
      offset += 2 + length
    }
    return nil
  }

  private static func png(_ data: PictureBytes) -> Frame? {
    guard let width = data.big32(16), let height = data.big32(20), let bits = data.byte(24), let type = data.byte(25)
    else { return nil }
    var frame = Frame(width: width, height: height, cost: bits == 1 && type != 2 ? 1.5 : bits == 16 ? 14 : 8)
    var offset = 33
    while let length = data.big32(offset), !data.holds("IDAT", at: offset + 4), offset < 1 << 20 {
      if data.holds("pHYs", at: offset + 4), data.byte(offset + 16) == 1 {
        // Pixels to the metre.
        frame.xResolution = Double(data.big32(offset + 8) ?? 0) * 0.0254
        frame.yResolution = Double(data.big32(offset + 12) ?? 0) * 0.0254
      }
      offset += 12 + length
    }
    return frame
  }

  private static func bmp(_ data: PictureBytes) -> Frame? {
    if data.byte(14) == 12 {
      return data.little16(18).flatMap { width in data.little16(20).map { Frame(width: width, height: $0) } }
    }
    guard let width = data.little32(18), let height = data.little32(22) else { return nil }
    // Stored from the top when negative.
    let signed = Int(Int32(truncatingIfNeeded: height))
    return Frame(
      width: width, height: abs(signed), xResolution: Double(data.little32(38) ?? 0) * 0.0254,
      yResolution: Double(data.little32(42) ?? 0) * 0.0254)
  }

  private static func gif(_ data: PictureBytes) -> Frame? {
    data.little16(6).flatMap { width in data.little16(8).map { Frame(width: width, height: $0) } }
  }

  private static func webp(_ data: PictureBytes) -> Frame? {
    if data.holds("VP8X", at: 12), let width = data.little32(24), let height = data.little32(27) {
      return Frame(width: (width & 0xFF_FFFF) + 1, height: (height & 0xFF_FFFF) + 1)
    }
    if data.holds("VP8L", at: 12), let bits = data.little32(21) {
      return Frame(width: (bits & 0x3FFF) + 1, height: (bits >> 14 & 0x3FFF) + 1)
    }
    guard data.holds("VP8 ", at: 12), let width = data.little16(26), let height = data.little16(28) else { return nil }
    return Frame(width: width & 0x3FFF, height: height & 0x3FFF)
  }
}

extension PictureHeader.Frame {
  fileprivate mutating func setJFIF(_ data: PictureBytes, at offset: Int) {
    let unit = data.byte(offset + 7)
    guard xResolution == 0, unit == 1 || unit == 2 else { return }
    let scale = unit == 2 ? 2.54 : 1
    xResolution = Double(data.big16(offset + 8) ?? 0) * scale
    yResolution = Double(data.big16(offset + 10) ?? 0) * scale
  }

  /// EXIF is a TIFF file inside a segment.
  fileprivate mutating func setEXIF(_ data: PictureBytes, at offset: Int) {
    guard let found = TIFFDirectories(data, at: offset, most: 1).first else { return }
    orientation = found.orientation
    if found.xResolution > 0 { (xResolution, yResolution) = (found.xResolution, found.yResolution) }
  }
}

/// Numbers in the bytes of a picture; `nil` beyond the end.
struct PictureBytes {
  private let bytes: UnsafeRawBufferPointer

  init(_ bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

  func byte(_ offset: Int) -> UInt8? { 0 <= offset && offset < bytes.count ? bytes[offset] : nil }

  func holds(_ word: String, at offset: Int) -> Bool {
    offset >= 0 && offset < bytes.count && bytes[offset...].starts(with: word.utf8)
  }

  private func number(_ offset: Int, _ count: Int) -> Int? {
    guard offset >= 0, offset <= bytes.count - count else { return nil }
    return (0..<count).reduce(0) { $0 << 8 | Int(bytes[offset + $1]) }
  }

  func big16(_ offset: Int) -> Int? { number(offset, 2) }
  func big32(_ offset: Int) -> Int? { number(offset, 4) }
  func little16(_ offset: Int) -> Int? { number(offset, 2).map { Int(UInt16(truncatingIfNeeded: $0).byteSwapped) } }
  func little32(_ offset: Int) -> Int? { number(offset, 4).map { Int(UInt32(truncatingIfNeeded: $0).byteSwapped) } }
}
