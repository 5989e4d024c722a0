import DocExtract
import Reporting

/// The files that a saved result was made from, for the pictures of their pages.
struct SourcePages {
  private let cases: [CaseFolder]
  private let workers: WorkerPool
  private let library: Library
  private let settings: Settings
  private let redactor: Redactor

  /// - Parameter path: what was given to `casecheck check`.
  init(_ path: String, redactor: Redactor) async throws {
    settings = try PartialSettings().completed(reviewing: [path])
    library = try Library(settings)
    workers = WorkerPool(settings.pool(reading: [path]))
    cases = try await CaseIntake.look([path], layout: settings.layout, with: workers).cases
    self.redactor = redactor
  }

  private func folder(of result: ResultCase, _ isOnly: Bool) -> CaseFolder? {
    cases.first { $0.path == result.path } ?? (isOnly && cases.count == 1 ? cases.first : nil)
  }

  /// Writes copies of the files with notes; files that have changed since are listed, with that reason.
  func annotate(_ result: ResultCase, isOnly: Bool, into copies: AnnotatedFolder) async throws {
    guard let folder = folder(of: result, isOnly) else {
      StandardError.line("casecheck: --source 里没有案卷 \(TextWidth.plain(result.path)),没有它的批注副本")
      return
    }
    try await workers.annotate(folder, result, into: copies)
  }

  /// Pictures of the pages where something was found; of files that have changed since, none, and that is said.
  ///
  /// - Parameter isOnly: whether the result has no other case: then a folder may have another name now.
  func pages(of result: ResultCase, isOnly: Bool) async -> CasePages {
    guard let folder = folder(of: result, isOnly) else {
      StandardError.line("casecheck: --source 里没有案卷 \(TextWidth.plain(result.path)),报告里没有它的图片")
      return CasePages()
    }
    let wanted = Set(result.findings.flatMap(\.evidence).filter { $0.place.page != nil }.map(\.source))
    guard !wanted.isEmpty else { return CasePages() }
    let sources = await folder.sources(room: settings.pool(reading: []).limits.caseBytes, by: workers.extract)
    let known = Dictionary(result.sources.map { ($0.path, $0.sha256) }, uniquingKeysWith: { first, _ in first })
    let changed = Set(sources.filter { known[$0.file.path] != $0.sha256 }.map(\.file.path)).intersection(wanted)
    for path in changed.sorted() {
      StandardError.line("casecheck: \(TextWidth.plain(path)) 与检查时不同,报告里没有它的图片")
    }
    let report = library.review(folder, sources, settings, runsRules: false)
    var plan = PicturePlan(result, file: report.file, redactor: redactor)
    plan.leaveOut(changed)
    return await workers.pages(of: folder, plan)
  }
}
