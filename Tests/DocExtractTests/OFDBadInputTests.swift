import TestSupport
import Testing

@testable import DocExtract

@Suite("坏的 OFD") struct OFDBadInputTests {
  private static let maker = OFDMaker(pages: OFDVariantTests.pages)

  private func issues(_ maker: OFDMaker) -> [String] { read(maker.bytes).issues.map(\.code) }

  private func object(_ attributes: String, _ code: String) -> String {
    "<ofd:TextObject ID=\"1\" Font=\"1\" Size=\"5\" Boundary=\"20 20 150 150\" \(attributes)>"
      + "<ofd:TextCode X=\"0\" Y=\"5\" \(code)>甲乙丙</ofd:TextCode></ofd:TextObject>"
  }

  @Test func aMissingPageLosesNoOther() throws {
    var maker = Self.maker
    maker.extra = [("Doc_0/Pages/Page_1/Content.xml", Array("<ofd:Page".utf8))]
    var source = read(maker.bytes)
    #expect(source.status == .partial && source.issues.map(\.code) == ["damaged-page"] && source.issues[0].page == 2)
    #expect(source.document?.pages.map(\.state) == [.read, .unread(because: "第2页已损坏,无法读取")])
    let entries = Self.maker.entries.filter { $0.name != "Doc_0/Pages/Page_0/Content.xml" }
    source = read(MiniZip.package(entries))
    #expect(source.status == .partial && source.issues.map(\.message) == ["第1页缺失,包内没有它的文件;请重新导出或者重新复制"])
  }

