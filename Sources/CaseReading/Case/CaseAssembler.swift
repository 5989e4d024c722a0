import DocExtract

/// Puts the documents of one case together: what kind of case it is, who takes part, what happened when.
struct CaseAssembler {
  let library: KindLibrary
  let settings: ReadingSettings

  func assemble(path: String, sources: [ExtractedSource], documents: [CaseDocument]) -> CaseFile {
    var file = CaseFile(path: path, sources: sources, documents: documents)
    let documents = documents.filter { !$0.isStray }
    let present = Set(documents.map(\.kind))
    (file.kind, file.reasons["kind"]) = kind(present, documents)
    (file.procedure, file.reasons["procedure"]) = procedure(file.kind, present)
    file.stages = stages(present)
    (file.sector, file.reasons["sector"]) = sector(documents)
    (file.province, file.reasons["province"]) = province(documents)
    file.parties = PartyCollector(documents: documents).parties()
    file.officers = OfficerCollector(documents: documents).officers()
    file.timeline = TimelineBuilder(documents: documents).events()
    file.conflicts = conflicts(documents)
    file.lawGeneration = lawGeneration(file)
    (file.completeness, file.reasons["completeness"]) = completeness(present, documents)
    return file
  }

  // MARK: Kind, procedure, stages

  private static let decisions = [
    "penalty-decision", "no-penalty-decision", "on-spot-decision", "daily-penalty-decision",
  ]

  private func kind(_ present: Set<String>, _ documents: [CaseDocument]) -> (String, String?) {
    // An inspection that led to a penalty, and coercion inside a penalty, count as penalty cases.
    let order: [(String, [String])] = [
      (
        "penalty",
        Self.decisions + ["penalty-prior-notice", "hearing-notice", "case-filing-approval", "no-penalty-prior-notice"]
      ),
      (
        "licensing",
        [
          "licence-decision", "licence-refusal", "licence-change-decision", "licence-revocation-decision",
          "licence-application", "licence-acceptance", "licence-rejection", "licence-internal-approval",
        ]
      ),
      (
        "enforcement",
        [
          "enforcement-decision", "substitute-performance-decision", "court-application", "court-ruling",
          "demand-letter",
          "enforcement-record", "demolition-announcement",
        ]
      ),
      ("coercion", ["coercion-decision", "freeze-decision", "coercion-record", "coercion-approval"]),
      ("levy", ["levy-decision", "levy-notice", "levy-demand-letter", "levy-reduction-approval"]),
      ("confirmation", ["confirmation-decision", "confirmation-application", "confirmation-acceptance"]),
      ("inspection", ["inspection-result-notice", "inspection-notice", "inspection-approval", "inspection-plan"]),
    ]
    for (kind, kinds) in order {
      if let found = kinds.first(where: present.contains) { return (kind, "卷内有\(library.vocabulary.name(of: found))") }
    }
    let votes = documents.compactMap { library.kind($0.kind) }.flatMap { $0.cases.keys }
    if present.contains("investigation-report") || votes.contains("penalty") && present.contains("interview-record") {
      return ("penalty", "卷内有调查文书")
    }
    if present.contains("inspection-record") { return ("inspection", "卷内只有检查文书") }
    if !votes.isEmpty, votes.filter({ $0 == "penalty" }).count == documents.filter({ $0.kind != "unknown" }).count {
      return ("penalty", "卷内文书都见于处罚案卷")
    }
    return ("unknown", nil)
  }

  private func procedure(_ kind: String, _ present: Set<String>) -> (String, String?) {
    guard kind == "penalty" else { return ("general", nil) }
    if present.contains("penalty-decision") { return ("ordinary", "卷内有行政处罚决定书") }
    if present.contains("on-spot-decision") { return ("summary", "卷内有当场行政处罚决定书") }
    if present.contains("no-penalty-decision") || present.contains("no-filing-approval") {
      return ("no-penalty", "卷内有不予处罚(立案)文书")
    }
    return ("ordinary", "没有决定书,按普通程序")
  }

  private func stages(_ present: Set<String>) -> [String] {
    let marks: [(String, [String])] = [
      (
        "hearing",
        ["hearing-application", "hearing-session-notice", "hearing-record", "hearing-report", "hearing-refusal-notice"]
      ),
      ("daily", ["daily-penalty-decision"]),
      ("transfer", ["crime-transfer-letter", "detention-transfer-letter", "case-transfer-letter"]),
      ("seizure", ["coercion-decision", "coercion-record", "coercion-list", "coercion-extension-decision"]),
      ("freeze", ["freeze-decision", "freeze-notice", "freeze-release-decision"]),
      ("agency", ["enforcement-decision", "enforcement-record", "demolition-announcement"]),
      ("court", ["court-application", "court-ruling"]),
      ("substitute", ["substitute-performance-decision", "substitute-performance-record"]),
      (
        "change",
        [
          "penalty-revocation-decision", "decision-correction-notice", "licence-change-decision",
          "licence-revocation-decision",
        ]
      ),
    ]
    return marks.filter { $0.1.contains(where: present.contains) }.map(\.0).sorted()
  }

  // MARK: Where and under which law

  private func agencies(_ documents: [CaseDocument]) -> [String] {
    let ordered = documents.sorted { Self.weight($0.kind) > Self.weight($1.kind) }
    return ordered.flatMap { document in
      ["issuing-agency", "agency-name", "collecting-agency"].compactMap { document.fields[$0]?.first?.plainText }
    }
  }

  private static func weight(_ kind: String) -> Int {
    decisions.contains(kind) ? 3 : kind.hasSuffix("notice") || kind.hasSuffix("approval") ? 2 : 1
  }

