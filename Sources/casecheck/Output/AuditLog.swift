import CaseReading
import DocExtract
import Foundation
import Reporting

/// `--audit-log`: who checked what, when, with what. Lines are appended; a run without a line `end` did not come to its end.
///
/// The only place that asks a clock what time it is.
final class AuditLog {
  private let path: String
  private let descriptor: Int32
  private let line: AuditLine
  private var number = 0

  /// - Throws: when the log cannot be written; nothing is checked then.
  init(_ path: String) throws(RunError) {
    try WholeFile.refuseSpecial(path)
    self.path = path
    line = AuditLine(run: "\(Self.now())-\(getpid())")
    descriptor = open(path, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK, 0o600)
    let failure = errno
    if descriptor < 0 { throw RunError("无法写审计日志 \(path): \(SystemError.words(failure))") }
  }

  deinit { close(descriptor) }

  /// - Parameters:
  ///   - command: `check`, `report` or `diff`.
  ///   - options: what was set, by its name on the command line; no paths.
  func start(_ command: String, _ options: JSONValue, header: ResultHeader) throws(RunError) {
    try write(line.start(time: Self.now(), by: Self.person, command: command, options: options, header: header))
  }

  /// A saved result that a report or a comparison is made from.
  func add(result place: String) throws(RunError) {
    let facts = try ResultFile.facts(of: place)
    try write(line.result(sha256: facts.sha256, bytes: facts.bytes))
  }

  func add(_ result: ResultCase) throws(RunError) {
    number += 1
    try write(line.finished(result, number: number))
  }

  func add(outside source: ResultSource) throws(RunError) { try write(line.outside(source)) }

  func end(_ summary: ResultSummary, exit: Int32) throws(RunError) {
    try write(line.end(time: Self.now(), summary, exit: exit))
  }

  func end(cases: Int, exit: Int32) throws(RunError) {
    try write(line.end(time: Self.now(), cases: cases, exit: exit))
  }

  /// A line in one piece: other runs may write to the same log.
  private func write(_ bytes: [UInt8]) throws(RunError) {
    let failure = writeAll(bytes, to: descriptor)
    guard failure == 0 else { throw RunError("无法写审计日志 \(path): \(SystemError.words(failure))") }
  }

  private static var person: AuditLine.Person {
    let number = getuid()
    let name = getpwuid(number).map { String(cString: $0.pointee.pw_name) } ?? ""
    return AuditLine.Person(name: name, number: Int(number))
  }

  /// `2024-06-30T08:15:00Z`
  private static func now() -> String {
    var seconds = time(nil)
    var parts = tm()
    gmtime_r(&seconds, &parts)
    func two(_ number: Int32) -> String { number < 10 ? "0\(number)" : "\(number)" }
    return "\(Int(parts.tm_year) + 1900)-\(two(parts.tm_mon + 1))-\(two(parts.tm_mday))"
      + "T\(two(parts.tm_hour)):\(two(parts.tm_min)):\(two(parts.tm_sec))Z"
  }
}

extension Settings {
  /// What decided the run, by the names of the options; files of the user's are named by their hashes in the references.
  var audited: JSONValue {
    var members: [(key: String, value: JSONValue)] = [
      ("as-of", .string(asOf.iso)), ("complete", .bool(isComplete)), ("fail-on", .string(failOn.rawValue)),
      ("jobs", .int(jobs)), ("layout", .string(layout.rawValue)), ("ocr", .string(ocr.rawValue)),
      ("sector", .optional(sector)), ("province", .optional(province)), ("redact", .bool(redacts)),
      ("require-sandbox", .bool(requiresSandbox)), ("output", .strings(outputs.map(\.format.rawValue))),
    ]
    for (flag, value) in limits { members.append((flag.rawValue, .int(value))) }
    return .object(members)
  }
}
