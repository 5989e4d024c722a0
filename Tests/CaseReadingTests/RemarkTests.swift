import DocExtract
import TestSupport
import Testing

@testable import CaseReading

/// What a person must know of a file before trusting what was read of it.
@Suite("整卷的提示") struct RemarkTests {
  private func remarks(_ files: [(name: String, text: String)]) throws -> [CaseRemark] {
    try Built.reader.get().read(path: "卷", sources: files.map { Built.source($0.text, named: $0.name) }).remarks
  }

  private func filing(_ party: String, _ number: Int) -> String {
    """
    云砀县城市管理局
    立案审批表
    云城管立〔2024〕\(number)号
    案由:擅自占用道路
    当事人:\(party)
    承办人意见:建议立案。张建国 李春梅 2024年2月2日
    负责人意见:同意立案。王海 2024年2月3日
    """
  }

  private func decision(_ party: String, _ number: Int, fine: String = "2000") -> String {
    """
    云砀县城市管理局
    行政处罚决定书
    云城管罚决〔2024〕\(number)号
    当事人:\(party)
    经查,当事人于2024年2月1日擅自占用道路堆放物料。以上事实有现场笔录为证。
    现决定处罚如下:罚款人民币\(fine)元。
    如不服本决定,可以在六十日内向云砀县人民政府申请行政复议。
    云砀县城市管理局
    2024年3月15日
    """
  }

  private var stone: String { "云砀县青石建材有限公司" }
  private var sand: String { "云砀县白沙运输有限公司" }

  @Test("另一个案件的决定书单独混进来,本案没有一份文书提到那个当事人") func strayDecision() throws {
    let notice = decision(stone, 5).replacing("行政处罚决定书", with: "行政处罚事先告知书").replacing("决定处罚如下", with: "拟作出如下处罚")
    let proof = "送达回证\n受送达人:\(stone)\n送达文书:行政处罚事先告知书\n送达方式:直接送达\n送达人:张建国、李春梅\n2024年3月6日"
    let own = [
      ("01立案审批表.txt", filing(stone, 3)), ("02行政处罚事先告知书.txt", notice), ("03送达回证.txt", proof),
      ("04行政处罚决定书.txt", decision(stone, 7)),
    ]
    let stray = ("05行政处罚决定书.txt", decision(sand, 9))
    #expect(try remarks(own + [stray]).map(\.code) == [.strayDocument])
    // The remark points at the stray one, wherever it lies.
    #expect(try remarks([stray] + own).map(\.source) == [0])
    #expect(try remarks(own).isEmpty)
    let both = [("01立案审批表.txt", filing(stone + "、" + sand, 3))] + own.dropFirst()
    #expect(try remarks(both + [stray]).isEmpty)
  }

  @Test("文书多过限额:放不下的文件不读,并写明") func tooManyDocuments() throws {
    let sources = (1...4).map { Built.source(decision(stone, $0), named: "\($0).txt") }
    let settings = ReadingSettings(mostDocuments: 3)
    let file = try Built.reader.get().read(path: "卷", sources: sources, settings: settings)
    #expect(file.sources.map(\.status) == [.read, .read, .read, .unread])
    #expect(file.sources[3].issues.first?.message.contains("--max-documents") == true)
    #expect(file.documents.map(\.source) == [0, 1, 2])
  }

  @Test("两个案件混在一个文件夹里") func mixed() throws {
    let remarks = try remarks([
      ("1.txt", filing(stone, 3)), ("2.txt", decision(stone, 7)), ("3.txt", filing(sand, 4)),
      ("4.txt", decision(sand, 8)),
    ])
    #expect(remarks.map(\.code) == [.mixedCases])
    #expect(remarks.first?.message.contains(stone) == true && remarks.first?.message.contains(sand) == true)
  }

