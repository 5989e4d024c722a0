/// Makes workbooks for tests.
struct MiniWorkbook {
  struct Sheet {
    var name: String
    /// What stands inside `sheetData`.
    var rows: String
    /// What stands behind `sheetData`.
    var rest = ""
    var state = "visible"
  }

  var sheets: [Sheet]
  /// What stands inside `sst`.
  var texts = ""
  /// Codes of number formats; style 1 has the first.
  var formats: [String] = []
  /// What stands inside `styleSheet` in place of number formats; empty: those of ``formats``.
  var styles = ""
  var properties = ""
  var main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
  var office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

  init(_ rows: String, rest: String = "", formats: [String] = []) {
    sheets = [Sheet(name: "台账", rows: rows, rest: rest)]
    self.formats = formats
  }

  var bytes: [UInt8] {
    let package = "http://schemas.openxmlformats.org/package/2006/relationships"
    var entries: [(name: String, bytes: [UInt8])] = []
    func add(_ name: String, _ text: String) { entries.append((name, Array("<?xml version=\"1.0\"?>\(text)".utf8))) }
    func relation(_ id: String, _ type: String, _ target: String) -> String {
      "<Relationship Id=\"\(id)\" Type=\"\(office)/\(type)\" Target=\"\(target)\"/>"
    }
    add(
      "_rels/.rels",
      "<Relationships xmlns=\"\(package)\">\(relation("r", "officeDocument", "xl/workbook.xml"))</Relationships>")
    let list = sheets.enumerated().map { index, sheet in
      "<sheet name=\"\(sheet.name)\" sheetId=\"\(index + 1)\" state=\"\(sheet.state)\" r:id=\"s\(index)\"/>"
    }
    add(
      "xl/workbook.xml",
      "<workbook xmlns=\"\(main)\" xmlns:r=\"\(office)\">\(properties)<sheets>\(list.joined())</sheets></workbook>")
    let relations = sheets.indices.map { relation("s\($0)", "worksheet", "worksheets/sheet\($0).xml") }
    add(
      "xl/_rels/workbook.xml.rels",
      "<Relationships xmlns=\"\(package)\">\(relations.joined())\(relation("t", "sharedStrings", "sharedStrings.xml"))"
        + "\(relation("u", "styles", "styles.xml"))</Relationships>")
    add("xl/sharedStrings.xml", "<sst xmlns=\"\(main)\">\(texts)</sst>")
    let codes = formats.enumerated().map { "<numFmt numFmtId=\"\(170 + $0)\" formatCode=\"\($1)\"/>" }
    let numbered = formats.indices.map { "<xf numFmtId=\"\(170 + $0)\"/>" }
    add(
      "xl/styles.xml",
      "<styleSheet xmlns=\"\(main)\">"
        + (styles.isEmpty
          ? "<numFmts>\(codes.joined())</numFmts><cellXfs><xf numFmtId=\"0\"/>\(numbered.joined())</cellXfs>" : styles)
        + "</styleSheet>")
    for (index, sheet) in sheets.enumerated() {
      add(
        "xl/worksheets/sheet\(index).xml",
        "<worksheet xmlns=\"\(main)\"><sheetData>\(sheet.rows)</sheetData>\(sheet.rest)</worksheet>")
    }
    return MiniZip.package(entries)
  }

  /// A cell with its text inside.
  static func text(_ place: String, _ text: String) -> String {
    "<c r=\"\(place)\" t=\"inlineStr\"><is><t>\(text)</t></is></c>"
  }
}
