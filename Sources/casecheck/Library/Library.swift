import CaseReading
import Checks
import DocExtract
import Reporting

/// Everything a run knows before it sees a case: kinds, rules, calendar, laws.
struct Library: Sendable {
  let reader: CaseReader
  let engine: RuleEngine
  /// Sets of forms.
  let templates: TemplateStore
  private let packs: [References.Pack]
  private let calendarSHA256: String
  private let lawsSHA256: String
  private let lists: UserLists
  /// What the user has added to the reference data.
  private let addedData: [References.List]
  /// Which findings do not weigh.
  let acceptance: Acceptance
  /// `nil`: cases are not rated.
  let rating: Rating?
  private let corrections: Corrections
  private let correctionsSHA256: String?

  var vocabulary: Vocabulary { reader.library.vocabulary }

  init(_ settings: Settings) throws {
    try self.init(
      UserPacks(settings.packs), lists: settings.lists, forms: settings.templates, correctedBy: settings.corrections,
      accepting: AcceptanceFiles(settings), ratedBy: settings.standard, confirmedBy: settings.confirmations)
  }

  init(
    _ user: UserPacks, withExamples: Bool = false, lists: [String: String] = [:], forms: [String] = [],
    correctedBy place: String? = nil, accepting files: AcceptanceFiles? = nil,
    ratedBy standard: String? = nil, confirmedBy confirmations: String? = nil
  ) throws {
    self.lists = try UserLists(lists)
    let builtIn = try BuiltIn.load(withExamples: withExamples, withStandards: standard != nil)
    let kinds = try Library.kinds(builtIn, user)
    var reference = try ReferenceData(
      folder: builtIn.checksData, vocabulary: kinds.vocabulary, tables: builtIn.tables)
    var added: [References.List] = []
    for addition in UserFolder.Addition.allCases {
      guard let (list, bytes) = try UserFolder()?.added(addition) else { continue }
      switch addition {
      case .calendar: reference.calendar.add(list)
      case .laws: reference.laws = LawRegister(folder: builtIn.checksData, added: list)
      }
      added.append(References.List(id: addition.rawValue, rows: list.rows.count, sha256: SHA256.hex(of: bytes)))
    }
    templates = try TemplateStore(builtIn, vocabulary: kinds.vocabulary, more: forms)
    reference.templates = templates.library
    addedData = added + templates.references
    let written = UserPacks.merged(builtIn.rules, user.rules)
    rating = try standard.map { name in
      try Rating(StandardBooks(builtIn, user, rules: written, vocabulary: kinds.vocabulary, named: name), confirmations)
    }
    let rules = try Library.pack(
      written, user: user, builtIn, rating, vocabulary: kinds.vocabulary, reference: reference)
    reader = CaseReader(library: kinds)
    engine = RuleEngine(pack: rules, vocabulary: kinds.vocabulary, reference: reference)
    packs =
      [References.Pack(name: "builtin", version: Program.version, sha256: builtIn.hashes.packs)]
      + user.references.map { References.Pack(name: $0.name, version: "0", sha256: $0.sha256) }
    calendarSHA256 = builtIn.hashes.calendar
    lawsSHA256 = builtIn.hashes.laws
    acceptance =
      try files?.acceptance(rules: rules.rules, vocabulary: kinds.vocabulary)
      ?? Acceptance()
    corrections = try place.map { try Library.corrections(at: $0, kinds) } ?? Corrections()
    correctionsSHA256 = try place.map { try DataFolders().hash(of: [$0]) }
  }

  /// The rules, as the standard wants them.
  private static func pack(
    _ nodes: [(path: String, node: PackNode)], user: UserPacks, _ builtIn: BuiltIn, _ rating: Rating?,
    vocabulary: Vocabulary, reference: ReferenceData
  ) throws -> RulePack {
    var nodes = nodes
    var changed: Set<String> = []
    for index in nodes.indices {
      guard let node = try rating?.overriding(nodes[index].path, nodes[index].node) else { continue }
      nodes[index].node = node
      changed.insert(nodes[index].path)
    }
    let proven = Set(builtIn.rules.map(\.path)).subtracting(user.rules.map(\.path)).subtracting(changed)
    do {
      return try RulePack(
        nodes, vocabulary: vocabulary, reference: reference, proven: builtIn.isProven ? proven : [],
        own: Set(user.rules.map(\.path)))
    } catch {
      // The rule alone loads: what is wrong is what the standard put into it.
      guard let rating, changed.contains(where: { error.path == "\($0).yaml" }) else { throw error }
      throw PackError(path: rating.path, line: error.line, column: error.column, message: error.message)
    }
  }

