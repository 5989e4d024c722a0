import CaseReading
import Checks
import Reporting

/// The comparison of the cases of a run, fed case by case.
struct BatchRun {
  private var review: BatchReview
  private var places = BatchPlaces()

  init(_ library: Library) { review = library.batchReview }

  mutating func add(_ report: CaseReport, _ result: ResultCase) {
    guard let trace = report.trace else { return }
    review.add(trace)
    places.add(result, sources: report.file.sources.count)
  }

  /// What the cases show together, waived and known findings marked.
  func results(_ acceptance: Acceptance) -> (results: [RuleResult], use: Acceptance.Use) {
    var results = review.results()
    guard !results.isEmpty else { return ([], Acceptance.Use()) }
    let use = acceptance.accept(&results, of: review)
    return (results, use)
  }

  func shown(_ results: [RuleResult], _ redactor: Redactor) -> [ResultRule] {
    results.map { ResultRule(ofBatch: $0, places: places, redactor: redactor) }
  }
}
