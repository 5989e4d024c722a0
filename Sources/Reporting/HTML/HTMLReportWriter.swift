import CaseReading
import DocExtract

/// A report that needs more files than one: pages that lie in a folder beside it.
public struct ReportPage: Sendable, Equatable {
  /// Of the file in the folder; letters and digits of ASCII.
  public var name: String
  public var bytes: [UInt8]
}

/// A format of reports whose larger ones come with a folder of pages.
public protocol PagedReportWriter: ReportWriter {
  /// The pages that are finished, each handed out once; asked for after every case.
  mutating func takePages() -> [ReportPage]
}

/// The report for a browser: one file with everything up to fifty cases; above that an index, and a file for each case.
///
/// Nothing is loaded from outside, and nothing a document says becomes markup or script (``HTMLBytes``).
public struct HTMLReportWriter: PagedReportWriter {
  /// Cases of one file.
  public static let mostInOne = 50

  private let header: ResultHeader
  /// Of the folder beside the report; without one everything is in one file.
  private let folder: String?
  /// Of the report itself, for the way back.
  private let name: String
  private var overview = HTMLOverview()
  /// Finished sections, until there are too many for one file.
  private var sections: [[UInt8]] = []
  private var pages: [ReportPage] = []

  /// - Parameters:
  ///   - name: of the file.
  ///   - folder: of the folder beside it for the pages of many cases; `nil` on standard output.
  public init(header: ResultHeader, name: String = "", folder: String? = nil) {
    self.header = header
    self.name = name
    self.folder = folder
  }

  public mutating func start() -> [UInt8] { [] }

  public mutating func add(outside source: ResultSource) {
    // An archive of several cases lies in none of them, and there is nothing to say about it.
    if source.status == .read, source.issues.isEmpty { return }
    overview.add(outside: source)
  }

  public mutating func add(accepted rules: [ResultRule]) { overview.accepted.rules = rules }

  public mutating func add(batch rules: [ResultRule]) -> [UInt8] {
    overview.batch = rules
    return []
  }

  public mutating func add(_ result: ResultCase) -> [UInt8] {
    overview.add(result, names: header.names)
    var section = HTMLBytes()
    HTMLCase(result: result, header: header, number: overview.rows.count).write(to: &section)
    sections.append(section.bytes)
    if isSplit {
      let first = overview.rows.count - sections.count
      for (index, section) in sections.enumerated() { pages.append(page(first + index + 1, section)) }
      sections = []
    }
    return []
  }

  private var isSplit: Bool { folder != nil && overview.rows.count > Self.mostInOne }

  public mutating func takePages() -> [ReportPage] {
    defer { pages = [] }
    return pages
  }

  public mutating func finish() throws(ReportError) -> [UInt8] {
    var page = HTMLBytes()
    HTMLShell.head(title: "casecheck 案卷检查结果", to: &page)
    page.raw("<body>\n")
    top(&page, up: "#overview")
    page.raw("<main>")
    let isSplit = isSplit
    overview.write(to: &page, header: header) { number in
      isSplit ? "\(Self.encoded(folder ?? ""))/\(Self.file(number))" : "#c\(number)"
    }
    for section in sections { page.append(section) }
    page.raw("\n</main>")
    HTMLReportWriter.help(&page)
    HTMLShell.end(of: &page)
    return page.bytes
  }

  private func page(_ number: Int, _ section: [UInt8]) -> ReportPage {
    var page = HTMLBytes()
    HTMLShell.head(title: "casecheck 案卷 \(overview.rows[number - 1].table.path)", to: &page)
    page.raw("<body>\n")
    top(&page, up: "../" + Self.encoded(name))
    page.raw("<main>")
    page.append(section)
    page.raw("\n</main>")
    HTMLReportWriter.help(&page)
    HTMLShell.end(of: &page)
    return ReportPage(name: Self.file(number), bytes: page.bytes)
  }

  private static func file(_ number: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, 5 - digits.count)) + digits + ".html"
  }

  /// A name as an address has it.
  private static func encoded(_ name: String) -> String {
    var encoded = ""
    for byte in name.utf8 {
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"):
        encoded.unicodeScalars.append(Unicode.Scalar(byte))
      default:
        let digits = String(byte, radix: 16, uppercase: true)
        encoded += "%" + (digits.utf8.count < 2 ? "0" : "") + digits
      }
    }
    return encoded
  }

  private func top(_ page: inout HTMLBytes, up: String) {
    page.raw("<header class=\"top\"><h1>casecheck 案卷检查结果</h1>")
    page.element("span", ["class": "soft small"], "评查日 \(header.references.asOf.iso) · casecheck \(header.toolVersion)")
    page.raw("<nav>")
    page.element("a", ["class": "up", "href": up], "总览")
    page.raw("<button type=\"button\" data-help>? 快捷键</button></nav></header>\n")
    guard !header.isRedacted else { return }
    page.raw("<div class=\"top\">")
    page.element("p", ["class": "banner"], ResultHeader.unredactedBanner)
    page.raw("</div>\n")
  }

  private static func help(_ page: inout HTMLBytes) {
    page.raw(
      """
      <dialog id="help"><h2>快捷键</h2><dl class="facts"><dt><kbd>j</kbd> <kbd>k</kbd></dt><dd>下一个、上一个问题或者案卷</dd>
      <dt><kbd>Enter</kbd></dt><dd>打开选中的案卷</dd><dt><kbd>u</kbd></dt><dd>回到总览</dd><dt><kbd>/</kbd></dt><dd>查找</dd>
      <dt><kbd>?</kbd></dt><dd>这张表</dd><dt><kbd>Esc</kbd></dt><dd>离开查找,关闭这张表</dd></dl>
      <p class="small">点一下图片看更多上下文,再点一下还原。◆ 否决候选(待人确认) ▲ 主要 ● 次要 ○ 提示</p>
      <form method="dialog"><button>关闭</button></form></dialog>
      """)
  }
}
