import CaseReading

/// The value of a field in words.
enum FieldWords {
  static func of(_ value: FieldValue, mask: (String) -> String) -> String {
    switch value {
    case .text(let text): mask(text)
    case .date(let date): date.iso
    case .dateTime(let moment): moment.iso
    case .people(let people):
      people.map { mask($0.name) + ($0.number.map { "(\($0))" } ?? "") }.joined(separator: "、")
    case .money(let money): "\(money.yuan)\(money.currency)"
    case .duration(let limit): "\(limit.count)\(unit(limit.unit))"
    case .citations(let citations): citations.map(citation).joined(separator: "、")
    case .documentNumber(let number): number.text
    case .mark(let state):
      switch state {
      case .present: "有"
      case .blank: "空"
      case .unclear: "看不清"
      }
    case .choices(let choices): choices.map(mask).joined(separator: "、")
    }
  }

  static func unit(_ unit: TimeLimit.Unit) -> String {
    switch unit {
    case .hours: "小时"
    case .days: "日"
    case .workingDays: "个工作日"
    case .months: "个月"
    case .years: "年"
    }
  }

  private static func citation(_ citation: Citation) -> String {
    let article = citation.article.map { "第\($0)条" + (citation.subarticle.map { "之\($0)" } ?? "") } ?? ""
    let rest = [
      citation.paragraph.map { "第\($0)款" }, citation.item.map { "第(\($0))项" }, citation.point.map { "第\($0)目" },
    ].compactMap(\.self).joined()
    return "《\(citation.law)》\(article)\(rest)"
  }
}
