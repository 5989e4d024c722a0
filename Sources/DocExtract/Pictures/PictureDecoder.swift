import CLeptonica

/// Decodes pictures with leptonica, small enough for a look at what they show.
enum PictureDecoder {
  /// Bytes of memory that decoding one picture may take.
  private static let mostMemory = 400_000_000.0

  enum Outcome {
    case decoded(Raster, isWhole: Bool)
    case damaged
    /// Larger than is decoded for a look only, or a format of many pictures.
    case notTried
  }

  static var version: String {
    guard let text = getLeptonicaVersion() else { return "已链接" }
    defer { lept_free(text) }
    return String(cString: text)
  }

  /// The picture as it is shown, its longer side about `side` pixels.
  static func decode(
    _ bytes: UnsafeRawBufferPointer, _ kind: PictureHeader.Kind, _ frame: PictureHeader.Frame, side: Int
  ) -> Outcome {
    guard kind != .gif, kind != .heif, Double(frame.width) * Double(frame.height) * frame.cost <= mostMemory else {
      return .notTried
    }
    setMsgSeverity(Int32(L_SEVERITY_NONE))
    var warnings: l_int32 = 0
    var picture = read(bytes, kind, frame, side, &warnings)
    guard picture != nil else { return .damaged }
    defer { pixDestroy(&picture) }
    guard let raster = raster(picture, side: side) else { return .damaged }
    // leptonica turns TIFF pictures itself.
    return .decoded(kind == .tiff ? raster : raster.turned(frame.orientation), isWhole: warnings == 0)
  }

  /// The picture as it is shown, to be read from; smaller when it has more pixels than reading needs.
  ///
  /// - Returns: `nil` when it is damaged, or a format that is not decoded.
  static func picture(
    _ bytes: UnsafeRawBufferPointer, _ kind: PictureHeader.Kind, _ frame: PictureHeader.Frame
  ) -> ColourPicture? {
    let share = (Double(PageRecognizer.mostPixels) / Double(max(1, frame.pixels))).squareRoot()
    let side = Int(Double(max(frame.width, frame.height)) * min(1, share))
    guard case .decoded(let raster, isWhole: true) = decode(bytes, kind, frame, side: side) else { return nil }
    return ColourPicture(raster)
  }

  private static func read(
    _ bytes: UnsafeRawBufferPointer, _ kind: PictureHeader.Kind, _ frame: PictureHeader.Frame, _ side: Int,
    _ warnings: inout l_int32
  ) -> UnsafeMutablePointer<Pix>? {
    let data = bytes.baseAddress?.assumingMemoryBound(to: l_uint8.self)
    switch kind {
    case .jpeg:
      let share = max(frame.width, frame.height) / max(1, side)
      let reduction: l_int32 = share >= 8 ? 8 : share >= 4 ? 4 : share >= 2 ? 2 : 1
      return pixReadMemJpeg(data, bytes.count, 0, reduction, &warnings, 0)
    case .png: return pixReadMemPng(data, bytes.count)
    case .bmp: return pixReadMemBmp(data, bytes.count)
    case .tiff:
      var offset = frame.offset
      return pixReadMemFromMultipageTiff(data, bytes.count, &offset)
    default: return pixReadMem(data, bytes.count)
    }
  }

  private static func raster(_ picture: UnsafeMutablePointer<Pix>?, side: Int) -> Raster? {
    let longer = max(pixGetWidth(picture), pixGetHeight(picture))
    let scale = min(1, Float(side) / Float(max(1, longer)))
    // Strokes a pixel wide must not fall between the samples.
    var small =
      pixGetDepth(picture) == 1 && scale < 1
      ? pixScaleToGray(picture, scale) : pixScaleBySampling(picture, scale, scale)
    defer { pixDestroy(&small) }
    var plain = pixRemoveColormap(small, l_int32(REMOVE_CMAP_BASED_ON_SRC))
    defer { pixDestroy(&plain) }
    var full = pixConvertTo32(plain)
    defer { pixDestroy(&full) }
    let (width, height, stride) = (Int(pixGetWidth(full)), Int(pixGetHeight(full)), Int(pixGetWpl(full)))
    guard let data = pixGetData(full), width > 0, height > 0, stride >= width else { return nil }
    let opaque: UInt32 = pixGetSpp(picture) == 4 || pixGetSpp(plain) == 4 ? 0 : 0xFF
    var pixels: [UInt32] = []
    pixels.reserveCapacity(width * height)
    for row in 0..<height { for column in 0..<width { pixels.append(data[row * stride + column] | opaque) } }
    return Raster(width: width, height: height, pixels: pixels)
  }
}
