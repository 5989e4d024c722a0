public import CaseReading

/// Amounts from which something is due, 数额阈值, by sector, province and date.
public struct ThresholdTable: Sendable {
  public struct Variant: Sendable {
    /// `nil`: everywhere.
    public var sector, province: String?
    /// Yuan.
    public var individual, organization: Int
    /// What is confiscated counts too.
    public var countsConfiscation = false
    /// The amount itself is enough (以上); else it must be more (超过).
    public var isInclusive = true
    public var from, until: CalendarDate?
    /// A variant of the province, when there is one, goes before this one.
    public var yieldsToProvince = false
    public var confidence = BasisConfidence.high
    public var basis = ""

    /// `市场监管`, `广东`, `全国`
    public var scope: String {
      sector.map { CaseWords.sectorNames[$0] ?? $0 } ?? province ?? "全国"
    }
  }

  public static let names = ["hearing-thresholds", "panel-thresholds", "filing-thresholds"]

  private var tables: [String: [Variant]] = [:]

  init() {}

  /// - Parameter node: `Data/thresholds.yaml`.
  public init(_ node: PackNode) throws(PackError) {
    for entry in node.entries ?? [] {
      guard ThresholdTable.names.contains(entry.key) else {
        throw entry.error("阈值表" + Spelling.unknown(entry.key, among: ThresholdTable.names))
      }
      var variants: [Variant] = []
      for element in entry.value.listed { variants.append(try Variant(element)) }
      tables[entry.key] = variants
    }
  }

  /// The variant of sector, province, nation that holds on `day`; `nil` when none is known.
  public func resolve(_ table: String, sector: String, province: String?, on day: CalendarDate) -> Variant? {
    let holding = (tables[table] ?? []).filter { variant in
      (variant.from.map { $0 <= day } ?? true) && (variant.until.map { day < $0 } ?? true)
    }
    let ofSector = holding.first { $0.sector == sector && ($0.province == nil || $0.province == province) }
    let ofProvince = holding.first { $0.sector == nil && $0.province != nil && $0.province == province }
    if let ofSector, !(ofSector.yieldsToProvince && ofProvince != nil) { return ofSector }
    return ofProvince ?? holding.first { $0.sector == nil && $0.province == nil }
  }

  /// This table with the rows of the user's lists before its own.
  func overridden(by lists: [String: ReferenceList]) -> ThresholdTable {
    var merged = self
    for name in ThresholdTable.names {
      guard let list = lists[name] else { continue }
      let rows = list.rows.indices.compactMap { Variant(list, row: $0) }
      merged.tables[name] = rows + (merged.tables[name] ?? [])
    }
    return merged
  }
}

extension ThresholdTable.Variant {
  init(_ node: PackNode) throws(PackError) {
    var keys = try PackMapping(node, name: "阈值")
    sector = try keys.take("sector").map { node throws(PackError) in try node.word("领域", among: CaseWords.sectors) }
    province = try keys.take("province").map { node throws(PackError) in
      try node.word("省份", among: CaseWords.provinces)
    }
    individual = try keys.require("individual").integer("individual")
    organization = try keys.require("organization").integer("organization")
    countsConfiscation = try keys.boolean("count-confiscation") ?? false
    isInclusive = try keys.boolean("inclusive") ?? true
    from = try keys.date("from")
    until = try keys.date("until")
    yieldsToProvince = try keys.boolean("yields-to-province") ?? false
    confidence = try keys.word("confidence") ?? .high
    basis = try keys.string("basis") ?? ""
    try keys.finish()
  }

  /// A row of a user's list; `nil` when its amounts cannot be read.
  init?(_ list: ReferenceList, row: Int) {
    guard let individual = Int(list.cell(row, "公民")), let organization = Int(list.cell(row, "组织")),
      [individual, organization].allSatisfy({ (0...1_000_000_000_000).contains($0) })
    else { return nil }
    self.individual = individual
    self.organization = organization
    let sector = list.cell(row, "领域")
    let province = list.cell(row, "省份")
    self.sector = sector.isEmpty ? nil : CaseWords.sectorNames.first { $0.value == sector }?.key ?? sector
    self.province = province.isEmpty ? nil : province
    countsConfiscation = list.cell(row, "计没收") == "是"
    isInclusive = list.cell(row, "含本数") != "否"
    from = CalendarDate(iso: list.cell(row, "施行日"))
    until = CalendarDate(iso: list.cell(row, "失效日"))
  }

  /// Whether an amount in fen reaches the threshold for a party of that kind; `nil` when the kind decides and is unknown.
  public func reaches(_ fen: Int, party: Party.Kind) -> Bool? {
    func reaches(_ yuan: Int) -> Bool { isInclusive ? fen >= yuan * 100 : fen > yuan * 100 }
    switch party {
    case .individual: return reaches(individual)
    case .organization: return reaches(organization)
    case .soleTrader, .unknown:
      if reaches(max(individual, organization)) { return true }
      return reaches(min(individual, organization)) ? nil : false
    }
  }
}
