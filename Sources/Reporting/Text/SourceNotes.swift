public import DocExtract

/// What there is to say about files, for reading: the same words once, with the names of all the files they hold for.
public struct SourceNotes {
  private let redactor: Redactor
  /// Files with the same words that have a line each.
  private static let single = 3
  /// Names in one line.
  private static let named = 20
  /// Lines at most; a report says everything about each file as JSON.
  private static let shown = 60

  public init(redactor: Redactor = Redactor(isOn: false)) { self.redactor = redactor }

  /// `甲.pdf 第3、5–7页: 这一页…`, or for many files `压缩包已加密…(19 个文件):甲、乙…`; in the order of the files.
  public func lines(of sources: [ExtractedSource]) -> [String] {
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

  private func lines(of group: (words: String, files: [String])) -> [String] {
    guard group.files.count > Self.single else { return group.files.map { "\($0): \(group.words)" } }
    let names = group.files.prefix(Self.named).joined(separator: "、")
    let rest = group.files.count > Self.named ? " ……" : ""
    return ["\(group.words)(\(group.files.count) 个文件):\(names)\(rest)"]
  }

  /// Each thing said about a file once, with its pages; of a file without words, its state.
  private func words(about source: ExtractedSource) -> [(words: String, path: String)] {
    var said: [(words: String, pages: [Int])] = []
    for issue in source.allIssues {
      let words = redactor.masked(issue.message)
      if let index = said.firstIndex(where: { $0.words == words }) {
        said[index].pages += [issue.page].compactMap(\.self)
      } else {
        said.append((words, [issue.page].compactMap(\.self)))
      }
    }
    if said.isEmpty { said.append((CaseWords.status(source.status), [])) }
    return said.map { words, pages in
      let place = pages.isEmpty ? "" : " " + PageWords.list(of: pages)
      return (TextWidth.plain(words), TextWidth.plain(source.file.path + place))
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
