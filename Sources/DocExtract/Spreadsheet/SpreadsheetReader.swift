/// Reads workbooks, 电子表格 (ECMA-376, transitional and strict): every sheet is a table with its name before it.
enum SpreadsheetReader {
  static func read(
    _ bytes: UnsafeRawBufferPointer, limits: ReadingLimits
  ) throws(ExtractionIssue) -> ExtractedDocument {
    let package = try WordPackage(bytes, limits: limits, usual: "xl/workbook.xml")
    if package.parts.has("xl/workbook.bin") {
      throw ExtractionIssue(.unsupportedFormat, "二进制工作簿(XLSB),本版本不读取;请另存为 XLSX 后重试")
    }
    guard let workbook = try package.xml(package.main)?.root, workbook.name == .workbook else {
      throw ExtractionIssue(.damaged, "文件里没有工作簿,可能已损坏;请重新导出或者重新复制")
    }
    let writer = SpreadsheetWriter(
      texts: SharedTexts(try package.part("sharedStrings")), styles: SheetStyles(try package.part("styles")),
      is1904: workbook.child(.workbookPr)?.isOn(.date1904) ?? false, limits: limits)
    if package.relations.values.contains(where: { $0.type == "vbaProject" }) {
      writer.note(.macros, "工作簿带有宏,没有运行,只读取了表格;请确认来源")
    }
    let sheets = workbook.child(.sheets)?.children.filter { $0.name == .sheet } ?? []
    for sheet in sheets { try read(sheet, of: package, isOnly: sheets.count == 1, writer) }
    var metadata = try package.metadata
    metadata.hasComments = writer.hasComments
    return writer.document(metadata)
  }

  private static func read(
    _ sheet: XMLElement, of package: WordPackage, isOnly: Bool, _ writer: SpreadsheetWriter
  ) throws(ExtractionIssue) {
    let name = sheet.attribute(.name) ?? ""
    guard let relation = sheet.attribute(.relId).flatMap({ package.relations[$0] }), !relation.isExternal,
      relation.type == "worksheet"
    else {
      // A chart takes a sheet of its own.
      return writer.note(.unreadPart, "工作表“\(name)”不是表格(可能是图表),没有读取;请人工查看")
    }
    guard let root = try package.xml(relation.target)?.root else {
      return writer.note(.unreadPart, "文件里缺少工作表“\(name)”的内容;请重新导出")
    }
    if let state = sheet.attribute(.state), state != "visible" {
      return writer.note(.hiddenContent, "工作表“\(name)”是隐藏的,没有作为正文;属于案卷的,取消隐藏后重试")
    }
    writer.write(sheet: root, named: isOnly && isDefault(name) ? "" : name)
    for related in try package.relations(of: relation.target).sorted(by: { $0.key < $1.key }).map(\.value)
    where !related.isExternal {
      guard related.type == "comments" || related.type == "drawing", let part = try package.xml(related.target)?.root
      else { continue }
      related.type == "comments" ? writer.write(comments: part) : writer.write(drawing: part)
    }
  }

  /// `Sheet1`, which nobody has named.
  private static func isDefault(_ name: String) -> Bool {
    ["sheet", "工作表"].contains { prefix in
      name.lowercased().hasPrefix(prefix) && name.dropFirst(prefix.count).utf8.allSatisfy { 0x30...0x39 ~= $0 }
    }
  }
}

extension XMLElement {
  func isOn(_ name: XMLName) -> Bool { attribute(name).map { $0 == "1" || $0 == "true" } ?? false }
}

/// The texts that cells share, by number.
struct SharedTexts {
  private var texts: [[UInt8]] = []

  init(_ tree: XMLTree?) {
    for item in tree?.root?.children.map({ $0 }) ?? [] where item.name == .si { texts.append(Self.text(of: item)) }
  }

  subscript(index: Int) -> [UInt8]? { texts.indices.contains(index) ? texts[index] : nil }

  /// Plain or in runs; readings above the characters (`rPh`) are left out.
  static func text(of item: XMLElement) -> [UInt8] {
    var text: [UInt8] = []
    for child in item.children {
      if child.name == .sheetText { text += child.text }
      if child.name == .sheetRun, let run = child.child(.sheetText) { text += run.text }
    }
    return unescaped(text)
  }

  /// `_x000D_` stands for a control character: a line break, or nothing to be seen.
  private static func unescaped(_ text: [UInt8]) -> [UInt8] {
    guard text.contains(0x5F) else { return text }
    var result: [UInt8] = []
    var index = 0
    while index < text.count {
      if text[index] == 0x5F, index + 6 < text.count, text[index + 1] == 0x78, text[index + 6] == 0x5F,
        let code = UInt32(String(decoding: text[(index + 2)..<(index + 6)], as: UTF8.self), radix: 16), code < 0x80
      {
        if code == 0x5F { result.append(0x5F) }
        index += 7
      } else {
        result.append(text[index])
        index += 1
      }
    }
    return result
  }
}
