import CPage

/// Reads one page of an OFD file.
struct OFDPageReader {
  let document: OFDDocument
  let painted: OFDTemplates
  let entry: OFDDocument.PageEntry
  /// 1-based, in the whole file.
  let number: Int
  /// Places of signatures on this page.
  let stamps: [OFDStamp]
  let recognition: PageRecognition

  func read(into builder: inout DocumentBuilder, _ metadata: inout Metadata) {
    let start = builder.offset
    let firstScalar = builder.scalars
    guard let path = entry.path else {
      return damaged("第\(number)页缺失,包内没有它的文件", start, firstScalar, &builder)
    }
    guard let root = try? document.package.xml(path)?.root else {
      return damaged("第\(number)页已损坏,无法读取", start, firstScalar, &builder)
    }
    guard let (width, height, toPoints) = size(of: root) else {
      return damaged("第\(number)页的尺寸有误,无法读取", start, firstScalar, &builder)
    }
    var content = content(of: root, at: path, width, height, toPoints)
    content.leaveOutUnseen(width: width, height: height)
    content.lookAtScans(with: document.resources.pictures)
    let firstLine = builder.lines.count
    var isRecognizable = false
    let state = content.withPage(width: width, height: height) { page in
      let judge = PageJudge(
        page: page, unseen: content.unseen, number: number, recognition: recognition.recognition)
      let (state, issues, isMendable) = judge.judgement
      var verdict = RecognitionOutcome.Verdict(state: state, issues: issues)
      let outcome = isMendable ? content.scan.flatMap(recognized) : nil
      if let outcome, let scan = content.scan {
        verdict = outcome.write(page: number, area: scan.box, instead: verdict, to: &builder)
      }
      isRecognizable = isMendable && content.scan != nil && outcome == nil
      func writeFields(_ page: casecheck_page) {
        let fields = PageFields(page: page, number: number, lines: firstLine..<builder.lines.count)
        fields.write(to: &builder, &metadata)
        write(content, fields, toPoints, &builder, &metadata)
      }
      if let seals = verdict.seals {
        page.afterRecognition(seals, writeFields)
      } else {
        PageLayout(page, number: number).write(to: &builder)
        writeFields(page)
      }
      builder.issues += verdict.issues
      let end = max(start, builder.offset - 1)
      PrintedSigns.mark(start..<end, firstScalar: firstScalar, page: number, in: &builder)
      return verdict.state
    }
    var page = Page(
      number: number, width: width, height: height,
      span: TextSpan(start: start, end: max(start, builder.offset - 1)), state: state, firstScalar: firstScalar)
    page.isRecognizable = isRecognizable
    builder.pages.append(page)
  }

  /// The picture that the page is; `nil` for a page of letters, and when the picture cannot be decoded.
  func scannedPage() -> ScannedPage? {
    guard let path = entry.path, let root = try? document.package.xml(path)?.root,
      let (width, height, toPoints) = size(of: root)
    else { return nil }
    let content = content(of: root, at: path, width, height, toPoints)
    guard content.isWithoutText, let scan = content.scan else { return nil }
    let most = document.package.limits.pixels
    return document.resources.pictures.picture(scan.path, mostPixels: most).map {
      ScannedPage(picture: $0, box: scan.box)
    }
  }

  /// In points, with the way there from the units of the page; `nil` when nothing that is meant to be read is so large.
  private func size(of root: XMLElement) -> (width: Double, height: Double, toPoints: OFDTransform)? {
    let area = root.child(.ofdArea).flatMap(OFDDocument.area) ?? document.area
    let scale = OFDTransform.pointsPerMillimetre
    let (width, height) = (area.width * scale, area.height * scale)
    guard width <= 100_000, height <= 100_000 else { return nil }
    return (width, height, OFDTransform(a: scale, d: scale, e: -area.x * scale, f: -area.y * scale))
  }

  /// What recognition makes of the picture of the page; `nil` when it is not asked now.
  private func recognized(_ scan: OFDScan) -> RecognitionOutcome? {
    guard let recognizer = recognition.recognizer else { return nil }
    return RecognitionOutcome(by: recognizer, pageWidth: Float(scan.box.width)) { () throws(ExtractionIssue) in
      let limits = document.package.limits
      guard let picture = document.resources.pictures.picture(scan.path, mostPixels: limits.pixels) else {
        throw ExtractionIssue(.damagedPage, page: number, "第\(number)页的图片已损坏或者太大,没有识别;请重新扫描这一页")
      }
      return picture
    }
  }

  private func damaged(_ reason: String, _ start: Int, _ firstScalar: Int, _ builder: inout DocumentBuilder) {
    builder.issues.append(ExtractionIssue(.damagedPage, page: number, "\(reason);请重新导出或者重新复制"))
    builder.pages.append(
      Page(
        number: number, width: 0, height: 0, span: builder.span(from: start), state: .unread(because: reason),
        firstScalar: firstScalar))
  }

  /// What the page itself, its templates and its annotations show.
  private func content(
    of root: XMLElement, at path: String, _ width: Double, _ height: Double, _ toPoints: OFDTransform
  ) -> OFDPageContent {
    document.resources.load([.ofdPageRes], of: root, at: path)
    let (below, above) = painted.content(for: root, width: width, height: height, toPoints)
    var painter = OFDPainter(resources: document.resources, width: width, height: height)
    painter.content = below
    for element in root.children where element.name == .ofdContent { painter.paint(element, under: toPoints) }
    painter.content.append(above)
    if let id = entry.id {
      for file in (document.annotations[id] ?? []).prefix(100) {
        OFDAnnotations(package: document.package, path: file).paint(with: &painter, under: toPoints)
      }
    }
    return painter.content
  }

  /// Writes what is no part of the page's own text: words of annotations, and the places of signatures.
  private func write(
    _ content: OFDPageContent, _ fields: PageFields, _ toPoints: OFDTransform, _ builder: inout DocumentBuilder,
    _ metadata: inout Metadata
  ) {
    metadata.hasComments = metadata.hasComments || content.hasComments
    for remark in content.remarks { fields.write(remark.text, role: .annotation, box: remark.box, to: &builder) }
    for box in content.ink { fields.mark(.ink, box, text: "", confidence: 0.6, in: &builder) }
    for stamp in stamps {
      metadata.isSigned = true
      let box = toPoints.area(stamp.area)
      if stamp.isSeal { fields.mark(.seal, box, text: stamp.sealName, in: &builder) }
      fields.mark(.digitalSignature, box, text: stamp.signer, in: &builder)
    }
  }
}

/// The place of a signature on a page.
struct OFDStamp {
  /// In millimetres.
  var area: Box
  var isSeal: Bool
  var sealName: String
  /// Never empty.
  var signer: String
}
