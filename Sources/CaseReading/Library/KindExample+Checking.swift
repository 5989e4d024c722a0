extension FieldValue {
  /// As examples and reports write it: ISO dates, yuan, `5 working-days`, `法名 33.1(2)`, names.
  public var written: [String] {
    switch self {
    case .text(let text): [text]
    case .date(let date): [date.iso]
    case .dateTime(let moment): [moment.iso]
    case .people(let people): people.map(\.name)
    case .money(let money): [money.yuan]
    case .duration(let limit): ["\(limit.count) \(limit.unit.rawValue)"]
    case .citations(let citations): citations.map(\.written)
    case .documentNumber(let number): [number.text]
    case .mark(let mark): [mark.rawValue]
    case .choices(let words): words
    }
  }
}

extension Citation {
  /// `中华人民共和国行政处罚法 33.1(2)`
  public var written: String {
    guard let article else { return law }
    return "\(law) \(article)" + (subarticle.map { "-\($0)" } ?? "") + (paragraph.map { ".\($0)" } ?? "")
      + (item.map { "(\($0))" } ?? "")
  }
}

extension KindExample {
  /// What differs between what the file expects and what is read; empty when the example holds.
  public func mismatches(with reader: CaseReader) -> [String] {
    var result: [String] = []
    let told = reader.classify(words: text).kind
    if kind.hasPrefix("not:") {
      if told == kind.dropFirst(4) { result.append("认作 \(told),不应是它") }
      return result
    }
    guard reader.library.kind(kind) != nil else { return told == "unknown" ? [] : ["认作 \(told)"] }
    if told != kind { result.append("认作 \(told),应为 \(kind)") }
    let document = reader.document(kind: kind, words: text).document
    for (id, expected) in fields {
      let read = KindExample.read(document.fields[id] ?? [])
      if !KindExample.agrees(expected, read) {
        result.append("\(id): 应为 \(expected.joined(separator: "|")),读出 \(read.joined(separator: "|"))")
      }
    }
    return result
  }

  private static func read(_ occurrences: [FieldOccurrence]) -> [String] {
    if occurrences.isEmpty { return ["absent"] }
    var result: [String] = []
    for occurrence in occurrences {
      let values: [String]
      switch occurrence.state {
      case .found: values = occurrence.value?.written ?? []
      case .blank: values = ["blank"]
      case .placeholder: values = ["placeholder"]
      case .unreadable: values = ["unreadable"]
      }
      for value in values where !result.contains(value) { result.append(value) }
    }
    return result
  }

  /// Every expected value is among those read; `~words` is part of one. A single value must come first.
  private static func agrees(_ expected: [String], _ read: [String]) -> Bool {
    if expected.count == 1, !expected[0].hasPrefix("~"), read.count > 0, !expected[0].contains(" ") {
      if matches(expected[0], read[0]) { return true }
      return false
    }
    return expected.allSatisfy { value in read.contains { matches(value, $0) } }
  }

  private static func matches(_ expected: String, _ read: String) -> Bool {
    let want = ReadingText(plain: expected.hasPrefix("~") ? String(expected.dropFirst()) : expected).bytes
    let have = ReadingText(plain: read).bytes
    if want == have { return true }
    // An empty date and `年 月 日` are both not filled in.
    if expected == "blank", read == "placeholder" { return true }
    if expected.hasPrefix("~") { return Bytes.first(want, in: have, 0..<have.count) != nil }
    // A date is right for a moment of that day.
    return expected.count == 10 && read.hasPrefix(expected + "T")
  }
}
