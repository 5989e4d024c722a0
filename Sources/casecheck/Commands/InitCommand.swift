import ArgumentParser
import Foundation

struct InitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init",
    abstract: "在工作文件夹写一份 casecheck.yaml,每一项都有说明,全部注释掉。",
    discussion: """
      例子:
        casecheck init                 然后去掉要用的行前面的 #
      """)

  func run() throws {
    guard !FileManager.default.fileExists(atPath: SettingsFile.name) else {
      throw RunError("\(SettingsFile.name) 已经存在,没有改动;要重写请先移走它")
    }
    var file = try WholeFile(SettingsFile.name)
    try file.write(Array(SettingsFile.template.utf8))
    try file.finish()
    StandardOutput.write(Array("已写 \(SettingsFile.name)\n".utf8))
  }
}
