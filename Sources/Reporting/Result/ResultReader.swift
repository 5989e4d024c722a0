public import Foundation

/// Reads a saved result back, `casecheck.result/1`: the header at once, the cases one by one.
///
/// Strict: what is missing, left over or not as it was written is an error with its place; nothing is guessed.
public struct ResultReader: Sendable {
  public let header: ResultHeader
  /// Files that lie in no case.
  public let outside: [ResultSource]
  /// What was said of waivers and the baseline.
  public let accepted: [ResultRule]
  /// What only the cases together show.
  public let batch: [ResultRule]
  private let data: Data
  /// Offsets of the cases in `data`.
  private let offsets: [Int]

  public var caseCount: Int { offsets.count }

  /// - Parameter data: the whole file; mapped, it takes no memory.
  public init(_ data: Data) throws(ResultError) {
    let outline = try Self.read(data) { parser throws(JSONMistake) in try ResultOutline(&parser) }
    var keys = try ResultMembers(.object(outline.members))
    try Self.checkSchema(&keys)
    var tool = try keys.read("tool") { value throws(ResultError) in try ResultMembers(value) }
    guard try tool.string("name") == "casecheck" else { throw Self.foreign }
    let version = try tool.string("version")
    try tool.finish()
    header = ResultHeader(
      toolVersion: version,
      references: try keys.read("references") { value throws(ResultError) in try References(value) },
      names: try keys.read("names") { value throws(ResultError) in try ResultNames(value) },
      isRedacted: try keys.boolean("redacted"))
    outside = try keys.list("outside") { value throws(ResultError) in try ResultSource(value) }
    accepted =
      try keys.readIfPresent("waivers") { value throws(ResultError) in
        var waivers = try ResultMembers(value)
        let rules = try waivers.list("results") { value throws(ResultError) in try ResultRule(value) }
        try waivers.finish()
        return rules
      } ?? []
    var batch = try keys.read("batch") { value throws(ResultError) in try ResultMembers(value) }
    self.batch = try batch.list("results") { value throws(ResultError) in try ResultRule(value) }
    try batch.finish()
    try Self.refuseLedgers(&keys)
    var summary = try keys.read("summary") { value throws(ResultError) in try ResultMembers(value) }
    guard try summary.integer("cases") == outline.cases.count else {
      throw ResultError("案卷的个数与列出的不符;文件可能被改过,请重新检查一次", at: "summary.cases")
    }
    try keys.finish()
    self.data = data
    offsets = outline.cases
  }

  /// The case at an index in `0..<caseCount`, in the order of the result.
  public func result(at index: Int) throws(ResultError) -> ResultCase {
    let offset = offsets[index]
    let value = try Self.read(data, at: offset) { parser throws(JSONMistake) in try parser.value() }
    do throws(ResultError) {
      return try ResultCase(value)
    } catch {
      throw error.inside("[\(index)]").inside("cases")
    }
  }

  private static func checkSchema(_ keys: inout ResultMembers) throws(ResultError) {
    guard case .string(let schema)? = keys.takeIfPresent("schema") else { throw foreign }
    guard schema != JSONReportWriter.schema else { return }
    guard schema.hasPrefix("casecheck.result/") else { throw foreign }
    throw ResultError("这是 \(schema.prefix(40)),这个版本只读 \(JSONReportWriter.schema);请用写出它的版本,或者重新检查一次")
  }

  /// What only later versions write must not be lost in silence.
  private static func refuseLedgers(_ keys: inout ResultMembers) throws(ResultError) {
    guard try keys.list("ledgers", { value throws(ResultError) in value }).isEmpty else {
      throw ResultError("里面有这个版本还读不出的台账结果;请用写出它的版本")
    }
  }

  static let foreign = ResultError("不是 casecheck check --output 结果.json 写出的结果")

  private static func read<Value>(
    _ data: Data, at offset: Int = 0, _ body: (inout JSONParser) throws(JSONMistake) -> Value
  ) throws(ResultError) -> Value {
    let result = data.withUnsafeBytes { bytes -> Result<Value, JSONMistake> in
      var parser = JSONParser(bytes, at: offset)
      do throws(JSONMistake) {
        return .success(try body(&parser))
      } catch {
        return .failure(error)
      }
    }
    switch result {
    case .success(let value): return value
    case .failure(let mistake):
      throw ResultError("不是完整的 JSON(第 \(mistake.offset + 1) 字节:\(mistake.message));文件可能没有写完,或者被改过")
    }
  }
}

/// The outermost object of a result: where its cases begin, and everything else.
private struct ResultOutline {
  var cases: [Int] = []
  var members: [(key: String, value: JSONValue)] = []

  init(_ parser: inout JSONParser) throws(JSONMistake) {
    var isFirst = true
    var hasCases = false
    while let key = try parser.key(isFirst: isFirst) {
      isFirst = false
      if key == "cases", !hasCases {
        hasCases = true
        while try parser.hasElement(isFirst: cases.isEmpty) {
          cases.append(parser.offset)
          try parser.skip()
        }
      } else {
        members.append((key, try parser.value(depth: 1)))
      }
    }
    try parser.end()
  }
}
