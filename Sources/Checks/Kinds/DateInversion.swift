import CaseReading
import DocExtract

/// Two dates that stand the wrong way round.
struct DateInversion: Sendable {
  let first, second: DateReading
  let names: (String, String)
  /// Place of the pair in the rule; later ones are nearer neighbours of the decision.
  let rank: Int
  let severity: Severity?
  let note: String

  func finding(_ scope: CaseScope) -> Finding {
    let isSameDay = first.value == second.value
    var message =
      "\(names.0)\(first.value)\(isSameDay ? "与" : "晚于")\(names.1)\(second.value)"
    if isSameDay { message += "同日" }
    if !note.isEmpty { message += "(\(note))" }
    return scope.finding(
      message, severity: severity, subject: "\(first.value.iso)>\(second.value.iso)",
      evidence: [first.evidence, second.evidence])
  }

  private var gap: Int { first.value.days(after: second.value) }

  /// One date out of place turns several pairs: of those that share their earlier or their later date the severest
  /// is kept, then the one with the smallest gap, then the one that stands first.
  static func nearest(_ inversions: [DateInversion]) -> [DateInversion] {
    var groups: [[DateInversion]] = []
    for inversion in inversions {
      var joined = [inversion]
      groups.removeAll { group in
        guard group.contains(where: { $0.isSamePlace(as: inversion) }) else { return false }
        joined = group + joined
        return true
      }
      groups.append(joined)
    }
    return groups.compactMap { group in
      group.min { a, b in
        let (x, y) = (a.severity ?? .minor, b.severity ?? .minor)
        return x != y ? x > y : (a.gap, a.rank) < (b.gap, b.rank)
      }
    }.sorted { $0.rank < $1.rank }
  }

  private func isSamePlace(as other: DateInversion) -> Bool {
    first.evidence == other.first.evidence || second.evidence == other.second.evidence
  }
}
