import CaseReading
import Checks
public import DocExtract

/// Which parts of which pages a report of a case shows: strips of the pages where something was found.
public struct PicturePlan: Sendable, Equatable {
  public struct Strip: Sendable, Equatable {
    /// Path of the file in the case.
    public var source: String
    public var area: PageArea
  }
  /// One for each page, sorted by file and page.
  public private(set) var strips: [Strip] = []

  /// Points above and below what is boxed.
  static let margin = 110.0
  /// Pages of one case; beyond that the words of a finding have to do.
  private static let mostPages = 80

  /// - Parameter redactor: what it hides is blackened. The public gets no pictures: nobody can tell whose hand wrote on them.
  public init(_ report: CaseReport, redactor: Redactor) {
    guard redactor.audience != .public || !redactor.isOn else { return }
    let file = report.file
    let secrets = redactor.apart.knowing(file)
    var shown: [CasePages.Key: (page: PageOfCase, boxes: [Box])] = [:]
    let worstFirst = report.results.flatMap(\.findings).sorted { $0.severity > $1.severity }
    for evidence in worstFirst.flatMap(\.evidence) {
      guard let (page, boxes) = PageOfCase.shown(by: evidence, in: file) else { continue }
      guard shown[page.key] != nil || shown.count < Self.mostPages else { continue }
      shown[page.key, default: (page, [])].boxes += boxes
    }
    strips = shown.sorted { $0.key < $1.key }.map { key, entry in
      let area = entry.page.strip(around: entry.boxes, margin: Self.margin)
      return Strip(
        source: key.source,
        area: PageArea(page: key.page, box: area, blackened: entry.page.hidden(by: secrets).filter(area.touches)))
    }
  }
}

/// A page of a file of a case, with its text.
private struct PageOfCase {
  var document: ExtractedDocument
  var page: Page
  var key: CasePages.Key

  /// The page that a quotation stands on, and where; `nil` in formats without pages.
  static func shown(by evidence: Evidence, in file: CaseFile) -> (PageOfCase, [Box])? {
    guard file.sources.indices.contains(evidence.source), let document = file.sources[evidence.source].document,
      let page = document.pages.last(where: { $0.span.start <= evidence.span.start }) ?? document.pages.first
    else { return nil }
    let place = EvidenceLocator(document).place(of: evidence.span)
    guard let number = place.page, !place.boxes.isEmpty, page.width > 0, page.height > 0 else { return nil }
    let path = place.file ?? file.sources[evidence.source].file.path
    return (PageOfCase(document: document, page: page, key: CasePages.Key(source: path, page: number)), place.boxes)
  }

  /// The width of the page, as high as what is boxed with a margin; all of it when little would be left out.
  func strip(around boxes: [Box], margin: Double) -> Box {
    let top = max(0, (boxes.map(\.y).min() ?? 0) - margin)
    let bottom = min(page.height, (boxes.map(\.maxY).max() ?? page.height) + margin)
    guard top < bottom, bottom - top < page.height * 0.85 else {
      return Box(x: 0, y: 0, width: page.width, height: page.height)
    }
    return Box(x: 0, y: top, width: page.width, height: bottom - top)
  }

  /// Where something stands on the page that must not be seen.
  func hidden(by redactor: Redactor) -> [Box] {
    let utf8 = document.text.utf8
    let (start, end) = (min(page.span.start, utf8.count), min(page.span.end, utf8.count))
    guard start < end else { return [] }
    let range = utf8.index(utf8.startIndex, offsetBy: start)..<utf8.index(utf8.startIndex, offsetBy: end)
    let locator = EvidenceLocator(document)
    return redactor.hiddenRanges(ofPage: Array(utf8[range])).flatMap { hidden in
      locator.place(of: TextSpan(start: start + hidden.lowerBound, end: start + hidden.upperBound)).boxes
    }
  }
}

extension Box {
  fileprivate func touches(_ other: Box) -> Bool {
    x < other.maxX && other.x < maxX && y < other.maxY && other.y < maxY
  }
}
