import ArgumentParser
import CaseReading
import Checks
import DocExtract
import Foundation

/// The options that say how case files are read and judged.
struct ReviewOptions: ParsableArguments {
  @Option(help: ArgumentHelp("领域,代替从案卷认出的,如 samr、eco。", valueName: "id"))
  var sector: String?

  @Option(help: ArgumentHelp("省级简称,代替从案卷认出的,如 广东。", valueName: "省"))
  var province: String?

  @Option(help: ArgumentHelp("自己的规则和文书种类;可以重复。", valueName: "路径"))
  var packs: [String] = []

  @Option(help: ArgumentHelp("自己的清单,如 officer-roster=名册.csv;可以重复。", valueName: "清单=文件"))
  var list: [String] = []

  @Option(help: ArgumentHelp("文书模板的文件或者文件夹,与导入过的一起用;可以重复。", valueName: "路径"))
  var templates: [String] = []

  @Option(help: ArgumentHelp("过渡期内新旧都可以用的模板;可以重复。", valueName: "名字"))
  var acceptTemplates: [String] = []

  @Option(help: ArgumentHelp("更正文件:人对误读的文书种类、起止、要素的更正;放在案卷之外。", valueName: "文件"))
  var corrections: String?

  @Option(help: ArgumentHelp("评查日,判断期限是否届满;默认今天。", valueName: "日期"))
  var asOf: String?

  @Flag(help: "当作完整案卷:应有的文书没有就是缺。")
  var complete = false

  @Option(help: ArgumentHelp("同时打开几个文件;默认处理器的个数。", valueName: "N"))
  var jobs: Int?

  @Option(help: ArgumentHelp("怎样切分文件夹:auto、case 一个案卷、cases 每个子文件夹一个、volume 分册。", valueName: "方式"))
  var layout: String?

  @Option(
    help: ArgumentHelp(
      "没有可靠文字层的页是否识别文字:auto 需要的才识别、fast 快一些、always 每页都识别、never 不识别;默认 auto。", valueName: "方式"))
  var ocr: String?

  @Option(help: ArgumentHelp("识别过的页存在这个文件夹,下次不再识别;放在案卷之外。", valueName: "文件夹"))
  var cache: String?

  @Option(help: ArgumentHelp("配置文件;默认用工作文件夹或上级的 casecheck.yaml。", valueName: "文件"))
  var config: String?

  @Flag(help: "不遮盖身份证号、电话、住址、姓名等个人信息。")
  var noRedact = false

  @OptionGroup(title: "限制") var limits: LimitOptions

  /// What the flags say, checked.
  func said() throws -> PartialSettings {
    var said = PartialSettings()
    said.sector = try sector.map { word in
      guard let id = Regions.sector(word) else {
        throw misuse("--sector " + Regions.unknownSector(word))
      }
      return id
    }
    said.province = try province.map { word in
      guard let name = Regions.province(word) else {
        let list = Regions.provinces.joined(separator: "、")
        throw misuse("--province \(Spelling.unknown(word, among: Regions.provinces));可以写 \(list)")
      }
      return name
    }
    said.packs = packs.isEmpty ? nil : packs
    said.lists = try lists()
    said.templates = templates.isEmpty ? nil : templates
    said.acceptedTemplates = acceptTemplates.isEmpty ? nil : acceptTemplates
    said.corrections = corrections
    said.asOf = try asOf.map { text in
      guard let date = CalendarDate(iso: text) else {
        throw misuse("--as-of 应为 2024-06-30 这样的日期,却是“\(text)”")
      }
      return date
    }
    said.isComplete = complete ? true : nil
    if let jobs, !(1...256).contains(jobs) { throw misuse("--jobs 应在 1 到 256 之间,却是 \(jobs)") }
    said.jobs = jobs
    said.layout = try layout.map { try word($0, for: "--layout") }
    said.ocr = try ocr.map { try word($0, for: "--ocr") }
    said.cache = cache
    said.redacts = noRedact ? false : nil
    try limits.add(to: &said)
    return said
  }

