import CaseReading

/// A period at work: its limit, what prolongs it, and its last day.
struct Period: Sendable {
  var limit: TimeLimit
  /// `D12 市场监管`, `15 days`
  var label: String
  let start: CalendarDate
  var rolls: Bool
  var variant = DeadlineTable.Variant(limit: nil)
  /// Numbers of days that do not count.
  var excluded: [ClosedRange<Int>] = []
  /// The same with the reason, as documents prove them.
  var deductions: [Computed.Deduction] = []
  /// A later last day that an approval names.
  var prolongedUntil: CalendarDate?
  /// Documents that prolong it.
  var evidence: [Evidence] = []
  /// Why the last day may be later than it seems.
  var doubt: String?

  init(
    limit: TimeLimit, label: String, start: CalendarDate, rolls: Bool,
    variant: DeadlineTable.Variant = DeadlineTable.Variant(limit: nil)
  ) {
    self.limit = limit
    self.label = label
    self.start = start
    self.rolls = rolls
    self.variant = variant
  }

  var note: String { variant.note }

  /// The last day if no day off moves it; `nil` for working days, which need the calendar.
  var nominal: CalendarDate? {
    guard excluded.isEmpty, prolongedUntil == nil else { return nil }
    switch limit.unit {
    case .hours: return start.adding(days: (limit.count + 23) / 24)
    case .days: return start.adding(days: limit.count)
    case .months: return start.adding(months: limit.count)
    case .years: return start.adding(months: 12 * limit.count)
    case .workingDays: return nil
    }
  }

  func lastDay(_ scope: CaseScope) throws(Unmet) -> CalendarDate {
    let day: CalendarDate?
    do throws(WorkCalendar.NotCovered) {
      day = try scope.facts.reference.calendar.lastDay(of: limit, after: start, rolls: rolls, excluding: excluded)
    } catch {
      throw .unreadable(error.reason)
    }
    guard let day else { throw .unreadable("\(start)起\(limit.shown)超出历法范围") }
    if let prolongedUntil, prolongedUntil > day { return prolongedUntil }
    return day
  }

  /// `扣除听证2023年3月1日至2023年3月20日共20日`, for each stretch that lies between the start and `day`.
  func deductionNotes(until day: CalendarDate) -> [String] {
    deductions(until: day).map { "扣除" + $0.shown }
  }

  /// Those that lie between the start and `day`, each once.
  func deductions(until day: CalendarDate) -> [Computed.Deduction] {
    deductions.enumerated().filter { index, one in
      one.until > start && one.from <= day && !deductions[..<index].contains(one)
    }.map(\.element)
  }

  /// How days off were counted, where they mattered; an approval that prolongs says nothing of days.
  func countNote(_ scope: CaseScope) -> String {
    let calendar = scope.facts.reference.calendar
    guard let count = try? calendar.counted(limit, after: start, rolls: rolls, excluding: excluded),
      prolongedUntil.map({ $0 <= count.lastDay }) ?? true
    else { return "" }
    return count.note
  }

  /// A doubtful legal basis, or a day on which another rule's period would not be over, only gives a hint.
  func isHintOnly(_ day: CalendarDate) -> Bool {
    if variant.confidence == .low { return true }
    guard let disputed = variant.disputed else { return false }
    let other = Period(limit: disputed, label: "", start: start, rolls: rolls)
    guard let last = other.nominal else { return false }
    return limit.count < disputed.count && day <= last
  }
}

extension CaseScope {
  func count(_ unit: TimeLimit.Unit, after start: CalendarDate, through end: CalendarDate) throws(Unmet) -> Int {
    guard start < end else { return 0 }
    do throws(WorkCalendar.NotCovered) {
      return try facts.reference.calendar.count(unit, after: start, through: end)
    } catch {
      throw .unreadable(error.reason)
    }
  }
}
