import CaseReading

/// The year of a document number, 文号的年份, against the day of the document.
enum NumberYear {
  /// - Parameter dates: fields of the document that hold its day, the usual one first.
  static func examine(_ place: Place, _ index: Int, dates: [String], _ scope: CaseScope) -> CheckOutcome {
    guard let number = place.number, (1980...2100).contains(number.year) else { return .absent("文号的年份不能识别") }
    for field in dates {
      switch scope.read(field, in: index) {
      case .found(let places):
        guard let day = places.first(where: { $0.date != nil }), let date = day.date else { continue }
        return compare(number.year, date, place, day, scope)
      case .unreadable(let reason): return .unread(reason)
      case .absent, .blank: continue
      }
    }
    return .absent("没有成文日期")
  }

  private static func compare(
    _ year: Int, _ date: CalendarDate, _ place: Place, _ day: Place, _ scope: CaseScope
  ) -> CheckOutcome {
    guard year != date.year else { return .passed }
    let finding = scope.finding(
      "\(scope.name(of: place))“\(place.text)”的年份是\(year),成文日期是\(date)", kind: place.document.kind,
      subject: "\(year)≠\(date.iso)", evidence: [place.evidence, day.evidence])
    // A number drawn in December is used in January.
    return year == date.year - 1 && date.month == 1 ? .hint(finding.softened) : .failed(finding)
  }
}

/// The words of a document number that name the kind of document, 业务代字.
struct NumberCodes: Sendable {
  /// `环罚告`: the kinds that bear it.
  let kinds: [String: [String]]

  init(_ node: PackNode, _ context: PackContext) throws(PackError) {
    var kinds: [String: [String]] = [:]
    for entry in node.entries ?? [] { kinds[entry.key] = try context.kinds(entry.value) }
    guard !kinds.isEmpty else { throw node.error("codes 应为 {代字: 文书} 这样的映射") }
    self.kinds = kinds
  }

  func examine(_ place: Place, _ scope: CaseScope) -> CheckOutcome {
    guard let number = place.number else { return .absent("文号写法不能识别") }
    let code = number.code
    guard let word = kinds.keys.filter({ code.hasSuffix($0) }).max(by: { ($0.count, $0) < ($1.count, $1) }),
      let meant = kinds[word]
    else { return .absent("代字“\(code)”不在代字表") }
    let own = place.document.kind
    guard !meant.contains(own), kinds.values.contains(where: { $0.contains(own) }) else { return .passed }
    let names = meant.map(scope.vocabulary.name(of:)).joined(separator: "、")
    return .failed(
      scope.finding(
        "\(scope.name(of: place))“\(place.text)”的代字“\(word)”是\(names)的", kind: own, subject: place.text,
        evidence: [place.evidence]))
  }
}
