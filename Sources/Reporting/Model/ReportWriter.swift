/// A format of reports that is written case by case, in the order of the cases.
///
/// It knows the plain values of a result and nothing of how they came about, so that the same report can be made again
/// from a saved result.
public protocol ReportWriter: Sendable {
  /// Each call returns the next bytes of the file; what is not yet known is kept by the writer.
  mutating func start() -> [UInt8]
  /// A file that was found and lies in no case.
  mutating func add(outside source: ResultSource)
  mutating func add(_ result: ResultCase) -> [UInt8]
  /// What only the cases together show, once all are added: bytes of the file as from ``add(_:)-(ResultCase)``.
  mutating func add(batch rules: [ResultRule]) -> [UInt8]
  /// What is said of waivers and the baseline, once all cases are added; most formats leave it out.
  mutating func add(accepted rules: [ResultRule])
  mutating func finish() throws(ReportError) -> [UInt8]
}

/// A format whose first bytes tell of the end: they are asked for when everything else is known.
public protocol HeadedReportWriter: ReportWriter {
  /// Whether ``ReportWriter/start()`` leaves the first bytes out.
  var holdsHead: Bool { get set }
  var head: [UInt8] { get }
}

/// Why a report could not be written, in Chinese.
public struct ReportError: Error, Equatable {
  public var message: String
  public init(_ message: String) { self.message = message }
}

extension ReportWriter {
  public mutating func add(accepted rules: [ResultRule]) {}

  /// As one case more, for formats that are lists.
  public mutating func add(batch rules: [ResultRule]) -> [UInt8] { rules.isEmpty ? [] : add(ResultCase(batch: rules)) }

  /// The whole file at once.
  public func bytes(of cases: [ResultCase]) throws(ReportError) -> [UInt8] {
    var writer = self
    return writer.start() + cases.flatMap { writer.add($0) } + (try writer.finish())
  }
}
