import Checks
import DocExtract

/// SARIF 2.1.0 (OASIS): one run for the batch, every rule of every case as a result.
///
/// `kind` says how a rule ended: `pass`, `fail`, `review` (a finding that rests on an unsure value), `open` (could not be
/// decided), `notApplicable`. Results are written as they come; files and rules, which they name by number, at the end.
public struct SARIFReportWriter: ReportWriter {
  private let header: ResultHeader
  private var rules = SARIFRules()
  private var artifacts = SARIFArtifacts()
  private var cases: [String] = []
  private var notes: [JSONValue] = []
  /// Names that stand for those of persons.
  private var standIns: Set<String> = []
  private var accepted = AcceptedFindings()
  private var isFirst = true

  public init(header: ResultHeader) { self.header = header }

  public mutating func start() -> [UInt8] {
    Array(
      "{\n  \"$schema\": \"https://json.schemastore.org/sarif-2.1.0.json\",\n  \"runs\": [\n    {\n      \"results\": ["
        .utf8)
  }

  public mutating func add(outside source: ResultSource) { _ = add(source, in: nil) }

  public mutating func add(_ result: ResultCase) -> [UInt8] {
    let places = Dictionary(
      result.sources.map { ($0.path, add($0, in: result.path)) }, uniquingKeysWith: { first, _ in first })
    cases.append(result.path)
    accepted.add(result)
    standIns.formUnion(result.standIns.map(\.name))
    let writer = SARIFResults(path: result.path, caseIndex: cases.count - 1, artifacts: places)
    var bytes: [UInt8] = []
    for rule in result.rules {
      let index = rules.index(of: rule)
      for value in writer.values(of: rule, at: index, title: header.names.title(ofRule: rule.rule)) {
        bytes += Array((isFirst ? "\n        " : ",\n        ").utf8) + value.bytes(indent: 4)
        isFirst = false
      }
    }
    return bytes
  }

  /// Lapsed waivers and the like are about no case.
  public mutating func add(accepted rules: [ResultRule]) {
    accepted.rules = rules
    for rule in rules {
      for finding in rule.findings {
        notes.append([
          "descriptor": ["id": .string(rule.rule)], "level": .string(finding.severity.sarifLevel),
          "message": ["text": .string(TextWidth.plain(finding.message))],
        ])
      }
    }
  }

  /// The number of the file among the artifacts.
  private mutating func add(_ source: ResultSource, in folder: String?) -> Int {
    let path = folder.map { CaseURI.path(of: source.path, in: $0) } ?? source.path
    let index = artifacts.add(source, at: path)
    if source.status != .read {
      for issue in source.issues.prefix(1) {
        notes.append([
          "descriptor": ["id": .string(issue.code)], "level": source.status == .skipped ? "note" : "warning",
          "message": ["text": .string(TextWidth.plain("\(path): \(issue.message)"))],
          "locations": [["physicalLocation": ["artifactLocation": SARIFArtifacts.location(path, index)]]],
        ])
      }
    }
    return index
  }

  public mutating func finish() -> [UInt8] {
    var members: [(String, JSONValue)] = [
      ("columnKind", "unicodeCodePoints"),
      (
        "invocations", [["executionSuccessful": true, "toolExecutionNotifications": .array(notes)]]
      ), ("language", "zh-CN"),
      (
        "logicalLocations",
        .array(cases.map { ["name": .string($0), "fullyQualifiedName": .string($0), "kind": "module"] })
      ),
      ("originalUriBaseIds", ["CASES": ["description": ["text": "案卷所在的文件夹"]]]),
      ("properties", properties),
    ]
    if header.isRedacted { members.append(("redactionTokens", .strings(["***", "＊＊＊"] + standIns.sorted()))) }
    members.append(("tool", tool))
    var bytes = Array((isFirst ? "]" : "\n      ]").utf8) + Array(",\n      \"artifacts\": ".utf8) + artifacts.bytes
    for (key, value) in members { bytes += Array(",\n      \"\(key)\": ".utf8) + value.bytes(indent: 3) }
    return bytes + Array("\n    }\n  ],\n  \"version\": \"2.1.0\"\n}\n".utf8)
  }

