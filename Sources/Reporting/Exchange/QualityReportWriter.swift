import Checks
import DocExtract

/// GitLab's code quality: a list of findings that weigh, each with a fingerprint of its own.
public struct QualityReportWriter: ReportWriter {
  private let names: ResultNames
  private var known: [String: Int] = [:]

  public init(header: ResultHeader) { names = header.names }

  public mutating func start() -> [UInt8] { Array("[".utf8) }
  public mutating func add(outside source: ResultSource) {}
  public mutating func finish() -> [UInt8] { Array((known.isEmpty ? "]\n" : "\n]\n").utf8) }

  public mutating func add(_ result: ResultCase) -> [UInt8] {
    var bytes: [UInt8] = []
    for (finding, rule) in result.sortedFindings where finding.weighs {
      bytes += Array((known.isEmpty ? "\n  " : ",\n  ").utf8)
      bytes += value(finding, rule, in: result.path).bytes(indent: 1)
    }
    return bytes
  }

  private mutating func value(_ finding: ResultFinding, _ rule: ResultRule, in path: String) -> JSONValue {
    let severity =
      switch finding.severity {
      case .veto: "critical"
      case .major: "major"
      case .minor: "minor"
      case .info: "info"
      }
    let file = finding.evidence.first.map { CaseURI.path(of: $0.source, in: path) } ?? path
    let place = finding.evidence.first?.place
    let words = TextWidth.plain((place.map { $0.words.isEmpty ? "" : "\($0.words):" } ?? "") + finding.message)
    return [
      "check_name": .string("\(rule.code) \(names.title(ofRule: rule.rule))"), "description": .string(words),
      "fingerprint": .string(fingerprint(finding, path)), "severity": .string(severity),
      // Where there are pages, the line is counted on its page.
      "location": ["path": .string(file), "lines": ["begin": .int(max(1, place?.line ?? 1))]],
    ]
  }

  /// The finding's own with its case, and a number where one case has it several times.
  private mutating func fingerprint(_ finding: ResultFinding, _ path: String) -> String {
    let key = "\(path)\u{1F}\(finding.fingerprint)"
    let count = known[key, default: 0]
    known[key] = count + 1
    return String(SHA256.hex(of: Array("\(key)\u{1F}\(count)".utf8)).prefix(32))
  }
}
