import CPage

/// Reads one page of a PDF file.
struct PDFPageReader {
  let pdf: PDFDocument
  /// 1-based.
  let number: Int
  let limits: ReadingLimits
  let recognition: PageRecognition

  func read(into builder: inout DocumentBuilder, _ metadata: inout Metadata) {
    let start = builder.offset
    let firstScalar = builder.scalars
    guard let page = pdf.page(number) else {
      let reason = "第\(number)页已损坏,无法读取"
      builder.issues.append(ExtractionIssue(.damagedPage, page: number, "\(reason);请重新导出或者重新扫描这一页"))
      builder.pages.append(
        Page(
          number: number, width: 0, height: 0, span: builder.span(from: start), state: .unread(because: reason),
          firstScalar: firstScalar))
      return
    }
    let firstLine = builder.lines.count
    let judge = PageJudge(page: page, unseen: pdf.unseen, number: number, recognition: recognition.recognition)
    let (state, issues, isRecognizable) = judge.judgement
    var verdict = RecognitionOutcome.Verdict(state: state, issues: issues)
    let outcome = isRecognizable ? recognized(page) : nil
    if let outcome {
      let area = Box(x: 0, y: 0, width: Double(page.width), height: Double(page.height))
      let rules = UnsafeBufferPointer(start: page.rules, count: page.rule_count)
      verdict = outcome.write(page: number, area: area, rules: Array(rules), instead: verdict, to: &builder)
    }
    func writeFields(_ page: casecheck_page) {
      PageFields(page: page, number: number, lines: firstLine..<builder.lines.count).write(to: &builder, &metadata)
    }
    if let seals = verdict.seals {
      page.afterRecognition(seals, writeFields)
    } else {
      PageLayout(page, number: number).write(to: &builder)
      writeFields(page)
    }
    let end = max(start, builder.offset - 1)
    PrintedSigns.mark(start..<end, firstScalar: firstScalar, page: number, in: &builder)
    builder.issues += verdict.issues
    var read = Page(
      number: number, width: Double(page.width), height: Double(page.height), span: TextSpan(start: start, end: end),
      state: verdict.state, firstScalar: firstScalar)
    read.isRecognizable = isRecognizable && outcome == nil
    if read.isRecognizable { read.likeness = pdf.likeness(of: number) }
    builder.pages.append(read)
  }

  /// What recognition makes of the page; `nil` when it is not asked now.
  private func recognized(_ page: casecheck_page) -> RecognitionOutcome? {
    guard let recognizer = recognition.recognizer else { return nil }
    return RecognitionOutcome(by: recognizer, pageWidth: page.width) { () throws(ExtractionIssue) in
      try pdf.picture(of: number, mostPixels: min(limits.pixels, PageRecognizer.mostPixels))
    }
  }
}