  private var properties: JSONValue {
    var members: [(key: String, value: JSONValue)] = [
      ("references", header.references.json),
      ("accepted", ["waived": .int(accepted.waived), "baselined": .int(accepted.baselined)]),
    ]
    if !header.isRedacted { members.append(("notice", .string(ResultHeader.unredactedBanner))) }
    return .object(members)
  }

  private var tool: JSONValue {
    [
      "driver": [
        "name": "casecheck", "version": .string(header.toolVersion), "semanticVersion": .string(header.toolVersion),
        "language": "zh-CN", "rules": .array(rules.values(named: header.names)),
      ]
    ]
  }
}

/// The rules of a run in the order in which they first came up.
private struct SARIFRules {
  private var indices: [String: Int] = [:]
  private var rules: [ResultRule] = []

  /// Those that found something, or could not be decided; of the others a saved result knows no more than the title.
  private var told: Set<String> = []

  mutating func index(of rule: ResultRule) -> Int {
    if rule.outcome == .indeterminate || !rule.findings.isEmpty { told.insert(rule.rule) }
    if let index = indices[rule.rule] { return index }
    indices[rule.rule] = rules.count
    var plain = rule
    plain.findings = []
    rules.append(plain)
    return rules.count - 1
  }

  func values(named names: ResultNames) -> [JSONValue] {
    rules.map { rule in
      let known = told.contains(rule.rule) ? names.rules[rule.rule] : nil
      var members: [(key: String, value: JSONValue)] = [
        ("id", .string(rule.rule)), ("name", .string(rule.code)),
        ("shortDescription", ["text": .string(names.title(ofRule: rule.rule))]),
        ("defaultConfiguration", ["level": .string(rule.severity.sarifLevel)]),
        ("properties", ["code": .string(rule.code), "severity": .string(rule.severity.rawValue)]),
      ]
      if let why = known?.why, !why.isEmpty { members.append(("fullDescription", ["text": .string(why)])) }
      if let limits = known?.limits, !limits.isEmpty { members.append(("help", ["text": .string("界限:\(limits)")])) }
      return .object(members)
    }
  }
}

/// The files of a run, as they will be written: of a thousand cases there are tens of thousands.
private struct SARIFArtifacts {
  private var listed: [UInt8] = []
  private var count = 0

  /// The list as the value of a key of the run.
  var bytes: [UInt8] { count == 0 ? Array("[]".utf8) : Array("[".utf8) + listed + Array("\n      ]".utf8) }

  mutating func add(_ source: ResultSource, at path: String) -> Int {
    var members: [(key: String, value: JSONValue)] = [
      ("location", ["uri": .string(CaseURI.encoded(path)), "uriBaseId": "CASES"]), ("length", .int(source.bytes)),
      ("roles", ["analysisTarget"]),
      (
        "properties",
        [
          "format": .string(source.format.rawValue), "pages": .optional(source.pages),
          "status": .string(source.status.rawValue),
        ]
      ),
    ]
    if !source.sha256.isEmpty { members.append(("hashes", ["sha-256": .string(source.sha256)])) }
    listed += Array((count == 0 ? "\n        " : ",\n        ").utf8) + JSONValue.object(members).bytes(indent: 4)
    count += 1
    return count - 1
  }

  static func location(_ path: String, _ index: Int) -> JSONValue {
    ["uri": .string(CaseURI.encoded(path)), "uriBaseId": "CASES", "index": .int(index)]
  }

  static func location(_ path: String, _ index: Int?) -> JSONValue {
    index.map { location(path, $0) } ?? ["uri": .string(CaseURI.encoded(path)), "uriBaseId": "CASES"]
  }
}

/// What the rules said of one case.
private struct SARIFResults {
  let path: String
  let caseIndex: Int
  /// Numbers of the files by their paths in the case.
  let artifacts: [String: Int]

