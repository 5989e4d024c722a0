public import CaseReading

/// A set of blank forms, 文书模板 or 文书格式范本, of one issuer and one time.
public struct TemplateSet: Sendable, Equatable {
  /// How the user calls it: `gd-2021`, `广东2021`.
  public var id: String
  /// Versions of one set share it; told from the name when it is not written.
  public var family: String
  public var issuer: String?
  /// An id such as `samr`; `nil` for every sector.
  public var sector: String?
  /// Short name (`广东`); `nil` for every province.
  public var province: String?
  /// Agencies that use it; empty for all.
  public var agencies: [String]
  /// First and last day on which it may be used; `nil` where there is none.
  public var validFrom, validUntil: CalendarDate?
  public var forms: [FormTemplate]

  public init(
    id: String, family: String? = nil, issuer: String? = nil, sector: String? = nil, province: String? = nil,
    agencies: [String] = [], validFrom: CalendarDate? = nil, validUntil: CalendarDate? = nil, forms: [FormTemplate] = []
  ) {
    self.id = id
    self.family = family ?? TemplateSet.family(of: id)
    self.issuer = issuer
    self.sector = sector
    self.province = province
    self.agencies = agencies
    self.validFrom = validFrom
    self.validUntil = validUntil
    self.forms = forms
  }

  /// The name without its year and version: `gd-2017` and `gd-2021` are versions of one set.
  public static func family(of id: String) -> String {
    let name = String(id.reversed().drop { versionLetters.contains($0) }.reversed())
    return name.isEmpty ? id : name
  }

  private static let versionLetters = Set("0123456789年版第号修订新旧试行()()-_. ")

  /// Whether it may be used on a day; days that nobody wrote down do not forbid it.
  public func isValid(on day: CalendarDate) -> Bool {
    if let validFrom, day < validFrom { return false }
    if let validUntil, day > validUntil { return false }
    return true
  }

  /// `2021年8月1日起`, `2019年4月1日至2021年7月31日`; empty when no day is known.
  public var period: String {
    switch (validFrom, validUntil) {
    case (let from?, let until?): "\(from)至\(until)"
    case (let from?, nil): "\(from)起"
    case (nil, let until?): "至\(until)"
    case (nil, nil): ""
    }
  }
}
