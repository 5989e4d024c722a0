import CaseReading
import Checks
import DocExtract
import Foundation

/// `casecheck.yaml`: the same settings as the flags; unknown keys stop the run.
struct SettingsFile {
  static let name = "casecheck.yaml"

  /// Reads the file; paths in it start from its folder.
  static func read(_ path: String) throws -> PartialSettings {
    let folder = FilePath.folder(of: path)
    do {
      return try settings(PackFolder.node(at: path, named: path), folder: folder)
    } catch {
      throw error.at(path)
    }
  }

  static func settings(_ node: PackNode, folder: String) throws(PackError) -> PartialSettings {
    var settings = PartialSettings()
    guard !node.isNone else { return settings }
    var map = try PackMapping(node, name: "配置")
    settings.sector = try map.take("sector").map { node throws(PackError) in
      let word = try node.string("sector")
      guard let id = Regions.sector(word) else {
        throw node.error("sector " + Regions.unknownSector(word))
      }
      return id
    }
    settings.province = try map.take("province").map { node throws(PackError) in
      let word = try node.string("province")
      guard let name = Regions.province(word) else {
        throw node.error("province " + Spelling.unknown(word, among: Regions.provinces))
      }
      return name
    }
    settings.packs = try map.take("packs")?.strings("packs ").map { located($0, folder) }
    settings.lists = try map.take("lists").map { node throws(PackError) in try lists(node, folder) } ?? [:]
    settings.templates = try map.take("templates")?.strings("templates ").map { located($0, folder) }
    settings.acceptedTemplates = try map.take("accept-templates")?.strings("accept-templates ")
    settings.corrections = try map.string("corrections").map { located($0, folder) }
    settings.waivers = try map.string("waivers").map { located($0, folder) }
    settings.auditLog = try map.string("audit-log").map { located($0, folder) }
    settings.baseline = try map.string("baseline").map { located($0, folder) }
    settings.standard = try map.string("standard").map { $0.hasSuffix(".yaml") ? located($0, folder) : $0 }
    settings.confirmations = try map.string("confirmations").map { located($0, folder) }
    settings.failOn = try map.take("fail-on").map { node throws(PackError) in
      let word = try node.string("fail-on")
      guard let severity = FailOn(word: word) else {
        throw node.error("fail-on \(FailOn.unknown(word))")
      }
      return severity
    }
    settings.asOf = try map.date("as-of")
    settings.isComplete = try map.boolean("complete")
    settings.jobs = try map.take("jobs").map { node throws(PackError) in
      let jobs = try node.integer("jobs ")
      guard (1...256).contains(jobs) else { throw node.error("jobs 应在 1 到 256 之间,却是 \(jobs)") }
      return jobs
    }
    settings.layout = try map.word("layout")
    settings.ocr = try map.word("ocr")
    settings.cache = try map.string("cache").map { located($0, folder) }
    settings.redacts = try map.boolean("redact")
    for key in LimitKey.all {
      guard let node = map.take(key.name) else { continue }
      settings.limits[key.flag] = try limit(key, node)
    }
    settings.requiresSandbox = try map.boolean("require-sandbox")
    settings.outputs = try map.take("output").map { node throws(PackError) in try outputs(node, folder) }
    try map.finish()
    return settings
  }

  private static func lists(_ node: PackNode, _ folder: String) throws(PackError) -> [String: String] {
    guard let entries = node.entries else { throw node.error("lists 应为 {officer-roster: 名册.csv} 这样的映射") }
    var lists: [String: String] = [:]
    for entry in entries {
      guard ListSchema.named(entry.key) != nil else {
        throw entry.error("清单" + Spelling.unknown(entry.key, among: ListSchema.all.map(\.id)))
      }
      lists[entry.key] = located(try entry.value.string(entry.key), folder)
    }
    return lists
  }

  private static func limit(_ key: LimitKey, _ node: PackNode) throws(PackError) -> Int {
    let text = try node.string(key.name)
    do throws(LimitMistake) {
      return try key.value(of: text)
    } catch {
      throw node.error("\(key.name) \(error.message)")
    }
  }

  private static func outputs(_ node: PackNode, _ folder: String) throws(PackError) -> [OutputTarget] {
    var targets: [OutputTarget] = []
    for element in node.listed {
      do {
        var target = try OutputTarget(element.string("output "))
        if target.path != "-" { target.path = located(target.path, folder) }
        targets.append(target)
      } catch let error as RunError {
        throw element.error(error.message)
      } catch let error as PackError {
        throw error
      } catch {
        throw element.error("\(error)")
      }
    }
    return targets
  }

  private static func located(_ path: String, _ folder: String) -> String {
    path.hasPrefix("/") || folder.isEmpty ? path : (folder as NSString).appendingPathComponent(path)
  }

  /// The rules and kinds that the configuration of the working folder names.
  static func packs() throws -> [String] {
    guard let file = find(reviewing: []).file else { return [] }
    return try read(file).packs ?? []
  }

