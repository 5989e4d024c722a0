import ArgumentParser
import CaseReading
import Dispatch
import Foundation

/// Runs one command and ends the process with its exit code (DESIGN §7).
enum Program {
  static let version = "0.1.0"

  static func main() -> Never {
    Interruption.install()
    Task.detached { exit(await run(Array(CommandLine.arguments.dropFirst()))) }
    dispatchMain()
  }

  private static func run(_ arguments: [String]) async -> Int32 {
    do {
      try checkName(of: arguments)
      var command = try CasecheckCommand.parseAsRoot(arguments)
      if var command = command as? any AsyncParsableCommand {
        try await command.run()
      } else {
        try command.run()
      }
      return 0
    } catch let code as ExitCode {
      return code.rawValue
    } catch let error as RunError {
      StandardError.line("casecheck: \(error.message)")
      return error.exit.rawValue
    } catch let error as PackError {
      StandardError.line(error.description)
      return ExitCode.couldNotRun.rawValue
    } catch {
      return explain(error)
    }
  }

  private static func checkName(of arguments: [String]) throws {
    let names = CasecheckCommand.configuration.subcommands.map { $0._commandName }
    guard let name = arguments.first, !name.hasPrefix("-"), !names.contains(name), name != "help" else { return }
    let shown = names.filter { !$0.hasPrefix("_") }
    throw misuse("没有这个命令:\(Spelling.unknown(name, among: shown));可以写 \(shown.joined(separator: "、"))")
  }

  /// Help and mistakes on the command line, in Chinese.
  private static func explain(_ error: any Error) -> Int32 {
    let code = CasecheckCommand.exitCode(for: error).rawValue
    let text = ChineseHelp.translated(CasecheckCommand.fullMessage(for: error))
    if code == 0 {
      StandardOutput.write(Array((text + "\n").utf8))
    } else {
      StandardError.line(text)
    }
    return code
  }
}

/// Why a command could not do what was asked.
struct RunError: Error {
  var exit: ExitCode = .couldNotRun
  /// What, where, and what to do next.
  var message: String

  init(_ message: String, exit: ExitCode = .couldNotRun) {
    self.message = message
    self.exit = exit
  }
}

extension ExitCode {
  /// Findings at or above `--fail-on`.
  static let findings = ExitCode(1)
  /// Configuration, pack, path or part missing or broken.
  static let couldNotRun = ExitCode(2)
  /// Ran, but something was unreadable or undecided.
  static let incomplete = ExitCode(3)
}
