import Checks

/// The comparison as JSON, `casecheck.diff/1`.
public struct DiffJSON: Sendable {
  public init() {}

  public func bytes(_ diff: ResultDiff) -> [UInt8] {
    let counts = diff.counts
    let value: JSONValue = [
      "batch": ["findings": .array(diff.batch.map(json))], "schema": "casecheck.diff/1",
      "tool": ["name": "casecheck", "version": .string(diff.new.header.toolVersion)],
      "old": side(diff.old), "new": side(diff.new), "cases": .array(diff.cases.map(json)),
      "summary": .object(FindingDiff.Change.allCases.map { ($0.rawValue, .int(counts[$0] ?? 0)) }),
    ]
    return value.bytes() + [0x0A]
  }

  private func side(_ side: ResultDiff.Side) -> JSONValue {
    [
      "cases": .int(side.cases), "redacted": .bool(side.header.isRedacted), "references": side.header.references.json,
      "version": .string(side.header.toolVersion),
    ]
  }

  private func json(_ one: CaseDiff) -> JSONValue {
    [
      "path": .string(one.path), "oldPath": .optional(one.oldPath), "state": .string(one.state.rawValue),
      "findings": .array(one.findings.map(json)),
    ]
  }

  private func json(_ entry: FindingDiff) -> JSONValue {
    [
      "change": .string(entry.change.rawValue), "rule": .string(entry.rule), "code": .string(entry.code),
      "title": .string(entry.title), "before": .optional(entry.before), "because": .optional(entry.because),
      "finding": entry.finding.json,
    ]
  }
}
