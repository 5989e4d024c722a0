import CaseReading

/// Which of a rule's bases, 依据, hold for a case: those of the nation, of its sector and of its province.
struct BasisScope {
  private let sector: String
  private let province: String?
  /// Whether something was seized, or the case is about coercion or its enforcement.
  private let isCoercive: Bool
  private let isLicensing: Bool
  /// Nothing is punished: the law on penalties is no basis.
  private let isWithoutPenalty: Bool

  init(_ file: CaseFile) {
    sector = file.sector
    province = file.province
    let coercive: Set = [
      "coercion-decision", "coercion-record", "coercion-approval", "freeze-decision", "demand-letter",
    ]
    isCoercive =
      ["coercion", "enforcement"].contains(file.kind) || file.documents.contains { coercive.contains($0.kind) }
    isLicensing = file.kind == "licensing"
    isWithoutPenalty = ["licensing", "levy", "confirmation"].contains(file.kind)
  }

  /// Words that name a sector in the title of a regulation.
  private static let sectors: [(words: [String], sectors: [String])] = [
    (["市场监督管理", "国市监", "市场监管"], ["samr", "drug"]), (["农业"], ["agri"]), (["住房和城乡建设"], ["housing"]),
    (["交通运输"], ["transport"]), (["医疗保障"], ["medical-insurance"]), (["社会组织", "民政"], ["civil-affairs"]),
    (["海关"], ["customs"]), (["生态环境", "环执法", "环境行政处罚"], ["eco"]), (["自然资源"], ["natural-resources"]),
    (["税务"], ["tax"]), (["烟草"], ["tobacco"]), (["通信"], ["telecom"]), (["网信"], ["cac"]),
  ]
  /// Counties whose notices the catalogue names, with their provinces.
  private static let counties = [("柞水", "陕西"), ("交城", "山西"), ("鹤山", "广东")]

  /// In the order of the rule; all of them when none is left.
  func fitting(_ basis: [String]) -> [String] {
    let kept = basis.filter { isOfSector($0) && isOfProvince($0) && isOfCase($0) }
    return kept.isEmpty ? basis : kept
  }

  /// The laws on penalties, coercion and licences are no basis where there is none.
  private func isOfCase(_ text: String) -> Bool {
    if text.contains("《中华人民共和国行政处罚法》") { return !isWithoutPenalty }
    if text.contains("《中华人民共和国行政强制法》") { return isCoercive }
    return !text.contains("《中华人民共和国行政许可法》") || isLicensing
  }

  private func isOfSector(_ text: String) -> Bool {
    guard let entry = Self.sectors.first(where: { $0.words.contains(where: text.contains) }) else { return true }
    return entry.sectors.contains(sector)
  }

  private func isOfProvince(_ text: String) -> Bool {
    if let county = Self.counties.first(where: { text.contains($0.0) }) { return county.1 == province }
    guard let named = AgencyName.province(in: text.replacing("《", with: "")) else { return true }
    return named == province
  }
}
