import CaseReading
public import Checks
public import DocExtract

/// Makes the plain value of a case: places looked up, words cut out and masked.
struct ResultMaker {
  let file: CaseFile
  let redactor: Redactor
  /// The forms that the documents were made from.
  var templates: TemplateCase?
  private let locators: [EvidenceLocator?]

  init(_ file: CaseFile, redactor: Redactor) {
    self.file = file
    self.redactor = redactor
    locators = file.sources.map { $0.document.map(EvidenceLocator.init) }
  }

  func result(rules: [RuleResult], checklist: DocumentChecklist, score: ScoreSheet? = nil) -> ResultCase {
    ResultCase(
      path: file.path, kind: file.kind, procedure: file.procedure, stages: file.stages, sector: file.sector,
      province: file.province, lawGeneration: file.lawGeneration, completeness: file.completeness,
      parties: file.parties.map(party), officers: file.officers, sources: file.sources.indices.map(source),
      documents: file.documents.map(document), timeline: file.timeline, checklist: checklist, rules: rules.map(rule),
      score: score?.masked { redactor.masked($0) })
  }

  private func party(_ party: Party) -> Party {
    Party(
      name: redactor.masked(party.name), kind: party.kind, aliases: party.aliases.map { redactor.masked($0) })
  }

  private func source(_ index: Int) -> ResultSource {
    let remarks = file.remarks.filter { $0.source == index }.map {
      ExtractionIssue(code: $0.code.rawValue, page: $0.page, message: redactor.masked($0.message))
    }
    var source = ResultSource(file.sources[index], redactor: redactor)
    source.issues += remarks
    return source
  }

  func path(_ source: Int) -> String {
    file.sources.indices.contains(source) ? file.sources[source].file.path : ""
  }

  func place(of span: TextSpan, in source: Int) -> ResultPlace {
    guard locators.indices.contains(source), let locator = locators[source] else { return ResultPlace() }
    return ResultPlace(locator.place(of: span))
  }

  /// On one line, masked.
  func words(_ text: String) -> String { redactor.masked(Quotation.closedUp(text)) }
}

extension ResultCase {
  /// What was found in a case; after this the texts of its files are not needed any more.
  public init(_ report: CaseReport, redactor: Redactor) {
    var maker = ResultMaker(report.file, redactor: redactor.knowing(report.file))
    maker.templates = report.templates
    self = maker.result(rules: report.results, checklist: report.checklist, score: report.score)
    standIns = maker.redactor.standIns
    pages = report.pages
    batchPlaces = Dictionary(
      (report.trace?.quotes ?? []).map { ($0, maker.evidence($0)) }, uniquingKeysWith: { first, _ in first })
    hideNamesInPaths(by: maker.redactor)
  }
}

extension ResultRule {
  /// A result that quotes nothing, of the run as a whole.
  public init(ofRun result: RuleResult, redactor: Redactor) {
    self = ResultMaker(CaseFile(path: ""), redactor: redactor).rule(result)
  }
}

extension ResultSource {
  public init(_ source: ExtractedSource, redactor: Redactor) {
    path = source.file.path
    format = source.format
    sha256 = source.sha256
    bytes = source.file.bytes
    pages = source.document.flatMap { $0.pages.isEmpty ? nil : $0.ownPageCount }
    status = source.status
    issues = source.allIssues.map {
      ExtractionIssue(code: $0.code, page: $0.page, message: redactor.masked($0.message))
    }
  }
}

extension ExtractedSource {
  /// Those of the file and those of its content, each once, in that order.
  var allIssues: [ExtractionIssue] {
    var known: Set<ExtractionIssue> = []
    return (issues + (document?.issues ?? [])).filter { known.insert($0).inserted }
  }
}

extension ResultPlace {
  /// As the result writes it: tenths of a point, one box where the words stand on one line.
  init(_ place: Place) {
    source = place.file
    page = place.page
    line = place.line
    box = place.box.map(\.inTenths)
    if place.boxes.count > 1 { boxes = place.boxes.map(\.inTenths) }
    paragraph = place.paragraph
    cell = place.cell
    cellInRow = place.cellInRow == place.cell?.last ? nil : place.cellInRow
  }
}

extension Box {
  fileprivate var inTenths: Box {
    func tenths(_ value: Double) -> Double { Double(JSONValue.rounded(value * 10)) / 10 }
    return Box(x: tenths(x), y: tenths(y), width: tenths(width), height: tenths(height))
  }
}

extension Double {
  /// A share from 0 to 1 as the result writes it.
  var inHundredths: Double { Double(JSONValue.rounded(self * 100)) / 100 }
}
