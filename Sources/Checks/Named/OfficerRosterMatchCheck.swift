import CaseReading

/// `OfficerRosterMatch`: officers stand in the roster and their certificates were valid on the day they acted.
struct OfficerRosterMatchCheck: NamedCheck {
  init(_ keys: inout PackMapping, _ context: PackContext) throws(PackError) {}

  private static let acts: [(people: FieldPath, date: String)] = [
    (FieldPath(kind: "inspection-record", field: "officers"), "started-at"),
    (FieldPath(kind: "interview-record", field: "officers"), "started-at"),
    (FieldPath(kind: "coercion-record", field: "officers"), "started-at"),
    (FieldPath(kind: "on-spot-decision", field: "officers"), "decided-on"),
  ]

  func examine(_ scope: CaseScope) -> CheckOutcome {
    let roster = scope.facts.settings.lists["officer-roster"]
    guard roster != nil || !scope.indices(of: "officer-certificate").isEmpty else {
      return .absent("没有导入清单 officer-roster,卷内也没有证件复印件")
    }
    var outcome = CheckOutcome()
    var seen: Set<String> = []
    for act in OfficerRosterMatchCheck.acts {
      for index in scope.indices(of: act.people.kind) {
        let people = scope.read(act.people.field, in: index)
        if case .unreadable(let reason) = people { outcome.unread.append(reason) }
        let dates = scope.read(act.date, in: index)
        if case .unreadable(let reason) = dates { outcome.unread.append(reason) }
        let date = dates.found.first { $0.date != nil }
        for person in People.numbered(people.found, scope) where !person.isMasked {
          guard seen.insert("\(person.name) \(date?.date?.iso ?? "")").inserted else { continue }
          outcome += roster.map { match(person, date, $0, scope) } ?? certificate(of: person, date, scope)
        }
      }
    }
    if outcome.outcome == .notApplicable, outcome.absent.isEmpty { outcome.absent.append("没有执法人员") }
    return outcome
  }

  private func match(
    _ person: NamedPerson, _ act: Place?, _ roster: ReferenceList, _ scope: CaseScope
  ) -> CheckOutcome {
    let named = roster.rows.indices.filter { People.plain(roster.cell($0, "姓名")) == person.name }
    let rows = named.filter { row in
      guard let number = person.number, !roster.cell(row, "证号").isEmpty else { return true }
      return People.plain(roster.cell(row, "证号")) == People.plain(number)
    }
    guard !rows.isEmpty else {
      // A roster may be behind, and knows nobody on loan; the copy of a valid certificate says more.
      if named.isEmpty, certificate(of: person, act, scope).outcome == .passed {
        let finding = scope.finding(
          "\(person.name)不在执法人员名册,卷内有其有效证件复印件", subject: person.name, evidence: [person.evidence])
        return .hint(finding.softened)
      }
      let words = named.isEmpty ? "不在执法人员名册" : "的证号\(person.number ?? "")与执法人员名册不符"
      return .failed(scope.finding("\(person.name)\(words)", subject: person.name, evidence: [person.evidence]))
    }
    guard let day = act?.date else { return .passed }
    let isValid = rows.contains { row in
      let from = CalendarDate(iso: roster.cell(row, "有效期起")), until = CalendarDate(iso: roster.cell(row, "有效期止"))
      return (from.map { $0 <= day } ?? true) && (until.map { day <= $0 } ?? true)
    }
    if isValid { return .passed }
    let period = "\(roster.cell(rows[0], "有效期起"))至\(roster.cell(rows[0], "有效期止"))"
    return .failed(
      scope.finding(
        "\(person.name)于\(day)执法,名册上证件有效期为\(period)", subject: "\(person.name) \(day.iso)",
        evidence: [person.evidence] + (act.map { [$0.evidence] } ?? [])))
  }

  /// What the copies of certificates in the file say about somebody who acted.
  private func certificate(of person: NamedPerson, _ act: Place?, _ scope: CaseScope) -> CheckOutcome {
    for index in scope.indices(of: "officer-certificate") {
      guard let act, let day = act.date else { continue }
      if case .unreadable(let reason) = scope.read("valid-until", in: index) { return .unread(reason) }
      guard let place = validity(of: person, in: index, scope), let until = place.date else { continue }
      if day <= until { return .passed }
      return .failed(
        scope.finding(
          "\(person.name)于\(day)执法,证件有效期至\(until)", subject: "\(person.name) \(day.iso)",
          evidence: [act.evidence, place.evidence]))
    }
    return .absent("没有\(person.name)的名册记录或者证件有效期")
  }

  /// The end of validity of one person's certificate; a sheet may show several, one after another.
  private func validity(of person: NamedPerson, in index: Int, _ scope: CaseScope) -> Place? {
    let ends = scope.read("valid-until", in: index).found.filter { $0.date != nil }
    let owners = scope.read("officers", in: index).found.flatMap(People.named).map(\.name)
    let numbers = People.numbers(in: index, scope).map { People.plain($0.text) }
    if let place = owners.firstIndex(of: person.name), owners.count == ends.count { return ends[place] }
    if let number = person.number.map(People.plain), let place = numbers.firstIndex(of: number),
      numbers.count == ends.count
    {
      return ends[place]
    }
    return owners.contains(person.name) && ends.count == 1 ? ends[0] : nil
  }
}
