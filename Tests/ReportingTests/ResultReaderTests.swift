import Foundation
import Testing

@testable import Reporting

@Suite("读回结果") struct ResultReaderTests {
  private func bytes(_ header: ResultHeader = MadeCase.header, outside: [ResultSource] = []) -> [UInt8] {
    var other = MadeCase.result()
    other.path = "另一个案卷"
    other.rules = []
    var writer = JSONReportWriter(header: header)
    for source in outside { writer.add(outside: source) }
    return writer.start() + writer.add(MadeCase.result()) + writer.add(other) + writer.finish()
  }

  @Test func whatIsWrittenReadsBack() throws {
    let outside = [ResultSource(MadeCase.source("散页.pdf", nil, issue: "有密码"), redactor: Redactor())]
    let first = bytes(outside: outside)
    let reader = try ResultReader(Data(first))
    #expect(reader.caseCount == 2 && reader.outside == outside)
    #expect(try reader.result(at: 0) == MadeCase.result())
    #expect(reader.header.references == MadeCase.header.references)
    #expect(reader.header.names.title(ofRule: "service/served-late") == "决定书未在七日内送达")
    var writer = JSONReportWriter(header: reader.header)
    for source in reader.outside { writer.add(outside: source) }
    var again = writer.start()
    for index in 0..<reader.caseCount { again += writer.add(try reader.result(at: index)) }
    #expect(again + writer.finish() == first)
  }

  @Test func whatOnlyTheCasesTogetherShowReadsBack() throws {
    var rule = MadeCase.result().rules[0]
    rule.code = "TXT-03"
    var writer = JSONReportWriter(header: MadeCase.header)
    writer.holdsHead = true
    var rest = writer.start() + writer.add(MadeCase.result())
    rest += writer.add(batch: [rule]) + writer.finish()
    let reader = try ResultReader(Data(writer.head + rest))
    #expect(reader.batch == [rule] && reader.caseCount == 1)
    var summary = ResultSummary()
    summary.add(batch: reader.batch)
    #expect(summary.worst == rule.findings.filter(\.weighs).map(\.severity).max() && summary.cases == 0)
  }

  @Test func onlyNamesThatAreUsedAreWritten() throws {
    let names = try ResultReader(Data(bytes())).header.names
    #expect(names.kinds["unused"] == nil && names.kinds["legal-review"] == "法制审核意见")
    #expect(names.rules["text/number-format"] == ResultNames.Rule(title: "文号不规范"))
    #expect(names.rules["service/served-late"]?.limits == "公告送达另计。")
  }

  @Test func oddTextComesBack() throws {
    var result = MadeCase.result()
    result.documents[0].title = "\u{0}\u{1B}[2J\"\\\u{202E}回\u{2028}𠮷\n\t\r/=1+1"
    var writer = JSONReportWriter(header: MadeCase.header)
    let reader = try ResultReader(Data(writer.start() + writer.add(result) + writer.finish()))
    #expect(try reader.result(at: 0) == result)
  }

