/// The closed lists of words for cases.
enum CaseWords {
  static let kinds = ["penalty", "licensing", "coercion", "enforcement", "inspection", "levy", "confirmation"]
  static let procedures = ["ordinary", "summary", "no-penalty", "general"]
  static let stages = ["hearing", "daily", "transfer", "seizure", "freeze", "agency", "court", "substitute", "change"]

  /// 领域, with the names that messages use.
  static let sectorNames: [String: String] = [
    "samr": "市场监管", "agri": "农业", "housing": "住房和城乡建设", "transport": "交通运输", "eco": "生态环境",
    "medical-insurance": "医疗保障", "civil-affairs": "民政", "customs": "海关", "tax": "税务", "cac": "网信",
    "natural-resources": "自然资源", "telecom": "通信", "tobacco": "烟草", "health": "卫生健康", "culture-relics": "文物",
    "emergency": "应急管理", "urban-management": "城市管理", "culture": "文化和旅游", "water": "水利", "forestry": "林业和草原",
    "drug": "药品监管", "labor": "人力资源社会保障", "education": "教育", "fire": "消防救援", "public-security": "公安",
    "township": "乡镇街道", "other": "其他领域",
  ]
  static let sectors = sectorNames.keys.sorted()

  static let provinces = [
    "北京", "天津", "河北", "山西", "内蒙古", "辽宁", "吉林", "黑龙江", "上海", "江苏", "浙江", "安徽", "福建", "江西", "山东", "河南", "湖北",
    "湖南", "广东", "广西", "海南", "重庆", "四川", "贵州", "云南", "西藏", "陕西", "甘肃", "青海", "宁夏", "新疆",
  ]
}
