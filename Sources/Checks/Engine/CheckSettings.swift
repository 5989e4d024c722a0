public import CaseReading

/// What the user says about a run of checks.
public struct CheckSettings: Sendable {
  /// 评查日: the day on which the case is judged.
  public var asOf: CalendarDate
  /// In place of what the case says; `nil` leaves it.
  public var sector, province: String?
  /// The user's lists by name (`officer-roster` …).
  public var lists: [String: ReferenceList]
  /// The user's rows of the deadline table; they stand before the built-in ones.
  public var deadlines: DeadlineTable?
  /// Names of sets of forms that may be used whatever the day.
  public var acceptedTemplates: Set<String> = []

  public init(
    asOf: CalendarDate, sector: String? = nil, province: String? = nil, lists: [String: ReferenceList] = [:],
    deadlines: DeadlineTable? = nil
  ) {
    self.asOf = asOf
    self.sector = sector
    self.province = province
    self.lists = lists
    self.deadlines = deadlines
  }
}
