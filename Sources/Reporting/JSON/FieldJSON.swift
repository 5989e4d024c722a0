import CaseReading

/// The value of a field as JSON: ISO dates, decimal money, lists of names.
enum FieldJSON {
  static func value(_ value: FieldValue, mask: (String) -> String) -> JSONValue {
    switch value {
    case .text(let text): .string(mask(text))
    case .date(let date): .string(date.iso)
    case .dateTime(let moment): .string(moment.iso)
    case .people(let people): .strings(people.map { mask($0.name) })
    case .money(let money): .string(money.yuan)
    case .duration(let limit): ["count": .int(limit.count), "unit": .string(limit.unit.rawValue)]
    case .citations(let citations): .array(citations.map(citation))
    case .documentNumber(let number): .string(number.text)
    case .mark(let state): .string(state.rawValue)
    case .choices(let choices): .strings(choices.map(mask))
    }
  }

  private static func citation(_ citation: Citation) -> JSONValue {
    var members: [(key: String, value: JSONValue)] = [
      ("law", .string(citation.law)), ("article", .optional(citation.article)),
      ("paragraph", .optional(citation.paragraph)), ("item", .optional(citation.item)),
    ]
    if let subarticle = citation.subarticle { members.append(("subarticle", .int(subarticle))) }
    if let point = citation.point { members.append(("point", .int(point))) }
    if !citation.version.isEmpty { members.append(("version", .string(citation.version))) }
    return .object(members)
  }
}

/// What a field's name tells about the numbers in it.
enum FieldLabel {
  /// Words that stand for the printed label when a value is masked by itself.
  static func context(of field: String) -> String {
    if field.hasSuffix("-id") || field == "id-number" { return "身份证号" }
    if field.hasSuffix("-phone") { return "电话" }
    if field.hasSuffix("-account") { return "账号" }
    if field.hasSuffix("-number") || field.hasSuffix("-numbers") || field == "credit-code" { return "编号" }
    return ""
  }
}
