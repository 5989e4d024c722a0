/// The directories of a TIFF file (TIFF 6.0 §2), one for each page; a chain that turns back on itself ends there.
struct TIFFDirectories {
  private let data: PictureBytes
  /// Where the file begins: elsewhere than at 0 inside of EXIF.
  private let base: Int
  private let isLittle: Bool
  private(set) var frames: [PictureHeader.Frame] = []
  /// Whether the chain points beyond the end of the file, or back at itself: pages may be lost.
  private(set) var isBroken = false

  /// The first directory, which in EXIF has no size.
  var first: PictureHeader.Frame? { frames.first }

  init(_ data: PictureBytes, at base: Int, most: Int = 10_000) {
    (self.data, self.base) = (data, base)
    isLittle = data.byte(base) == 0x49
    var seen: Set<Int> = []
    var next = long(base + 4) ?? 0
    while next > 0, seen.count < most {
      guard seen.insert(next).inserted, let count = short(base + next) else {
        isBroken = true
        return
      }
      let found = frame(at: next, entries: min(count, 512))
      if !found.isThumbnail { frames.append(found) }
      isBroken = long(base + next + 2 + count * 12) == nil
      next = long(base + next + 2 + count * 12) ?? 0
    }
  }

  private func short(_ offset: Int) -> Int? { isLittle ? data.little16(offset) : data.big16(offset) }
  private func long(_ offset: Int) -> Int? { isLittle ? data.little32(offset) : data.big32(offset) }

  private func frame(at offset: Int, entries: Int) -> PictureHeader.Frame {
    var frame = PictureHeader.Frame(width: 0, height: 0, offset: offset)
    var unit = 2
    var (bits, samples) = (1, 1)
    for entry in 0..<entries {
      let place = base + offset + 2 + entry * 12
      guard let tag = short(place), let value = value(place) else { break }
      switch tag {
      case 254: frame.isThumbnail = value & 1 == 1
      case 256: frame.width = value
      case 257: frame.height = value
      case 258: bits = value
      case 277: samples = value
      case 274: frame.orientation = 1...8 ~= value ? value : 1
      case 282: frame.xResolution = rational(place)
      case 283: frame.yResolution = rational(place)
      case 296: unit = value
      default: break
      }
    }
    // Pixels to the centimetre, or to nothing in particular.
    if unit == 3 { (frame.xResolution, frame.yResolution) = (frame.xResolution * 2.54, frame.yResolution * 2.54) }
    if unit == 1 { (frame.xResolution, frame.yResolution) = (0, 0) }
    if bits == 1, samples == 1 { frame.cost = 0.5 } else { frame.cost = 9 }
    return frame
  }

  /// The value of an entry that holds one number; the place of the values otherwise.
  private func value(_ entry: Int) -> Int? {
    let isShort = short(entry + 2) == 3
    // Several samples have one number of bits each, all the same.
    if isShort, let count = long(entry + 4), count > 2 { return long(entry + 8).flatMap { short(base + $0) } }
    return isShort ? short(entry + 8) : long(entry + 8)
  }

  private func rational(_ entry: Int) -> Double {
    guard let place = long(entry + 8), let above = long(base + place), let below = long(base + place + 4), below > 0
    else { return 0 }
    return Double(above) / Double(below)
  }
}