  /// The settings of this run for the given paths; notes go to standard error.
  func settings(reviewing paths: [String], adding more: (inout PartialSettings) throws -> Void = { _ in }) throws
    -> Settings
  {
    var said = try said()
    try more(&said)
    let settings = try said.completed(reviewing: paths, config: config)
    for place in settings.packs where !FileManager.default.fileExists(atPath: place) {
      throw RunError("没有规则文件夹或文件 \(place);请检查 --packs 或配置里的 packs")
    }
    for place in settings.templates where !FileManager.default.fileExists(atPath: place) {
      throw RunError("没有模板的文件或者文件夹 \(place);请检查 --templates 或配置里的 templates")
    }
    if let place = settings.corrections { try refuse(corrections: place, inside: paths) }
    return settings
  }

  private func lists() throws -> [String: String] {
    var lists: [String: String] = [:]
    for text in list {
      let parts = text.split(separator: "=", maxSplits: 1).map(String.init)
      guard parts.count == 2 else { throw misuse("--list 应为 officer-roster=名册.csv 这样,却是“\(text)”") }
      guard ListSchema.named(parts[0]) != nil else {
        let known = ListSchema.all.map { "\($0.id)(\($0.title))" }.joined(separator: "、")
        throw misuse("--list \(Spelling.unknown(parts[0], among: ListSchema.all.map(\.id)));可以写 \(known)")
      }
      guard lists.updateValue(parts[1], forKey: parts[0]) == nil else { throw misuse("--list \(parts[0]) 写了两次") }
    }
    return lists
  }

  private func refuse(corrections place: String, inside paths: [String]) throws {
    guard FileManager.default.fileExists(atPath: place) else {
      throw RunError("没有更正文件 \(place);casecheck fields 案卷 --write-corrections \(place) 写出一份来填")
    }
    try keep("更正文件", place, outsideOf: paths)
  }
}

/// A case file must not decide how it is read, and nothing is written into one.
func keep(_ what: String, _ place: String, outsideOf paths: [String]) throws {
  let whole = SettingsFile.canonical(place)
  for path in paths.map(SettingsFile.canonical)
  where FileManager.default.isFolder(path) && (whole + "/").hasPrefix(path + "/") {
    throw RunError("\(what) \(place) 在被检查的文件夹里;请移到案卷之外")
  }
}

extension PartialSettings {
  /// These settings over those of the configuration file and the defaults; notes go to standard error.
  func completed(reviewing paths: [String], config: String? = nil) throws -> Settings {
    let found = SettingsFile.find(reviewing: paths)
    for file in found.ignored where config == nil {
      StandardError.line("casecheck: 不读被检查的文件夹里的配置:\(file);要用它请写 --config")
    }
    var file = PartialSettings()
    if let path = config ?? found.file {
      guard FileManager.default.fileExists(atPath: path) else { throw RunError("没有配置文件 \(path)") }
      file = try SettingsFile.read(path)
    }
    guard let today = CalendarDate.today else { throw RunError("读不出今天的日期;请写 --as-of") }
    let settings = over(file, today: today)
    if let cache = settings.cache { try keep("缓存文件夹", cache, outsideOf: paths) }
    try SandboxState.tell(isRequired: settings.requiresSandbox)
    return settings
  }
}

/// One of the words of a closed list.
func word<Word: RawRepresentable & CaseIterable>(_ text: String, for option: String) throws -> Word
where Word.RawValue == String {
  guard let word = Word(rawValue: text) else {
    _ = try known(text, among: Word.allCases.map(\.rawValue), for: option)
    throw misuse("\(option) 不认识“\(text)”")
  }
  return word
}

private func known(_ text: String, among words: [String], for option: String) throws -> String {
  guard words.contains(text) else {
    let list = words.count <= 8 ? ";可以写 " + words.joined(separator: "、") : ""
    throw misuse("\(option) " + Spelling.unknown(text, among: words) + list)
  }
  return text
}

func misuse(_ message: String) -> RunError { RunError(message, exit: .validationFailure) }

extension FileManager {
  func isFolder(_ path: String) -> Bool {
    var isFolder: ObjCBool = false
    return fileExists(atPath: path, isDirectory: &isFolder) && isFolder.boolValue
  }
}
