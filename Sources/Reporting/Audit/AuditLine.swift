import DocExtract

/// The lines of an audit log, `casecheck.audit/1`: one JSON object each, hashes and counts, never names or words of a case.
public struct AuditLine: Sendable {
  /// Who runs the program, as the system knows it.
  public struct Person: Sendable {
    public var name: String
    public var number: Int

    public init(name: String, number: Int) {
      self.name = name
      self.number = number
    }
  }

  /// Tells the lines of one run from those of others.
  private let run: String

  public init(run: String) { self.run = run }

  /// - Parameters:
  ///   - time: ISO 8601, UTC.
  ///   - options: everything that was set, by its name on the command line.
  public func start(
    time: String, by person: Person, command: String, options: JSONValue, header: ResultHeader
  ) -> [UInt8] {
    line([
      ("event", "start"), ("schema", "casecheck.audit/1"), ("time", .string(time)), ("user", .string(person.name)),
      ("uid", .int(person.number)), ("command", .string(command)), ("options", options),
      ("version", .string(header.toolVersion)), ("references", header.references.json),
    ])
  }

  /// - Parameter number: of the case in the run, from 1.
  public func finished(_ result: ResultCase, number: Int) -> [UInt8] {
    let rules = RuleCounts(result.rules)
    return line([
      ("event", "case"), ("case", .int(number)), ("inputs", .array(result.sources.map(input))),
      ("findings", .int(result.findings.count)), ("rules", counts(rules)),
    ])
  }

  public func outside(_ source: ResultSource) -> [UInt8] {
    line([("event", "outside"), ("inputs", [input(source)])])
  }

  /// A saved result that was opened.
  public func result(sha256: String, bytes: Int) -> [UInt8] {
    line([("event", "result"), ("inputs", [["sha256": .string(sha256), "bytes": .int(bytes)]])])
  }

  /// - Parameter cases: those that were compared.
  public func end(time: String, cases: Int, exit: Int32) -> [UInt8] {
    line([("event", "end"), ("time", .string(time)), ("cases", .int(cases)), ("exit", .int(Int(exit)))])
  }

  /// - Parameter exit: the exit code; the reports are there unless it is 2.
  public func end(time: String, _ summary: ResultSummary, exit: Int32) -> [UInt8] {
    line([
      ("event", "end"), ("time", .string(time)), ("cases", .int(summary.cases)), ("inputs", .int(summary.sources)),
      ("rules", counts(summary.rules)), ("exit", .int(Int(exit))),
    ])
  }

  private func input(_ source: ResultSource) -> JSONValue {
    ["sha256": .string(source.sha256), "bytes": .int(source.bytes), "status": .string(source.status.rawValue)]
  }

  private func counts(_ rules: RuleCounts) -> JSONValue {
    [
      "passed": .int(rules.passed), "failed": .int(rules.failed), "notApplicable": .int(rules.notApplicable),
      "indeterminate": .int(rules.indeterminate),
    ]
  }

  private func line(_ members: [(key: String, value: JSONValue)]) -> [UInt8] {
    JSONValue.object(members + [("run", .string(run))]).line + [0x0A]
  }
}

extension JSONValue {
  /// On one line: strings hold no line breaks, they are written as `\n`.
  var line: [UInt8] {
    let lines = bytes().split(separator: 0x0A).map { $0.drop { $0 == 0x20 } }
    return Array(lines.joined(separator: [0x20]))
  }
}