  @Test(arguments: ["OFD.xml", "Doc_0/Document.xml"]) func withoutItsRootsAFileIsDamaged(_ name: String) {
    let entries = Self.maker.entries.filter { $0.name != name } + [("Doc_0/OFD.xml", [])]
    #expect(throws: ExtractionIssue.self) {
      try MiniZip.package(entries).withUnsafeBytes { try OFDReader.read($0, pages: 1...9, limits: ReadingLimits()) }
    }
  }

  @Test func aFileWithoutPagesIsDamaged() { #expect(issues(OFDMaker(pages: [])) == ["damaged"]) }

  @Test func encryptedFilesAskForTheirKey() {
    var maker = Self.maker
    maker.extra = [("Encryptions.xml", Array("<Encryptions/>".utf8))]
    #expect(issues(maker) == ["encrypted"])
    maker = Self.maker
    maker.root = "<ofd:Encryptions>/x.xml</ofd:Encryptions>"
    #expect(issues(maker) == ["encrypted"])
  }

  @Test func aTemplateThatStandsOnItselfIsDrawnOnce() throws {
    var maker = Self.maker
    maker.variant.hasTemplate = true
    let template = maker.content(of: OFDMaker.Page(), template: 9)
    maker.extra = [("Doc_0/Tpls/Tpl_0/Content.xml", maker.encoded(template))]
    #expect(read(maker.bytes).document?.text.contains("行政处罚决定书") == true)
  }

  @Test func aMissingTemplateIsALoss() {
    var maker = Self.maker
    maker.variant.hasTemplate = true
    maker.extra = [("Doc_0/Tpls/Tpl_0/Content.xml", [])]
    #expect(issues(maker) == ["damaged-page", "damaged-page"])
  }

  @Test(arguments: [
    "DeltaX=\"g 1000000000 5\"", "DeltaX=\"g 99999999999999999999 5\"", "DeltaX=\"g -5 5\"", "DeltaX=\"g\"",
    "DeltaX=\"NaN NaN\"", "DeltaX=\"1e999 1\"", "DeltaX=\"5 5 5 5 5 5 5 5\"", "DeltaX=\"\"", "DeltaX=\"g g g\"",
    "DeltaX=\"--5 +\"", "X=\"inf\"", "DeltaY=\"1e7 1e7\"",
  ]) func wrongShiftsAreHarmless(_ shifts: String) {
    let shifts = shifts.hasPrefix("X") ? "DeltaX=\"5 5\"" : shifts
    let source = read(OFDMaker.page { $0.raw = object("", shifts) }.bytes)
    #expect(source.document?.text.contains("甲") == true)
  }

  @Test(arguments: [
    "Size=\"NaN\"", "HScale=\"1e300\"", "CTM=\"1e7 1e7 1e7 1e7 1e7 1e7\"", "CTM=\"0 0 0 0 0 0\"", "CTM=\"1\"",
    "CharDirection=\"1e6\"", "ReadDirection=\"-90\"", "Alpha=\"-1e9\"", "Weight=\"-\"", "HScale=\"-3\"",
  ]) func wrongNumbersOfObjectsAreHarmless(_ attributes: String) {
    var raw = object(attributes, "DeltaX=\"5 5\"")
    if attributes.hasPrefix("Size") { raw.replace(" Size=\"5\"", with: "") }
    let source = read(
      OFDMaker.page {
        $0.text("正文", x: 60, y: 700)
        $0.raw = raw
      }.bytes)
    #expect(source.document?.text.contains("正文") == true)
  }

  @Test(arguments: [
    "M 0 0 A 0 0 0 0 0 9 9", "M 0 0 A NaN 1 1 1 1 1 1", "A 1 1 1 1 1 1 1", "M 1e308 1e308 L -1e308 0", "M L C", "C C C",
    "M 0 0 A 1e7 1e-7 33 1 1 1e7 0", "M 0 0 Q 1 1", "X 1 2", "M 0 0 L 9 9 L",
  ]) func wrongPathsAreHarmless(_ data: String) {
    let path =
      "<ofd:PathObject ID=\"1\" Boundary=\"0 0 9 9\" Fill=\"true\"><ofd:FillColor Value=\"255 0 0\"/><ofd:AbbreviatedData>\(data)</ofd:AbbreviatedData></ofd:PathObject>"
    let source = read(
      OFDMaker.page {
        $0.text("正文", x: 60, y: 700)
        $0.raw = path
      }.bytes)
    #expect(source.document?.text.contains("正文") == true)
  }

  @Test func giantAndEmptyAreasAreTold() {
    for (box, code) in [("0 0 1e6 1e6", "damaged-page"), ("0 0 0 0", nil), ("NaN 1 2", nil)] as [(String, String?)] {
      var maker = OFDMaker.page { $0.text("正文", x: 60, y: 100) }
      let content = maker.content(of: maker.pages[0], template: nil)
      let area = content.replacing("0.0 0.0 209.9028 297.0389", with: box)
      #expect(area != content)
      maker.extra = [("Doc_0/Pages/Page_0/Content.xml", maker.encoded(area))]
      #expect(issues(maker).first == code)
    }
  }

  @Test func deepBlocksAreRefused() {
    let depth = 5_000
    let raw = String(repeating: "<ofd:PageBlock>", count: depth) + String(repeating: "</ofd:PageBlock>", count: depth)
    #expect(issues(OFDMaker.page { $0.raw = raw }) == ["damaged-page"])
  }

  @Test func unitsInsideUnitsAreNotMultiplied() {
    var maker = OFDMaker.page { $0.raw = "<ofd:CompositeObject ID=\"1\" ResourceID=\"20\" Boundary=\"0 0 9 9\"/>" }
    let units = (20..<29).map { id in
      let inside = "<ofd:CompositeObject ID=\"1\" ResourceID=\"\(id + 1)\" Boundary=\"0 0 9 9\"/>"
      return
        "<ofd:CompositeGraphicUnit ID=\"\(id)\"><ofd:Content>\(String(repeating: inside, count: 30))</ofd:Content></ofd:CompositeGraphicUnit>"
    }
    maker.resources = "<ofd:CompositeGraphicUnits>\(units.joined())</ofd:CompositeGraphicUnits>"
    #expect(issues(maker) == ["over-limit"])
  }

  @Test func manyPagesAreReadOrRefused() {
    var maker = OFDMaker(pages: [OFDMaker.Page()])
    func pages(_ count: Int) -> [(name: String, bytes: [UInt8])] {
      let list = (0..<count).map { "<ofd:Page ID=\"\($0 + 100)\" BaseLoc=\"Pages/Page_0/Content.xml\"/>" }
      let text =
        "<ofd:Document xmlns:ofd=\"http://www.ofdspec.org/2016\"><ofd:Pages>\(list.joined())</ofd:Pages></ofd:Document>"
      return [("Doc_0/Document.xml", Array(text.utf8))]
    }
    maker.extra = pages(1_000)
    #expect(issues(maker) == ["blank-file"])
    maker.extra = pages(10_000)
    #expect(issues(maker) == ["over-limit"])
  }

  @Test func changedFilesNeverTrap() {
    var random = SeededRandom(seed: 33_190)
    let entries = OFDMaker(pages: [OFDVariantTests.pages[0]], variant: OFDVariantTests.variants[1]).entries
    for round in 0..<300 {
      var changed = entries
      let place = round % changed.count
      changed[place].bytes = changed[place].bytes.mutated(using: &random)
      let source = read(MiniZip.package(changed))
      #expect(source.status != .unread || !source.issues.isEmpty)
    }
    let whole = MiniZip.package(entries)
    for _ in 0..<200 {
      let source = read(whole.mutated(using: &random))
      #expect(source.status != .unread || !source.issues.isEmpty)
    }
  }

  /// Numbers are replaced by others, so that the file stays well-formed and the values reach the reader.
  @Test func changedNumbersNeverTrap() {
    var random = SeededRandom(seed: 2016)
    let entries = OFDMaker(pages: [OFDVariantTests.pages[0]], variant: OFDVariantTests.variants[1]).entries
    let odd = ["-1", "0", "1e999", "NaN", "99999999999999999999", "-9999999", "0.0000001", "g", "", "#ZZ"]
    for _ in 0..<300 {
      let changed = entries.map { entry -> (name: String, bytes: [UInt8]) in
        guard entry.name.hasSuffix("Content.xml") || entry.name.hasSuffix("Document.xml") else { return entry }
        var parts = String(decoding: entry.bytes, as: UTF8.self).split(
          separator: "\"", omittingEmptySubsequences: false)
        for _ in 0..<12 {
          let place = Int.random(in: 0..<parts.count / 2, using: &random) * 2 + 1
          guard parts.indices.contains(place), !parts[place].contains("/") else { continue }
          var words = parts[place].split(separator: " ").map(String.init)
          guard let word = words.indices.randomElement(using: &random) else { continue }
          words[word] = odd.randomElement(using: &random) ?? ""
          parts[place] = Substring(words.joined(separator: " "))
        }
        return (entry.name, Array(parts.joined(separator: "\"").utf8))
      }
      let source = read(MiniZip.package(changed))
      #expect(source.status != .unread || !source.issues.isEmpty)
    }
  }

  @Test(arguments: 1...9) func aTruncatedFileIsDamaged(_ tenth: Int) {
    let whole = Self.maker.bytes
    let source = read(Array(whole.prefix(whole.count * tenth / 10)), as: "a.ofd")
    #expect(source.status == .unread && source.issues.first?.code == "damaged")
  }
}

