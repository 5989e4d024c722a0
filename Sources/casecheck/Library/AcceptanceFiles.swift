import CaseReading
import Checks
import DocExtract
import Foundation
import Reporting

/// The files that say which findings do not weigh.
struct AcceptanceFiles {
  let waivers: String?
  let baseline: String?
  let asOf: CalendarDate

  init(_ settings: Settings) {
    waivers = settings.waivers
    baseline = settings.baseline
    asOf = settings.asOf
  }

  /// Reads both; a mistake in one of them stops the run.
  func acceptance(rules: [Rule], vocabulary: Vocabulary) throws -> Acceptance {
    Acceptance(
      waivers: try waivers.map { place in
        try node(at: place) { node throws(PackError) in
          try Waivers(node, rules: rules.map { ($0.id, $0.code) }, vocabulary: vocabulary)
        }
      } ?? Waivers(), baseline: try baseline.map { place in try node(at: place, Baseline.init) }, asOf: asOf)
  }

  private func node<Value>(at place: String, _ read: (PackNode) throws(PackError) -> Value) throws(PackError) -> Value {
    do throws(PackError) {
      return try read(PackFolder.node(at: place, named: place))
    } catch {
      throw error.at(place)
    }
  }
}

/// Writes the findings of a run as the baseline of the next ones.
struct BaselineFile: ~Copyable {
  private var file: WholeFile
  private var baseline = Baseline()

  init(_ place: String, outside cases: [CaseFolder]) throws {
    try OutputTarget("txt:" + place).refuse(inside: cases, option: "--write-baseline")
    try WholeFile.refuseSpecial(place)
    file = try WholeFile(place)
  }

  mutating func add(_ report: CaseReport) {
    var one = Baseline.Case(
      path: report.file.path, files: report.file.sources.map(\.sha256).filter { !$0.isEmpty }.sorted())
    one.add(report.results)
    baseline.cases.append(one)
  }

  /// What only the cases together show.
  mutating func add(batch results: [RuleResult]) {
    var one = Baseline.Case(path: Baseline.batchPath, files: [])
    one.add(results)
    if !one.findings.isEmpty { baseline.cases.append(one) }
  }

  mutating func finish() throws {
    try file.write(Array(baseline.yaml.utf8))
    try file.finish()
  }
}

extension Baseline.Case {
  fileprivate mutating func add(_ results: [RuleResult]) {
    for result in results {
      for finding in result.findings where !finding.isWaived {
        let fingerprint = finding.fingerprint(rule: result.rule)
        findings[fingerprint, default: 0] += 1
        // No words of the case: a baseline lies about for long.
        notes[fingerprint] = "\(result.code) \(finding.severity.word)"
      }
    }
  }
}