  private static func corrections(at place: String, _ kinds: KindLibrary) throws -> Corrections {
    do {
      return try Corrections(PackFolder.node(at: place, named: place), library: kinds)
    } catch {
      throw error.at(place)
    }
  }

  /// Tells of corrections for cases that this run does not have: a renamed folder must not void them in silence.
  func tellUnusedCorrections(_ cases: [CaseFolder]) {
    for name in corrections.cases(missingFrom: cases.map(\.path)) {
      StandardError.line("casecheck: 更正文件里的案卷“\(name)”不在这次给出的案卷里,它的更正没有用上;请改成案卷的路径或者文件夹名,或者去掉 case 一行")
    }
  }

  /// Tells of sets of forms that are accepted and that nobody has imported: a misspelt name must not accuse in silence.
  func tellUnknownTemplates(_ settings: Settings) {
    let known = templates.library.sets.map(\.id)
    for name in settings.acceptedTemplates.union(rating?.standard.acceptedTemplates ?? []).sorted()
    where !known.contains(name) {
      StandardError.line("casecheck: accept-templates 里的模板" + Spelling.unknown(name, among: known) + ";这一套没有导入,没有用上")
    }
  }

  func header(_ settings: Settings) -> ResultHeader {
    ResultHeader(
      toolVersion: Program.version,
      references: References(
        asOf: settings.asOf, packs: packs, calendarThrough: lastDayOfCalendar ?? settings.asOf,
        calendarSHA256: calendarSHA256, lawsSHA256: lawsSHA256, correctionsSHA256: correctionsSHA256,
        lists: addedData + lists.references, standard: rating?.reference,
        missingSandbox: SandboxLayer.missing),
      names: ResultNames(
        rules: Dictionary(
          engine.pack.rules.map { ($0.id, ResultNames.Rule(title: $0.title, why: $0.why, limits: $0.limits)) }
            + AcceptanceReview.titles.map { ($0.key, ResultNames.Rule(title: $0.value)) },
          uniquingKeysWith: { first, _ in first }),
        kinds: vocabulary.names, fields: vocabulary.fieldNames), isRedacted: settings.redacts)
  }

  /// Reads a case and asks every rule.
  func review(
    _ folder: CaseFolder, _ sources: [ExtractedSource], _ settings: Settings, runsRules: Bool
  ) -> CaseReport {
    let reading = ReadingSettings(
      sector: settings.sector, province: settings.province, isComplete: settings.isComplete,
      corrections: corrections, mostDocuments: settings.limits[.documents] ?? ReadingLimits().documents)
    let file = reader.read(path: folder.path, sources: sources, settings: reading)
    guard runsRules else { return CaseReport(file: file, results: []) }
    var checking = CheckSettings(
      asOf: settings.asOf, sector: settings.sector, province: settings.province, lists: lists.byID)
    checking.acceptedTemplates = settings.acceptedTemplates.union(rating?.standard.acceptedTemplates ?? [])
    let examined = engine.examine(file, settings: checking)
    var results = examined.results
    let use = acceptance.accept(&results, ofCase: file.path, files: file.sources.map(\.sha256))
    var report = CaseReport(
      file: file, results: results, checklist: checklist(of: file, results),
      score: rating?.sheet(of: file, results, asOf: settings.asOf, kinds: vocabulary.names))
    report.accepted = use
    report.templates = examined.templates
    report.trace = examined.trace
    return report
  }

  /// The pass over all cases of a run.
  var batchReview: BatchReview { BatchReview(engine.pack, lists: lists.byID) }

  /// Ids of the fields of each kind, as its file lists them.
  var fieldOrder: [String: [String]] {
    Dictionary(
      reader.library.kinds.map { ($0.id, $0.fields.map(\.id)) }, uniquingKeysWith: { first, _ in first })
  }

  /// Of the years that the calendar of working days knows.
  var lastDayOfCalendar: CalendarDate? {
    CalendarDate(year: engine.reference.calendar.covered.upperBound, month: 12, day: 31)
  }
}
