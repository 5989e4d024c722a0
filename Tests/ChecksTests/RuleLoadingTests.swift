import CaseReading
import DocExtract
import TestSupport
import Testing

@testable import Checks

@Suite("规则文件") struct RuleLoadingTests {
  static let rule = """
    title: 试验
    code: PRO-99
    severity: major
    confidence: high
    check: {kind: date-order, pairs: [penalty-prior-notice.issued-on <= penalty-decision.decided-on]}
    why: 因为
    basis: [《中华人民共和国行政处罚法》第四十四条]
    limits: 无
    advice: 核对
    """

  @Test("合格的规则") func loads() throws {
    let engine = try Fixture.engine(Self.rule)
    #expect(engine.pack.rules.map(\.id) == ["test/rule"])
    #expect(engine.pack["test/rule"]?.checkKinds == ["date-order"])
  }

  @Test(
    "写错的地方",
    arguments: [
      ("title: 试验", "titel: 试验", "test/rule.yaml:1:1: error: 规则 不认识“titel”,是否想写“title”"),
      ("severity: major", "severity: maior", "test/rule.yaml:3:11: error: severity 不认识“maior”,是否想写“major”"),
      ("code: PRO-99", "code: pro99", "test/rule.yaml:2:7: error: code 应为 PRO-05 这样的目录号,却是“pro99”"),
      ("kind: date-order", "kind: date-ordre", "test/rule.yaml:5:15: error: 检查种类不认识“date-ordre”,是否想写“date-order”"),
      ("pairs:", "pair:", "test/rule.yaml:5:27: error: date-order 不认识“pair”,是否想写“pairs”"),
      ("title: 试验\n", "", "test/rule.yaml:1:1: error: 规则缺少“title”"),
      ("pairs: [", "limits: D12, pairs: [", "test/rule.yaml:5:27: error: date-order 不认识“limits”"),
      (
        "penalty-decision.decided-on", "penalty-decision.decide-on",
        "test/rule.yaml:5:35: error: penalty-decision 的字段不认识“decide-on”,是否想写“decided-on”"
      ),
      (
        "penalty-decision.decided-on", "penalty-decison.decided-on",
        "test/rule.yaml:5:35: error: 文书种类不认识“penalty-decison”,是否想写“penalty-decision”"
      ),
      ("why: 因为", "why: 因为\nwhy: 又因为", "test/rule.yaml:6:1: error: 这里起的键有重复的: “why”"),
      ("why: 因为", "why: [", "不是合法的 YAML"),
      (
        "limits: 无", "limits: 无\nlists: {officer-rooster: needs}",
        "test/rule.yaml:9:9: error: 清单不认识“officer-rooster”,是否想写“officer-roster”"
      ),
    ])
  func names(_ good: String, _ bad: String, _ message: String) throws {
    let yaml = Self.rule.replacing(good, with: bad)
    do {
      _ = try Fixture.engine(yaml)
      Issue.record("没有报错")
    } catch {
      #expect("\(error)".contains(message))
    }
  }

  @Test("目录号重复") func duplicateCode() throws {
    let node = try PackNode.parse(yaml: Self.rule, path: "a.yaml")
    #expect(throws: PackError(path: "b.yaml", line: 2, column: 1, message: "目录号 PRO-99 已由 a 使用")) {
      try RulePack([("a", node), ("b", node)], vocabulary: Fixture.vocabulary, reference: Fixture.reference)
    }
  }

  @Test("互相让位") func cycle() throws {
    let a = try PackNode.parse(yaml: Self.rule + "\nyields-to: [b]", path: "a.yaml")
    let b = try PackNode.parse(yaml: Self.rule.replacing("PRO-99", with: "PRO-98") + "\nyields-to: [a]", path: "b.yaml")
    #expect(throws: PackError(path: "a.yaml", line: 10, column: 1, message: "互相让位: a → b → a")) {
      try RulePack([("a", a), ("b", b)], vocabulary: Fixture.vocabulary, reference: Fixture.reference)
    }
  }

  @Test("索引与文件一致") func indexHolds() throws {
    let nodes = try PackFolder.nodes(in: Fixture.sources + "Checks/Packs")
    let index = try PackIndex(PackIndex.write(nodes, leavingOut: ["good", "bad", "indeterminate"]))
    #expect(index.paths == nodes.map(\.path))
    var read: [(path: String, node: PackNode)] = []
    for path in index.paths { read.append((path, try #require(try index.node(path)))) }
    let pack = try RulePack(read, vocabulary: Fixture.vocabulary, reference: Fixture.reference)
    #expect(pack.rules.map(\.title) == Fixture.engine.pack.rules.map(\.title))
    let whole = try PackIndex(PackIndex.write(nodes))
    for (path, node) in nodes { #expect(try whole.node(path) == node) }
  }

  @Test("损坏的索引不致崩溃") func damagedIndex() throws {
    let nodes = try PackFolder.nodes(in: Fixture.sources + "Checks/Packs")
    let bytes = PackIndex.write(Array(nodes.prefix(2)))
    var random = SeededRandom(seed: 20_240_630)
    for _ in 0..<300 {
      var broken = bytes
      for _ in 0..<3 {
        broken[Int.random(in: 0..<broken.count, using: &random)] = UInt8.random(in: 0...255, using: &random)
      }
      broken.removeLast(Int.random(in: 0...10, using: &random))
      guard let index = try? PackIndex(broken) else { continue }
      for path in index.paths { _ = try? index.node(path) }
    }
    #expect(throws: PackError.self) { try PackIndex([]) }
    #expect(throws: PackError.self) { try PackIndex(Array(bytes.dropLast())) }
  }
}

@Suite("扰动") struct DisturbanceTests {
  @Test(
    "标记圈住同样的字",
    arguments: [
      (Disturbance.hanSpaces, "同 意 立 案。⟦二 〇 二 三 年⟧ 办"), (.fullWidthDigits, "同意立案。⟦二〇二三年⟧办"),
      (.none, "同意立案。⟦二〇二三年⟧办"),
    ])
  func keepsMarks(_ disturbance: Disturbance, _ expected: String) {
    #expect(disturbance.apply(to: "同意立案。⟦二〇二三年⟧办") == expected)
  }

  @Test func fullWidth() {
    #expect(Disturbance.fullWidthDigits.apply(to: "2023年1月") == "２０２３年１月")
    #expect(Disturbance.crlf.apply(to: "a\nb") == "a\r\nb")
  }

  @Test(
    "标记随读出的文字移动",
    arguments: [
      ("a|⟦甲乙⟧|b", "a\t甲乙\tb\n", 2, 8), ("一\r\n⟦二⟧", "一\n二", 4, 7), ("⟦一<br>二⟧", "一\n二", 0, 7),
    ])
  func follows(_ marked: String, _ source: String, _ start: Int, _ end: Int) {
    let spans = MarkedText(marked).marks(in: source)
    #expect(spans.map(\.start) == [start])
    #expect(spans.map(\.end) == [end])
  }

  @Test func marks() {
    let marked = MarkedText("一⟦二⟧三⟦四五⟧")
    #expect(marked.text == "一二三四五")
    #expect(marked.marks == [3..<6, 9..<15])
  }
}