@Suite("OFD 位置与数字") struct OFDNotationTests {
  @Test(
    arguments: [
      ("Res/a.png", "Doc_0/Document.xml", "Doc_0/Res/a.png"), ("/Doc_0/a.xml", "x/y.xml", "Doc_0/a.xml"),
      ("..\\Tpls\\t.xml", "Doc_0/Pages/p.xml", "Doc_0/Tpls/t.xml"), ("./a.xml ", "Doc_0/d.xml", "Doc_0/a.xml"),
      ("../../etc/passwd", "Doc_0/d.xml", nil), ("/../a", "d.xml", nil), ("", "d.xml", nil), ("..", "d.xml", nil),
    ] as [(String, String, String?)]) func locations(_ location: String, _ base: String, _ path: String?)
  {
    #expect(OFDLocation.path(location, from: base) == path)
  }

  @Test func numbers() {
    var numbers = OFDNumbers(Array("1 -2.5,+3\t.5 1e2 7.e1 12345678901".utf8)[...])
    #expect(numbers.list(6) == [1, -2.5, 3, 0.5, 100, 70] && numbers.next() == nil)
  }

  @Test(
    arguments: [
      ("1 2 3", [1, 2, 3]), ("g 3 2.5", [2.5, 2.5, 2.5]), ("1 g 2 5 7", [1, 5, 5, 7]), ("G 2 1", [1, 1]),
      ("g 900000 4", [4, 4, 4, 4, 4]), ("x 1", []), ("1 2 3 4 5 6 7", [1, 2, 3, 4, 5]), ("g 2", []),
    ] as [(String, [Double])]) func shifts(_ text: String, _ values: [Double])
  {
    var numbers = OFDNumbers(Array(text.utf8)[...])
    var deltas: [Double] = []
    numbers.readDeltas(into: &deltas, limit: 5)
    #expect(deltas == values)
  }

  @Test(
    arguments: [
      ("20240105093000Z", "2024-01-05T09:30:00"), ("2024-01-05 09:30:00", "2024-01-05T09:30:00"),
      ("2024年1月5日", "2024-01-05T00:00:00"), ("20240105", "2024-01-05T00:00:00"),
      ("240105093000Z", "2024-01-05T09:30:00"),
      ("无", nil), ("2024", nil),
    ] as [(String, String?)]) func times(_ text: String, _ iso: String?)
  { #expect(SigningTime(text)?.iso == iso) }

  @Test func structuresOfASN1AreLookedIntoWithLimits() {
    #expect(DERElement([0x30, 0x03, 0x02, 0x01, 0x05])?.children.first?.int == 5)
    for bytes in [
      [0x30], [0x30, 0x80, 0, 0], [0x30, 0x85, 1, 1, 1, 1, 1], [0x30, 0x84, 0xFF, 0xFF, 0xFF, 0xFF], [0x1F, 1, 1],
    ]
      as [[UInt8]]
    {
      #expect(DERElement(bytes) == nil)
    }
    #expect(DERElement([0x06, 0x03, 0x2A, 0x81, 0x1C])?.identifier == "1.2.156")
  }
}
