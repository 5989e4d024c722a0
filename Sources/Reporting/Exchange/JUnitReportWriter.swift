import CaseReading
import Checks
import DocExtract

/// JUnit XML as Jenkins and others read it: one suite for each case, one test for each rule that fits it.
///
/// A finding at or above minor fails its test; hints stand in the output of the test. What could not be decided is
/// skipped, with the reason; a file that could not be read is an error.
public struct JUnitReportWriter: ReportWriter {
  private let header: ResultHeader
  private var outside: [ResultSource] = []

  public init(header: ResultHeader) { self.header = header }

  public mutating func start() -> [UInt8] {
    Array("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"casecheck\">\n".utf8)
  }

  public mutating func add(outside source: ResultSource) {
    if source.status == .unread || source.status == .partial { outside.append(source) }
  }

  public mutating func add(_ result: ResultCase) -> [UInt8] {
    let tests = result.rules.filter { $0.outcome != .notApplicable }.map { test($0) }
    let files = result.sources.filter { $0.status == .unread || $0.status == .partial }.map(test)
    return suite(result.path, tests + files)
  }

  public mutating func finish() -> [UInt8] {
    let rest = outside.isEmpty ? [] : suite("不在任何案卷里的文件", outside.map(test))
    return rest + Array("</testsuites>\n".utf8)
  }

  private struct Test {
    enum Outcome { case passed, failed, error, skipped }
    var outcome: Outcome
    var xml: String
  }

  private func suite(_ name: String, _ tests: [Test]) -> [UInt8] {
    func count(_ outcome: Test.Outcome) -> Int { tests.count { $0.outcome == outcome } }
    var xml = "  <testsuite name=\"\(attribute(name))\" tests=\"\(tests.count)\" failures=\"\(count(.failed))\""
    xml += " errors=\"\(count(.error))\" skipped=\"\(count(.skipped))\">\n"
    xml += "    <properties>\n      <property name=\"as-of\" value=\"\(header.references.asOf.iso)\"/>\n"
    xml += "      <property name=\"version\" value=\"\(attribute(header.toolVersion))\"/>\n"
    if !header.isRedacted {
      xml += "      <property name=\"redacted\" value=\"\(attribute(ResultHeader.unredactedBanner))\"/>\n"
    }
    xml += "    </properties>\n"
    return Array((xml + tests.map(\.xml).joined() + "  </testsuite>\n").utf8)
  }

  private func test(_ rule: ResultRule) -> Test {
    let title = "\(rule.code) \(header.names.title(ofRule: rule.rule))"
    let head = "    <testcase name=\"\(attribute(title))\" classname=\"\(attribute(className(rule.rule)))\""
    let weighing = rule.findings.filter { $0.weighs && $0.severity > .info }
    let others = rule.findings.filter { !($0.weighs && $0.severity > .info) }
    let output = others.isEmpty ? "" : "      <system-out>\(XMLText.escaped(words(of: others)))</system-out>\n"
    if rule.outcome == .indeterminate {
      return Test(
        outcome: .skipped,
        xml: head + ">\n      <skipped message=\"\(attribute(rule.because ?? ""))\"/>\n    </testcase>\n")
    }
    guard let worst = weighing.map(\.severity).max() else {
      return Test(outcome: .passed, xml: head + (output.isEmpty ? "/>\n" : ">\n\(output)    </testcase>\n"))
    }
    let message = attribute(weighing.map(\.message).joined(separator: ";"))
    let body = XMLText.escaped(words(of: weighing))
    return Test(
      outcome: .failed,
      xml: "\(head)>\n      <failure type=\"\(worst.rawValue)\" message=\"\(message)\">\(body)</failure>\n\(output)"
        + "    </testcase>\n")
  }

  private func test(_ source: ResultSource) -> Test {
    let reason = source.issues.map(\.message).joined(separator: ";")
    let name = "\(CaseWords.status(source.status)) \(source.path)"
    return Test(
      outcome: .error,
      xml: "    <testcase name=\"\(attribute(name))\" classname=\"sources\">\n"
        + "      <error type=\"\(source.status.rawValue)\" message=\"\(attribute(reason))\"/>\n    </testcase>\n")
  }

  /// `procedure.decided-out-of-time`, so that viewers group the rules.
  private func className(_ rule: String) -> String { rule.replacing("/", with: ".") }

  private func words(of findings: [ResultFinding]) -> String {
    findings.map { finding in
      let state = finding.isWaived ? "(已豁免)" : finding.isBaselined ? "(已在基线)" : ""
      let places = finding.evidence.map { "\($0.source) \($0.place.words):\($0.before)⟦\($0.quote)⟧\($0.after)" }
      let basis = finding.basis.isEmpty ? [] : ["依据:" + finding.basis.joined(separator: ";")]
      let advice = finding.advice.isEmpty ? [] : ["建议:" + finding.advice]
      return (["\(finding.severity.word) \(finding.message)\(state)"] + places + basis + advice)
        .map(TextWidth.plain).joined(separator: "\n")
    }.joined(separator: "\n\n")
  }

  private func attribute(_ text: String) -> String { XMLText.escaped(TextWidth.plain(text)) }
}
