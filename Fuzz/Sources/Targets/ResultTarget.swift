import Foundation

@testable import Reporting

/// A saved result as `casecheck report` and `casecheck diff` read it: what is accepted can be written again and reads the same.
enum ResultTarget {
  static func read(_ bytes: UnsafeRawBufferPointer) {
    guard let reader = try? ResultReader(Data(bytes)), let cases = try? cases(reader) else { return }
    var writer = JSONReportWriter(header: reader.header)
    for source in reader.outside { writer.add(outside: source) }
    guard let again = try? writer.bytes(of: cases), let second = try? ResultReader(Data(again)),
      let same = try? self.cases(second)
    else {
      preconditionFailure("a result that does not come back")
    }
    precondition(same == cases, "a result that changes when it is written")
    let writers: [any ReportWriter] = [
      TextReportWriter(header: reader.header), SARIFReportWriter(header: reader.header),
      JUnitReportWriter(header: reader.header), CSVReportWriter(header: reader.header),
      AnnotationReportWriter(header: reader.header), QualityReportWriter(header: reader.header),
    ]
    for writer in writers { _ = try? writer.bytes(of: cases) }
    guard let diff = try? DiffMaker(old: reader, new: second, isRedacted: true).diff() else {
      preconditionFailure("a result that cannot be compared")
    }
    _ = DiffText().bytes(diff) + DiffJSON().bytes(diff)
  }

  private static func cases(_ reader: ResultReader) throws -> [ResultCase] {
    try (0..<reader.caseCount).map { try reader.result(at: $0) }
  }
}
