/// A paper as DOCX: 评查意见书 one after the other, or a report over all cases.
public struct PaperReportWriter: ReportWriter {
  private let header: ResultHeader
  private let template: PaperTemplate
  private let fixed: PaperScope
  private var body = ""
  private var batch: PaperBatch

  public init(header: ResultHeader, template: PaperTemplate) {
    self.header = header
    self.template = template
    fixed = PaperScope(header)
    batch = PaperBatch(names: header.names)
  }

  /// With the template that casecheck brings.
  public init(header: ResultHeader, paper: Paper) throws(ReportError) {
    self.init(header: header, template: try PaperTemplate(DefaultPaper.bytes(of: paper), for: paper))
  }

  public mutating func start() -> [UInt8] { [] }

  public mutating func add(outside source: ResultSource) {}

  public mutating func add(batch rules: [ResultRule]) -> [UInt8] {
    batch.add(compared: ResultCase(batch: rules))
    return []
  }

  public mutating func add(_ result: ResultCase) -> [UInt8] {
    guard template.paper == .opinion else {
      batch.add(result)
      return []
    }
    var scope = PaperScope(result, names: header.names)
    scope.values.merge(fixed.values) { old, _ in old }
    if !body.isEmpty { body += PaperTemplate.pageBreak }
    body += template.filled([scope])
    return []
  }

  public mutating func finish() throws(ReportError) -> [UInt8] {
    if template.paper != .opinion { body = template.filled([batch.scope(header)]) }
    if body.isEmpty { body = PaperTemplate.noCases }
    return try template.document(body, fixed: fixed)
  }
}
