import ArgumentParser
import Checks
import Foundation

struct InitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init",
    abstract: "在工作文件夹写一份 casecheck.yaml,每一项都有说明,全部注释掉。",
    discussion: """
      例子:
        casecheck init                 然后去掉要用的行前面的 #
        casecheck init --lists 清单    写出每一份清单的样本,填好后在 casecheck.yaml 里写明
      """)

  @Option(help: ArgumentHelp("只在这个文件夹写清单的样本(CSV);已有的不动。", valueName: "文件夹"))
  var lists: String?

  func run() throws {
    if let lists { return try writeLists(to: lists) }
    guard !FileManager.default.fileExists(atPath: SettingsFile.name) else {
      throw RunError("\(SettingsFile.name) 已经存在,没有改动;要重写请先移走它")
    }
    var file = try WholeFile(SettingsFile.name)
    try file.write(Array(SettingsFile.template.utf8))
    try file.finish()
    StandardOutput.write(Array("已写 \(SettingsFile.name)\n".utf8))
  }

  private func writeLists(to folder: String) throws {
    let written = try UserLists.writeSamples(to: folder)
    let rest = written.count < ListSchema.all.count ? ";\(ListSchema.all.count - written.count) 份已经存在,没有改动" : ""
    StandardOutput.write(
      Array("已写 \(written.count) 份样本到 \(folder)\(rest);每份删去样本的行,填上自己的,再在 casecheck.yaml 的 lists 里写明\n".utf8))
  }
}