  /// The lists that it names.
  static func lists() throws -> [String: String] {
    guard let file = find(reviewing: []).file else { return [:] }
    return try read(file).lists
  }

  /// The nearest `casecheck.yaml` in the working directory or above it. Those inside of what is under review do not
  /// count: a case file must not decide how it is judged.
  ///
  /// - Returns: the file, and the ones that were passed over.
  static func find(reviewing paths: [String]) -> (file: String?, ignored: [String]) {
    let manager = FileManager.default
    let reviewed = paths.map { canonical($0) }
    var ignored: [String] = []
    var folder = canonical(manager.currentDirectoryPath)
    while true {
      let file = (folder as NSString).appendingPathComponent(name)
      if manager.fileExists(atPath: file) {
        let isReviewed = reviewed.contains { folder == $0 || folder.hasPrefix($0 == "/" ? $0 : $0 + "/") }
        if !isReviewed { return (file, ignored) }
        ignored.append(file)
      }
      if folder == "/" || folder.isEmpty { return (nil, ignored) }
      folder = FilePath.folder(of: folder)
    }
  }

  static func canonical(_ path: String) -> String {
    URL(filePath: path).resolvingSymlinksInPath().standardizedFileURL.path(percentEncoded: false)
      .trimmingSuffix("/")
  }

  /// What `casecheck init` writes: every key with its meaning, commented out.
  static let template = """
    # casecheck 的配置。放在工作文件夹或它的上级;命令行的选项优先于这里。
    # 去掉行首的 # 就生效。案卷文件夹里的 casecheck.yaml 一律不读。

    # 领域,按案卷能认出来的不必写:samr 市场监管、eco 生态环境、agri 农业农村、transport 交通运输……
    # sector: samr

    # 省级简称,决定地方的期限和标准
    # province: 广东

    # 自己的规则和文书种类,文件夹或者单个 .yaml 文件;相对于本文件
    # packs: [规则]

    # 自己的清单,CSV 文件(表格软件里另存为 CSV);相对于本文件;casecheck init --lists 文件夹 写出每一份的样本
    # lists:
    \(listed)
    # 文书模板,casecheck templates add 写出的文件或者装着它们的文件夹,与已经导入的一起用;相对于本文件
    # templates: [模板]

    # 过渡期内新旧都可以用的模板,写名字
    # accept-templates: [广东2017, 广东2021]

    # 更正文件:人对误读的更正,casecheck fields 案卷 --write-corrections 文件 写出一份来填;相对于本文件
    # corrections: 更正.yaml

    # 豁免清单:经批准不再追究的发现,写明理由、批准人、期限;相对于本文件
    # waivers: 豁免.yaml

    # 基线:已经知道的发现,只有新的算数,casecheck check 案卷 --write-baseline 文件 写出;相对于本文件
    # baseline: 基线.yaml
    # 评查标准:有它才评分;通用、标准的 id(casecheck standards 列出)或者自己的 .yaml 文件,相对于本文件
    # standard: 通用

    # 确认文件:人对评分表上逐项的意见(docs/standards.md);相对于本文件
    # confirmations: 确认.yaml

    # 审计日志:谁、何时、用什么检查了哪些文件,只记散列和个数,每次续写;相对于本文件
    # audit-log: 审计.jsonl

    # 从哪一级发现起退出码为 1,写英文或者中文:veto 否决候选、major 主要、minor 次要、info 提示、never 从不
    # fail-on: major

    # 评查日;不写就是今天。写定以后,同样的案卷总得到同样的结果
    # as-of: 2024-06-30

    # 一律当作完整案卷,缺的文书都要报
    # complete: false

    # 同时打开几个文件;不写就是处理器的个数
    # jobs: 4

    # 怎样切分文件夹:auto 自动、case 一个案卷、cases 每个子文件夹一个、volume 分册
    # layout: auto

    # 没有可靠文字层的页(扫描件、照片)是否识别文字:auto 需要的才识别、fast 快一些、always 每页都识别、never 不识别
    # ocr: auto

    # 识别过的页的文字存在这个文件夹,下次不再识别;放在案卷之外;相对于本文件
    # cache: 缓存

    # 遮盖身份证号、电话、银行卡号
    # redact: true

    \(limits)
    # 沙箱缺一层就不运行
    # require-sandbox: true

    # 每次都写的报告,格式看扩展名(\(OutputTarget.extensions));相对于本文件
    # output: [结果.json]

    """
}

extension SettingsFile {
  /// The lists in the template, each with its name.
  private static var listed: String {
    ListSchema.all.map { "#   \($0.id): 清单/\($0.title).csv\n" }.joined()
  }

  /// The limits in the template, each with its meaning and its default.
  private static var limits: String {
    LimitKey.all.map { "# \($0.meaning)\n# \($0.name): \($0.written($0.standard))\n" }.joined(separator: "\n")
  }
}

extension String {
  fileprivate func trimmingSuffix(_ suffix: String) -> String {
    count > 1 && hasSuffix(suffix) ? String(dropLast(suffix.count)) : self
  }
}
