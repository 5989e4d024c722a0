public import CaseReading

extension TimeLimit {
  /// `15 days`, `7 working-days`, `24 hours`, as packs write it; `nil` for anything else.
  public init?(pack text: String) {
    let parts = text.split(separator: " ")
    guard parts.count == 2, let count = Int(parts[0]), count > 0, count < 100_000,
      let unit = Unit(rawValue: String(parts[1]))
    else { return nil }
    self.init(count, unit)
  }

  /// `15 days`
  public var pack: String { "\(count) \(unit.rawValue)" }

  /// `15日`, `7个工作日`, `6个月`, as messages show it.
  public var shown: String { unit.shown(count) }
}

extension TimeLimit.Unit {
  public func shown(_ count: Int) -> String {
    switch self {
    case .hours: "\(count)小时"
    case .days: "\(count)日"
    case .workingDays: "\(count)个工作日"
    case .months: "\(count)个月"
    case .years: "\(count)年"
    }
  }
}
