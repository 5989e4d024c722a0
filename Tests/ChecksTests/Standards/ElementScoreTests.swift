import CaseReading
import Testing

@testable import Checks

/// 子项按所缺的要素扣分
@Suite("按要素扣分") struct ElementScoreTests {
  private typealias Trial = ScoreTrial

  private static let reader = Result { try WholeReader() }

  private static let items = """
    - id: 笔录
      title: 听证笔录
      points: 4
      documents: [hearing-record]
      deductions:
        - {part: 人员, points: 1, rules: [{PRO-17: [主持人, 记录员]}]}
        - {part: 质证, points: 1, rules: [{PRO-17: [质证]}]}
        - {part: 其余, points: 2, rules: [PRO-17]}
    - {id: 票据, title: 票据, points: 96, documents: [case-closing-approval], deductions: [{rules: [EXE-01], per: 1, documents: any}]}
    """

  private func missing(_ elements: [(String, String)], kind: String = "hearing-record") -> RuleResult {
    var result = Trial.failed("PRO-17", .minor, kind: kind)
    result.findings[0].missing = elements.map { MissingElement(name: $0.0, ids: [$0.1]) }
    result.findings[0].places = elements.map { FindingPlace(document: "d0", what: $0.1) }
    return result
  }

  private func sheet(_ results: [RuleResult], confirmations: String = "") throws -> ScoreSheet {
    let standard = try Trial.standard(items: Self.items)
    let file = Trial.file(documents: ["hearing-record", "case-closing-approval"])
    return try #require(
      try Trial.sheet(standard, Trial.passing(standard, but: results), file, confirmations: confirmations))
  }

  @Test("一处发现缺几样,各在各的子项扣") func eachElementInItsPart() throws {
    let row = try sheet([missing([("质证", "cross-examination"), ("主持人", "chair")])]).items[0]
    #expect(row.deductions.map { "\($0.part ?? "") \($0.points) \($0.note ?? "")" } == ["人员 1 没有主持人", "质证 1 没有质证"])
    // Both persons are missing: the part has one point.
    let persons = try sheet([missing([("主持人", "chair"), ("记录员", "recorder")])]).items[0]
    #expect(persons.deducted == Points("1") && persons.deductions[0].note == "没有主持人、记录员")
    // What no part names is taken by the part that takes all.
    let other = try sheet([missing([("最后陈述", "final-statement")])]).items[0]
    #expect(other.deductions.map(\.part) == ["其余"] && other.deducted == Points("2"))
  }

  @Test("没有写明要素的发现,归没有写要素的子项") func whole() throws {
    let row = try sheet([missing([])]).items[0]
    #expect(row.deductions.map(\.part) == ["其余"])
  }

  @Test("没有人看过的子项,分单列,不当作满分") func openParts() throws {
    let standard = try Trial.standard(
      items: """
        - id: 证据
          title: 其他证据
          points: 100
          deductions:
            - {part: 书证, points: 30, rules: [PTY-03]}
            - {part: 复制件, points: 50, manual: 复制件是否核对}
            - {part: 照片, points: 20, rules: [EVI-06], manual: 照片要素是否齐全}
            - {rules: [EVI-04], zero: true}
        """)
    let fine = ["PTY-03", "EVI-04", "EVI-06"].map { Trial.result($0, .passed) }
    let sheet = try #require(try Trial.sheet(standard, fine))
    #expect(sheet.open == Points("70") && sheet.isPartial && sheet.grade == nil && sheet.total == Points("30"))
    #expect(sheet.items[0].state == .full && sheet.items[0].openPoints == Points("70"))
    // Nothing but the rule that could take all of it: nobody has looked at any part.
    let none = try #require(try Trial.sheet(standard, [Trial.result("EVI-04", .passed)]))
    #expect(none.items[0].state == .open && none.open == .hundred)
    let answered = "confirmations: [{item: 证据, manual: 2, decision: 无问题, by: 赵敏}]"
    #expect(try Trial.sheet(standard, fine, confirmations: answered)?.open == Points("50"))
    // A question beside a rule that found nothing is still a question.
    let all = answered.replacing("]", with: ", {item: 证据, manual: 1, decision: 无问题, by: 赵敏}]")
    #expect(try Trial.sheet(standard, fine, confirmations: all)?.open == .zero)
    let zero = try #require(try Trial.sheet(standard, [Trial.result("PTY-03", .passed), Trial.failed("EVI-04")]))
    #expect(zero.items[0].state == .zero && zero.open == .zero)
  }

  @Test("人改的扣分是整条规则的") func remark() throws {
    let said = "confirmations: [{item: 笔录, rule: PRO-17, points: 1.5, reason: 部分记载, by: 赵敏}]"
    let row = try sheet(
      [missing([("质证", "cross-examination"), ("主持人", "chair"), ("最后陈述", "final-statement")])], confirmations: said
    ).items[0]
    #expect(row.deducted == Points("1.5"))
  }

  @Test("documents: any 不限文书") func anyDocument() throws {
    let sheet = try sheet([Trial.failed("EXE-01", kind: "payment-receipt")])
    #expect(sheet.items[1].deducted == Points("1"))
  }

  @Test("否决只看写明的要素") func veto() throws {
    let standard = try #require(try Trial.shelf.standard(named: "mee-2024-4"))
    func veto(_ element: (String, String)) throws -> ScoreSheet.Veto {
      var result = Trial.failed("PRO-09", .veto, kind: "penalty-prior-notice")
      result.findings[0].missing = [MissingElement(name: element.0, ids: [element.1])]
      let sheet = try #require(try Trial.sheet(standard, Trial.passing(standard, but: [result])))
      return try #require(sheet.vetoes.first { $0.id == "14" })
    }
    #expect(try veto(("陈述、申辩的权利", "defense-right")).state == .candidate)
    #expect(try veto(("认定事实", "facts")).state == .none)
  }

  @Test(
    "写错的要素",
    arguments: [
      ("{PRO-17: [质正]}", "规则 procedure/hearing-record-incomplete 的要素"), ("{PRO-02: [日期]}", "不分要素"),
      ("{PRO-17: }", "后面没有写要素"), ("{PRO-17: [质证]}, PRO-17", "写了两次"),
    ])
  func mistakes(_ rules: String, _ words: String) throws {
    let error = #expect(throws: PackError.self) {
      try Trial.standard(
        total: 1, items: "- {id: '1', title: 笔录, points: 1, deductions: [{rules: [\(rules)], per: 1}]}")
    }
    #expect(error?.message.contains(words) == true, "\(error?.message ?? "")")
  }

  /// A rule that a sheet names must be able to cost points there: what it finds in its own examples has to fit.
  @Test("标准写的每条规则,自己的例子里的发现都能扣分", arguments: ["mee-2024-4", "general"])
  func everyRuleReaches(_ name: String) throws {
    let standard = try #require(try Trial.shelf.standard(named: name))
    var unreached: [String] = []
    for sheet in standard.sheets {
      for item in sheet.items {
        for line in item.lines {
          for rule in line.rules where line.elements[rule] == nil {
            let found = try Self.found(rule)
            guard !found.isEmpty else { continue }
            let documents = line.documents ?? item.documents
            let fits = found.contains { _, kind in
              guard !documents.isEmpty, let kind else { return true }
              return documents.contains(kind)
            }
            // Its examples need not show every kind of document that it looks at, and a question stays open beside it.
            if line.manual != nil || Self.looks(rule, at: documents) { continue }
            if !fits {
              unreached.append("\(sheet.id) \(item.id) \(line.part ?? "") \(rule): \(found.map { $0.1 ?? "" })")
            }
          }
        }
      }
    }
    #expect(unreached.isEmpty, "\(unreached.joined(separator: "\n"))")
  }

  private static func looks(_ id: String, at documents: [String]) -> Bool {
    let file = "\(Fixture.engine.pack[id]?.node["check"] as Any)"
    let decisions = file.contains("RemedyNotice") ? RemedyNoticeCheck.decisions.map(\.kind) : []
    return documents.contains { decisions.contains($0) || file.contains("\"\($0)") }
  }

  /// What a rule finds in its bad examples, each with the kind of document that a standard takes it to be about.
  private static func found(_ id: String) throws -> [(Finding, String?)] {
    guard let rule = Fixture.engine.pack[id] else { return [] }
    return try rule.examples().filter { $0.marked == .bad && $0.otherCases.isEmpty }.flatMap { example in
      let (result, file) = try example.outcome(reader: Self.reader.get(), engine: Fixture.engine)
      return result.findings.filter { $0.severity > .info }.map { finding in
        let first = finding.evidence.first.flatMap { evidence in file.documents.first { $0.id == evidence.document } }
        return (finding, finding.documentKind ?? first?.kind)
      }
    }
  }
}
