import Checks

/// Findings that somebody accepts, 豁免和基线, over all cases, and what is said of the lists themselves.
struct AcceptedFindings: Sendable {
  private(set) var waived = 0
  private(set) var baselined = 0
  /// Lapsed waivers, known findings that are gone …
  var rules: [ResultRule] = []

  mutating func add(_ result: ResultCase) {
    for finding in result.findings {
      if finding.isWaived { waived += 1 } else if finding.isBaselined { baselined += 1 }
    }
  }

  /// `已豁免 2 处,已在基线 3 处,不计入` ; empty when there are none.
  var words: String {
    let parts = [waived > 0 ? "已豁免 \(waived) 处" : "", baselined > 0 ? "已在基线 \(baselined) 处" : ""].filter { !$0.isEmpty }
    return parts.isEmpty ? "" : parts.joined(separator: ",") + ",不计入"
  }

  /// What is said of the lists, a line each.
  var notes: [String] {
    rules.flatMap { rule in rule.findings.map { "\(rule.code) \($0.severity.word):\($0.message)" } }
  }
}
