extension CheckRunner {
  /// The stages of a run: worker processes, the readers, the rules.
  init(library: Library, settings: Settings, workers: WorkerPool, runsRules: Bool = true) {
    self.init(
      extract: { await workers.extract($0) },
      review: { library.review($0, $1, settings, runsRules: runsRules) }, window: settings.jobs)
  }
}
