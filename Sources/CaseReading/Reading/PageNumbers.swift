import DocExtract

/// The numbers that the pages of a file bear, 页码: those of its documents (`第1页 共3页`) and those of the volume (`12`).
struct PageNumbers {
  struct Own: Equatable {
    /// 1-based.
    var number: Int
    var total: Int
  }
  /// By page of the file.
  private(set) var own: [Int: Own] = [:]
  private(set) var plain: [Int: Int] = [:]
  /// `第2页 共9页` counts the pages of the file, whatever documents it holds.
  private(set) var countsFile = false
  /// Every number is one of a single count that is at least as long as the file, and none comes twice: where the file
  /// holds several documents, the count is that of the volume.
  private(set) var hasOneCount = false

  /// Lines looked at from the top and from the bottom of a page.
  private static let edge = 3
  /// A number of a page and its words are short, in bytes.
  private static let longest = 60
  /// Pages with numbers of one count that make it one.
  private static let leastCounted = 3

  /// - Parameter isAlone: whether a file of one page is looked at too; there, `第1页 共1页` says nothing.
  init(_ document: ExtractedDocument, ofSinglePages isAlone: Bool = false) {
    guard document.pages.count > 1 || isAlone else { return }
    var lines: [Int: [TextSpan]] = [:]
    for line in document.lines {
      if let page = line.page { lines[page, default: []].append(line.span) }
    }
    guard let pattern = Self.pattern else { return }
    var text = document.text
    text.withUTF8 { bytes in
      for (page, spans) in lines {
        let edges = spans.count <= 2 * Self.edge ? spans[...] : spans.prefix(Self.edge) + spans.suffix(Self.edge)
        for span in edges where span.end - span.start <= Self.longest {
          let line = bytes[span.range.clamped(to: 0..<bytes.count)]
          guard line.contains(where: { 0x30...0x39 ~= $0 || $0 == 0xE9 }) else { continue }
          read(line.filter { $0 > 0x20 }, page, pattern)
        }
      }
    }
    let pages = document.pages
    countsFile = own.allSatisfy { page, own in own.total == pages.count && own.number == page - pages[0].number + 1 }
    hasOneCount =
      own.count >= Self.leastCounted && own.values.allSatisfy { $0.total >= pages.count }
      && Set(own.values.map(\.total)).count == 1 && Set(own.values.map(\.number)).count == own.count
  }

  /// `第1页 共3页`, `共3页 第1页`, `1/3`; `- 12 -`, `第12页`.
  private static let pattern = try? Pattern(
    """
    第(?<n1>N)页[,，/、;(]*共(?<t1>N)页|共(?<t2>N)页[,，/、;(]*第(?<n2>N)页|^[-—(]*(?<n3>\\d{1,2})/(?<t3>\\d{1,2})[-—)]*$\
    |^[-—·(]*(?<p1>\\d{1,4})[-—·)]*$|^第(?<p2>\\d{1,4})页$
    """.replacing("N", with: #"\d{1,3}|[一二三四五六七八九十]{1,3}"#))

  private mutating func read(_ line: [UInt8], _ page: Int, _ pattern: Pattern) {
    guard let match = pattern.firstMatch(in: line) else { return }
    func number(_ names: String...) -> Int? {
      names.lazy.compactMap { match[$0] }.first.flatMap { Self.value(String(decoding: line[$0], as: UTF8.self)) }
    }
    if let total = number("t1", "t2", "t3") {
      guard own[page] == nil, let number = number("n1", "n2", "n3"), number >= 1, number <= total else { return }
      own[page] = Own(number: number, total: total)
    } else if plain[page] == nil {
      plain[page] = number("p1", "p2")
    }
  }

  private static func value(_ words: String) -> Int? { Int(words) ?? ChineseNumeral.value(of: words) }

  /// The page goes on with the document of the page before it.
  func continues(_ page: Int) -> Bool {
    guard let here = own[page], let before = own[page - 1] else { return false }
    return here.number == before.number + 1 && here.total == before.total
  }

  /// A document of several pages that numbers them itself begins here.
  func begins(_ page: Int) -> Bool {
    guard let here = own[page], here.number == 1 else { return false }
    guard let before = own[page - 1] else { return true }
    return before.number == before.total || before.number > 1
  }
}
