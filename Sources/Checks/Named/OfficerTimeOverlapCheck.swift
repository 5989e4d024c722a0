import CaseReading

/// `OfficerTimeOverlap`: nobody makes two records at the same time in different places.
struct OfficerTimeOverlapCheck: NamedCheck {
  init(_ keys: inout PackMapping, _ context: PackContext) throws(PackError) {}

  /// One record with its officers and its hours.
  struct Record {
    let people: [NamedPerson]
    let from, until: Int
    let start, end, place: Place?
    let document: CaseDocument
  }

  func examine(_ scope: CaseScope) -> CheckOutcome {
    var outcome = CheckOutcome()
    let indices = ["inspection-record", "interview-record"].flatMap(scope.indices).sorted()
    guard indices.count > 1 else { return .absent("不足两份笔录") }
    var records: [Record] = []
    for index in indices {
      switch Self.record(index, scope) {
      case .success(let record): records.append(record)
      case .failure(let unmet): outcome += CheckOutcome(unmet)
      }
    }
    for (number, second) in records.enumerated() {
      for first in records[..<number] { outcome += compare(first, second, scope) }
    }
    return outcome
  }

  /// Those that tell who made them and when; the others are left out.
  static func records(_ scope: CaseScope) -> [Record] {
    ["inspection-record", "interview-record"].flatMap(scope.indices).sorted().compactMap { index in
      if case .success(let record) = record(index, scope) { record } else { nil }
    }
  }

  private static func record(_ index: Int, _ scope: CaseScope) -> Result<Record, Unmet> {
    let name = scope.facts.name(of: scope.file.documents[index])
    let answers = ["officers", "started-at", "ended-at"].map { scope.read($0, in: index) }
    for case .unreadable(let reason) in answers { return .failure(.unreadable(reason)) }
    let people = answers[0].found.flatMap(People.named).filter { !$0.isMasked }
    let start = answers[1].found.first { $0.dateTime?.minute != nil }
    let end = answers[2].found.first { $0.dateTime?.minute != nil }
    guard !people.isEmpty, let from = start?.dateTime, let until = end?.dateTime, let a = from.minute,
      let b = until.minute
    else { return .failure(.absent("\(name)的人员或者时分不全")) }
    return .success(
      Record(
        people: people, from: from.date.dayNumber * 1440 + a, until: until.date.dayNumber * 1440 + b, start: start,
        end: end,
        place: scope.read("place", in: index).found.first, document: scope.file.documents[index]))
  }

  private func compare(_ a: Record, _ b: Record, _ scope: CaseScope) -> CheckOutcome {
    let shared = a.people.filter { person in b.people.contains { $0.isSame(as: person) } }
    guard let person = shared.first else { return .passed }
    let minutes = min(a.until, b.until) - max(a.from, b.from)
    // A copy of the same record is no second one.
    guard minutes >= 1, a.document.text.bytes != b.document.text.bytes else { return .passed }
    let places = [a.place, b.place].compactMap { $0 }.map { PartyNames.plain($0.text) }
    let isSamePlace = places.count == 2 && isSamePremises(places[0], places[1], scope)
    let where_ = places.count == 2 && !isSamePlace ? ",地点为\(places[0])与\(places[1])" : ""
    let names = People.distinct(shared).map(\.name).joined(separator: "、")
    let evidence = [a.start, a.end, b.start, b.end].compactMap { $0?.evidence }
    let finding = scope.finding(
      "\(names)在两份笔录中的时间相交\(minutes)分钟\(where_)", subject: "\(person.name) \(a.from) \(b.from)", evidence: evidence)
    if isSamePlace || places.count < 2 { return .hint(finding.softened) }
    return .failed(finding)
  }

  /// Two rooms of one building, or two names of the party's premises: its address and its name (同场所分头检查).
  private func isSamePremises(_ a: String, _ b: String, _ scope: CaseScope) -> Bool {
    if Self.shares(a, b) { return true }
    let names = scope.file.parties.flatMap { [$0.name] + $0.aliases }
    // Elsewhere the address may be that of a witness or of the agency.
    let telling: Set = ["penalty-decision", "no-penalty-decision", "party-identity", "case-filing-approval"]
    let addresses = scope.file.documents.filter { telling.contains($0.kind) }.flatMap { document in
      (document.fields["party-address"] ?? []).filter { $0.state == .found }.map(\.text)
    }
    let known = (names + addresses).map(PartyNames.plain)
    return [a, b].allSatisfy { place in known.contains { Self.shares(place, $0) } }
  }

  /// Whether two places have four characters in a row in common, those of province, city, district and town apart.
  static func shares(_ a: String, _ b: String) -> Bool {
    let (x, y) = (local(a), local(b))
    guard x.count >= 4, y.count >= 4 else { return !x.isEmpty && !y.isEmpty && (x.contains(y) || y.contains(x)) }
    return (0...(x.count - 4)).contains { start in
      let piece = Array(x[start..<start + 4])
      return (0...(y.count - 4)).contains { Array(y[$0..<$0 + 4]) == piece }
    }
  }

  private static func local(_ place: String) -> [Unicode.Scalar] {
    let scalars = Array(place.unicodeScalars)
    let end = scalars.prefix(16).lastIndex { "省市县区旗州镇乡".unicodeScalars.contains($0) }
    return Array(scalars.suffix(from: end.map { $0 + 1 } ?? 0))
  }
}
