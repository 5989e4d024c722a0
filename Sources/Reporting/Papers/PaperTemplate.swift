internal import DocExtract

/// A paper that is handed over as DOCX.
public enum Paper: String, Sendable, CaseIterable {
  /// 评查意见书, one for each case.
  case opinion = "评查意见书"
  /// 自查自评报告 of the unit itself, over all cases.
  case selfReview = "自查自评报告"
  /// 评查报告 of those who review, over all cases.
  case review = "评查报告"

  var schema: PaperSchema { self == .opinion ? .opinion : .report }
  /// Without them a paper would leave out what it is for.
  fileprivate var needed: [String] { self == .opinion ? ["案卷", "#问题"] : ["#每卷", "#问题"] }
}

/// A DOCX with placeholders, read and checked; it is filled in without looking at it again.
public struct PaperTemplate: Sendable, Equatable {
  let paper: Paper
  let package: OfficePackage
  let body: Int
  let before: String
  let pieces: [PaperPiece]
  /// The last properties of a section, and what closes the document.
  let after: String
  /// Heads and feet of pages.
  let margins: [Int: [PaperPiece]]

  private static let limits: ReadingLimits = {
    var limits = ReadingLimits()
    (limits.entries, limits.entryBytes, limits.totalBytes) = (1_000, 32 << 20, 64 << 20)
    return limits
  }()
  /// What a template may be long, in bytes.
  public static let mostBytes = 32 << 20

  /// - Throws: in Chinese, when it is no DOCX, is damaged, or has a placeholder that is not known.
  public init(_ bytes: [UInt8], for paper: Paper) throws(ReportError) {
    do throws(ExtractionIssue) {
      package = try OfficePackage(bytes, limits: Self.limits)
    } catch {
      throw ReportError("模板读不出:\(error.message);模板应是 Word 或 WPS 保存的 .docx")
    }
    self.paper = paper
    guard let body = package.parts.firstIndex(where: { $0.name == "word/document.xml" }),
      package.parts.contains(where: { $0.name == "[Content_Types].xml" })
    else { throw ReportError("模板不是 .docx;请用 Word 或 WPS 另存为 .docx") }
    guard !package.parts.contains(where: { $0.name.hasSuffix("vbaProject.bin") }) else {
      throw ReportError("模板带宏;请另存为不带宏的 .docx")
    }
    self.body = body
    let parts = try Self.split(PaperXML.nodes(of: package.parts[body].bytes))
    (before, after) = (parts.before, parts.after)
    pieces = try PaperCompiler(schemas: [paper.schema]).pieces(of: parts.body[...])
    try Self.refuseMissing(paper, in: pieces)
    var margins: [Int: [PaperPiece]] = [:]
    for (index, part) in package.parts.enumerated() where Self.isMargin(part.name) {
      margins[index] = try PaperCompiler(schemas: [.fixed]).pieces(of: PaperXML.nodes(of: part.bytes)[...])
    }
    self.margins = margins
  }

  init(
    paper: Paper, package: OfficePackage, body: Int, before: String, pieces: [PaperPiece], after: String,
    margins: [Int: [PaperPiece]]
  ) {
    (self.paper, self.package, self.body, self.before) = (paper, package, body, before)
    (self.pieces, self.after, self.margins) = (pieces, after, margins)
  }

  private static func isMargin(_ name: String) -> Bool {
    (name.hasPrefix("word/header") || name.hasPrefix("word/footer")) && name.hasSuffix(".xml")
  }

  private static func refuseMissing(_ paper: Paper, in pieces: [PaperPiece]) throws(ReportError) {
    let used = pieces.reduce(into: Set<String>()) { $0.formUnion($1.names) }
    let missing = paper.needed.filter { !used.contains($0) }
    guard let first = missing.first else { return }
    let words = missing.map { "{{\($0)}}" }.joined(separator: "、")
    let block = first.hasPrefix("#") ? "" : ",问题写在 {{#问题}} 和 {{/问题}} 之间"
    throw ReportError("模板里没有占位符 \(words)\(block);用 casecheck init --papers 文件夹 写出一份默认的\(paper.rawValue),在它上面改")
  }

  /// The body without its last properties of a section.
  private static func split(
    _ nodes: [PaperNode]
  ) throws(ReportError) -> (before: String, body: [PaperNode], after: String) {
    guard let root = nodes.firstIndex(where: { $0.name == "w:document" }),
      let place = nodes[root].children.firstIndex(where: { $0.name == "w:body" })
    else { throw ReportError("模板不是 Word 的文档;请用 Word 或 WPS 另存为 .docx") }
    let document = nodes[root]
    var content = document.children[place].children
    let section = content.lastIndex { $0.name == "w:sectPr" }.map { content.remove(at: $0).xml } ?? ""
    func xml(_ nodes: some Sequence<PaperNode>) -> String { nodes.map(\.xml).joined() }
    return (
      xml(nodes[..<root]) + document.open + xml(document.children[..<place]) + document.children[place].open, content,
      section + document.children[place].close + xml(document.children[(place + 1)...]) + document.close
        + xml(nodes[(root + 1)...])
    )
  }

  /// The body for one scope.
  func filled(_ scopes: [PaperScope]) -> String {
    var xml = ""
    pieces.fill(scopes, into: &xml)
    return xml
  }

  /// As low as a line can be: it stands on top of the next page.
  static let pageBreak =
    "<w:p><w:pPr><w:spacing w:before=\"0\" w:after=\"0\" w:line=\"20\" w:lineRule=\"exact\"/></w:pPr>"
    + "<w:r><w:br w:type=\"page\"/></w:r></w:p>"
  static let noCases = "<w:p><w:r><w:t>没有案卷。</w:t></w:r></w:p>"

  /// The whole DOCX around a body that was filled in.
  func document(_ body: String, fixed: PaperScope) throws(ReportError) -> [UInt8] {
    var package = package
    package.parts[self.body].bytes = Array((before + body + after).utf8)
    for (index, pieces) in margins {
      var xml = ""
      pieces.fill([fixed], into: &xml)
      package.parts[index].bytes = Array(xml.utf8)
    }
    // A template of Word (.dotx) becomes a document.
    for index in package.parts.indices where package.parts[index].name == "[Content_Types].xml" {
      let types = String(decoding: package.parts[index].bytes, as: UTF8.self)
      let plain = types.split(separator: "wordprocessingml.template.main+xml", omittingEmptySubsequences: false)
      package.parts[index].bytes = Array(plain.joined(separator: "wordprocessingml.document.main+xml").utf8)
    }
    do throws(ExtractionIssue) {
      return try package.packed()
    } catch {
      throw ReportError(error.message)
    }
  }
}
