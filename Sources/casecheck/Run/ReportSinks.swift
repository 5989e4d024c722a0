import Foundation
import Reporting

/// Sends every finished case to all reports of a run; files appear when the run has ended well.
final class ReportSinks {
  private final class Sink {
    var writer: any ReportWriter
    /// `nil` for standard output.
    var file: FileHolder?
    /// For formats that may need more than one file.
    let pages: PageFolder?
    /// For a format whose first bytes tell of the end.
    let spool: SpoolFile?

    init(writer: any ReportWriter, file: FileHolder?, pages: PageFolder?, spool: SpoolFile?) {
      self.writer = writer
      self.file = file
      self.pages = pages
      self.spool = spool
    }

    func add(_ result: ResultCase) throws {
      try send(writer.add(result))
      guard let pages, var paged = writer as? any PagedReportWriter else { return }
      for page in paged.takePages() { try pages.write(page) }
      writer = paged
    }

    func send(_ bytes: [UInt8]) throws {
      if let spool { try spool.write(bytes) } else { try hand(bytes) }
    }

    /// Puts the head before what has waited for it.
    func release() throws {
      guard let spool, let headed = writer as? any HeadedReportWriter else { return }
      try hand(headed.head)
      try spool.copy(to: hand)
    }

    private func hand(_ bytes: [UInt8]) throws {
      if let file { try file.content.write(bytes) } else { StandardOutput.write(bytes) }
    }
  }
  private final class FileHolder {
    var content: WholeFile
    init(_ path: String) throws {
      try WholeFile.refuseSpecial(path)
      content = try WholeFile(path)
    }
  }

  private var sinks: [Sink] = []
  private(set) var summary = ResultSummary()

  /// - Parameters:
  ///   - isJSON: standard output gets JSON; otherwise text, unless a target takes standard output itself.
  ///   - comparesCases: what only the cases together show is still to come.
  init(targets: [OutputTarget], header: ResultHeader, isJSON: Bool, comparesCases: Bool = false) throws {
    var targets = targets
    if !targets.contains(where: { $0.path == "-" }) { targets.append(try OutputTarget(isJSON ? "json:-" : "txt:-")) }
    for target in targets {
      let isStandard = target.path == "-"
      let style = isStandard ? Terminal.style : TextStyle()
      var writer = try target.writer(header: header, style: style)
      var spool: SpoolFile?
      if comparesCases, var headed = writer as? any HeadedReportWriter {
        headed.holdsHead = true
        writer = headed
        spool = try SpoolFile()
      }
      let file = isStandard ? nil : try FileHolder(target.path)
      sinks.append(
        Sink(
          writer: writer, file: file,
          pages: try target.pages.map(PageFolder.init), spool: spool)
      )
    }
    for sink in sinks { try sink.send(sink.writer.start()) }
  }

  /// Counts a file that belongs to no case.
  func add(outside source: ResultSource) {
    summary.add(outside: source.status)
    for sink in sinks { sink.writer.add(outside: source) }
  }

  func add(_ result: ResultCase) throws {
    summary.add(result)
    for sink in sinks { try sink.add(result) }
  }

  /// What only the cases together show; after the last case.
  func add(batch rules: [ResultRule]) throws {
    summary.add(batch: rules)
    for sink in sinks { try sink.send(sink.writer.add(batch: rules)) }
  }

  /// What is said of waivers and the baseline; after the last case.
  func add(accepted rules: [ResultRule]) {
    summary.add(accepted: rules)
    for sink in sinks { sink.writer.add(accepted: rules) }
  }

  func finish() throws {
    var last: [UInt8] = []
    for sink in sinks {
      do throws(ReportError) {
        last = try sink.writer.finish()
      } catch {
        throw RunError("无法写\(sink.file.map { " " + $0.content.path } ?? "报告"): \(error.message)")
      }
      try sink.send(last)
      try sink.release()
      try sink.pages?.finish()
      try sink.file?.content.finish()
    }
  }
}
