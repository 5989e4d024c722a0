import CPage

/// What came of recognizing one page.
enum RecognitionOutcome {
  case read(RecognizedPage)
  /// There is no picture of the page that could be read.
  case noPicture(ExtractionIssue)
  case failed(RecognitionFailure)

  /// - Parameters:
  ///   - width: of the area that the picture covers, in points.
  ///   - picture: makes the picture.
  init(
    by recognizer: PageRecognizer, pageWidth width: Float, of picture: () throws(ExtractionIssue) -> ColourPicture
  ) {
    do throws(ExtractionIssue) {
      let picture = try picture()
      self = Self.read(picture, by: recognizer, Float(picture.width) * 72 / max(1, width))
    } catch {
      self = .noPicture(error)
    }
  }

  private static func read(
    _ picture: ColourPicture, by recognizer: PageRecognizer, _ resolution: Float
  ) -> RecognitionOutcome {
    do throws(RecognitionFailure) {
      return .read(try recognizer.read(picture, resolution: resolution))
    } catch {
      return .failed(error)
    }
  }

  /// What is known of a page.
  struct Verdict {
    var state: PageState
    var issues: [ExtractionIssue]
    /// Rings that were seen; `nil` when nothing was recognized and nothing written.
    var seals: [casecheck_picture]?
  }

  /// Writes what was recognized.
  ///
  /// - Parameters:
  ///   - area: where the picture lies on the page, in points.
  ///   - rules: ruling lines that the file draws itself.
  ///   - judged: what was said of the page before; a page that was read stays so, whatever becomes of its recognition.
  func write(
    page number: Int, area: Box, rules: [casecheck_rule] = [], instead judged: Verdict,
    to builder: inout DocumentBuilder
  ) -> Verdict {
    guard case .read(let recognized) = self, !recognized.lines.isEmpty else {
      if case .read(let empty) = self, empty.isBlank, judged.state != .read {
        return Verdict(state: .blank, issues: [], seals: [])
      }
      let (reason, issue) = failure(number)
      let isRead = judged.state == .read
      let isNamed = isRead || judged.issues.contains { $0.code != IssueCode.pageWithoutText.rawValue }
      return Verdict(
        state: isRead ? .read : .unread(because: reason), issues: (isNamed ? judged.issues : []) + [issue])
    }
    let writer = RecognizedPageWriter(recognized: recognized, number: number, area: area)
    writer.write(to: &builder, besides: rules)
    guard judged.state == .read || !recognized.isIllegible else {
      let reason = "第\(number)页的字大多认不出"
      let words = "\(reason),可能左右颠倒、不是中文、太模糊或者是手写的;请人工查看,或者重新扫描这一页"
      return Verdict(
        state: .unread(because: reason), issues: [ExtractionIssue(.recognitionFailed, page: number, words)],
        seals: writer.seals)
    }
    return Verdict(state: .read, issues: [Self.note(recognized, number)], seals: writer.seals)
  }

  /// Why nothing was recognized.
  private func failure(_ number: Int) -> (reason: String, issue: ExtractionIssue) {
    switch self {
    case .noPicture(let issue): return (issue.message, issue)
    case .failed(let failure):
      let reason = "第\(number)页没有识别"
      return (reason, ExtractionIssue(.recognitionFailed, page: number, "\(reason):\(failure.words)"))
    case .read:
      let reason = "第\(number)页是图片,没有认出文字"
      return (reason, ExtractionIssue(.pageWithoutText, page: number, "\(reason);请人工查看"))
    }
  }

  /// A page with a larger share of its lines unsure is doubtful as a whole: more than a fourth.
  private static let doubtful = 4

  /// Says that a page was recognized, and how much of it is doubtful.
  private static func note(_ page: RecognizedPage, _ number: Int) -> ExtractionIssue {
    if page.isCoarse {
      return ExtractionIssue(
        .recognizedPage, page: number,
        "第\(number)页的文字由 tesseract 识别,错字多,都按把握不大处理;请对照图片,或者运行 scripts/ocr/fetch 安装文字识别的模型")
    }
    let unsure = page.lines.count { $0.confidence < NeuralEngine.sureFrom }
    let repairs = page.lines.reduce(0) { $0 + $1.repairs }
    let details = [
      unsure == 0 ? nil : "\(page.lines.count) 行里有 \(unsure) 行把握不大", repairs == 0 ? nil : "按上下文或者校验码改正形近字 \(repairs) 处",
    ].compactMap(\.self)
    let doubt = unsure * Self.doubtful > page.lines.count ? ",许多行把握不大;请对照图片" : ";要紧处请对照图片"
    return ExtractionIssue(
      .recognizedPage, page: number,
      "第\(number)页的文字是从图片识别的\(doubt)" + (details.isEmpty ? "" : "(\(details.joined(separator: ",")))"))
  }
}

extension casecheck_picture {
  /// A red ring.
  init(ring box: Box) {
    self.init(
      x: Float(box.x), y: Float(box.y), width: Float(box.width), height: Float(box.height),
      kind: UInt32(CASECHECK_RED_RING))
  }
}

extension casecheck_page {
  /// Hands on the page without the pictures that were read, which fill most of it, and with the seals that were seen on
  /// them; valid inside `body` only.
  func afterRecognition<Result>(_ seals: [casecheck_picture], _ body: (casecheck_page) -> Result) -> Result {
    let kept = UnsafeBufferPointer(start: pictures, count: picture_count)
      .filter { $0.width * $0.height < 0.5 * width * height }
    return (kept + seals).withUnsafeBufferPointer { pictures in
      var page = self
      (page.pictures, page.picture_count) = (pictures.baseAddress, pictures.count)
      return body(page)
    }
  }
}
