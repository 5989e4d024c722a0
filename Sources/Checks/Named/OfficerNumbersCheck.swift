import CaseReading

/// `OfficerNumbers`: an officer shows one certificate number throughout the case, 执法证号前后一致.
///
/// An officer without any number, while no copy of the certificate is in the case, is reported too; odd writings are
/// hints.
struct OfficerNumbersCheck: NamedCheck {
  init(_ keys: inout PackMapping, _ context: PackContext) throws(PackError) {}

  private static let usual = try? Pattern(#"^[\p{Han}A-Za-z0-9()（）〔〕\[\]\-—第号]{4,24}$"#)

  func examine(_ scope: CaseScope) -> CheckOutcome {
    var outcome = CheckOutcome()
    var byName: [String: [NamedPerson]] = [:]
    var order: [String] = []
    for path in PeopleSource.officerFields {
      switch scope.read(path) {
      case .unreadable(let reason): if !scope.indices(of: path.kind).isEmpty { outcome.unread.append(reason) }
      case .absent, .blank: continue
      case .found(let places):
        for person in People.numbered(places, scope) where !person.isMasked {
          if byName[person.name] == nil { order.append(person.name) }
          byName[person.name, default: []].append(person)
        }
      }
    }
    guard !order.isEmpty else { return outcome.unread.isEmpty ? .absent("没有执法人员") : outcome }
    for name in order { outcome += examine(name, byName[name] ?? [], scope) }
    return outcome
  }

  private func examine(_ name: String, _ people: [NamedPerson], _ scope: CaseScope) -> CheckOutcome {
    var distinct: [(number: String, evidence: Evidence)] = []
    for person in people {
      guard let number = person.number.map(plain), !number.isEmpty else { continue }
      if !distinct.contains(where: { OfficerNumbersCheck.areSame($0.number, number) }) {
        distinct.append((number, person.evidence))
      }
    }
    // A number of which part is hidden is there, and compares with none.
    let open = distinct.filter { !$0.number.contains("*") }
    if !distinct.isEmpty, open.count < 2, distinct.count > open.count { return .passed }
    distinct = open
    guard let first = distinct.first else { return missing(name, people[0], scope) }
    if distinct.count > 1 {
      if isRenewed(people, scope) {
        let finding = scope.finding("\(name)换发证件,前后证号不同", subject: name, evidence: distinct.map(\.evidence))
        return .hint(finding.softened)
      }
      let numbers = distinct.map(\.number).joined(separator: "、")
      let isSure = !distinct.dropFirst().contains { OfficerNumbersCheck.areConfusable($0.number, first.number) }
      return .failed(
        scope.finding(
          "\(name)的执法证号前后不同:\(numbers)", subject: "\(name) \(numbers)", evidence: distinct.map(\.evidence),
          isSure: isSure))
    }
    if let usual = OfficerNumbersCheck.usual, !usual.matches(anythingIn: Array(first.number.utf8)) {
      return .hint(
        scope.finding("\(name)的执法证号“\(first.number)”写法异常", subject: name, evidence: [first.evidence]).softened)
    }
    return .passed
  }

  private static let renewal = try? Pattern("(?:换发|换领|更换)了?(?:新的?)?(?:执法)?证(?!明|券|照)|换证|新证(?!据|明|人|券|照)")

  /// The file tells of new certificates, and every record with one number is older than every record with the other.
  private func isRenewed(_ people: [NamedPerson], _ scope: CaseScope) -> Bool {
    guard let renewal = OfficerNumbersCheck.renewal,
      scope.file.documents.contains(where: { renewal.matches(anythingIn: $0.text.bytes) })
    else { return false }
    var spans: [String: (first: CalendarDate, last: CalendarDate)] = [:]
    for person in people {
      guard let number = person.number.map(plain) else { continue }
      guard let day = day(of: person.evidence.document, scope) else { return false }
      let span = spans[number] ?? (day, day)
      spans[number] = (min(span.first, day), max(span.last, day))
    }
    let ordered = spans.values.sorted { $0.first < $1.first }
    return zip(ordered, ordered.dropFirst()).allSatisfy { $0.last < $1.first }
  }

  private func day(of document: String, _ scope: CaseScope) -> CalendarDate? {
    guard let index = scope.file.documents.firstIndex(where: { $0.id == document }) else { return nil }
    return ["started-at", "decided-on", "issued-on", "reported-on"].lazy
      .compactMap { scope.read($0, in: index).found.compactMap(\.date).first }.first
  }

  private func missing(_ name: String, _ person: NamedPerson, _ scope: CaseScope) -> CheckOutcome {
    // Numbers that stand apart from the names belong to somebody there.
    for path in PeopleSource.officerFields {
      let numbers = FieldPath(kind: path.kind, field: "officer-numbers")
      if !scope.read(numbers).found.isEmpty { return .absent("\(name)的证号与姓名未能对应") }
    }
    let copies = FieldPath(kind: "officer-certificate", field: "officers")
    if !scope.indices(of: copies.kind).isEmpty { return .passed }
    if let reason = scope.facts.mayHold(copies.kind) { return .unread(reason) }
    switch scope.file.completeness {
    case .single, .partial: return .absent("不是完整案卷,证件复印件可能在他处")
    case .open, .volume: break
    }
    return .failed(
      scope.finding(
        "\(name)没有执法证号,卷内也没有证件复印件", subject: "\(name) 无证号",
        searched: scope.facts.searched(for: [copies.kind]), evidence: [person.evidence]))
  }

  private func plain(_ number: String) -> String {
    String(decoding: ReadingText(plain: number).bytes, as: UTF8.self).filter { !$0.isWhitespace }.uppercased()
  }

  /// Equal, or one is written without the 皖 or 粤执 before it.
  private static func areSame(_ a: String, _ b: String) -> Bool {
    a == b || [a, b].contains { $0.allSatisfy(\.isASCII) } && a.filter(\.isASCII) == b.filter(\.isASCII)
  }

  /// The same but for characters that recognition takes for each other.
  private static func areConfusable(_ a: String, _ b: String) -> Bool {
    func folded(_ text: String) -> [Character] {
      text.map { character in
        switch character {
        case "O", "Q", "D": "0"
        case "I", "L": "1"
        case "B": "8"
        case "S": "5"
        case "Z": "2"
        default: character
        }
      }
    }
    return folded(a) == folded(b)
  }
}
