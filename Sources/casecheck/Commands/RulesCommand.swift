import ArgumentParser
import CaseReading
import Checks
import Foundation
import Reporting

struct RulesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rules",
    abstract: "规则目录;给出目录号或路径时,打印这一条的理由、依据、界限、建议和例子。",
    discussion: """
      例子:
        casecheck rules                                    全部规则
        casecheck rules PRO-05                             一条规则
        casecheck rules procedure/decided-out-of-time      同一条
        casecheck rules --json                             机器可读
      """)

  @Argument(help: ArgumentHelp("目录号(PRO-05)或路径(procedure/decided-out-of-time)。", valueName: "规则"))
  var id: String?

  @Flag(help: "打印 JSON。")
  var json = false

  @Option(help: ArgumentHelp("自己的规则和文书种类;可以重复;默认用 casecheck.yaml 里的。", valueName: "路径"))
  var packs: [String] = []

  @Option(help: ArgumentHelp("生成文档页的文件夹。", visibility: .hidden))
  var markdown: String?

  func run() throws {
    // The pages that the project publishes are those of its own rules.
    let packs = try packs.isEmpty && markdown == nil ? SettingsFile.packs() : packs
    let library = try Library(UserPacks(packs), withExamples: id != nil || markdown != nil)
    let rules = library.engine.pack.rules
    if let markdown { return try writePages(of: rules, library.vocabulary, to: markdown) }
    guard let id else {
      return put(RuleCatalogue.text(rules, style: Terminal.style), RuleCatalogue.json(rules))
    }
    guard let rule = rules.first(where: { $0.id == id || $0.code.lowercased() == id.lowercased() })
    else {
      let known = rules.flatMap { [$0.id, $0.code] }
      throw RunError("规则\(Spelling.unknown(id, among: known));casecheck rules 列出全部")
    }
    put(
      RulePage(rule, vocabulary: library.vocabulary).text(style: Terminal.style),
      RuleCatalogue.json([rule]))
  }

  private func put(_ lines: [String], _ value: JSONValue) {
    StandardOutput.write(
      json ? value.bytes() + [0x0A] : Array((lines.joined(separator: "\n") + "\n").utf8))
  }

  private func writePages(of rules: [Rule], _ vocabulary: Vocabulary, to folder: String) throws {
    let manager = FileManager.default
    if let index = try? String(contentsOfFile: "\(folder)/README.md", encoding: .utf8) {
      guard index.hasPrefix(RuleCatalogue.opening) else {
        throw RunError("\(folder) 里有别的文档,不写;请给一个空文件夹")
      }
      // Pages of rules that are gone go too.
      try manager.removeItem(atPath: folder)
    }
    for rule in rules {
      let path = "\(folder)/\(rule.id).md"
      try manager.createDirectory(
        atPath: FilePath.folder(of: path), withIntermediateDirectories: true)
      try write(RulePage(rule, vocabulary: vocabulary).markdown(), to: path)
    }
    try manager.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try write(RuleCatalogue.markdown(rules), to: "\(folder)/README.md")
  }

  private func write(_ text: String, to path: String) throws {
    var file = try WholeFile(path)
    try file.write(Array(text.utf8))
    try file.finish()
  }
}
