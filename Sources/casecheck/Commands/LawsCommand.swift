import ArgumentParser
import CaseReading
import Checks
import Reporting

struct LawsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "laws",
    abstract: "查法规:名称、版本、施行日期、条数,某一天适用哪一版,旧条文改到了哪里;加入没有收录的法规。",
    discussion: """
      例子:
        casecheck laws 行政处罚法                           各个版本
        casecheck laws 行政处罚法 --on 2021-06-01           这一天适用哪一版
        casecheck laws 行政处罚法 --article 42              第四十二条在各版说什么,改到了哪一条
        casecheck laws 食品 标签                            名称里有这些字的法规
        casecheck laws add 本省法规.csv                     加入没有收录的法规
      """, subcommands: [LawsShowCommand.self, LawsAddCommand.self], defaultSubcommand: LawsShowCommand.self)
}

struct LawsShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "查法规;不写 show 也一样。",
    discussion: """
      例子:
        casecheck laws 行政处罚法 --on 2021-06-01           这一天适用哪一版
        casecheck laws show 食品 标签                       名称里有这些字的法规
      """)

  @Argument(help: ArgumentHelp("名称、简称,或者名称里的字;写几个就要都有。", valueName: "名称"))
  var words: [String] = []

  @Option(help: ArgumentHelp("这一天适用哪一版。", valueName: "日期")) var on: String?
  @Option(help: ArgumentHelp("看这一条。", valueName: "条")) var article: Int?
  @Flag(help: "打印 JSON。") var json = false

  /// Laws of a list.
  private static let listed = 50

  func run() throws {
    let register = try Library(UserPacks([])).engine.reference.laws
    let day = try on.map { text in
      guard let day = CalendarDate(typed: text) else { throw misuse("--on 应为 2021-06-01 这样的日期,却是“\(text)”") }
      return day
    }
    if let article, !(1...3_000).contains(article) { throw misuse("--article 应为条的号码,如 42") }
    guard !words.isEmpty else { throw misuse("请写法规的名称,如 casecheck laws 行政处罚法") }
    let text = LawText(register)
    if words.count == 1, let hit = register.find(words[0]), hit.confidence == 1 {
      return put(text.page(hit.law, on: day) + (article.map { text.article($0, of: hit.law) } ?? []), [hit.law], text)
    }
    let found = register.search(words, most: Self.listed)
    if found.count == 1, let law = found.laws.first {
      return put(text.page(law, on: day) + (article.map { text.article($0, of: law) } ?? []), [law], text)
    }
    guard found.count > 0 else {
      let near = words.count == 1 ? register.find(words[0]).map { ",是否想查《\($0.law.name)》" } ?? "" : ""
      throw RunError("法规表里没有“\(words.joined(separator: " "))”\(near);没有收录的法规不作判断,可以换名称里的几个字再查")
    }
    let rest = found.count > Self.listed ? ["……其余 \(found.count - Self.listed) 部,请多写几个字"] : []
    put(text.list(found.laws) + rest + ["共 \(found.count) 部;写全名看各个版本"], found.laws, text)
  }

  private func put(_ lines: [String], _ laws: [LawRegister.Law], _ text: LawText) {
    StandardOutput.write(
      json ? text.json(laws).bytes() + [0x0A] : Array((lines.joined(separator: "\n") + "\n").utf8))
  }
}

struct LawsAddCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "add", abstract: "加入没有收录的法规,如地方性法规(CSV,一个版本一行);同名的以新的为准。",
    discussion: """
      列为 名称,简称,种类,机关,版本,公布日,施行日,失效日,条数;名称和施行日必填,不知道的空着:
        名称,简称,种类,机关,版本,公布日,施行日,失效日,条数
        澧江市市容和环境卫生管理条例,市容条例,地方性法规,,2022修订,2022-05-30,2022-07-01,,62

      例子:
        casecheck laws add 本省法规.csv
      """)

  @Argument(help: ArgumentHelp("CSV 文件。", valueName: "文件")) var file: String

  func run() throws {
    let folder = try UserFolder.own()
    let names = try folder.add(.laws, from: file)
    let shown = names.prefix(5).map { "《\($0)》" }.joined() + (names.count > 5 ? "等" : "")
    StandardOutput.write(Array("已加入 \(names.count) 部:\(shown),存在 \(folder.place(of: .laws))\n".utf8))
  }
}
