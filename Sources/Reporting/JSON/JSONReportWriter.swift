import CaseReading
import Checks
public import DocExtract

/// Writes the result JSON case by case, so that no more than one case is in memory.
///
/// Keys of the outermost object are in order already: `batch`, `cases`, `ledgers`, `outside`, `references`, `schema`, `summary`, `tool`.
public struct JSONReportWriter: ReportWriter {
  private let header: ReportHeader
  private var summary = ReportSummary()
  private var outside: [JSONValue] = []

  public init(header: ReportHeader) { self.header = header }

  public mutating func start() -> [UInt8] {
    let batch = JSONValue.object([("results", [])]).bytes(indent: 1)
    return Array("{\n  \"batch\": ".utf8) + batch + Array(",\n  \"cases\": [".utf8)
  }

  public mutating func add(outside source: ExtractedSource) {
    summary.add(outside: source)
    outside.append(CaseJSON.source(source, redactor: header.redactor))
  }

  public mutating func add(_ report: CaseReport) -> [UInt8] {
    let lead = summary.cases == 0 ? "\n    " : ",\n    "
    summary.add(report)
    let value = CaseJSON(report.file, redactor: header.redactor).value(with: report.results)
    return Array(lead.utf8) + value.bytes(indent: 2)
  }

  public mutating func finish() -> [UInt8] {
    let rest: [(String, JSONValue)] = [
      ("ledgers", []), ("outside", .array(outside)), ("references", references), ("schema", "casecheck.result/1"),
      ("summary", counts),
      ("tool", ["name": "casecheck", "version": .string(header.toolVersion)]),
    ]
    var bytes = Array(summary.cases == 0 ? "]".utf8 : "\n  ]".utf8)
    for (key, value) in rest { bytes += Array(",\n  \"\(key)\": ".utf8) + value.bytes(indent: 1) }
    return bytes + Array("\n}\n".utf8)
  }

  private var references: JSONValue {
    let references = header.references
    let packs = references.packs.map { pack -> JSONValue in
      ["name": .string(pack.name), "version": .string(pack.version), "sha256": .string(pack.sha256)]
    }
    var members: [(key: String, value: JSONValue)] = [
      ("asOf", .string(references.asOf.iso)), ("standard", .null),
      ("laws", ["sha256": .string(references.lawsSHA256)]), ("packs", .array(packs)),
      (
        "calendar",
        ["through": .string(references.calendarThrough.iso), "sha256": .string(references.calendarSHA256)]
      ),
    ]
    if let corrections = references.correctionsSHA256 {
      members.append(("corrections", ["sha256": .string(corrections)]))
    }
    if !references.lists.isEmpty {
      let lists = references.lists.map { list -> JSONValue in
        ["id": .string(list.id), "rows": .int(list.rows), "sha256": .string(list.sha256)]
      }
      members.append(("lists", .array(lists)))
    }
    if !references.missingSandbox.isEmpty {
      let missing = references.missingSandbox.map { JSONValue.string($0.rawValue) }
      members.append(("sandbox", ["missing": .array(missing)]))
    }
    return .object(members)
  }

  private var counts: JSONValue {
    [
      "cases": .int(summary.cases), "sources": .int(summary.sources), "read": .int(summary.read),
      "partial": .int(summary.partial), "unread": .int(summary.unread), "skipped": .int(summary.skipped),
      "failed": .int(summary.rules.failed), "passed": .int(summary.rules.passed),
      "notApplicable": .int(summary.rules.notApplicable), "indeterminate": .int(summary.rules.indeterminate),
    ]
  }
}