  private func sector(_ documents: [CaseDocument]) -> (String, String?) {
    if let sector = settings.sector { return (sector, "由使用人指定") }
    for agency in agencies(documents) {
      let sector = AgencyName(agency).sector
      if sector != "other" { return (sector, "机关“\(agency)”") }
    }
    return ("other", nil)
  }

  private func province(_ documents: [CaseDocument]) -> (String?, String?) {
    if let province = settings.province { return (province, "由使用人指定") }
    for agency in agencies(documents) {
      if let province = AgencyName.province(in: agency) { return (province, "机关“\(agency)”") }
    }
    for agency in agencies(documents) {
      if let city = city(beginning: agency) { return (library.cities[city], "机关“\(agency)”") }
    }
    // The mark of a province stands before certificate numbers; in 文号 the first letter may be a city's (宁波, 新乡).
    let numbers = OfficerCollector(documents: documents).officers().flatMap(\.numbers)
    let provinces = Set(numbers.compactMap { AgencyName.province(ofCode: $0) })
    if provinces.count == 1, let province = provinces.first, let number = numbers.first {
      return (province, "执法证号“\(number)”")
    }
    for document in documents {
      for field in ["party-address", "review-body", "litigation-court", "place"] {
        guard let text = document.fields[field]?.first?.plainText else { continue }
        if let province = AgencyName.province(in: text) { return (province, "“\(text)”") }
      }
    }
    return (nil, nil)
  }

  /// The city an agency's name begins with: 湖州市某区市场监督管理局.
  private func city(beginning agency: String) -> String? {
    (2...5).lazy.map { String(agency.prefix($0)) }.last { library.cities[$0] != nil && agency.count > $0.count + 2 }
  }

  /// 2021-07-15: the revised Penalty Law comes into force (行政处罚法第八十六条).
  private func lawGeneration(_ file: CaseFile) -> String? {
    guard file.kind == "penalty", let revised = CalendarDate(year: 2021, month: 7, day: 15) else { return nil }
    let decided = file.timeline.first { $0.event == "decided" } ?? file.timeline.first { $0.event == "notified" }
    return decided.map { $0.date < revised ? "2017" : "2021" }
  }

  // MARK: Completeness

  private func completeness(_ present: Set<String>, _ documents: [CaseDocument]) -> (Completeness, String?) {
    if settings.isComplete { return (.volume, "由使用人指定") }
    if documents.count <= 1 { return (.single, "只有一份文书") }
    let ending: Set<String> = [
      "penalty-decision", "no-penalty-decision", "on-spot-decision", "daily-penalty-decision",
      "filing-withdrawal-approval", "investigation-termination-approval", "coercion-decision", "licence-decision",
      "licence-refusal", "licence-change-decision", "licence-revocation-decision", "enforcement-decision",
      "court-ruling",
      "freeze-decision", "levy-decision", "confirmation-decision", "case-transfer-letter", "crime-transfer-letter",
    ]
    let frame: Set<String> = [
      "case-filing-approval", "file-index", "case-closing-approval", "file-cover", "on-spot-filing-record",
      "licence-application", "licence-acceptance", "confirmation-application", "confirmation-acceptance",
    ]
    // What the party was sent, without a word of the investigation, is a choice out of a file.
    let notices: Set<String> = ["penalty-prior-notice", "hearing-notice"]
    let inquiry: Set<String> = ["inspection-record", "interview-record", "investigation-report", "sampling-record"]
    if !present.isDisjoint(with: ending) {
      var found = frame.intersection(present)
      if !present.isDisjoint(with: inquiry) { found.formUnion(notices.intersection(present)) }
      if let found = found.sorted().first {
        return (.volume, "有决定文书和\(library.vocabulary.name(of: found))")
      }
      return (.partial, "有决定文书,没有立案、目录、结案文书,也没有与告知同在的调查文书")
    }
    // A closed case without a decision is a whole one too: the decision is what is missing.
    if present.contains("case-closing-approval") || present.contains("file-index") && present.contains("file-cover") {
      return (.volume, "有结案文书或者目录、封面")
    }
    if present.contains("case-filing-approval") { return (.open, "已立案,没有决定文书") }
    return (.partial, nil)
  }

  // MARK: Conflicts

  /// The decision's date and number as other documents repeat them.
  private func conflicts(_ documents: [CaseDocument]) -> [Conflict] {
    let places: [(fact: String, fields: [(kind: String?, field: String)])] = [
      ("document-number", [("penalty-decision", "document-number"), (nil, "decision-number")]),
      ("decided-on", [("penalty-decision", "decided-on"), ("major-penalty-filing", "decided-on")]),
    ]
    return places.compactMap { place in
      var statements: [(String, FieldOccurrence)] = []
      for document in documents {
        for (kind, field) in place.fields where kind == nil || kind == document.kind {
          if let found = document.fields[field]?.first(where: { $0.state == .found }) {
            statements.append((document.id, found))
          }
        }
      }
      let values = Set(statements.compactMap { $0.1.comparable })
      guard values.count > 1 else { return nil }
      return Conflict(fact: place.fact, documents: statements.map(\.0), texts: statements.map(\.1.text))
    }
  }
}

extension FieldOccurrence {
  /// The value as text, for fields that hold words.
  var plainText: String? {
    guard case .text(let text)? = value else { return nil }
    return text
  }

  /// Equal for values that mean the same.
  fileprivate var comparable: String? {
    switch value {
    case .documentNumber(let number): number.identity
    case .date(let date): date.iso
    case .text(let text): text
    default: nil
    }
  }
}
