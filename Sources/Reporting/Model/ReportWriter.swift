public import DocExtract

/// A format of reports that is written case by case, in the order of the cases.
public protocol ReportWriter: Sendable {
  /// Each call returns the next bytes of the file; what is not yet known is kept by the writer.
  mutating func start() -> [UInt8]
  /// A file that was found and lies in no case.
  mutating func add(outside source: ExtractedSource)
  mutating func add(_ report: CaseReport) -> [UInt8]
  mutating func finish() -> [UInt8]
}

extension ReportWriter {
  /// The whole file at once.
  public func bytes(of cases: [CaseReport]) -> [UInt8] {
    var writer = self
    return writer.start() + cases.flatMap { writer.add($0) } + writer.finish()
  }
}