  @Test(arguments: [
    ("", "不是完整的 JSON"), ("[]", "不是完整的 JSON"), ("{}", "不是 casecheck check"), ("PK\u{3}\u{4}", "不是完整的 JSON"),
    (#"{"schema": "casecheck.result/2"}"#, "这是 casecheck.result/2,这个版本只读 casecheck.result/1"),
    (#"{"schema": "casecheck.fields/1"}"#, "不是 casecheck check"),
    (#"{"schema": "casecheck.result/1"}"#, "tool: 缺少这个键"),
    (#"{"schema": "casecheck.result/1", "schema": 1}"#, "有一个键写了两次"),
  ]) func refuses(_ text: String, _ message: String) {
    let error = #expect(throws: ResultError.self) { try ResultReader(Data(text.utf8)) }
    #expect(error?.description.contains(message) == true, "\(error?.description ?? "")")
  }

  @Test func aFileThatBreaksOffIsRefusedWhereverItDoes() {
    let whole = bytes()
    for length in stride(from: 0, to: whole.count - 2, by: 7) {
      #expect(throws: ResultError.self) { try ResultReader(Data(whole.prefix(length))) }
    }
  }

  @Test(arguments: [
    ("\"kind\": \"penalty-decision\"", "\"kind\": 5", "cases[0].documents[1].kind: 应为文字"),
    ("\"outcome\": \"passed\"", "\"outcome\": \"great\"", "不认识“great”"),
    ("\"waived\": false", "\"waved\": false", "waived: 缺少这个键"),
    ("\"waived\": false", "\"waived\": false, \"wavier\": 1", "wavier: 不认识的键"),
    ("\"date\": \"2023-04-11\"", "\"date\": \"2023-02-30\"", "cases[0].timeline[0].date: 应为 2024-06-30 这样的日期"),
    ("\"bytes\": 100", "\"bytes\": 1e2", "不是完整的 JSON"), ("\"cases\": 2", "\"cases\": 3", "案卷的个数与列出的不符"),
    ("\"confidence\": 0.97", "\"confidence\": 0.971", "不是完整的 JSON"),
  ]) func saysWhereItWasChanged(_ old: String, _ new: String, _ message: String) throws {
    let text = String(decoding: bytes(), as: UTF8.self)
    let range = try #require(text.range(of: old))
    let changed = Data(text.replacingCharacters(in: range, with: new).utf8)
    let error = #expect(throws: ResultError.self) {
      let reader = try ResultReader(changed)
      for index in 0..<reader.caseCount { _ = try reader.result(at: index) }
    }
    #expect(error?.description.contains(message) == true, "\(error?.description ?? "")")
  }

  /// Whatever the bytes are, an answer or an error comes back.
  @Test func changedBytesNeverTrap() throws {
    let whole = bytes()
    var state: UInt64 = 20_240_630
    func random(_ count: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % count
    }
    for _ in 0..<600 {
      var changed = whole
      for _ in 0...random(3) { changed[random(changed.count)] = UInt8(random(256)) }
      guard let reader = try? ResultReader(Data(changed)) else { continue }
      for index in 0..<reader.caseCount { _ = try? reader.result(at: index) }
    }
  }
}

@Suite("读 JSON") struct JSONParserTests {
  private func parsed(_ text: String) throws -> JSONValue {
    try Array(text.utf8).withUnsafeBytes { try JSONParser.whole($0) }
  }

  @Test func reads() throws {
    let list: JSONValue = [1, .tenths(-25), .hundredths(97), true, false, nil, ""]
    #expect(try parsed(" [1, -2.5, 0.97 , true,false,null, \"\"] ") == list)
    #expect(try parsed(#"{"a": {"b": []}, "c": {}}"#) == ["a": ["b": []], "c": [:]])
    #expect(try parsed(#""\u4e00\ud842\udfb7\n\/\"""#) == "一𠮷\n/\"")
  }

  @Test(arguments: [
    "", "{", "[1,]", "[1 2]", "{\"a\" 1}", "{\"a\": 1,}", "{\"a\":1,\"a\":2}", "tru", "\"a", "\"\\ud800\"", "\"\\x\"",
    "1 2",
    "1.234", "1e5", "--1", "[}", "1234567890123456",
  ]) func refuses(_ text: String) { #expect(throws: JSONMistake.self) { try parsed(text) } }

  @Test func refusesWhatIsTooDeep() {
    #expect(throws: JSONMistake.self) {
      try parsed(String(repeating: "[", count: 100_000) + String(repeating: "]", count: 100_000))
    }
    #expect(throws: JSONMistake.self) {
      try Array(String(repeating: "[", count: 100_000).utf8).withUnsafeBytes { bytes in
        var parser = JSONParser(bytes)
        try parser.skip()
      }
    }
  }

  @Test func bytesThatAreNoTextAreRefused() {
    #expect(throws: JSONMistake.self) { try [0x22, 0xFF, 0x22].withUnsafeBytes { try JSONParser.whole($0) } }
  }
}
