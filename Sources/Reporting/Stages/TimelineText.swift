import CaseReading

/// The timeline of a case as a drawing: one dot for each event, the days between them.
struct TimelineText {
  private let events: [TimelineEvent]
  private let names: [String: String]

  init(_ events: [TimelineEvent], documents: [CaseDocument], kindNames: [String: String]) {
    self.events = events.enumerated().sorted { ($0.element.date, $0.offset) < ($1.element.date, $1.offset) }.map(
      \.element)
    names = Dictionary(
      documents.map { ($0.id, kindNames[$0.kind] ?? $0.kind) }, uniquingKeysWith: { first, _ in first })
  }

  func lines() -> [String] {
    guard !events.isEmpty else { return [] }
    var lines = ["时间线"]
    var last: CalendarDate?
    for event in events {
      if let last, event.date > last { lines.append("               │ \(event.date.days(after: last))天") }
      let date = event.date == last ? "          " : event.date.iso
      lines.append(
        "    \(date) ● \(TextWidth.padded(CaseWords.event(event.event), to: 8)) \(names[event.document] ?? "") \(event.document)"
      )
      last = event.date
    }
    return lines
  }
}

extension CaseWords {
  /// What happened, 事项.
  static func event(_ event: String) -> String {
    let words = [
      "found": "发现", "filed": "立案", "inspected": "检查", "interviewed": "询问", "reported": "调查终结", "reviewed": "审核",
      "notified": "告知", "served": "送达", "heard": "听证", "discussed": "集体讨论", "approved": "审批", "decided": "决定",
      "registered": "先行登记", "seized": "查封扣押", "released": "解除", "waived": "放弃", "defended": "申辩", "applied": "申请",
      "accepted": "受理", "demanded": "催告", "extended": "延期", "frozen": "冻结", "enforced": "强制执行", "ruled": "法院裁定",
      "paid": "缴款", "published": "公示", "closed": "结案", "archived": "归档",
    ]
    return words[event] ?? event
  }
}
