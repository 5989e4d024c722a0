import DocExtract

// A worker opens files of strangers: it takes this way before anything else is loaded or any thread is started.
if CommandLine.arguments.dropFirst().first == "_worker" { WorkerMain.run() }
Program.main()
