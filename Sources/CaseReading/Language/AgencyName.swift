/// The name of an administrative agency, 机关名称, with what it tells: sector and province.
public struct AgencyName: Hashable, Sendable {
  /// Blanks removed, widths folded.
  public let text: String

  public init(_ text: String) {
    self.text = Array(text.utf8).scan(nil) { $0.compact($0.start..<$0.end) }
  }

  /// One name is the other, or the other with its province, city or county left out
  /// (`青川区市场监督管理局` and `云州市青川区市场监督管理局`).
  public func isSame(as other: AgencyName) -> Bool {
    if text == other.text { return true }
    let (long, short) = text.count >= other.text.count ? (text, other.text) : (other.text, text)
    if PartyName.differByRegion(long, short) { return true }
    // 云州市市场监督管理局青川分局 and 青川分局 are names of one office only when the longer one holds the shorter whole.
    return short.count >= 4 && long.hasSuffix(short) && AgencyName.isComplete(String(long.dropLast(short.count)))
  }

  /// An id of the closed list of sectors; `other` when the name tells none.
  public var sector: String { AgencyName.sectors.first { $0.words.contains(where: text.contains) }?.id ?? "other" }

  /// The short name of the province that the name begins with; `nil` when it names none.
  public var province: String? { AgencyName.province(in: text) }

  /// The province whose name stands in `text`: in full (`广东省`) before short (`广东`).
  public static func province(in text: String) -> String? {
    let full = provinces.first { text.contains($0.full) }
    return (full ?? provinces.first { text.hasPrefix($0.name) })?.name
  }

  /// The province of a code of document numbers, 机关代字: `粤环罚` is of 广东.
  public static func province(ofCode code: String) -> String? {
    let first = code.first { !"(〔[".contains($0) }
    return provinces.first { province in first.map { province.marks.contains($0) } ?? false }?.name
  }

  private static func isComplete(_ name: String) -> Bool { endings.contains { name.hasSuffix($0) } }

  static let endings = [
    "局", "委员会", "人民政府", "厅", "大队", "支队", "总队", "中队", "街道办事处", "海关", "办公室", "管理处", "监督所", "监察所", "管理委员会", "部",
    "署", "院", "站", "中心", "分局", "委", "办事处", "执法队",
  ]

  private static let sectors: [(id: String, words: [String])] = [
    ("drug", ["药品监督", "药监局", "食品药品"]),
    ("samr", ["市场监督", "市场监管", "工商行政", "质量技术监督", "知识产权局"]),
    ("medical-insurance", ["医疗保障"]), ("civil-affairs", ["民政局", "民政厅", "民政部", "民政综合"]), ("customs", ["海关"]),
    ("tax", ["税务"]),
    ("cac", ["互联网信息", "网信办", "网络安全和信息化", "网信"]), ("telecom", ["通信管理"]), ("tobacco", ["烟草"]),
    ("culture-relics", ["文物"]), ("fire", ["消防"]), ("public-security", ["公安", "派出所", "交通警察", "交警"]),
    ("agri", ["农业", "农牧", "农村", "畜牧", "渔业", "渔政", "农机", "动物卫生"]), ("eco", ["生态环境", "环境保护", "环保"]),
    ("natural-resources", ["自然资源", "国土资源", "规划局", "规划和自然"]),
    ("forestry", ["林业", "林草", "草原", "森林"]), ("water", ["水利", "水务", "水行政", "水文", "河道"]),
    ("housing", ["住房", "住建", "城乡建设", "建设局", "房产", "房地产", "住房公积金"]),
    ("transport", ["交通", "道路运输", "公路", "海事", "港航", "运政", "航道"]),
    ("emergency", ["应急管理", "安全生产监督"]), ("health", ["卫生", "疾病预防", "疾控"]),
    ("culture", ["文化", "旅游", "广播电视", "新闻出版", "体育"]), ("labor", ["人力资源", "社会保障", "劳动监察"]),
    ("education", ["教育"]), ("urban-management", ["城市管理", "综合行政执法", "城管", "综合执法", "市容"]),
    ("township", ["镇人民政府", "乡人民政府", "街道办事处", "街道"]),
  ]

  static let provinces: [(name: String, full: String, marks: String)] = [
    ("北京", "北京市", "京"), ("天津", "天津市", "津"), ("河北", "河北省", "冀"), ("山西", "山西省", "晋"),
    ("内蒙古", "内蒙古自治区", "蒙"), ("辽宁", "辽宁省", "辽"), ("吉林", "吉林省", "吉"), ("黑龙江", "黑龙江省", "黑"),
    ("上海", "上海市", "沪"), ("江苏", "江苏省", "苏"), ("浙江", "浙江省", "浙"), ("安徽", "安徽省", "皖"), ("福建", "福建省", "闽"),
    ("江西", "江西省", "赣"), ("山东", "山东省", "鲁"), ("河南", "河南省", "豫"), ("湖北", "湖北省", "鄂"), ("湖南", "湖南省", "湘"),
    ("广东", "广东省", "粤"), ("广西", "广西壮族自治区", "桂"), ("海南", "海南省", "琼"), ("重庆", "重庆市", "渝"),
    ("四川", "四川省", "川"), ("贵州", "贵州省", "黔贵"), ("云南", "云南省", "云滇"), ("西藏", "西藏自治区", "藏"),
    ("陕西", "陕西省", "陕"), ("甘肃", "甘肃省", "甘陇"), ("青海", "青海省", "青"), ("宁夏", "宁夏回族自治区", "宁"),
    ("新疆", "新疆维吾尔自治区", "新"), ("香港", "香港特别行政区", "港"), ("澳门", "澳门特别行政区", "澳"), ("台湾", "台湾省", "台"),
  ]
}

