import CaseReading

/// A date together with a reason why another one, unread, might count in its place.
struct DateReading: Sendable {
  var value: CalendarDate
  var moment: CalendarDateTime
  var evidence: Evidence
  /// `nil` when every place was read.
  var doubt: String?
  /// What happened on that day.
  var event: DateTerm?
}

extension CaseScope {
  /// Of several documents of one kind, which one's date counts.
  enum Pick { case earliest, latest }

  func date(_ source: DateSource, pick: Pick, after start: CalendarDate? = nil) throws(Unmet) -> DateReading {
    var found: [DateReading] = []
    var absent: String?
    var doubt: String?
    var hidden: String?
    var isDocumentUnread = false
    for (term, filter) in source.entries {
      do throws(Unmet) {
        var dates = try dates(term, filter: filter)
        for index in dates.indices { dates[index].event = term }
        if source.choice == .first {
          guard !isDocumentUnread else { break }
          return try checked(CaseScope.picked(dates, pick), of: term)
        }
        found += dates
      } catch {
        switch error {
        case .absent(let reason): absent = absent ?? reason
        case .hidden(let reason): hidden = hidden ?? reason
        case .unreadable(let reason):
          doubt = doubt ?? reason
          // A document that is there and unread goes before the later sources; one that merely may be there does not.
          if let kind = term.kind, !indices(of: kind).isEmpty { isDocumentUnread = true }
        }
      }
    }
    if source.choice == .next, let start {
      let later = found.filter { $0.value >= start }
      if !later.isEmpty { found = later } else { found = [] }
    }
    let best =
      source.choice == .latest
      ? found.max { $0.moment < $1.moment } : found.min { $0.moment < $1.moment }
    guard var best else {
      if let doubt { throw .unreadable(doubt) }
      if let hidden { throw .hidden(hidden) }
      throw .absent(absent ?? "没有可用的日期")
    }
    best.doubt = doubt ?? hidden
    return try checked(best, of: source.terms[0])
  }

  private static func picked(_ dates: [DateReading], _ pick: Pick) -> DateReading? {
    pick == .earliest ? dates.min { $0.moment < $1.moment } : dates.max { $0.moment < $1.moment }
  }

  /// A date behind the day of review is doubtful, unless the field looks ahead (期限至、延长至).
  private func checked(_ reading: DateReading?, of term: DateTerm) throws(Unmet) -> DateReading {
    guard let reading else { throw .absent("没有可用的日期") }
    if case .field(let path) = term, CaseScope.looksAhead(path.field) { return reading }
    guard reading.value <= asOf else { throw .unreadable("\(reading.value)晚于评查日\(asOf),存疑") }
    return reading
  }

  static func looksAhead(_ field: String) -> Bool {
    field.hasSuffix("until") || field.hasSuffix("due-on") || field == "session-at"
  }

  /// The dates of one source, in the order of the case, one for each document; not empty.
  func dates(_ term: DateTerm, filter: Condition?) throws(Unmet) -> [DateReading] {
    switch term {
    case .decisionDate:
      guard let date = facts.decisionDate else {
        if let reason = facts.decisionUnread { throw .unreadable(reason) }
        throw .absent("没有决定日期")
      }
      return [date]
    case .servedOn(let kind): return try services(of: kind, filter: filter) { $0.served }
    case .sentOn(let kind): return try services(of: kind, filter: filter) { $0.sent }
    case .field(let path):
      let indices = try filtered(indices(of: path.kind), filter)
      guard !indices.isEmpty else {
        if let reason = facts.mayHold(path.kind) { throw .hidden(reason) }
        throw .absent("没有\(vocabulary.name(of: path.kind))")
      }
      return try dates(of: path.field, in: indices)
    }
  }

  private func dates(of field: String, in indices: [Int]) throws(Unmet) -> [DateReading] {
    var dates: [DateReading] = []
    var failure: Unmet?
    for index in indices {
      switch read(field, in: index) {
      case .found(let places):
        let best = places.filter { $0.dateTime != nil }.max { $0.occurrence.confidence < $1.occurrence.confidence }
        if let best, let moment = best.dateTime {
          dates.append(DateReading(value: moment.date, moment: moment, evidence: best.evidence, doubt: nil))
        } else {
          failure =
            failure ?? .unreadable("\(facts.name(of: file.documents[index]))的\(vocabulary.name(ofField: field))不是可读的日期")
        }
      case .blank:
        failure = failure ?? .absent("\(facts.name(of: file.documents[index]))的\(vocabulary.name(ofField: field))未填写")
      case .absent(let reason): failure = failure ?? .absent(reason)
      case .unreadable(let reason): failure = .unreadable(reason)
      }
    }
    guard dates.isEmpty else { return dates }
    throw failure ?? .absent("没有日期")
  }

  private func services(
    of kind: String, filter: Condition?, _ value: (Service) -> DateReading?
  ) throws(Unmet) -> [DateReading] {
    let indices = try filtered(indices(of: kind), filter)
    let name = vocabulary.name(of: kind)
    guard !indices.isEmpty else {
      if let reason = facts.mayHold(kind) { throw .hidden(reason) }
      throw .absent("没有\(name)")
    }
    var dates: [DateReading] = []
    var unread: String?
    for index in indices {
      let services = facts.services.services(of: index)
      // 多次送达以首次为准
      if let first = services.compactMap(value).min(by: { $0.moment < $1.moment }) {
        dates.append(first)
      } else {
        unread = unread ?? services.compactMap(\.unread).first
      }
    }
    guard dates.isEmpty else { return dates }
    if let unread { throw .unreadable(unread) }
    for kind in ServiceBook.proofs {
      // A proof that was not read may be that of this document.
      for index in facts.byKind[kind] ?? [] {
        if let reason = file.documents[index].unreadable { throw .hidden("送达凭证没有读全(\(reason))") }
      }
      if let reason = facts.mayHold(kind) { throw .hidden(reason) }
    }
    throw .absent("没有\(name)的送达日期")
  }

  /// Of `indices` those for which the condition holds.
  func filtered(_ indices: [Int], _ filter: Condition?) throws(Unmet) -> [Int] {
    guard let filter else { return indices }
    var kept: [Int] = []
    for index in indices {
      switch filter.truth(in: focused(on: index)) {
      case .yes: kept.append(index)
      case .no: continue
      case .unknown(let reason): throw .unreadable(reason)
      }
    }
    return kept
  }
}
