public import CaseReading

/// A finding that somebody accepts, 豁免: which one, why, who says so and until when.
public struct Waiver: Sendable, Equatable {
  /// Path of the rule.
  public var rule: String
  /// Path of the case or the name of its folder; `nil` for every case.
  public var caseName: String?
  /// Id of a kind of document; `nil` for every document.
  public var documentKind: String?
  /// Of one finding alone; `nil` for all that the rest describes.
  public var fingerprint: String?
  public var reason: String
  public var approver: String
  /// The last day on which it holds.
  public var expires: CalendarDate
  /// In its file; 1-based.
  public var line: Int

  /// - Parameter path: of the case.
  func covers(_ finding: Finding, of rule: String, in path: String) -> Bool {
    CaseName(path).isCalled(caseName) && covers(finding, of: rule)
  }

  /// Whatever the case.
  func covers(_ finding: Finding, of rule: String) -> Bool {
    guard self.rule == rule else { return false }
    if let documentKind, finding.documentKind != documentKind { return false }
    return fingerprint == nil || finding.fingerprint(rule: rule) == fingerprint
  }
}

/// How people name a case: by its path or by the name of its folder.
struct CaseName {
  private let path: String

  init(_ path: String) { self.path = path }

  func isCalled(_ name: String?) -> Bool {
    guard let name else { return true }
    return path == name || path.split(separator: "/").last.map(String.init) == name
  }
}

/// The waivers of a run, 豁免清单.
public struct Waivers: Sendable, Equatable {
  public var entries: [Waiver]

  public init(_ entries: [Waiver] = []) { self.entries = entries }

  /// Reads a file of waivers; rules and kinds must be known, and nothing may be left out that makes it accountable.
  ///
  /// - Parameter rules: path and code of every rule.
  public init(_ node: PackNode, rules: [(id: String, code: String)], vocabulary: Vocabulary) throws(PackError) {
    entries = []
    guard !node.isNone, node.entries?.isEmpty != true else { return }
    var map = try PackMapping(node, name: "豁免")
    for element in map.take("waivers")?.listed ?? [] {
      entries.append(try Waiver(element, rules: rules, vocabulary: vocabulary))
    }
    try map.finish()
    for (index, entry) in entries.enumerated() {
      let isTwin = entries[..<index].contains { one in
        var one = one
        (one.line, one.reason, one.approver, one.expires) = (entry.line, entry.reason, entry.approver, entry.expires)
        return one == entry
      }
      if isTwin { throw PackError(line: entry.line, column: 1, message: "同样的豁免写了两条;只留一条") }
    }
  }
}

extension Waiver {
  init(_ node: PackNode, rules: [(id: String, code: String)], vocabulary: Vocabulary) throws(PackError) {
    var keys = try PackMapping(node, name: "豁免")
    line = node.line
    let word = try keys.require("rule")
    let name = try word.string("rule")
    guard let found = rules.first(where: { $0.id == name || $0.code == name.uppercased() }) else {
      throw word.error("规则" + Spelling.unknown(name, among: rules.map(\.id) + rules.map(\.code)))
    }
    rule = found.id
    caseName = try keys.string("case")
    documentKind = try keys.take("document").map { node throws(PackError) in
      let name = try node.string("document")
      if vocabulary.kinds[name] != nil { return name }
      let named = vocabulary.names.filter { $0.value == name }.map(\.key)
      guard named.count == 1 else {
        throw node.error("文书" + Spelling.unknown(name, among: Array(vocabulary.kinds.keys) + vocabulary.names.values))
      }
      return named[0]
    }
    fingerprint = try keys.take("fingerprint").map { node throws(PackError) in
      let text = try node.string("fingerprint")
      guard text.count == 16, text.allSatisfy({ $0.isHexDigit && !$0.isUppercase }) else {
        throw node.error("fingerprint 是结果里 16 位的小写十六进制数,却是“\(text)”")
      }
      return text
    }
    reason = try Self.told(&keys, "reason", "理由")
    approver = try Self.told(&keys, "approver", "批准人")
    guard let day = try keys.date("expires") else { throw keys.missing("expires", "豁免缺少“expires”(到哪一天为止)") }
    expires = day
    try keys.finish()
  }

  private static func told(_ keys: inout PackMapping, _ key: String, _ what: String) throws(PackError) -> String {
    guard let node = keys.take(key) else { throw keys.missing(key, "豁免缺少“\(key)”(\(what))") }
    let text = try node.string(key)
    guard text.contains(where: { !$0.isWhitespace }) else { throw node.error("\(key)(\(what))是空的") }
    return text
  }
}
