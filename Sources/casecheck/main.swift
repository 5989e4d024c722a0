import CWorker
import DocExtract
import Reporting

// A worker opens files of strangers: it takes this way before anything else is loaded or any thread is started.
if CommandLine.arguments.dropFirst().first == "_worker" {
  WorkerMain.run(CommandLine.arguments.dropFirst(2), template: PaperTemplate.compiled)
}
// Likewise: what becomes another program starts nothing of its own.
if CommandLine.arguments.dropFirst().first == "_isolated" { IsolatedProgram.main(CommandLine.arguments.dropFirst(2)) }
casecheck_share_memory()
Program.main()
