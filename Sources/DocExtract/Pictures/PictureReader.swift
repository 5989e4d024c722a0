import CPage

/// Reads pictures, 图片, as pages without a text layer: JPEG, PNG, BMP, GIF, WebP, and TIFF with a page for each picture.
///
/// What such a page says is left to text recognition; here it is told whether it is blank, damaged or sealed.
enum PictureReader {
  /// The pages `range`, 1-based; pages beyond the last are left out.
  static func read(
    _ bytes: UnsafeRawBufferPointer, pages range: ClosedRange<Int>, limits: ReadingLimits,
    recognition: PageRecognition = .none
  ) throws(ExtractionIssue) -> (document: ExtractedDocument, pageCount: Int) {
    guard let header = PictureHeader(bytes) else {
      throw ExtractionIssue(.damaged, "图片已损坏,无法读取;请重新扫描或者重新拍摄")
    }
    guard header.kind != .heif else {
      throw ExtractionIssue(.unsupportedFormat, "HEIF/HEIC 图片,本版本不读取;请另存为 JPEG 或者 PNG 后重试")
    }
    let count = header.frames.count
    guard count > 0 else { throw ExtractionIssue(.damaged, "图片已损坏或者不完整,读不出尺寸;请重新扫描或者重新拍摄") }
    guard count <= limits.pages else {
      throw ExtractionIssue(.overLimit, "共 \(count) 页,超过 \(limits.pages) 页的限制;请按文书拆分后重试")
    }
    var builder = DocumentBuilder(isPlaced: true, limits: limits)
    for number in range.clamped(to: 1...count) where range.lowerBound <= count {
      let page = PicturePage(
        header: header, frame: header.frames[number - 1], number: number, limits: limits, recognition: recognition)
      page.read(bytes, into: &builder)
    }
    if header.isBroken {
      builder.issues.append(ExtractionIssue(.truncated, "文件不完整,后面的页可能没有读到;请重新扫描或者重新复制"))
    }
    return (builder.document(format: .picture, metadata: Metadata()), count)
  }
}

/// One picture as a page.
private struct PicturePage {
  let header: PictureHeader
  let frame: PictureHeader.Frame
  let number: Int
  let limits: ReadingLimits
  let recognition: PageRecognition

  func read(_ bytes: UnsafeRawBufferPointer, into builder: inout DocumentBuilder) {
    let start = builder.offset
    var page = Page(
      number: number, width: size.width, height: size.height, span: builder.span(from: start), state: .read,
      firstScalar: builder.scalars)
    page.state = look(at: bytes, &page, &builder)
    page.span = TextSpan(start: start, end: max(start, builder.offset - 1))
    PrintedSigns.mark(start..<page.span.end, firstScalar: page.firstScalar, page: number, in: &builder)
    builder.pages.append(page)
  }

  /// Pixels that a line of letters takes at least.
  private static let leastSide = 12

  private func look(
    at bytes: UnsafeRawBufferPointer, _ page: inout Page, _ builder: inout DocumentBuilder
  ) -> PageState {
    guard frame.hasSize else {
      return unread(.damagedPage, "第\(number)页的图片已损坏,读不出尺寸", "请重新扫描或者重新拍摄这一页", &builder)
    }
    guard frame.pixels <= limits.pixels else {
      let words = "第\(number)页的图片有 \(frame.width)×\(frame.height) 像素,超过 \(limits.pixels / 1_000_000) 百万像素的限制"
      return unread(.overLimit, words, "请降低分辨率后重试", &builder)
    }
    switch PictureDecoder.decode(bytes, header.kind, frame, side: Raster.pageSide) {
    case .damaged: return unread(.damagedPage, "第\(number)页的图片已损坏,无法解码", "请重新扫描或者重新拍摄这一页", &builder)
    case .notTried: break
    case .decoded(let raster, let isWhole):
      guard isWhole else {
        return unread(.damagedPage, "第\(number)页的图片数据不完整,只有一部分", "请重新扫描或者重新复制这一页", &builder)
      }
      if raster.isBlank { return .blank }
      guard min(frame.width, frame.height) >= Self.leastSide else {
        let words = "第\(number)页的图片只有 \(frame.width)×\(frame.height) 像素,看不出文字"
        return unread(.pageWithoutText, words, "请重新扫描这一页", &builder)
      }
      page.digest = raster.digest
      let seals = SealFinder.seals(on: raster, page: size)
      if let recognizer = recognition.recognizer { return recognize(bytes, by: recognizer, seals, &builder) }
      page.isRecognizable = true
      builder.marks += seals.map { Mark(kind: .seal, page: number, box: $0, confidence: 0.8) }
    }
    return unread(
      .pageWithoutText, "第\(number)页是图片,没有文字层,需要文字识别", recognition.recognition.advice, &builder)
  }

  private func recognize(
    _ bytes: UnsafeRawBufferPointer, by recognizer: PageRecognizer, _ seals: [Box], _ builder: inout DocumentBuilder
  ) -> PageState {
    let firstLine = builder.lines.count
    let outcome = RecognitionOutcome(by: recognizer, pageWidth: Float(size.width)) { () throws(ExtractionIssue) in
      guard let picture = PictureDecoder.picture(bytes, header.kind, frame) else {
        throw ExtractionIssue(.damagedPage, page: number, "第\(number)页的图片已损坏,无法解码;请重新扫描或者重新拍摄这一页")
      }
      return picture
    }
    let area = Box(x: 0, y: 0, width: size.width, height: size.height)
    let judged = RecognitionOutcome.Verdict(state: .unread(because: ""), issues: [])
    let verdict = outcome.write(page: number, area: area, instead: judged, to: &builder)
    builder.issues += verdict.issues
    var page = casecheck_page()
    (page.width, page.height) = (Float(size.width), Float(size.height))
    // Two ways to find seals: rings of stamps that letters cut, and ovals.
    page.afterRecognition((verdict.seals ?? []) + seals.map(casecheck_picture.init(ring:))) { page in
      var metadata = Metadata()
      PageFields(page: page, number: number, lines: firstLine..<builder.lines.count).write(to: &builder, &metadata)
    }
    return verdict.state
  }

  private var size: (width: Double, height: Double) { frame.pointSize }

  private func unread(
    _ code: IssueCode, _ reason: String, _ advice: String, _ builder: inout DocumentBuilder
  ) -> PageState {
    builder.issues.append(ExtractionIssue(code, page: number, "\(reason);\(advice)"))
    return .unread(because: reason)
  }
}

extension PictureHeader.Frame {
  /// In points, as shown, by the resolution the file names.
  ///
  /// Cameras write 72 or 96 for want of anything better: below 100 a page of a thousand pixels and more is taken for as
  /// long as A4, a smaller one for 200 pixels to the inch.
  var pointSize: (width: Double, height: Double) {
    guard hasSize else { return (0, 0) }
    let longer = Double(max(width, height))
    let assumed = longer >= 1_000 ? longer * 72 / 842 : 200
    // 3,937 pixels to the metre are a little less than 100 to the inch.
    let isKnown = 99...2_400 ~= xResolution && 99...2_400 ~= yResolution
    let shownWidth = Double(width) * 72 / (isKnown ? xResolution : assumed)
    let shownHeight = Double(height) * 72 / (isKnown ? yResolution : assumed)
    return isTurned ? (shownHeight, shownWidth) : (shownWidth, shownHeight)
  }
}
