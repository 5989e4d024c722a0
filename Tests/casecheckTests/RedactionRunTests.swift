import DocExtract
import Foundation
import Testing

@testable import casecheck

/// What must not leave: planted in a case, looked for in every format that can be written.
@Suite("脱敏:每一种报告") struct RedactionRunTests {
  private static let witness = "秦越川"
  private static let canaries = [
    witness, "110101199003070038", "13877665544", "麻园路771", "B7K3Q9", "6222021234567890128", "qinyc771",
  ]
  private static let facts = """
    身份证号码：110101199003070038
    住址：广东省江门市江海区外海街道麻园路771号  联系电话：13877665544
    """

  private func makeCase() throws -> ScratchFolder {
    let scratch = try ScratchFolder()
    let answer = "我开粤B7K3Q9小型货车送货，货款转到6222021234567890128，邮箱qinyc771@example.com。"
    try scratch.write(
      """
      询问笔录
      询问时间：2024年3月5日9时10分至9时50分
      询问地点：某某市某某区市场监督管理局
      被询问人：\(Self.witness)  性别：男  \(Self.facts)
      询问人：周一鸣  执法证号：13070112345
      记录人：吴二平  执法证号：13070112346
      问：你是\(Self.witness)吗？
      答：是的。\(answer)
      被询问人签名：\(Self.witness)
      2024年3月5日
      """, to: "案/03询问笔录.txt")
    try scratch.write(
      """
      某某市某某区市场监督管理局
      行政处罚决定书
      某市监处罚〔2024〕12号
      当事人：某某食品有限公司
      经查，2024年3月1日当事人的送货员\(Self.witness)销售过期食品。\(Self.witness)（\(Self.facts)）称：\(answer)
      依据《中华人民共和国食品安全法》第一百二十四条，罚款5000元。身份证号码110101199003070038的\(Self.witness)已知悉。
      某某市某某区市场监督管理局
      2024年3月6日
      """, to: "案/09行政处罚决定书.txt")
    return scratch
  }

  /// The words of a report, also of one that is packed.
  private func words(of file: URL) throws -> String {
    let bytes = try Data(contentsOf: file)
    let plain = String(decoding: bytes, as: UTF8.self)
    guard bytes.starts(with: [0x50, 0x4B]) else { return plain }
    return plain + (FileReader.part(of: file.path, pages: 1...1_000).document?.text ?? "")
  }

  private func report(_ format: OutputTarget.Format, _ options: [String]) throws -> String {
    let scratch = try makeCase()
    let file = scratch.url.appending(path: "报告")
    let run = try BuiltProgram.run(
      ["check", "案", "--as-of", "2024-06-30", "--output", "\(format.rawValue):报告"] + options, in: scratch.url)
    #expect([0, 1, 3].contains(run.exit), "\(run.errors)")
    return try words(of: file) + run.output
  }

  @Test(arguments: OutputTarget.Format.allCases) func holdsNoneOf(_ format: OutputTarget.Format) throws {
    let words = try report(format, [])
    for canary in Self.canaries { #expect(!words.contains(canary), "\(canary) in \(format)") }
    #expect(words.contains("某某食品有限公司") || words.contains("案"))
  }

  /// A result that hides nothing, of which a report is made that does.
  @Test(arguments: OutputTarget.Format.allCases, [["--source", "案"], ["--audience", "public"]])
  func holdsNoneOfThemAfterwards(_ format: OutputTarget.Format, _ options: [String]) throws {
    let scratch = try makeCase()
    _ = try BuiltProgram.run(
      ["check", "案", "--as-of", "2024-06-30", "--no-redact", "--output", "结果.json"], in: scratch.url)
    let run = try BuiltProgram.run(
      ["report", "结果.json", "--output", "\(format.rawValue):报告"] + options, in: scratch.url)
    #expect(run.exit == 0, "\(run.errors)")
    let words = try words(of: scratch.url.appending(path: "报告")) + run.output
    for canary in Self.canaries { #expect(!words.contains(canary), "\(canary) in \(format)") }
  }

  /// The test would pass on an empty report.
  @Test func theyAreThereWhenAsked() throws {
    let words = try report(.json, ["--no-redact"])
    for canary in Self.canaries { #expect(words.contains(canary), "\(canary)") }
    #expect(words.contains("本报告没有遮盖个人信息"))
    #expect(try report(.html, ["--no-redact"]).contains("本报告没有遮盖个人信息"))
  }
}
