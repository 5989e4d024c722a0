/// What the pictures inside of a package show: small ones by their colours, each looked at once, and those that fill a
/// page.
final class PackagedPictures {
  private let unpack: (String) -> [UInt8]?
  private var seen: [String: (verdict: PictureColours.Verdict, confidence: Double)?] = [:]
  private var bytes = 0
  private var pageBytes = 0

  /// Bytes of pictures that are unpacked for a look.
  private static let mostBytes = 64 << 20
  /// Bytes of pictures of pages; what a package may unpack to in all is a multiple.
  private static let mostPageBytes = 256 << 20

  /// - Parameter unpack: hands over what lies at a path inside of the package; `nil` when nothing does, or too much.
  init(_ unpack: @escaping (String) -> [UInt8]?) { self.unpack = unpack }

  /// - Parameter path: inside of the package.
  /// - Returns: `nil` when the picture is missing, cannot be decoded, or too much was looked at before.
  func judge(_ path: String) -> (verdict: PictureColours.Verdict, confidence: Double)? {
    if let known = seen[path] { return known }
    guard bytes < Self.mostBytes, let picture = unpack(path) else { return nil }
    bytes += picture.count
    let verdict = picture.withUnsafeBytes { PictureColours.judge($0) }
    seen[path] = .some(verdict)
    return verdict
  }

  /// The picture of a page, to be read from.
  ///
  /// - Returns: `nil` when it is missing, too large, or cannot be decoded to its end.
  func picture(_ path: String, mostPixels: Int) -> ColourPicture? {
    unpack(path)?.withUnsafeBytes { bytes in
      guard let header = PictureHeader(bytes), let frame = header.frames.first, frame.hasSize,
        frame.pixels <= mostPixels
      else { return nil }
      return PictureDecoder.picture(bytes, header.kind, frame)
    }
  }

  /// The picture of a page, small enough for a look.
  ///
  /// - Returns: `nil` when it is missing, cannot be decoded or not to its end, or too much was looked at before.
  func page(_ path: String) -> Raster? {
    guard pageBytes < Self.mostPageBytes, let picture = unpack(path) else { return nil }
    pageBytes += picture.count
    return picture.withUnsafeBytes { bytes in
      guard let header = PictureHeader(bytes), let frame = header.frames.first, frame.hasSize,
        // Stretched specks are no page.
        min(frame.width, frame.height) >= 100,
        case .decoded(let raster, isWhole: true) = PictureDecoder.decode(
          bytes, header.kind, frame, side: Raster.pageSide)
      else { return nil }
      return raster
    }
  }
}
