import CaseReading
import Foundation
import Testing

@testable import Checks

/// The sheets of the program against the tables of the page they were taken from (`Tests/Standards`).
@Suite("随程序的标准") struct BuiltInStandardTests {
  private typealias Trial = ScoreTrial

  /// Rows of a table, cut at tabs.
  private static func table(_ name: String) throws -> [[String]] {
    let file = URL(filePath: Fixture.sources).deletingLastPathComponent().appending(path: "Tests/Standards/\(name).tsv")
    return try String(contentsOf: file, encoding: .utf8).split(separator: "\n").filter { !$0.hasPrefix("#") }.map {
      $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
    }
  }

  private static let cases = [
    "general-penalty-ordinary": Trial.file(), "general-penalty-no-penalty": Trial.file("penalty", "no-penalty"),
    "general-penalty-summary": Trial.file("penalty", "summary"),
    "general-licensing": Trial.file("licensing", "general"),
    "general-coercion": Trial.file("enforcement", "general"), "general-inspection": Trial.file("inspection", "general"),
    "general-levy-confirmation": Trial.file("confirmation", "general"),
  ]

  @Test("通用标准的每张表、每一行") func generalRows() throws {
    let standard = try #require(try Trial.shelf.standard(named: "通用"))
    #expect(standard.model == .deduct(isRebased: true) && standard.grades == .three && standard.veto == .fail)
    let rows = try Self.table("general")
    #expect(
      Set(rows.map { $0[0] }) == Set(standard.sheets.map(\.id)) && Set(rows.map { $0[0] }) == Set(Self.cases.keys))
    for sheet in standard.sheets {
      let own = rows.filter { $0[0] == sheet.id }
      #expect(sheet.total == .hundred && sheet.items.map(\.id) == own.map { $0[1] })
      for (item, row) in zip(sheet.items, own) {
        #expect(item.points.description == row[2], "\(sheet.id) \(item.id)")
        let rules = row[3].split(separator: ",").map {
          $0.replacing("(人工)", with: "").trimmingCharacters(in: .whitespaces)
        }
        #expect(item.rules == rules && item.lines.compactMap(\.manual).first ?? "" == row[4], "\(sheet.id) \(item.id)")
      }
    }
  }

  @Test("通用标准每一行每条规则的扣分", arguments: Array(cases.keys).sorted())
  func generalArithmetic(_ id: String) throws {
    let standard = try #require(try Trial.shelf.standard(named: id))
    let passed = Trial.passing(standard, but: [])
    let table = try Self.table("general").filter { $0[0] == id }
    let file = try #require(Self.cases[id])
    for row in table {
      for word in row[3].split(separator: ",") where !word.contains("人工") {
        let rule = word.trimmingCharacters(in: .whitespaces)
        for (severities, wanted) in [([Severity.major], 200), ([.minor, .minor], 75)] {
          var result = Trial.failed(rule)
          result.findings = severities.enumerated().map { Finding(message: "", severity: $1, subject: "\($0)") }
          let results = passed.filter { $0.rule != rule } + [result]
          let sheet = try #require(try Trial.sheet(standard, results, file))
          // A rule that stands in two rows counts in the first.
          let taken = sheet.items.first { $0.deducted > .zero }?.id
          let own = try #require(Points(table.first { $0[1] == taken }?[2] ?? "")).hundredths
          let most = own == 100 ? own : own / 2
          #expect(sheet.sheet == id && sheet.total?.hundredths == 10_000 - min(wanted, most), "\(row[1]) \(rule)")
        }
      }
    }
  }

  @Test("强制、检查并入处罚案卷:附带问题 major 1分、minor 0.5分,从 D2 扣") func attached() throws {
    let standard = try #require(try Trial.shelf.standard(named: "general"))
    let results = [Trial.failed("COE-09", .major), Trial.failed("INS-03", .minor), Trial.failed("ENF-08", .minor)]
    let sheet = try #require(try Trial.sheet(standard, Trial.passing(standard, but: results)))
    let item = try #require(sheet.items.first { $0.id == "D2" })
    #expect(item.deducted == Points("2") && sheet.total == Points("98"))
    #expect(item.deductions.map(\.part) == ["附带问题", "附带问题", "附带问题"])
    // Four points are all there is, half of them for one rule.
    let many = (0..<9).map { _ in Severity.major }
    var coercion = Trial.failed("COE-09")
    coercion.findings = many.enumerated().map { Finding(message: "", severity: $1, subject: "\($0)") }
    #expect(try Trial.sheet(standard, Trial.passing(standard, but: [coercion]))?.total == Points("98"))
    // A rule that has a row of its own counts there.
    let own = try #require(
      try Trial.sheet(standard, Trial.passing(standard, but: [Trial.failed("inspection/recheck-missing")])))
    #expect(own.items.first { $0.deducted > .zero }?.id == "H3")
  }

  // MARK: 环执法发〔2024〕4号

  private static let volumes: [(sheet: String, total: String, file: CaseFile)] = [
    ("mee-2024-4-penalty", "100", Trial.file()), ("mee-2024-4-no-penalty", "100", Trial.file("penalty", "no-penalty")),
    ("mee-2024-4-daily", "120", Trial.file(stages: ["daily"])),
    ("mee-2024-4-seizure", "100", Trial.file("coercion", "general", stages: ["seizure"])),
    ("mee-2024-4-detention", "100", Trial.file(documents: ["detention-transfer-letter", "penalty-decision"])),
    ("mee-2024-4-crime", "100", Trial.file(documents: ["crime-transfer-approval"])),
  ]

  /// Of a volume that holds everything, and was not transferred.
  private static func documents(of standard: ReviewStandard) -> [String] {
    standard.sheets.flatMap(\.items).flatMap(\.documents).filter { !$0.contains("transfer") }
  }

  @Test("六类卷各用各的表,合计如页上所写") func volumes() throws {
    let standard = try #require(try Trial.shelf.standard(named: "mee-2024-4"))
    #expect(standard.model == .ratio(fixed: Points(hundredths: 5000), weight: Points(hundredths: 5000)))
    #expect(standard.veto == .zero && standard.grades == .none && standard.basicMost == Points("20"))
    for volume in Self.volumes {
      let sheet = try #require(standard.sheet(for: volume.file))
      #expect(sheet.id == volume.sheet && sheet.total == Points(volume.total))
    }
    let bonus = standard.sheets.filter { !$0.bonus.isEmpty }
    #expect(bonus.map(\.id) == ["mee-2024-4-detention", "mee-2024-4-crime"])
    #expect(bonus.allSatisfy { $0.bonus.map(\.points) == [Points(hundredths: 1500)] })
    // A case of another kind has no sheet.
    #expect(standard.sheet(for: Trial.file("licensing", "general")) == nil)
  }

  @Test("合法性25项的规则;命中任一,全卷0分") func legality() throws {
    let standard = try #require(try Trial.shelf.standard(named: "mee-2024-4"))
    let rows = try Self.table("mee-2024-4").filter { Int($0[0]) != nil }
    #expect(rows.count == 25 && standard.vetoes?.count == 25)
    for (veto, row) in zip(standard.vetoes ?? [], rows) {
      #expect(veto.id == row[0] && veto.rules == row[1].split(separator: " ").map { Trial.id(String($0)) })
      for rule in veto.rules where Trial.directory[rule]?.isManual == false {
        let sheet = try #require(try Trial.sheet(standard, Trial.passing(standard, but: [Trial.failed(rule, .veto)])))
        #expect(sheet.totalIfConfirmed == .zero && sheet.pendingVetoes.map(\.id).contains(veto.id), "\(rule)")
        let said = "confirmations: [{veto: '\(veto.id)', decision: 确认, reason: 属实, by: 赵敏}]"
        let after = try Trial.sheet(
          standard, Trial.passing(standard, but: [Trial.failed(rule, .veto)]), confirmations: said)
        #expect(after?.total == .zero, "\(rule)")
      }
    }
  }

  @Test("基本要素每行的分和规则,合计20") func basicElements() throws {
    let standard = try #require(try Trial.shelf.standard(named: "mee-2024-4"))
    let rows = try Self.table("mee-2024-4").filter { $0[0] == "要素" }
    #expect(rows.count == 14 && standard.basicElements.map(\.points).sum() == Points("20"))
    for (element, row) in zip(standard.basicElements, rows) {
      // Parts of other rules that speak of the same element may stand behind those of the page.
      let rules = row[2].split(separator: " ").map { Trial.id(String($0)) }
      #expect(element.points.description == row[1] && Set(element.rules).isSuperset(of: rules), "\(element.id)")
    }
    // One rule alone, several places: the element's points once.
    let sheet = try #require(
      try Trial.sheet(
        standard, Trial.passing(standard, but: [Trial.failed("EVI-11", .minor, .minor, .minor)]),
        Trial.file(documents: Self.documents(of: standard))))
    #expect(sheet.basicDeducted == Points("1") && sheet.total == Points("99"))
    let all = standard.basicElements.flatMap(\.rules).map { Trial.failed($0, .minor) }
    let worst = try #require(try Trial.sheet(standard, Trial.passing(standard, but: all)))
    #expect(worst.basicDeducted <= Points(hundredths: 2000))
  }

  @Test("一般行政处罚每个文书、每个子项的分和规则") func ordinaryRows() throws {
    let standard = try #require(try Trial.shelf.standard(named: "mee-2024-4-penalty"))
    let rows = try Self.table("mee-2024-4").filter { $0[0] == "文书" }
    let sheet = try #require(standard.sheets.first)
    #expect(sheet.items.map(\.points.description) == rows.map { $0[2] })
    for (item, row) in zip(sheet.items, rows) {
      let parts = row[3].matches(of: /\(([0-9.]+)\)/).map { String($0.1) }
      let wanted = row[1] == "听证笔录" ? Array(repeating: "1", count: 8) : parts
      #expect(item.lines.filter { $0.part != nil }.compactMap(\.max?.description) == wanted, "\(row[1])")
      let codes = Set(row[3].matches(of: /[A-Z]{3}-[0-9]+[a-z]?/).map { Trial.id(String($0.0)) })
      let own = Set(item.lines.filter { $0.part != nil }.flatMap(\.rules))
      #expect(own.isSuperset(of: codes), "\(row[1]) \(codes.subtracting(own))")
      // A rule that several parts name counts in each by what is missing, or in the last by the rest.
      for rule in own {
        let lines = item.lines.filter { $0.part != nil && $0.rules.contains(rule) }
        #expect(
          lines.dropLast().allSatisfy { $0.elements[rule] != nil } || Self.whole.contains(rule), "\(row[1]) \(rule)")
      }
    }
  }

  /// Not written yet, so without elements that could be told apart; or the page itself names them for two parts.
  private static let whole = Set(
    ["EVI-05", "EVI-07", "EVI-07c", "PRO-31b", "DEC-03"].map(Trial.id))

  @Test("例子与写的一致", arguments: ["general", "gd-231", "mee-2024-4"]) func examples(_ id: String) throws {
    let book = try #require(Trial.shelf.books.first { $0.id == id })
    let verdicts = try Trial.shelf.examine(book)
    #expect(verdicts.count >= 2)
    for verdict in verdicts { #expect(verdict.differences.isEmpty, "\(verdict.name): \(verdict.differences)") }
  }

  /// 4.4: items that differ, with the points of their parts.
  @Test(
    "其他五类的子项",
    arguments: [
      ("no-penalty", "立案4", "1 2 1"), ("no-penalty", "不予处罚决定书", "3 3 3 3 2 2 3 1"), ("no-penalty", "结案3", "1 2"),
      ("daily", "再次责令改正决定书", "0.5 1 1 1 0.5 0.5 0.5"),
      ("daily", "按日连续处罚决定书", "1 1 1 1 1 1 1 1 1 1 1 1 1 0.5 0.5 1"),
      ("seizure", "监测报告7", "1 1 1 1 0.5 0.5 1 1"), ("seizure", "查封扣押审批表", "4 4 2"),
      ("seizure", "查封扣押决定书", "4 4 3 3 2 2 1 1"), ("seizure", "查封扣押现场笔录", "3 5 3 2"),
      ("seizure", "延期决定书", "3 5 3"), ("seizure", "解除决定书", "2 3 2 2 2"), ("detention", "移送审批表", "3 3 2 2"),
      ("detention", "移送书", "2 2 2 2 1 1"), ("crime", "移送审批表", "4 4 4 3"), ("crime", "移送书", "3 3 3 2 2 2"),
      ("crime", "立案6", "2 2 2"), ("crime", "现场检查笔录15", "3 3 3 4 2"), ("crime", "调查询问笔录15", "3 3 3 4 2"),
      ("crime", "监测报告10", "1 2 1 1 1 1 2 1"), ("crime", "其他证据12", "4 2 2 2 2"), ("crime", "调查报告12", "3 3 3 3"),
    ])
  func otherRows(_ sheet: String, _ item: String, _ parts: String) throws {
    let standard = try #require(try Trial.shelf.standard(named: "mee-2024-4-\(sheet)"))
    let lines = try #require(standard.sheets.first?.items.first { $0.id == item }).lines
    #expect(lines.filter { $0.part != nil }.compactMap(\.max?.description).joined(separator: " ") == parts)
  }

  @Test("算出的分:50 + 50 × Σ得分 ÷ Σ参评标准分") func ratio() throws {
    let standard = try #require(try Trial.shelf.standard(named: "mee-2024-4"))
    let documents = Self.documents(of: standard)
    let whole = Trial.file(documents: documents)
    // 办案期限 costs its one point of a hundred.
    let late = try #require(
      try Trial.sheet(standard, Trial.passing(standard, but: [Trial.failed("PRO-05", kind: "penalty-decision")]), whole)
    )
    #expect(late.rated == Points("100") && late.items.map(\.deducted).sum() == Points("1"))
    // 听证通知书 and 听证笔录 not in the case: 12 points less to rate.
    let unheard = Trial.file(documents: documents.filter { !$0.hasPrefix("hearing") || $0 == "hearing-notice" })
    #expect(try Trial.sheet(standard, Trial.passing(standard, but: []), unheard)?.rated == Points("88"))
    // 立案审批表 missing: PRO-01 found it, all its points.
    var missing = Trial.failed("PRO-01", .veto, kind: "case-filing-approval")
    missing.findings[0].places = [FindingPlace(document: nil, what: "case-filing-approval")]
    let without = Trial.file(documents: documents.filter { $0 != "case-filing-approval" })
    let sheet = try #require(try Trial.sheet(standard, Trial.passing(standard, but: [missing]), without))
    #expect(sheet.items[0].state == .zero && sheet.items[0].deducted == Points("2"))
  }

  @Test("目录里的规则与规则文件的标题、目录号一致") func catalogue() throws {
    let bytes =
      FileManager.default.contents(atPath: Fixture.sources + "Checks/Data/catalogue.csv").map(Array.init) ?? []
    let planned = RuleDirectory(catalogue: bytes, rules: [])
    #expect(planned.all.count == 260)
    for rule in Fixture.engine.pack.rules {
      guard let entry = planned[rule.id] else { continue }
      #expect(entry.code == rule.code && entry.title == rule.title, "\(rule.id)")
    }
  }
}
