/// Finds pages of one file that show the same: a sheet that was scanned or printed twice.
enum DuplicatePages {
  /// Scalars; pages with less look alike by chance.
  private static let leastText = 20

  /// Notes every page that repeats an earlier one; nothing is taken away.
  static func note(in document: inout ExtractedDocument) {
    guard document.pages.count > 1 else { return }
    let pictured = Set(document.marks.filter { [.picture, .ink, .seal].contains($0.kind) }.compactMap(\.page))
    var first: [Int: [Int]] = [:]
    for (index, page) in document.pages.enumerated() {
      guard let key = key(of: page, in: document, hasPictures: pictured.contains(page.number)) else { continue }
      if let original = first[key]?.first(where: { isSame(document.pages[$0], page, in: document) }) {
        let number = document.pages[original].number
        document.issues.append(
          ExtractionIssue(.duplicatePage, page: page.number, "第\(page.number)页与第\(number)页相同;请核对是否重复扫描或者重复装订"))
      } else {
        first[key, default: []].append(index)
      }
    }
  }

  /// Equal for equal pages; `nil` for those that cannot be compared: blank, unread, or with pictures besides their text.
  private static func key(of page: Page, in document: ExtractedDocument, hasPictures: Bool) -> Int? {
    var hasher = Hasher()
    if !page.digest.isEmpty {
      hasher.combine(page.digest)
      return hasher.finalize()
    }
    guard page.state == .read, !hasPictures, page.span.end - page.span.start >= leastText else { return nil }
    for byte in text(of: page, in: document) { hasher.combine(byte) }
    return hasher.finalize()
  }

  private static func text(of page: Page, in document: ExtractedDocument) -> Substring.UTF8View {
    let utf8 = document.text.utf8
    let start = utf8.index(utf8.startIndex, offsetBy: page.span.start)
    return document.text[start..<utf8.index(start, offsetBy: page.span.end - page.span.start)].utf8
  }

  private static func isSame(_ a: Page, _ b: Page, in document: ExtractedDocument) -> Bool {
    guard a.digest == b.digest, a.width == b.width, a.height == b.height else { return false }
    guard a.digest.isEmpty else { return true }
    guard text(of: a, in: document).elementsEqual(text(of: b, in: document)) else { return false }
    let count = String(text(of: a, in: document))?.unicodeScalars.count ?? 0
    let boxes = document.boxes
    guard max(a.firstScalar, b.firstScalar) + count <= boxes.count else { return false }
    return (0..<count).allSatisfy { boxes[a.firstScalar + $0] == boxes[b.firstScalar + $0] }
  }
}
