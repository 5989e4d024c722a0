import ArgumentParser
import Checks
import Foundation
import Reporting

struct InitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init",
    abstract: "在工作文件夹写一份 casecheck.yaml,每一项都有说明,全部注释掉。",
    discussion: """
      例子:
        casecheck init                 然后去掉要用的行前面的 #
        casecheck init --lists 清单    写出每一份清单的样本,填好后在 casecheck.yaml 里写明
        casecheck init --papers 模板   写出评查意见书、自查自评报告、评查报告的模板,加上单位的版头
      """)

  @Option(help: ArgumentHelp("只在这个文件夹写清单的样本(CSV);已有的不动。", valueName: "文件夹"))
  var lists: String?

  @Option(help: ArgumentHelp("只在这个文件夹写 DOCX 报告的模板;已有的不动。", valueName: "文件夹"))
  var papers: String?

  func run() throws {
    if let papers { try writePapers(to: papers) }
    if let lists { try writeLists(to: lists) }
    guard lists == nil, papers == nil else { return }
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

  private func writePapers(to folder: String) throws {
    do {
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    } catch {
      throw RunError("无法建立文件夹 \(folder);请检查权限,或者换一个地方")
    }
    for paper in Paper.allCases {
      let path = (folder as NSString).appendingPathComponent("\(paper.rawValue).docx")
      guard !FileManager.default.fileExists(atPath: path) else {
        StandardOutput.write(Array("\(path) 已经存在,没有改动\n".utf8))
        continue
      }
      var file = try WholeFile(path)
      try file.write(content(of: paper))
      try file.finish()
      StandardOutput.write(Array("已写 \(path)\n".utf8))
    }
  }

  private func content(of paper: Paper) throws(RunError) -> [UInt8] {
    do throws(ReportError) {
      return try DefaultPaper.bytes(of: paper)
    } catch {
      throw RunError("无法写\(paper.rawValue): \(error.message)")
    }
  }
}
