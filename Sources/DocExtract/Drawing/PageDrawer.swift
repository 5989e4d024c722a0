import CPoppler

/// Draws parts of pages in this process: the work of a worker.
///
/// PDF and pictures are drawn as they are shown; of OFD only pages that are scans: its glyphs are read and not drawn.
enum PageDrawer {
  /// Pixels of one picture; a whole page of A3 at 110 to the inch has 2.3 million.
  private static let mostPixels = 12_000_000.0

  static func part(of path: String, _ area: PageArea, limits: ReadingLimits) -> ExtractedPart {
    do throws(ExtractionIssue) {
      let file = try MappedFile(path: path, limits: limits)
      return try withExtendedLifetime(file) { () throws(ExtractionIssue) in
        try part(drawing: file.bytes, area, limits: limits)
      }
    } catch {
      return ExtractedPart(format: .unknown, issues: [error])
    }
  }

  static func part(
    drawing bytes: UnsafeRawBufferPointer, _ area: PageArea, limits: ReadingLimits
  ) throws(ExtractionIssue) -> ExtractedPart {
    var part = ExtractedPart(format: FormatSniffer.format(of: bytes))
    let scale = Double(area.resolution.clamped(to: PageArea.resolutions)) / 72
    let room = max(1, area.box.width * area.box.height * scale * scale)
    let fitting = PixelArea(area.box, scale: scale * min(1, (mostPixels / room).squareRoot()))
    switch part.format {
    case .pdf: part.picture = try drawn(bytes, area, fitting)
    case .picture: part.picture = try shown(bytes, area, fitting, limits)
    case .ofd:
      part.picture = try OFDReader.scan(bytes, page: area.page, limits: limits).flatMap { $0.cut(area, fitting) }
    default: throw ExtractionIssue(.unsupportedFormat, page: area.page, "没有页面,画不成图片")
    }
    return part
  }

  private static func drawn(
    _ bytes: UnsafeRawBufferPointer, _ area: PageArea, _ wanted: PixelArea
  ) throws(ExtractionIssue) -> PagePicture? {
    try PDFDocument(bytes).picture(of: area.page, wanted).encoded(area)
  }

  private static func shown(
    _ bytes: UnsafeRawBufferPointer, _ area: PageArea, _ wanted: PixelArea, _ limits: ReadingLimits
  ) throws(ExtractionIssue) -> PagePicture? {
    guard let header = PictureHeader(bytes), header.frames.indices.contains(area.page - 1) else { throw damaged(area) }
    let frame = header.frames[area.page - 1]
    guard frame.hasSize, frame.pixels <= limits.pixels else { throw damaged(area) }
    let size = frame.pointSize
    let side = Int((max(size.width, size.height) * wanted.scale).rounded(.up))
    guard side > 0, side < 20_000,
      case .decoded(let raster, _) = PictureDecoder.decode(bytes, header.kind, frame, side: side),
      let picture = ColourPicture(raster)
    else { throw damaged(area) }
    let page = Box(x: 0, y: 0, width: size.width, height: size.height)
    return ScannedPage(picture: picture, box: page).cut(area, wanted)
  }

  private static func damaged(_ area: PageArea) -> ExtractionIssue {
    ExtractionIssue(.damagedPage, page: area.page, "第\(area.page)页画不成图片")
  }
}

/// A part of a page in pixels.
struct PixelArea {
  var left, top, width, height: Int
  /// Pixels to the point.
  var scale: Double

  /// The pixels that a box touches.
  init(_ box: Box, scale: Double) {
    func pixel(_ value: Double) -> Int { Int(min(1e6, max(-1e6, value * scale))) }
    (left, top) = (pixel(box.x), pixel(box.y))
    width = max(1, pixel(box.maxX) + 1 - left)
    height = max(1, pixel(box.maxY) + 1 - top)
    self.scale = scale
  }

  var box: Box {
    Box(x: Double(left) / scale, y: Double(top) / scale, width: Double(width) / scale, height: Double(height) / scale)
  }
}

/// The picture that a page is, with the part of the page that it covers.
struct ScannedPage {
  var picture: ColourPicture
  var box: Box

  /// - Returns: `nil` when the area lies beside the picture.
  func cut(_ area: PageArea, _ wanted: PixelArea) -> PagePicture? {
    guard box.width > 0, box.height > 0 else { return nil }
    let fineness = Double(picture.width) / box.width
    let scale = min(wanted.scale, fineness)
    let width = max(1, Int((box.width * scale).rounded())), height = max(1, Int((box.height * scale).rounded()))
    let small = picture.reduced(width: width, height: height)
    let shifted = Box(
      x: area.box.x - box.x, y: area.box.y - box.y, width: area.box.width, height: area.box.height)
    guard var part = small.part(PixelArea(shifted, scale: scale)) else { return nil }
    part.area.left += Int((box.x * scale).rounded())
    part.area.top += Int((box.y * scale).rounded())
    return part.encoded(area)
  }
}

/// Pixels of a page with the place that they have on it.
struct DrawnArea {
  var picture: ColourPicture
  var area: PixelArea

  func encoded(_ wanted: PageArea) -> PagePicture? {
    var picture = picture
    for box in wanted.blackened {
      var black = PixelArea(box, scale: area.scale)
      black.left -= area.left
      black.top -= area.top
      picture.blacken(black)
    }
    return PictureEncoder.encode(picture, showing: area.box)
  }
}

extension ColourPicture {
  /// The part that lies inside; `nil` when none does.
  func part(_ wanted: PixelArea) -> DrawnArea? {
    let (left, top) = (max(0, wanted.left), max(0, wanted.top))
    let (right, bottom) = (min(width, wanted.left + wanted.width), min(height, wanted.top + wanted.height))
    guard left < right, top < bottom else { return nil }
    var cut: [UInt8] = []
    cut.reserveCapacity((right - left) * (bottom - top) * 3)
    for row in top..<bottom { cut += bytes[((row * width + left) * 3)..<((row * width + right) * 3)] }
    var area = wanted
    (area.left, area.top, area.width, area.height) = (left, top, right - left, bottom - top)
    return ColourPicture(width: area.width, height: area.height, bytes: cut).map { DrawnArea(picture: $0, area: area) }
  }

  /// With a pixel more on every side: letters have soft edges.
  mutating func blacken(_ area: PixelArea) {
    let (left, right) = (max(0, area.left - 1), min(width, area.left + area.width + 1))
    guard left < right else { return }
    for row in max(0, area.top - 1)..<max(0, min(height, area.top + area.height + 1), area.top - 1) {
      for place in ((row * width + left) * 3)..<((row * width + right) * 3) { bytes[place] = 0 }
    }
  }

  /// Made smaller: each pixel is the mean of those that it stands for.
  func reduced(width newWidth: Int, height newHeight: Int) -> ColourPicture {
    guard newWidth < width || newHeight < height else { return self }
    let planes = planes(width: newWidth, height: newHeight)
    var small = ColourPicture(paperOf: newWidth, by: newHeight)
    let count = newWidth * newHeight
    for place in 0..<count {
      for (part, plane) in [2, 1, 0].enumerated() {
        small.bytes[place * 3 + part] = UInt8(max(0, min(255, (planes[plane * count + place] + 1) * 127.5 + 0.5)))
      }
    }
    return small
  }
}

extension Int {
  fileprivate func clamped(to range: ClosedRange<Int>) -> Int {
    Swift.min(range.upperBound, Swift.max(range.lowerBound, self))
  }
}
