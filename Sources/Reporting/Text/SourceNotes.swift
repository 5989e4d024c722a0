import DocExtract

/// What there is to say about files, for reading: the same words once, with the names of all the files they hold for.
public struct SourceNotes {
  /// Files with the same words that have a line each.
  private static let single = 3
  /// Names in one line.
  private static let named = 20
  /// Lines at most; a report says everything about each file as JSON.
  private static let shown = 60

  public init() {}

  /// `甲.pdf 第3、5–7页: 这一页…`, or for many files `压缩包已加密…(19 个文件):甲、乙…`; in the order of the files.
  public func lines(of sources: [ResultSource]) -> [String] {
    var groups: [(words: String, files: [String])] = []
    var known: [String: Int] = [:]
    for source in sources {
      for words in words(about: source) {
        if let index = known[words.words] {
          groups[index].files.append(words.path)
        } else {
          known[words.words] = groups.count
          groups.append((words.words, [words.path]))
        }
      }
    }
    let lines = groups.flatMap(lines)
    guard lines.count > Self.shown else { return lines }
    return lines.prefix(Self.shown) + ["……其余 \(lines.count - Self.shown) 条见 JSON 报告"]
  }

  /// What there is to say about one file, each thing once, its pages in front.
  func notes(about source: ResultSource) -> [String] {
    guard !source.ownIssues.isEmpty else { return [] }
    return words(about: source).map { words, path in
      let place = path.dropFirst(TextWidth.plain(source.path).count).drop { $0 == " " }
      return place.isEmpty ? words : "\(place):\(words)"
    }
  }

  private func lines(of group: (words: String, files: [String])) -> [String] {
    guard group.files.count > Self.single else { return group.files.map { "\($0): \(group.words)" } }
    let names = group.files.prefix(Self.named).joined(separator: "、")
    let rest = group.files.count > Self.named ? " ……" : ""
    return ["\(group.words)(\(group.files.count) 个文件):\(names)\(rest)"]
  }

  /// Each thing said about a file once, with its pages; of a file without words, its state.
  private func words(about source: ResultSource) -> [(words: String, path: String)] {
    var said: [(words: IssueWords, isWhole: Bool, pages: [Int])] = []
    var known: [String: Int] = [:]
    for issue in source.ownIssues {
      let words = IssueWords(issue)
      if let index = known[words.shared] {
        said[index].isWhole = said[index].isWhole && said[index].words.details == words.details
        said[index].pages += [issue.page].compactMap(\.self)
      } else {
        known[words.shared] = said.count
        said.append((words, true, [issue.page].compactMap(\.self)))
      }
    }
    guard !said.isEmpty else { return [(CaseWords.status(source.status), TextWidth.plain(source.path))] }
    return said.map { words, isWhole, pages in
      let place = pages.isEmpty ? "" : " " + PageWords.list(of: pages)
      return (TextWidth.plain(words.shared + (isWhole ? words.details : "")), TextWidth.plain(source.path + place))
    }
  }
}

/// What is said of a page, in parts: its number, which stands with the name of the file; what many pages may share; and
/// details in brackets at the end, which differ from page to page.
struct IssueWords {
  var shared: String
  var details = ""

  init(_ issue: ExtractionIssue) {
    shared = issue.message
    guard let page = issue.page else { return }
    let name = "第\(page)页"
    // Without the number a sentence must still be one: 与第1页相同, 没有识别, 的文字是从图片识别的.
    if shared.hasPrefix(name) { shared = String(shared.dropFirst(name.count)) }
    if shared.hasPrefix("的") { shared = String(shared.dropFirst()) }
    if shared.hasSuffix(")"), let open = shared.lastIndex(of: "(") {
      details = String(shared[open...])
      shared = String(shared[..<open])
    }
  }
}

/// Numbers of pages as a person writes them.
enum PageWords {
  /// `第3、5–7页`; 1-based, in any order.
  static func list(of pages: [Int]) -> String {
    var runs: [ClosedRange<Int>] = []
    for page in Set(pages).sorted() {
      if let last = runs.last, page == last.upperBound + 1 {
        runs[runs.count - 1] = last.lowerBound...page
      } else {
        runs.append(page...page)
      }
    }
    return "第"
      + runs.map { $0.count == 1 ? "\($0.lowerBound)" : "\($0.lowerBound)–\($0.upperBound)" }.joined(separator: "、")
      + "页"
  }
}
