import CLeptonica

/// Writes pictures of pages as small files, the same bytes for the same pixels.
enum PictureEncoder {
  /// How far apart the colours of a grey pixel may lie.
  private static let greyness = 24
  /// Scans hold noise that PNG keeps; JPEG blurs letters, and pays only where it is much smaller.
  private static let jpegShare = 0.6, quality: l_int32 = 60

  /// - Parameter box: what of the page it shows.
  /// - Returns: `nil` when memory runs out.
  static func encode(_ picture: ColourPicture, showing box: Box) -> PagePicture? {
    setMsgSeverity(Int32(L_SEVERITY_NONE))
    var full = pixels(of: picture)
    defer { pixDestroy(&full) }
    guard full != nil, let png = png(full, isGrey: isGrey(picture)) else { return nil }
    let jpeg = file { pixWriteMemJpeg($0, $1, full, quality, 0) }
    let isSmaller = jpeg.map { Double($0.count) < Double(png.count) * jpegShare } ?? false
    return PagePicture(
      box: box, width: picture.width, height: picture.height, kind: isSmaller ? .jpeg : .png,
      bytes: isSmaller ? jpeg ?? png : png)
  }

  /// Sixteen greys are enough for print on paper; seals take colours besides.
  private static func png(_ full: UnsafeMutablePointer<Pix>?, isGrey: Bool) -> [UInt8]? {
    var few: UnsafeMutablePointer<Pix>?
    if isGrey {
      var grey = pixConvertRGBToLuminance(full)
      few = pixThresholdTo4bpp(grey, 16, 0)
      pixDestroy(&grey)
    } else {
      few = pixOctcubeQuantMixedWithGray(full, 8, 16, 20)
    }
    defer { pixDestroy(&few) }
    guard few != nil else { return nil }
    return file { pixWriteMemPng($0, $1, few, 0) }
  }

  private static func isGrey(_ picture: ColourPicture) -> Bool {
    picture.bytes.withUnsafeBufferPointer { bytes in
      var coloured = 0
      for place in stride(from: 0, to: bytes.count - 2, by: 3) {
        let (red, green, blue) = (Int(bytes[place]), Int(bytes[place + 1]), Int(bytes[place + 2]))
        if max(red, green, blue) - min(red, green, blue) > greyness { coloured += 1 }
      }
      return coloured < bytes.count / 30_000
    }
  }

  private static func pixels(of picture: ColourPicture) -> UnsafeMutablePointer<Pix>? {
    guard let width = Int32(exactly: picture.width), let height = Int32(exactly: picture.height) else { return nil }
    var made = pixCreate(width, height, 32)
    guard let data = pixGetData(made) else {
      pixDestroy(&made)
      return nil
    }
    let stride = Int(pixGetWpl(made))
    picture.bytes.withUnsafeBufferPointer { bytes in
      for row in 0..<picture.height {
        for column in 0..<picture.width {
          let place = (row * picture.width + column) * 3
          data[row * stride + column] =
            UInt32(bytes[place]) << 24 | UInt32(bytes[place + 1]) << 16 | UInt32(bytes[place + 2]) << 8
        }
      }
    }
    return made
  }

  private static func file(
    _ write: (UnsafeMutablePointer<UnsafeMutablePointer<l_uint8>?>, UnsafeMutablePointer<Int>) -> l_ok
  ) -> [UInt8]? {
    var data: UnsafeMutablePointer<l_uint8>?
    var size = 0
    let status = write(&data, &size)
    defer { lept_free(data) }
    guard status == 0, let data, size > 0 else { return nil }
    return Array(UnsafeBufferPointer(start: data, count: size))
  }
}