  func values(of rule: ResultRule, at index: Int, title: String) -> [JSONValue] {
    var values: [JSONValue] = []
    switch rule.outcome {
    case .failed: break
    case .passed: values.append(plain(rule, index, "pass", "\(title):通过"))
    case .notApplicable: values.append(plain(rule, index, "notApplicable", "\(title):不适用,\(rule.because ?? "")"))
    case .indeterminate: values.append(plain(rule, index, "open", "\(title):不能判断,\(rule.because ?? "")"))
    }
    return values + rule.findings.map { finding($0, of: rule, index) }
  }

  private func head(_ rule: ResultRule, _ index: Int, kind: String, level: String, message: String) -> [(
    key: String, value: JSONValue
  )] {
    [
      ("kind", .string(kind)), ("level", .string(level)), ("message", ["text": .string(TextWidth.plain(message))]),
      ("ruleId", .string(rule.rule)), ("ruleIndex", .int(index)),
    ]
  }

  private func plain(_ rule: ResultRule, _ index: Int, _ kind: String, _ message: String) -> JSONValue {
    .object(
      head(rule, index, kind: kind, level: "none", message: message) + [
        ("locations", [["logicalLocations": [wholeCase]]])
      ])
  }

  private var wholeCase: JSONValue { ["fullyQualifiedName": .string(path), "index": .int(caseIndex)] }

  private func finding(_ finding: ResultFinding, of rule: ResultRule, _ index: Int) -> JSONValue {
    let level = finding.isSure ? finding.severity.sarifLevel : "none"
    let place = finding.evidence.first.map { "(\($0.source) \($0.place.words))" } ?? ""
    var members = head(
      rule, index, kind: finding.isSure ? "fail" : "review", level: level, message: finding.message + place)
    members.append(("partialFingerprints", ["casecheckFinding/v1": .string(finding.fingerprint)]))
    let whole: JSONValue = ["logicalLocations": [wholeCase]]
    let first: [JSONValue] = [finding.evidence.first.map(location) ?? whole]
    members.append(("locations", .array(first)))
    if finding.evidence.count > 1 {
      members.append(("relatedLocations", .array(finding.evidence.dropFirst().map(location))))
    }
    var suppressions: [JSONValue] = []
    if finding.isWaived {
      let reason = TextWidth.plain("已豁免" + (finding.waivedBecause.map { ":\($0)" } ?? ""))
      suppressions.append(["kind": "external", "status": "accepted", "justification": .string(reason)])
    }
    if finding.isBaselined {
      suppressions.append(["kind": "external", "status": "accepted", "justification": "已在基线"])
    }
    members.append(("suppressions", .array(suppressions)))
    members.append(
      (
        "properties",
        [
          "severity": .string(finding.severity.rawValue), "advice": .string(TextWidth.plain(finding.advice)),
          "basis": .strings(finding.basis.map(TextWidth.plain)),
        ]
      ))
    return .object(members)
  }

  /// The page and its box stand in the properties: regions of SARIF count lines and bytes of texts.
  private func location(_ evidence: ResultEvidence) -> JSONValue {
    let file = CaseURI.path(of: evidence.source, in: path)
    let words = TextWidth.plain("\(evidence.before)⟦\(evidence.quote)⟧\(evidence.after)")
    var place: [(key: String, value: JSONValue)] = [
      ("document", .string(evidence.document)), ("line", .optional(evidence.place.line)),
    ]
    place += evidence.place.json
    var members: [(key: String, value: JSONValue)] = [
      ("logicalLocations", [wholeCase]),
      ("physicalLocation", ["artifactLocation": SARIFArtifacts.location(file, artifacts[evidence.source])]),
      ("properties", .object(place)),
    ]
    if !evidence.quote.isEmpty {
      let text = [TextWidth.plain(evidence.place.words), words].filter { !$0.isEmpty }.joined(separator: " ")
      members.append(("message", ["text": .string(text)]))
    }
    return .object(members)
  }
}

extension Severity {
  fileprivate var sarifLevel: String {
    switch self {
    case .veto, .major: "error"
    case .minor: "warning"
    case .info: "note"
    }
  }
}
