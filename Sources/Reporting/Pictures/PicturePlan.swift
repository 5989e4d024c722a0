public import CaseReading
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

  /// Without the pages of some files.
  public mutating func leaveOut(_ sources: Set<String>) { strips.removeAll { sources.contains($0.source) } }

  /// Points above and below what is boxed.
  static let margin = 110.0
  /// Pages of one case; beyond that the words of a finding have to do.
  private static let mostPages = 80

  /// - Parameter redactor: what it hides is blackened. The public gets no pictures: nobody can tell whose hand wrote on them.
  public init(_ report: CaseReport, redactor: Redactor) {
    let file = report.file
    let worstFirst = report.results.flatMap(\.findings).sorted { $0.severity > $1.severity }
    let places = worstFirst.flatMap(\.evidence).compactMap { evidence -> (CasePages.Key, [Box])? in
      guard file.sources.indices.contains(evidence.source), let document = file.sources[evidence.source].document else {
        return nil
      }
      let place = EvidenceLocator(document).place(of: evidence.span)
      let path = place.file ?? file.sources[evidence.source].file.path
      return place.page.map { (CasePages.Key(source: path, page: $0), place.boxes) }
    }
    self.init(places, of: file, redactor)
  }

  /// For a result that was saved, with the files as they were read again.
  public init(_ result: ResultCase, file: CaseFile, redactor: Redactor) {
    let places = result.sortedFindings.flatMap(\.finding.evidence).compactMap { evidence -> (CasePages.Key, [Box])? in
      evidence.place.page.map { (CasePages.Key(source: evidence.source, page: $0), evidence.place.lineBoxes) }
    }
    self.init(places, of: file, redactor)
  }

  private init(_ places: [(CasePages.Key, [Box])], of file: CaseFile, _ redactor: Redactor) {
    guard redactor.audience != .public || !redactor.isOn else { return }
    let secrets = redactor.apart.knowing(file)
    var shown: [CasePages.Key: (page: PageOfCase, boxes: [Box])] = [:]
    for (key, boxes) in places where !boxes.isEmpty {
      if shown[key] == nil {
        guard shown.count < Self.mostPages, let page = PageOfCase(key, in: file), page.isKnown || !redactor.isOn else {
          continue
        }
        shown[key] = (page, [])
      }
      shown[key]?.boxes += boxes
    }
    strips = shown.sorted { $0.key < $1.key }.map { key, entry in
      let area = entry.page.strip(around: entry.boxes, margin: Self.margin)
      let blackened = entry.page.hidden(by: secrets).filter(area.touches)
      return Strip(source: key.source, area: PageArea(page: key.page, box: area, blackened: blackened))
    }
  }
}

/// A page of a file of a case, with its text.
private struct PageOfCase {
  let document: ExtractedDocument
  let page: Page

  /// `nil` when no file of the case has the page.
  init?(_ key: CasePages.Key, in file: CaseFile) {
    for source in file.sources {
      guard let document = source.document else { continue }
      let page = document.pages.first { page in
        let origin = document.origin(ofPage: page.number)
        return origin.page == key.page && (origin.file ?? source.file.path) == key.source
      }
      guard let page, page.width > 0, page.height > 0 else { continue }
      (self.document, self.page) = (document, page)
      return
    }
    return nil
  }

  /// Whether all that it says was read: what nobody read cannot be blackened.
  var isKnown: Bool { page.state == .read }

  /// The width of the page, as high as what is boxed with a margin; all of it when little would be left out.
  func strip(around boxes: [Box], margin: Double) -> Box {
    let top = max(0, (boxes.map(\.y).min() ?? 0) - margin)
    let bottom = min(page.height, (boxes.map(\.maxY).max() ?? page.height) + margin)
    guard top < bottom, bottom - top < page.height * 0.85 else {
      return Box(x: 0, y: 0, width: page.width, height: page.height)
    }
    return Box(x: 0, y: top, width: page.width, height: bottom - top)
  }

  /// Where something stands on the page that must not be seen: words, and photographs, such as copies of identity cards.
  func hidden(by redactor: Redactor) -> [Box] {
    guard redactor.isOn else { return [] }
    return words(hiddenBy: redactor) + photographs
  }

  /// Pictures that are neither specks nor the page itself.
  private var photographs: [Box] {
    let whole = page.width * page.height
    return document.marks.compactMap { mark in
      guard mark.page == page.number, mark.kind == .picture, let box = mark.box,
        (0.005...0.6).contains(box.width * box.height / whole)
      else { return nil }
      return box
    }
  }

  private func words(hiddenBy redactor: Redactor) -> [Box] {
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
