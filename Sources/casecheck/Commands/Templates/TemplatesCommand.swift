import ArgumentParser
import CaseReading
import Checks
import DocExtract
import Foundation
import Reporting

struct TemplatesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "templates",
    abstract: "文书模板(格式范本):导入本省、本部门的,看文书用的是哪一套、哪一版,改了哪些固定句。",
    discussion: """
      国家和各省的范本不能随程序发布,要由使用单位导入一次(DOCX、PDF、OFD;装有 LibreOffice 时也可以是 DOC):
        casecheck templates add 广东2017 范本2017/*.docx --province 广东 --valid-from 2017-06-01 --valid-to 2021-12-31
        casecheck templates add 广东2021 范本2021/*.docx --province 广东 --valid-from 2022-01-01
      以后 casecheck check 就会比对;一套范本可以是一个文件,也可以一份文书一个文件。

      例子:
        casecheck templates list                      已有的模板
        casecheck templates match 处罚决定书.docx     像哪一套,差在哪里
        casecheck templates diff 广东2017 广东2021    两版之间改了什么
      """,
    subcommands: [
      TemplatesAddCommand.self, TemplatesListCommand.self, TemplatesShowCommand.self, TemplatesMatchCommand.self,
      TemplatesDiffCommand.self, TemplatesRemoveCommand.self,
    ])
}

struct TemplatesListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "已有的模板:份数、发布机关、适用的领域和省、起止日期。",
    discussion: """
      例子:
        casecheck templates list
      """)

  func run() throws {
    let library = try Library(UserPacks([]))
    let store = library.templates
    let lines = TemplateText(store.library, kindNames: library.vocabulary.names, width: Terminal.style.width)
      .list { store.places[$0.id] != nil }
    let advice = store.places.isEmpty ? ["还没有导入本单位用的范本;casecheck templates add --help 有做法"] : []
    StandardOutput.lines(lines + advice)
  }
}

struct TemplatesShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "一套模板里有哪些文书;一份文书的固定句、栏目、填写提示。",
    discussion: """
      例子:
        casecheck templates show 广东2021
        casecheck templates show 广东2021 告知书
      """)

  @Argument(help: ArgumentHelp("模板的名字。", valueName: "名字")) var name: String
  @Argument(help: ArgumentHelp("文书标题里的字,或者种类的 id。", valueName: "文书")) var form: String?

  func run() throws {
    let library = try Library(UserPacks([]))
    let set = try library.templates.set(name)
    let text = TemplateText(library.templates.library, kindNames: library.vocabulary.names, width: Terminal.style.width)
    let lines = text.page(set, form: form)
    guard !lines.isEmpty else {
      throw RunError("模板“\(name)”里没有标题含“\(form ?? "")”的文书;casecheck templates show \(name) 列出全部")
    }
    StandardOutput.lines(lines)
  }
}

struct TemplatesDiffCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff", abstract: "两套模板之间改了什么:文书、栏目、固定句。",
    discussion: """
      例子:
        casecheck templates diff 广东2017 广东2021
      """)

  @Argument(help: ArgumentHelp("旧的。", valueName: "名字")) var old: String
  @Argument(help: ArgumentHelp("新的。", valueName: "名字")) var new: String

  func run() throws {
    let library = try Library(UserPacks([]))
    let store = library.templates
    let text = TemplateText(store.library, kindNames: library.vocabulary.names, width: Terminal.style.width)
    StandardOutput.lines(text.differences(try store.set(old), try store.set(new)))
  }
}

struct TemplatesRemoveCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "remove", abstract: "去掉导入过的一套模板。",
    discussion: """
      例子:
        casecheck templates remove 广东2017
      """)

  @Argument(help: ArgumentHelp("模板的名字。", valueName: "名字")) var name: String

  func run() throws {
    let store = try Library(UserPacks([])).templates
    _ = try store.set(name)
    guard let place = store.places[name] else { throw RunError("“\(name)”是随程序的样本,不能去掉") }
    try FileManager.default.removeItem(atPath: place)
    StandardOutput.lines(["已去掉 \(name)(\(place))"])
  }
}

extension StandardOutput {
  static func lines(_ lines: [String]) { write(Array((lines.joined(separator: "\n") + "\n").utf8)) }
}
