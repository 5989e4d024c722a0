/// Makes packages whose one part is what the fuzzer invents: a changed byte of a compressed file would be refused by its sum.
enum StoredZip {
  static func package(_ entries: [(name: String, bytes: [UInt8])]) -> [UInt8] {
    var out: [UInt8] = []
    var directory: [UInt8] = []
    for entry in entries {
      let name = Array(entry.name.utf8)
      let sizes =
        little(sum(entry.bytes), 4) + little(UInt32(entry.bytes.count), 4) + little(UInt32(entry.bytes.count), 4)
      let facts =
        little(20, 2) + little(0x0800, 2) + little(0, 2) + little(0, 2) + little(0x21, 2) + sizes
        + little(UInt32(name.count), 2)
      directory += [0x50, 0x4B, 0x01, 0x02] + little(20, 2) + facts + little(0, 2)
      directory += little(0, 2) + little(0, 2) + little(0, 2) + little(0, 4) + little(UInt32(out.count), 4) + name
      out += [0x50, 0x4B, 0x03, 0x04] + facts + little(0, 2) + name + entry.bytes
    }
    let start = UInt32(out.count)
    let count = UInt32(entries.count)
    out += directory
    out += [0x50, 0x4B, 0x05, 0x06] + little(0, 4) + little(count, 2) + little(count, 2)
    return out + little(UInt32(directory.count), 4) + little(start, 4) + little(0, 2)
  }

  private static func little(_ value: UInt32, _ count: Int) -> [UInt8] {
    (0..<count).map { UInt8(truncatingIfNeeded: value >> (8 * UInt32($0))) }
  }

  private static let table: [UInt32] = (0..<256).map { index in
    (0..<8).reduce(UInt32(index)) { value, _ in value & 1 == 1 ? 0xEDB8_8320 ^ (value >> 1) : value >> 1 }
  }

  private static func sum(_ bytes: [UInt8]) -> UInt32 {
    ~bytes.reduce(~0) { table[Int(($0 ^ UInt32($1)) & 0xFF)] ^ ($0 >> 8) }
  }
}

extension StoredZip {
  /// A Word document of this body.
  static func word(_ body: [UInt8]) -> [UInt8] { package([("word/document.xml", body)]) }

  /// A workbook of one sheet.
  static func workbook(_ sheet: [UInt8]) -> [UInt8] {
    let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    let relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    return package([
      (
        "xl/workbook.xml",
        Array(
          """
          <workbook xmlns="\(main)" xmlns:r="\(relations)"><sheets><sheet name="a" sheetId="1" r:id="r1"/></sheets></workbook>
          """.utf8)
      ),
      (
        "xl/_rels/workbook.xml.rels",
        Array(
          """
          <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">\
          <Relationship Id="r1" Type="\(relations)/worksheet" Target="sheet1.xml"/></Relationships>
          """.utf8)
      ),
      ("xl/sheet1.xml", sheet),
    ])
  }

  /// An OFD document of one page.
  static func ofd(_ page: [UInt8]) -> [UInt8] {
    let space = "xmlns:ofd=\"http://www.ofdspec.org/2016\""
    return package([
      (
        "OFD.xml",
        Array("<ofd:OFD \(space)><ofd:DocBody><ofd:DocRoot>D.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>".utf8)
      ),
      (
        "D.xml",
        Array(
          """
          <ofd:Document \(space)><ofd:CommonData><ofd:PageArea><ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox></ofd:PageArea>\
          </ofd:CommonData><ofd:Pages><ofd:Page ID="1" BaseLoc="P.xml"/></ofd:Pages></ofd:Document>
          """.utf8)
      ),
      ("P.xml", page),
    ])
  }
}
