public import CaseReading

/// The table of periods, 期限表: rows `D01` … with their variants by sector, province and date.
public struct DeadlineTable: Sendable {
  /// One period that holds somewhere for some time.
  public struct Variant: Sendable {
    /// `nil`: here no period is prescribed.
    public var limit: TimeLimit?
    /// By the day on which the period starts: not before `from`, before `until`.
    public var from, until: CalendarDate?
    /// Kinds of case; empty for all.
    public var cases: [String] = []
    /// What each further approval adds; `nil` for one whose length is decided case by case.
    public var extensions: [TimeLimit?] = []
    /// Ids of ``DeadlineTable/exclusions`` that the rules of this sector leave out of the count.
    public var exclude: [String] = []
    /// Ids of exclusions of which it is disputed whether they count.
    public var disputedExclude: [String] = []
    public var rolls = true
    public var confidence = BasisConfidence.high
    /// What another rule prescribes; between the two only a hint is given.
    public var disputed: TimeLimit?
    public var note = ""
  }

  public struct Row: Sendable {
    public var name = ""
    public var nation: [Variant] = []
    public var sectors: [String: [Variant]] = [:]
    public var provinces: [String: [Variant]] = [:]
  }

  /// The period that holds for a case, and which variant said so.
  public struct Resolved: Sendable {
    public var variant: Variant
    /// `D12`, `D12 市场监管`, as reports show it.
    public var label: String
  }

  public private(set) var rows: [String: Row] = [:]
  /// Periods that may be left out of a count, by id (`hearing`, `testing` …).
  private(set) var exclusions: [String: Exclusion] = [:]

  init() {}

  /// - Parameter node: `Data/deadlines.yaml`, or a table of the user's in the same form.
  public init(_ node: PackNode, vocabulary: Vocabulary) throws(PackError) {
    let context = PackContext(vocabulary: vocabulary, deadlines: DeadlineTable(), thresholds: ThresholdTable())
    var keys = try PackMapping(node, name: "期限表")
    for entry in keys.take("exclusions")?.entries ?? [] {
      exclusions[entry.key] = try Exclusion(entry.value, context)
    }
    for entry in try keys.require("rows").entries ?? [] {
      rows[entry.key] = try Row(entry.value, name: entry.key, exclusions: Set(exclusions.keys))
    }
    try keys.finish()
  }

  /// The first variant of sector, province, nation that holds for a period starting on `day`.
  public func resolve(
    _ id: String, sector: String, province: String?, caseKind: String, on day: CalendarDate
  ) -> Resolved? {
    guard let row = rows[id] else { return nil }
    func holds(_ variant: Variant) -> Bool {
      (variant.from.map { $0 <= day } ?? true) && (variant.until.map { day < $0 } ?? true)
        && (variant.cases.isEmpty || variant.cases.contains(caseKind))
    }
    if let variant = row.sectors[sector]?.first(where: holds) {
      return Resolved(variant: variant, label: "\(id) \(CaseWords.sectorNames[sector] ?? sector)")
    }
    if let province, let variant = row.provinces[province]?.first(where: holds) {
      return Resolved(variant: variant, label: "\(id) \(province)")
    }
    return row.nation.first(where: holds).map { Resolved(variant: $0, label: id) }
  }

  /// This table with the rows of `other` before its own.
  func overridden(by other: DeadlineTable?) -> DeadlineTable {
    guard let other else { return self }
    var merged = self
    for (id, row) in other.rows {
      guard var base = merged.rows[id] else {
        merged.rows[id] = row
        continue
      }
      base.nation = row.nation + base.nation
      base.sectors.merge(row.sectors) { $1 + $0 }
      base.provinces.merge(row.provinces) { $1 + $0 }
      merged.rows[id] = base
    }
    merged.exclusions.merge(other.exclusions) { $1 }
    return merged
  }
}

extension DeadlineTable.Row {
  init(_ node: PackNode, name: String, exclusions: Set<String>) throws(PackError) {
    var keys = try PackMapping(node, name: name)
    self.name = try keys.string("name") ?? name
    if let node = keys.take("nation") { nation = try Self.variants(node, exclusions) }
    for entry in keys.take("sectors")?.entries ?? [] {
      guard CaseWords.sectors.contains(entry.key) else {
        throw entry.error("领域" + Spelling.unknown(entry.key, among: CaseWords.sectors))
      }
      sectors[entry.key] = try Self.variants(entry.value, exclusions)
    }
    for entry in keys.take("provinces")?.entries ?? [] {
      guard CaseWords.provinces.contains(entry.key) else {
        throw entry.error("省份" + Spelling.unknown(entry.key, among: CaseWords.provinces))
      }
      provinces[entry.key] = try Self.variants(entry.value, exclusions)
    }
    try keys.finish()
  }

  private static func variants(_ node: PackNode, _ exclusions: Set<String>) throws(PackError) -> [DeadlineTable.Variant]
  {
    var variants: [DeadlineTable.Variant] = []
    for element in node.listed { variants.append(try DeadlineTable.Variant(element, exclusions)) }
    return variants
  }
}

extension DeadlineTable.Variant {
  init(_ node: PackNode, _ known: Set<String>) throws(PackError) {
    var keys = try PackMapping(node, name: "期限")
    let limit = try keys.require("limit")
    self.limit = limit.text == "none" ? nil : try limit.timeLimit("limit")
    from = try keys.date("from")
    until = try keys.date("until")
    cases = try keys.strings("cases")
    for element in keys.take("extensions")?.listed ?? [] {
      extensions.append(element.text == "open" ? nil : try element.timeLimit("extensions"))
    }
    for element in keys.take("exclude")?.listed ?? [] { exclude.append(try element.word("不计入事项", among: known)) }
    for element in keys.take("disputed-exclude")?.listed ?? [] {
      disputedExclude.append(try element.word("不计入事项", among: known))
    }
    rolls = try keys.boolean("roll") ?? true
    confidence = try keys.word("confidence") ?? .high
    disputed = try keys.take("disputed").map { node throws(PackError) in try node.timeLimit("disputed") }
    note = try keys.string("note") ?? ""
    try keys.finish()
  }
}

extension PackNode {
  func timeLimit(_ what: String) throws(PackError) -> TimeLimit {
    guard let text, let limit = TimeLimit(pack: text) else {
      throw error("\(what)应为 15 days、7 working-days、6 months、24 hours 这样的期限,却是“\(text ?? "")”")
    }
    return limit
  }
}
