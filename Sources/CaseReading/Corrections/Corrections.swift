/// What a person says of documents that were misread, 更正: it wins over reading, and the report shows it (DESIGN §5).
public struct Corrections: Sendable {
  struct Case: Sendable {
    /// Path of the case as reports show it; `nil` for every case of the run.
    var path: String?
    var documents: [DocumentCorrection]
  }
  let cases: [Case]

  public init() { cases = [] }

  init(cases: [Case]) { self.cases = cases }

  /// The cases that are spoken of and are none of `paths`.
  public func cases(missingFrom paths: [String]) -> [String] {
    let folders = Set(paths + paths.compactMap { $0.split(separator: "/").last.map(String.init) })
    return cases.compactMap(\.path).filter { !folders.contains($0) }
  }

  /// What is said of the case at `path`, which may be named by its folder alone.
  public func documents(of path: String) -> [DocumentCorrection] {
    let folder = path.split(separator: "/").last.map(String.init)
    return cases.filter { $0.path == nil || $0.path == path || $0.path == folder }.flatMap(\.documents)
  }
}

/// A person's word on one document: where it begins and ends, what it is, what it says.
public struct DocumentCorrection: Sendable {
  /// Where the document stands in its file.
  enum Place: Sendable, Equatable {
    /// The whole file.
    case file
    /// 1-based pages, those of the file.
    case pages(ClosedRange<Int>)
    /// 1-based paragraphs, for files without pages.
    case paragraphs(ClosedRange<Int>)
  }

  /// Path of the file inside the case.
  var file: String
  var place: Place
  /// The words that its first line begins with, where it does not begin with a page.
  var begins: String?
  /// An id of a kind, or `unknown`.
  var kind: String?
  var fields: [FieldCorrection]
  /// In the file of corrections, 1-based.
  var line: Int

  struct FieldCorrection: Sendable {
    var id: String
    /// As the document writes them; `absent` and `blank` alone have their own meaning.
    var values: [String]
  }
}
