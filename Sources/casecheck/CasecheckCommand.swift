import ArgumentParser

/// The root of all commands; its help lists what works.
struct CasecheckCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "casecheck",
    abstract: "检查行政执法案卷:缺什么文书,哪里不合规定,依据是哪一条。不联网,不改动案卷。",
    discussion: """
      从这里开始:
        casecheck check 案卷文件夹             检查一个案卷,打印应有、已有、缺的文书和发现
        casecheck check 全部案卷 --output 结果.json
                                               检查一批案卷(每个子文件夹一个),另存机器可读的结果
        casecheck fields 案卷文件夹            先看程序读出了什么:文书、要素、时间线
        casecheck rules PRO-05                 一条规则的理由、依据、界限和例子

      退出码:0 没有达到 --fail-on 的发现;1 有;2 无法运行;
             3 没有发现,但有读不出或不能判断的;64 命令行有误。
      """,
    version: Program.version,
    subcommands: [
      CheckCommand.self, ReportCommand.self, DiffCommand.self, ExtractCommand.self, FieldsCommand.self,
      RulesCommand.self,
      DaysCommand.self, LawsCommand.self, CalendarCommand.self, TemplatesCommand.self, StandardsCommand.self,
      TestCommand.self,
      InitCommand.self, DoctorCommand.self, WorkerCommand.self, IsolatedCommand.self, IndexCommand.self,
    ])
}

// These take the place of the real ones in the list of commands; `main.swift` has taken its way long before.

struct WorkerCommand: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "_worker", shouldDisplay: false)
}

struct IsolatedCommand: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "_isolated", shouldDisplay: false)
}
