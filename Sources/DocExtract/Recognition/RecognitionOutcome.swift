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

  /// Writes what was recognized.
  ///
  /// - Parameters:
  ///   - area: where the picture lies on the page, in points.
  ///   - rules: ruling lines that the file draws itself.
  ///   - judged: what was said of the page before; it stands when nothing was recognized.
  /// - Returns: the state of the page, and what to say of it.
  func write(
    page number: Int, area: Box, rules: [casecheck_rule] = [], instead judged: [ExtractionIssue],
    to builder: inout DocumentBuilder
  ) -> (state: PageState, issues: [ExtractionIssue]) {
    switch self {
    case .noPicture(let issue): return (.unread(because: issue.message), [issue])
    case .failed(let failure):
      let reason = "第\(number)页没有识别"
      let issue = ExtractionIssue(.recognitionFailed, page: number, "\(reason):\(failure.words)")
      return (.unread(because: reason), judged + [issue])
    case .read(let recognized):
      guard !recognized.lines.isEmpty else {
        let reason = "第\(number)页是图片,没有认出文字"
        return (
          .unread(because: reason), [ExtractionIssue(.pageWithoutText, page: number, "\(reason);请人工查看")]
        )
      }
      RecognizedPageWriter(recognized: recognized, number: number, area: area).write(to: &builder, besides: rules)
      return (.read, [Self.note(recognized, number)])
    }
  }

  /// Says that a page was recognized, and how much of it is doubtful.
  private static func note(_ page: RecognizedPage, _ number: Int) -> ExtractionIssue {
    let unsure = page.lines.count { $0.confidence < NeuralEngine.sureFrom }
    let doubt = unsure == 0 ? "" : ",\(page.lines.count) 行里有 \(unsure) 行把握不大"
    return ExtractionIssue(.recognizedPage, page: number, "第\(number)页的文字是从图片识别的\(doubt);要紧处请对照图片")
  }
}
