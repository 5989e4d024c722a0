import ArgumentParser
import Foundation
import Testing

@testable import casecheck

@Suite("帮助") struct ChineseHelpTests {
  @Test(arguments: CasecheckCommand.configuration.subcommands.map { $0._commandName }.filter { !$0.hasPrefix("_") })
  func everyCommandTeachesByExample(_ name: String) throws {
    let help = helpText([name, "--help"])
    #expect(help.contains("例子:\n  casecheck \(name)"))
    try expectSnapshot(help + "\n", "help-\(name).txt")
    for english in ["USAGE", "OPTIONS", "ARGUMENTS", "Show", "default:", "values:"] { #expect(!help.contains(english)) }
  }

  @Test(arguments: [
    ["check"], ["check", "--nonsense"], ["check", "a", "--jobs"], ["check", "a", "--jobs", "x"],
    ["extract", "a", "--json=1"],
    ["rules", "a", "b"],
  ]) func mistakesAreExplainedInChinese(_ arguments: [String]) {
    let text = helpText(arguments)
    #expect(!text.isEmpty)
    for english in ["Error", "Missing", "Unknown", "Unexpected", "invalid", "See "] { #expect(!text.contains(english)) }
  }

  private func helpText(_ arguments: [String]) -> String {
    do {
      var command = try CasecheckCommand.parseAsRoot(arguments)
      // Asking for help is a command of its own.
      if arguments.contains("--help") { try command.run() }
      return ""
    } catch {
      return ChineseHelp.translated(CasecheckCommand.fullMessage(for: error))
    }
  }
}