/// Finds names of agencies in a text, by the words they end with.
public enum AgencyNameReader {
  /// In the order of the text, not overlapping. 本局, 你局 and the like are no names.
  public static func matches(in bytes: [UInt8], range: Range<Int>? = nil) -> [Match<AgencyName>] {
    bytes.scan(range) { text in
      var found: [Match<AgencyName>] = []
      endings.forEachMatch(in: bytes, range: text.start..<text.end) { _, ending in
        let done = found.last?.range.upperBound ?? text.start
        guard ending.lowerBound >= done, var start = start(before: ending.lowerBound, from: done, text),
          isEnd(ending.upperBound, text)
        else { return }
        // 交通运输局综合行政执法大队, 税务总局云州市税务局: one name of two parts.
        if let last = found.last, start == done {
          start = last.range.lowerBound
          found.removeLast()
        }
        found.append(Match(AgencyName(text.string(start..<ending.upperBound)), at: start..<ending.upperBound))
      }
      return found
    }
  }

  private static let endings = KeywordSet([
    "局", "委员会", "人民政府", "厅", "大队", "支队", "总队", "中队", "办事处", "海关", "管理处", "监督所", "监察所", "信息办公室", "委员会办公室", "管理委员会",
    "执法队", "调查队", "税务所", "联合会", "公路管理段", "公路管理站", "运输管理所", "渔政管理站", "卫生监督站", "管理中心", "海事处", "稽查局", "监管所", "派出所",
    "事务服务中心", "政务服务中心", "事务中心", "监测站", "管理所", "监察队", "稽查队", "动员办公室", "防空办公室", "管理办公室", "小组办公室", "审批办公室", "移民办公室",
    "口岸办公室", "侨务办公室", "监管办公室", "监督办公室", "执法办公室", "执法处", "监督管理处", "监管处", "管理分局",
  ])

  /// Where the name starts: behind punctuation and the words that lead to a name. It has at least two Han before its
  /// ending.
  private static func start(before ending: Int, from done: Int, _ text: TextScanner) -> Int? {
    var at = text.skipBlanks(before: ending)
    var start = at
    var scalars: [UInt32] = []
    for _ in 0..<36 {
      let (value, before) = text.scalar(before: text.skipBlanks(before: at))
      guard before >= done, value.isHan, !isLead(value, before, at, text) else { break }
      scalars.append(value)
      at = before
      start = at
    }
    guard scalars.count >= 2, let first = scalars.last,
      !owners.contains(first) || ownPlaces.contains(where: { text.has($0, at: start) })
    else { return nil }
    return start
  }

  /// 向, 由, 经 and the like before a name; 和 and 于 also stand inside of places (和平区, 于都县).
  private static func isLead(_ value: UInt32, _ start: Int, _ end: Int, _ text: TextScanner) -> Bool {
    if leads.contains(value) { return !leadPlaces.contains { text.has($0, at: start) } }
    guard value == 0x548C || value == 0x4E8E || value == 0x53CA else { return false }  // 和 于 及
    return !["和平", "和田", "和县", "和林", "和硕", "和静", "和政", "和顺", "和龙", "和布", "于都", "于田", "于洪"].contains {
      (word: StaticString) in text.has(word, at: start)
    } && !isInsideName(start, text)
  }

  /// 住房和城乡建设, 文化和旅游
  private static func isInsideName(_ at: Int, _ text: TextScanner) -> Bool {
    [
      "人民共", "住房", "文化", "规划", "资源", "卫生", "林业", "工业", "人力资源", "发展", "广播", "教育", "农业", "应急", "安全",
      "出版", "水利", "草原", "园林", "粮食", "经济", "科技", "商务", "体育", "民族", "国防", "城市", "信息", "交通",
    ].contains {
      (word: StaticString) in text.has(word, before: at)
    }
  }

  private static func isEnd(_ offset: Int, _ text: TextScanner) -> Bool {
    // 局长, 局部, 厅长 …
    ![0x957F, 0x90E8, 0x9762, 0x5458].contains(text.scalar(offset).value)
  }

  private static let leads = Set("向由经被在的与到报请送是对为以将让据从即等或因我你该".unicodeScalars.map(\.value))
  private static let owners = Set("本我你该贵各此两".unicodeScalars.map(\.value))
  /// Names that begin like 贵局, 本局, 两局.
  private static let ownPlaces: [StaticString] = ["贵州", "贵阳", "贵港", "贵溪", "贵德", "贵定", "贵南", "贵池", "本溪", "两当", "两江"]
  /// Names that hold a word which elsewhere leads to one: 经济技术开发区, 从化区, 即墨区.
  private static let leadPlaces: [StaticString] = [
    "经济", "经开", "经信", "经贸", "从化", "从江", "将乐", "即墨", "让胡路", "向阳", "对外", "对口",
  ]
}
