import CaseReading

/// `RecordTimeSpan`: a record ends after it began, neither at once nor a day later.
struct RecordTimeSpanCheck: NamedCheck {
  /// Minutes at least, hours at most.
  private let minutes, hours: Int

  init(_ keys: inout PackMapping, _ context: PackContext) throws(PackError) {
    minutes = try keys.integer("min-minutes") ?? 3
    hours = try keys.integer("max-hours") ?? 24
  }

  private static let kinds = ["inspection-record", "interview-record", "coercion-record"]

  func examine(_ scope: CaseScope) -> CheckOutcome {
    let indices = Self.kinds.flatMap(scope.indices).sorted()
    guard !indices.isEmpty else { return .absent("没有笔录") }
    return indices.reduce(into: CheckOutcome()) { $0 += examine($1, scope.focused(on: $1)) }
  }

  private func examine(_ index: Int, _ scope: CaseScope) -> CheckOutcome {
    let answers = ["started-at", "ended-at"].map { scope.read($0, in: index) }
    for case .unreadable(let reason) in answers { return .unread(reason) }
    let places = answers.map { $0.found.filter { $0.dateTime?.minute != nil } }
    // Of several times nobody can say which belong together.
    guard places[0].count == 1, places[1].count == 1, let start = places[0][0].dateTime,
      let end = places[1][0].dateTime,
      let from = start.minute, let until = end.minute
    else { return .absent("笔录没有写明起止的时分") }
    let length = (end.date.dayNumber - start.date.dayNumber) * 1440 + until - from
    let name = scope.facts.name(of: scope.file.documents[index])
    func finding(_ words: String) -> Finding {
      scope.finding(
        "\(name)\(words)", kind: scope.file.documents[index].kind, subject: "\(start.date.iso) \(length)",
        evidence: [places[0][0].evidence, places[1][0].evidence])
    }
    if length <= 0 { return .failed(finding("的结束时间不晚于开始时间")) }
    if length < minutes { return .failed(finding("只用了\(length)分钟")) }
    return length > hours * 60 ? .failed(finding("历时超过\(hours)小时")) : .passed
  }
}
