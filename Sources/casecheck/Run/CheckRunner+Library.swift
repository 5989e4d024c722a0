import DocExtract
import Reporting

extension CheckRunner {
  /// The stages of a run: worker processes, the readers, the rules.
  init(library: Library, settings: Settings, workers: WorkerPool, progress: Progress, runsRules: Bool = true) {
    self.init(
      extract: { file in
        let source = await workers.extract(file)
        progress.read(file.path)
        return source
      },
      review: { library.review($0, $1, settings, runsRules: runsRules) }, window: settings.jobs,
      room: settings.pool(reading: []).limits.caseBytes)
  }

  /// Lets workers draw what a report shows of the pages.
  mutating func drawPages(by workers: WorkerPool, _ redactor: Redactor) {
    draw = { folder, report in await workers.pages(of: folder, PicturePlan(report, redactor: redactor)) }
  }

  /// Lets workers write copies of the files with notes.
  mutating func annotateFiles(by workers: WorkerPool, into copies: AnnotatedFolder, _ redactor: Redactor) {
    annotate = { folder, report in
      try await workers.annotate(folder, ResultCase(report, redactor: redactor), into: copies)
    }
  }
}
