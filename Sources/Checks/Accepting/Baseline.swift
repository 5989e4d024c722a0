public import CaseReading

/// What was found once and is known, 基线: only what is new weighs.
public struct Baseline: Sendable, Equatable {
  /// One case as it was.
  public struct Case: Sendable, Equatable {
    public var path: String
    /// SHA-256 of its files, sorted: they tell a renamed case again.
    public var files: [String]
    /// Fingerprints with how often each was found.
    public var findings: [String: Int]
    /// What a person reads beside a fingerprint: `PRO-05 …`
    public var notes: [String: String]

    public init(path: String, files: [String], findings: [String: Int] = [:], notes: [String: String] = [:]) {
      self.path = path
      self.files = files
      self.findings = findings
      self.notes = notes
    }
  }
  public var cases: [Case]

  /// Stands in the place of a case for what only the cases together show.
  public static let batchPath = "同批案卷之间"

  public init(_ cases: [Case] = []) { self.cases = cases }

  /// The case as it was: the one of that path, else one that shares most of its files.
  ///
  /// - Parameter files: SHA-256 of the files of the case.
  public func index(ofCase path: String, files: [String]) -> Int? {
    if let same = cases.firstIndex(where: { $0.path == path }) { return same }
    let own = Set(files)
    let shares = cases.map { old in
      old.files.isEmpty ? 0 : own.intersection(old.files).count * 2 - max(old.files.count, own.count)
    }
    guard let best = shares.indices.max(by: { shares[$0] < shares[$1] }), shares[best] >= 0 else { return nil }
    return best
  }

  // MARK: As a file

  static let schema = "casecheck.baseline/1"

  public init(_ node: PackNode) throws(PackError) {
    var map = try PackMapping(node, name: "基线")
    let schema = try map.require("schema")
    guard schema.text == Self.schema else { throw schema.error("不是 \(Self.schema),不是 --write-baseline 写出的基线") }
    cases = []
    for element in map.take("cases")?.listed ?? [] {
      var keys = try PackMapping(element, name: "案卷")
      var one = Case(path: try keys.require("case").string("case"), files: try keys.strings("files"))
      for finding in keys.take("findings")?.listed ?? [] {
        var inner = try PackMapping(finding, name: "发现")
        let fingerprint = try inner.require("fingerprint").string("fingerprint")
        one.findings[fingerprint, default: 0] += try inner.integer("count") ?? 1
        one.notes[fingerprint] = try inner.string("note")
        try inner.finish()
      }
      try keys.finish()
      cases.append(one)
    }
    try map.finish()
  }

  /// Sorted, so that two runs write the same bytes.
  public var yaml: String {
    var lines = ["# casecheck 的基线:这里的发现已经知道,只有新的算数。由 --write-baseline 写出。", "schema: \(Self.schema)", "cases:"]
    for one in cases.sorted(by: { $0.path < $1.path }) {
      lines += ["  - case: \(YAMLText.scalar(one.path))", "    files: \(YAMLText.list(one.files.sorted()))"]
      if !one.findings.isEmpty { lines.append("    findings:") }
      for (fingerprint, count) in one.findings.sorted(by: { $0.key < $1.key }) {
        let times = count > 1 ? ", count: \(count)" : ""
        let note = one.notes[fingerprint].flatMap { $0.isEmpty ? nil : ", note: \(YAMLText.scalar($0))" } ?? ""
        lines.append("      - {fingerprint: '\(fingerprint)'\(times)\(note)}")
      }
    }
    return (cases.isEmpty ? Array(lines.dropLast()) : lines).joined(separator: "\n") + "\n"
  }
}
