/// Packages of the formats that casecheck reads. An input is one part, or several with 0x1E between them, in the order
/// in which each function names them.
extension StoredZip {
  private static let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

  /// A Word document: its body, styles, numbering, notes, comments and header.
  static func word(_ input: UnsafeRawBufferPointer) -> [UInt8] {
    let names = ["document", "styles", "numbering", "footnotes", "comments", "header"]
    let relations = relations(names.dropFirst().map { ($0, "\($0).xml") })
    return package(
      [
        ("[Content_Types].xml", Array("<Types/>".utf8)), ("word/_rels/document.xml.rels", relations),
      ] + zip(names, parts(input)).map { ("word/\($0).xml", $1) })
  }

  /// A workbook of one sheet: the sheet, the texts of its cells, styles, comments and drawing.
  static func workbook(_ input: UnsafeRawBufferPointer) -> [UInt8] {
    let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    let workbook = """
      <workbook xmlns="\(main)" xmlns:r="\(office)"><sheets><sheet name="a" sheetId="1" r:id="worksheet"/></sheets></workbook>
      """
    let shared = ["worksheet", "sharedStrings", "styles"].map { ($0, "\($0).xml") }
    let ofSheet = ["comments", "drawing"].map { ($0, "\($0).xml") }
    return package(
      [
        ("xl/workbook.xml", Array(workbook.utf8)), ("xl/_rels/workbook.xml.rels", relations(shared)),
        ("xl/_rels/worksheet.xml.rels", relations(ofSheet)),
      ] + zip((shared + ofSheet).map { "xl/\($0.1)" }, parts(input)).map { ($0, $1) })
  }

  /// An OFD document of one page: the page, resources, template, annotations, signature and value of the signature.
  static func ofd(_ input: UnsafeRawBufferPointer) -> [UInt8] {
    let space = "xmlns:ofd=\"http://www.ofdspec.org/2016\""
    func text(_ name: String, _ body: String) -> (name: String, bytes: [UInt8]) {
      (name, Array(body.replacing(">", with: " \(space)>", maxReplacements: 1).utf8))
    }
    return package(
      [
        text(
          "OFD.xml",
          """
          <ofd:OFD><ofd:DocBody><ofd:DocRoot>D.xml</ofd:DocRoot><ofd:Signatures>List.xml</ofd:Signatures></ofd:DocBody></ofd:OFD>
          """),
        text(
          "D.xml",
          """
          <ofd:Document><ofd:CommonData><ofd:PageArea><ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox></ofd:PageArea>\
          <ofd:PublicRes>R.xml</ofd:PublicRes><ofd:TemplatePage ID="9" BaseLoc="T.xml"/></ofd:CommonData>\
          <ofd:Pages><ofd:Page ID="1" BaseLoc="P.xml"/></ofd:Pages><ofd:Annotations>Annotations.xml</ofd:Annotations></ofd:Document>
          """),
        text(
          "Annotations.xml",
          "<ofd:Annotations><ofd:Page PageID=\"1\"><ofd:FileLoc>A.xml</ofd:FileLoc></ofd:Page></ofd:Annotations>"),
        text(
          "List.xml", "<ofd:Signatures><ofd:Signature ID=\"1\" Type=\"Seal\" BaseLoc=\"S.xml\"/></ofd:Signatures>"),
      ] + zip(["P.xml", "R.xml", "T.xml", "A.xml", "S.xml", "V.dat"], parts(input)).map { ($0, $1) })
  }

  private static func parts(_ input: UnsafeRawBufferPointer) -> [[UInt8]] {
    input.split(separator: 0x1E, omittingEmptySubsequences: false).map { Array($0) }
  }

  /// Each named like its type.
  private static func relations(_ targets: [(type: String, target: String)]) -> [UInt8] {
    let list = targets.map { "<Relationship Id=\"\($0.type)\" Type=\"\(office)/\($0.type)\" Target=\"\($0.target)\"/>" }
    let space = "http://schemas.openxmlformats.org/package/2006/relationships"
    return Array("<Relationships xmlns=\"\(space)\">\(list.joined())</Relationships>".utf8)
  }
}
