import CaseReading
import DocExtract

/// The Chinese words for the ids of a case.
enum CaseWords {
  static func kind(_ id: String) -> String {
    switch id {
    case "penalty": "行政处罚"
    case "licensing": "行政许可"
    case "coercion": "行政强制"
    case "enforcement": "强制执行"
    case "inspection": "行政检查"
    case "levy": "行政征收"
    case "confirmation": "行政确认"
    default: "种类不明"
    }
  }

  static func procedure(_ id: String) -> String {
    switch id {
    case "ordinary": "普通程序"
    case "summary": "简易程序"
    case "no-penalty": "不予处罚"
    default: ""
    }
  }

  static func stage(_ id: String) -> String {
    let words = [
      "hearing": "听证", "daily": "按日计罚", "transfer": "移送", "seizure": "查封扣押", "freeze": "冻结",
      "agency": "机关强制执行", "court": "申请法院", "substitute": "代履行", "change": "变更",
    ]
    return words[id] ?? id
  }

  static func sector(_ id: String) -> String { SectorNames.byID[id] ?? id }

  static func completeness(_ completeness: Completeness) -> String {
    switch completeness {
    case .single: "单份文书"
    case .open: "未作决定"
    case .volume: "完整案卷"
    case .partial: "部分材料"
    }
  }

  static func status(_ status: SourceStatus) -> String {
    switch status {
    case .read: "已读"
    case .partial: "部分读取"
    case .unread: "未读"
    case .skipped: "略过"
    }
  }

  /// What a person corrected of a document: `border`, `kind` or the id of a field.
  static func corrected(_ what: String, fieldNames: [String: String]) -> String {
    switch what {
    case "border": "起止"
    case "kind": "种类"
    default: fieldNames[what] ?? what
    }
  }

  /// `第3页`, `第3–5页`; in a format without pages `第1–24段`; empty when the document is all of its file.
  static func place(of document: CaseDocument, in source: ExtractedSource?) -> String {
    let parts = source?.document.map { document.parts(in: $0, named: "") } ?? []
    if !parts.isEmpty {
      return parts.map { part in
        let pages = part.firstPage == part.lastPage ? "第\(part.firstPage)页" : "第\(part.firstPage)–\(part.lastPage)页"
        return part.file.isEmpty ? pages : "\(TextWidth.plain(part.file)) \(pages)"
      }.joined(separator: "、")
    }
    guard let all = source?.document?.paragraphs else { return "" }
    let own = all.indices.filter { document.span.contains(all[$0].span) }
    guard let first = own.first, let last = own.last, own.count < all.count else { return "" }
    return "第\(first + 1)–\(last + 1)段"
  }

  /// What was told about a case, by the name of its property.
  static func fact(_ name: String) -> String {
    let words = [
      "kind": "种类", "procedure": "程序", "stages": "环节", "sector": "领域", "province": "省份",
      "lawGeneration": "处罚法版本", "completeness": "完整程度",
    ]
    return words[name] ?? name
  }

  /// `行政处罚 · 普通程序、听证 · 市场监管 · 广东 · 完整案卷`
  static func headline(of file: CaseFile) -> String {
    headline(
      kind: file.kind, procedure: file.procedure, stages: file.stages, sector: file.sector, province: file.province,
      lawGeneration: file.lawGeneration, completeness: file.completeness)
  }

  static func headline(of result: ResultCase) -> String {
    headline(
      kind: result.kind, procedure: result.procedure, stages: result.stages, sector: result.sector,
      province: result.province, lawGeneration: result.lawGeneration, completeness: result.completeness)
  }

  private static func headline(
    kind: String, procedure: String, stages: [String], sector: String, province: String?, lawGeneration: String?,
    completeness: Completeness
  ) -> String {
    let course = ([self.procedure(procedure)] + stages.map(stage)).filter { !$0.isEmpty }.joined(separator: "、")
    let generation = lawGeneration.map { "处罚法\($0)年版" }
    return [
      self.kind(kind), course, self.sector(sector), province ?? "", generation ?? "", self.completeness(completeness),
    ].filter { !$0.isEmpty }.joined(separator: " · ")
  }
}

/// The names of sectors, 领域, by id.
public enum SectorNames {
  public static let byID = [
    "samr": "市场监管", "agri": "农业农村", "housing": "住房城乡建设", "transport": "交通运输", "eco": "生态环境",
    "medical-insurance": "医疗保障", "civil-affairs": "民政", "customs": "海关", "tax": "税务", "cac": "网信",
    "natural-resources": "自然资源", "telecom": "通信", "tobacco": "烟草", "health": "卫生健康",
    "culture-relics": "文物", "emergency": "应急管理", "urban-management": "城市管理", "culture": "文化和旅游",
    "water": "水利", "forestry": "林草", "drug": "药监", "labor": "人力资源社会保障", "education": "教育",
    "fire": "消防救援", "public-security": "公安", "township": "乡镇街道综合执法", "other": "领域不明",
  ]
}
