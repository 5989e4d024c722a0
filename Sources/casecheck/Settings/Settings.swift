import CaseReading
import Checks
import DocExtract
import Foundation
import Reporting

/// From which severity on findings make a run fail.
enum FailOn: String, CaseIterable, Sendable {
  case veto, major, minor, info, never

  var severity: Severity? { Severity(rawValue: rawValue) }

  /// `major` or 主要.
  init?(word: String) {
    let named = FailOn.allCases.first { $0.name == word || $0 == .veto && word == "否决" }
    guard let failOn = FailOn(rawValue: word) ?? named else { return nil }
    self = failOn
  }

  private var name: String { severity?.word ?? "从不" }

  static func unknown(_ word: String) -> String {
    Spelling.unknown(word, among: allCases.map(\.rawValue)) + ";可以写 \(choices)"
  }

  private static let choices = allCases.map { "\($0.rawValue)(\($0.name))" }.joined(separator: "、")
}

/// Whether pages without a text that can be trusted are recognized.
enum RecognitionChoice: String, CaseIterable, Sendable {
  case auto, always, never, fast

  /// With the models that are installed here.
  var recognition: Recognition {
    guard self != .never else { return .off }
    guard let folder = RecognitionFolder.installed else {
      return TesseractParts.installed.map { .coarse(folder: $0, isForAll: self == .always) } ?? .missing
    }
    return .on(folder: folder, isQuick: self == .fast, isForAll: self == .always)
  }
}

/// What decides a run: flags before the configuration file before the defaults.
struct Settings: Sendable {
  var sector: String?
  var province: String?
  /// Folders with rules and kinds of the user's.
  var packs: [String] = []
  /// Files with the user's lists, by the id of the list.
  var lists: [String: String] = [:]
  /// Files and folders with sets of forms, beside those that were added.
  var templates: [String] = []
  /// Names of sets that may be used whatever the day.
  var acceptedTemplates: Set<String> = []
  /// A file with what a person says of misread documents.
  var corrections: String?
  /// A file with findings that somebody accepts.
  var waivers: String?
  /// A file that a line of what was done is added to.
  var auditLog: String?
  /// A file with what is known already.
  var baseline: String?
  /// Id of a standard, or a file with one; `nil`: no score.
  var standard: String?
  /// A file with what persons say of the lines of score sheets.
  var confirmations: String?
  var failOn = FailOn.major
  var asOf: CalendarDate
  /// The folder is a complete case file, whatever it holds.
  var isComplete = false
  var jobs = ProcessInfo.processInfo.activeProcessorCount
  var layout = CaseLayout.auto
  var ocr = RecognitionChoice.auto
  /// A folder where recognized pages are kept.
  var cache: String?
  var redacts = true
  var outputs: [OutputTarget] = []
  /// Those that the user has moved.
  var limits: [LimitFlag: Int] = [:]
  /// Nothing is read on a machine that lacks a part of the sandbox.
  var requiresSandbox = false

  /// How workers read, for a run about these paths; nothing else can be read.
  func pool(reading paths: [String]) -> WorkerPool.Settings {
    var pool = WorkerPool.Settings()
    pool.workers = jobs
    pool.readable = ReadablePaths.of(paths)
    pool.recognition = ocr.recognition
    if let folder = pool.recognition.folder {
      pool.readable.append(folder)
      // A worker that has loaded its models is worth keeping.
      pool.keptBytes = 640 << 20
    }
    for key in LimitKey.all { pool[keyPath: key.place] = limits[key.flag] ?? key.standard }
    if let cache { pool.cache = RecognitionCache(folder: cache, recognition: pool.recognition, limits: pool.limits) }
    return pool
  }
}

/// What the user said in one place, the command line or the configuration file; `nil` where nothing was said.
struct PartialSettings: Sendable {
  var sector: String?
  var province: String?
  var packs: [String]?
  var lists: [String: String] = [:]
  var templates: [String]?
  var acceptedTemplates: [String]?
  var corrections: String?
  var waivers: String?
  var auditLog: String?
  var baseline: String?
  var standard: String?
  var confirmations: String?
  var failOn: FailOn?
  var asOf: CalendarDate?
  var isComplete: Bool?
  var jobs: Int?
  var layout: CaseLayout?
  var ocr: RecognitionChoice?
  var cache: String?
  var redacts: Bool?
  var outputs: [OutputTarget]?
  var limits: [LimitFlag: Int] = [:]
  var requiresSandbox: Bool?