  @Test("一案两名当事人不是两个案件") func parties() throws {
    let both = filing(stone + "、" + sand, 3)
    #expect(try remarks([("1.txt", both), ("2.txt", decision(stone, 7)), ("3.txt", decision(sand, 8))]).isEmpty)
    #expect(
      try remarks([("1.txt", filing(stone, 3)), ("2.txt", decision(stone, 7)), ("3.txt", decision(sand, 8))]).isEmpty)
  }

  @Test("同一文号的两份文书内容不同") func copies() throws {
    let remarks = try remarks([("1.txt", decision(stone, 7)), ("2.txt", decision(stone, 7, fine: "3000"))])
    #expect(remarks.map(\.code) == [.contradictingCopies])
    #expect(remarks.first?.message.contains("2000") == true && remarks.first?.message.contains("3000") == true)
    #expect(try self.remarks([("1.txt", decision(stone, 7)), ("2.txt", decision(stone, 7))]).isEmpty)
  }

  @Test("没有文号的表只有个别地方不同,也是两个副本") func unnumberedCopies() throws {
    func proof(_ day: String, of number: Int) -> String {
      """
      送达回证
      受送达人:\(stone)
      送达文书名称:行政处罚决定书
      送达文书文号:云城管罚决〔2024〕\(number)号
      送达地点:云砀县青石路3号
      送达方式:直接送达
      送达日期:\(day)
      送达人:张建国、李春梅
      收件人签名:王青山
      """
    }
    let copies = try remarks([("1.txt", proof("2024年3月16日", of: 7)), ("2.txt", proof("2024年3月18日", of: 7))])
    #expect(copies.map(\.code) == [.contradictingCopies])
    #expect(try remarks([("1.txt", proof("2024年3月16日", of: 7)), ("2.txt", proof("2024年3月18日", of: 8))]).isEmpty)
  }

  @Test("半份文书") func half() throws {
    let whole = decision(stone, 7)
    let end = try #require(whole.firstRange(of: "以上事实"))
    let half = whole[..<end.lowerBound] + "以上事实有现场检查笔录、询问笔录、现场照片、营业执照复印件等证据证明,当事人的行为违反了有关城市道路管理的规定,应当依法"
    let file = try Built.reader.get().read(path: "卷", sources: [Built.source(String(half), named: "1.txt")])
    #expect(file.remarks.map(\.code) == [.cutOff])
    #expect(file.documents.first?.unreadable != nil)
    #expect(try remarks([("1.txt", whole)]).isEmpty)
  }

  @Test(
    "卷内页码",
    arguments: [
      ([1, 2, 3, 6, 7], [CaseRemark.Code.pagesMissing]), ([1, 3, 2, 4, 5, 6], [.pagesShuffled, .pagesMissing]),
      ([1, 2, 3, 4], []), ([7, 1, 2, 3, 4], []), ([1, 2, 3, 7, 5, 6, 4, 8, 9, 10, 11, 12], [.pagesShuffled]),
    ])
  func volumeNumbers(_ numbers: [Int], _ codes: [CaseRemark.Code]) {
    let document = PagedDocument.made(numbers.map { ["某页的文字,第几页写在页脚。", "- \($0) -"] })
    let found = PageRemarks(source: 0, numbers: PageNumbers(document)).remarks(onVolumeOf: document.pages.map(\.number))
    #expect(Set(found.map(\.code)).isSubset(of: Set(codes)) && found.isEmpty == codes.isEmpty, "\(found)")
  }

  @Test(
    "全卷按“第几页 共几页”编页,不是一份文书的页码",
    arguments: [
      ([1, 3, 2, 5], [CaseRemark.Code.pagesMissing, .pagesShuffled], ["没有第4页", "3之后是2"]),
      ([1, 2, 3, 5], [.pagesMissing], ["没有第4页"]), ([2, 3, 4], [.pagesMissing, .pagesMissing], ["没有第1页", "没有第5页"]),
    ])
  func countedVolume(_ numbers: [Int], _ codes: [CaseRemark.Code], _ words: [String]) {
    let document = PagedDocument.made(numbers.map { ["某页的文字,第几页写在页脚。", "第 \($0) 页 共 5 页"] })
    let pages = PageNumbers(document)
    #expect(pages.hasOneCount)
    let found = PageRemarks(source: 0, numbers: pages).remarks(onCountOf: document.pages.map(\.number))
    #expect(found.map(\.code) == codes)
    for (remark, part) in zip(found, words) { #expect(remark.message.contains(part), "\(remark.message)") }
  }
}
