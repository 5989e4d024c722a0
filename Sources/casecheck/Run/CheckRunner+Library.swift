extension CheckRunner {
  /// The stages of a run: worker processes, the readers, the rules.
  ///
  /// - Parameter paths: what the run is about; nothing else can be read.
  init(library: Library, settings: Settings, reading paths: [String], runsRules: Bool = true) {
    let workers = WorkerPool(settings.pool(reading: paths))
    self.init(
      extract: { await workers.extract($0) },
      review: { library.review($0, $1, settings, runsRules: runsRules) }, window: settings.jobs)
  }
}