  /// These settings, then those of `file`, then the defaults.
  func over(_ file: PartialSettings, today: CalendarDate) -> Settings {
    var settings = Settings(asOf: asOf ?? file.asOf ?? today)
    settings.sector = sector ?? file.sector
    settings.province = province ?? file.province
    settings.packs = packs ?? file.packs ?? []
    settings.lists = lists.merging(file.lists) { said, _ in said }
    settings.templates = templates ?? file.templates ?? []
    settings.acceptedTemplates = Set(acceptedTemplates ?? file.acceptedTemplates ?? [])
    settings.corrections = corrections ?? file.corrections
    settings.waivers = waivers ?? file.waivers
    settings.auditLog = auditLog ?? file.auditLog
    settings.baseline = baseline ?? file.baseline
    settings.standard = standard ?? file.standard
    settings.confirmations = confirmations ?? file.confirmations
    settings.failOn = failOn ?? file.failOn ?? settings.failOn
    settings.isComplete = isComplete ?? file.isComplete ?? false
    settings.jobs = jobs ?? file.jobs ?? settings.jobs
    settings.layout = layout ?? file.layout ?? .auto
    settings.ocr = ocr ?? file.ocr ?? .auto
    settings.cache = cache ?? file.cache
    settings.redacts = redacts ?? file.redacts ?? true
    settings.outputs = outputs ?? file.outputs ?? []
    settings.limits = limits.merging(file.limits) { said, _ in said }
    settings.requiresSandbox = requiresSandbox ?? file.requiresSandbox ?? false
    return settings
  }
}

extension CalendarDate {
  /// The day it is here; the one clock that a run reads, and only without `--as-of`.
  static var today: CalendarDate? {
    var now = time(nil)
    var parts = tm()
    guard localtime_r(&now, &parts) != nil else { return nil }
    return CalendarDate(year: Int(parts.tm_year) + 1900, month: Int(parts.tm_mon) + 1, day: Int(parts.tm_mday))
  }
}

/// The words that `--sector` and `--province` take.
enum Regions {
  static let sectors = [
    "samr", "agri", "housing", "transport", "eco", "medical-insurance", "civil-affairs", "customs", "tax", "cac",
    "natural-resources", "telecom", "tobacco", "health", "culture-relics", "emergency", "urban-management", "culture",
    "water", "forestry", "drug", "labor", "education", "fire", "public-security", "township", "other",
  ]
  static let provinces = [
    "北京", "天津", "河北", "山西", "内蒙古", "辽宁", "吉林", "黑龙江", "上海", "江苏", "浙江", "安徽", "福建", "江西", "山东", "河南",
    "湖北", "湖南", "广东", "广西", "海南", "重庆", "四川", "贵州", "云南", "西藏", "陕西", "甘肃", "青海", "宁夏", "新疆", "香港",
    "澳门", "台湾",
  ]

  /// The id of a sector that is given by id or by name, `samr` or 市场监管.
  static func sector(_ word: String) -> String? {
    sectors.contains(word) ? word : SectorNames.byID.first { $0.value == word }?.key
  }

  /// The short name of a province: 湖南 for 湖南省.
  static func province(_ word: String) -> String? {
    provinces.first {
      word.hasPrefix($0) && ["", "省", "市", "自", "壮", "回", "维", "特"].contains(word.dropFirst($0.count).prefix(1))
    }
  }

  /// What is wrong with a word for a sector; without a near one, all that may be written.
  static func unknownSector(_ word: String) -> String {
    let list = sectors.map { "\($0)(\(SectorNames.byID[$0] ?? ""))" }.joined(separator: "、")
    return Spelling.unknown(word, among: sectors)
      + (Spelling.nearest(to: word, among: sectors) == nil ? ";可以写 " + list : "")
  }
}
