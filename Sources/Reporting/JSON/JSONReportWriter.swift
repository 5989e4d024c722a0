/// Writes the result JSON case by case, so that no more than one case is in memory.
///
/// Keys of the outermost object are in order already: `batch`, `cases`, `ledgers`, `names`, `outside`, `redacted`,
/// `references`, `schema`, `summary`, `tool`, `waivers`.
public struct JSONReportWriter: HeadedReportWriter {
  static let schema = "casecheck.result/1"

  private let header: ResultHeader
  private var summary = ResultSummary()
  private var outside: [JSONValue] = []
  private var used = UsedNames()
  private var accepted: [ResultRule] = []
  private var batch: [ResultRule] = []
  public var holdsHead = false

  public init(header: ResultHeader) { self.header = header }

  public mutating func start() -> [UInt8] { holdsHead ? [] : head }

  /// Everything before the first case.
  public var head: [UInt8] {
    let batch = JSONValue.object([("results", .array(batch.map(\.json)))]).bytes(indent: 1)
    return Array("{\n  \"batch\": ".utf8) + batch + Array(",\n  \"cases\": [".utf8)
  }

  public mutating func add(batch rules: [ResultRule]) -> [UInt8] {
    batch = rules
    used.add(rules)
    return []
  }

  public mutating func add(outside source: ResultSource) {
    summary.add(outside: source.status)
    outside.append(source.json)
  }

  public mutating func add(_ result: ResultCase) -> [UInt8] {
    let lead = summary.cases == 0 ? "\n    " : ",\n    "
    summary.add(result)
    used.add(result)
    return Array(lead.utf8) + result.json.bytes(indent: 2)
  }

  public mutating func add(accepted rules: [ResultRule]) {
    accepted = rules
    used.add(rules)
  }

  public mutating func finish() -> [UInt8] {
    var rest: [(String, JSONValue)] = [
      ("ledgers", []), ("names", used.among(header.names).json), ("outside", .array(outside)),
      ("redacted", .bool(header.isRedacted)), ("references", header.references.json), ("schema", .string(Self.schema)),
      ("summary", summary.json), ("tool", ["name": "casecheck", "version": .string(header.toolVersion)]),
    ]
    if !accepted.isEmpty { rest.append(("waivers", ["results": .array(accepted.map(\.json))])) }
    var bytes = Array(summary.cases == 0 ? "]".utf8 : "\n  ]".utf8)
    for (key, value) in rest { bytes += Array(",\n  \"\(key)\": ".utf8) + value.bytes(indent: 1) }
    return bytes + Array("\n}\n".utf8)
  }
}

extension ResultSummary {
  var json: JSONValue {
    [
      "cases": .int(cases), "sources": .int(sources), "read": .int(read), "partial": .int(partial),
      "unread": .int(unread), "skipped": .int(skipped), "failed": .int(rules.failed), "passed": .int(rules.passed),
      "notApplicable": .int(rules.notApplicable), "indeterminate": .int(rules.indeterminate),
    ]
  }
}
