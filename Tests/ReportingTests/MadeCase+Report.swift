import CaseReading
import Checks
import DocExtract
import Foundation

@testable import Reporting

extension MadeCase {
  static let filing = docx()
  static let decision = pdf([
    ["行政处罚决定书", "当事人:某某有限公司", "法定代表人张某,身份证号:110101199003070038"],
    ["某某局", "2023年4月11日"],
  ])

  static func document(_ id: String, _ kind: String, _ title: String, source: Int) -> CaseDocument {
    let extracted = source == 0 ? filing : decision
    var document = CaseDocument(
      id: id, kind: kind, title: title, source: source,
      span: TextSpan(start: 0, end: extracted.text.utf8.count), confidence: 0.97,
      text: emptyReadingText)
    if !extracted.pages.isEmpty { (document.firstPage, document.lastPage) = (1, extracted.pages.count) }
    return document
  }

  static var report: CaseReport {
    var decided = document("d02", "penalty-decision", "行政处罚决定书", source: 1)
    decided.fields = [
      "decided-on": [
        FieldOccurrence(
          value: .date(date("2023-04-11")), text: "2023年4月11日", span: span("2023年4月11日", in: decision),
          confidence: 0.999)
      ],
      "id-number": [
        FieldOccurrence(
          value: .text("110101199003070038"), text: "110101199003070038", span: span("110101199003070038", in: decision)
        )
      ],
      "penalty-items": [],
    ]
    let file = CaseFile(
      path: "案卷一",
      sources: [
        source("01立案审批表.docx", filing), source("09处罚决定书.pdf", decision),
        source("10送达回证.pdf", nil, issue: "文件有密码;请先去掉密码再检查"),
      ],
      documents: [document("d01", "case-filing-approval", "立案审批表", source: 0), decided],
      kind: "penalty", procedure: "ordinary", stages: ["hearing"], sector: "samr", province: "广东",
      lawGeneration: "2021",
      completeness: .volume, parties: [Party(name: "某某有限公司")],
      timeline: [TimelineEvent(event: "decided", date: date("2023-04-11"), document: "d02", field: "decided-on")])
    return CaseReport(
      file: file, results: results,
      checklist: DocumentChecklist(items: [
        .init(kinds: ["case-filing-approval"], state: .present), .init(kinds: ["penalty-decision"], state: .present),
        .init(kinds: ["legal-review"], state: .missing),
      ]))
  }

  private static var results: [RuleResult] {
    let late = Finding(
      message: "2023年1月10日至2023年4月11日共91日,超过90日,期满日2023年4月10日",
      advice: "核对立案日与决定日;依法延长或者扣除期间的,补入批准、告知材料。",
      basis: ["《中华人民共和国行政处罚法》(2021年修订)第六十条"], documentKind: "penalty-decision",
      subject: "2023-01-10/2023-04-11",
      computed: Computed(
        limit: "D12", count: 91, unit: .days, from: date("2023-01-10"), lastDay: date("2023-04-10")),
      evidence: [
        Evidence(document: "d02", source: 1, span: span("2023年4月11日", in: decision)),
        Evidence(document: "d01", source: 0, span: span("某某有限公司", in: filing)),
      ])
    let missing = Finding(
      message: "没有法制审核意见", severity: .veto, documentKind: "legal-review", subject: "legal-review",
      searched: Searched(documents: 2, pages: 2, nearest: ["立案审批表"]))
    return [
      RuleResult(
        rule: "procedure/decided-out-of-time", code: "PRO-05", severity: .major, outcome: .failed, findings: [late]),
      RuleResult(
        rule: "procedure/legal-review-missing", code: "PRO-19", severity: .veto, outcome: .failed, findings: [missing]),
      RuleResult(
        rule: "service/served-late", code: "SER-01", severity: .major, outcome: .indeterminate,
        because: "10送达回证.pdf 没有读取"),
      RuleResult(
        rule: "summary/fine-above-limit", code: "SUM-01", severity: .major, outcome: .notApplicable,
        because: "不是简易程序"),
      RuleResult(rule: "text/number-format", code: "TXT-01", severity: .minor, outcome: .passed),
    ]
  }
}
