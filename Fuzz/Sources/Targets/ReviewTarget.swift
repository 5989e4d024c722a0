import Foundation
import Reporting

@testable import CaseReading
@testable import Checks
@testable import DocExtract

/// A case from its texts to its reports: what the main program does, outside of every sandbox, with words it did not write.
///
/// The texts are parted by form feeds; the first line of each is the name of its file.
enum ReviewTarget {
  private struct Program {
    let reader: CaseReader
    let engine: RuleEngine
    let header: ResultHeader
  }

  private static let asOf = CalendarDate(year: 2026, month: 6, day: 30)

  private static let program: Program? = {
    guard let kinds = try? PackFolder.nodes(in: ProgramData.kinds), let fields = try? ProgramData.table("fields"),
      let words = try? ProgramData.table("regions"), let asOf,
      let library = try? KindLibrary(kinds: kinds, fields: fields, words: words),
      let reference = try? ProgramData.reference(library.vocabulary),
      let pack = try? RulePack(folder: ProgramData.packs, vocabulary: library.vocabulary, reference: reference)
    else { return nil }
    let references = References(
      asOf: asOf, packs: [], calendarThrough: asOf, calendarSHA256: "", lawsSHA256: "", missingSandbox: [])
    return Program(
      reader: CaseReader(library: library),
      engine: RuleEngine(pack: pack, vocabulary: library.vocabulary, reference: reference),
      header: ResultHeader(
        toolVersion: "0", references: references,
        names: ResultNames(
          rules: Dictionary(pack.rules.map { ($0.id, ResultNames.Rule(title: $0.title)) }) { first, _ in first },
          kinds: library.vocabulary.names, fields: library.vocabulary.fieldNames)))
  }()

  static func read(_ bytes: UnsafeRawBufferPointer) {
    guard let program, let asOf else { preconditionFailure("the data of the program is not there") }
    let file = program.reader.read(path: "案卷", sources: bytes.split(separator: 0x0C).map(source))
    for document in file.documents {
      for occurrence in document.fields.values.joined() { check(occurrence.span, source: document.source, file) }
    }
    compareForms(file)
    let results = program.engine.run(file, settings: CheckSettings(asOf: asOf))
    for evidence in results.flatMap(\.findings).flatMap(\.evidence) {
      check(evidence.span, source: evidence.source, file)
    }
    let result = ResultCase(CaseReport(file: file, results: results), redactor: Redactor())
    _ = try? TextReportWriter(header: program.header).bytes(of: [result])
    guard let json = try? JSONReportWriter(header: program.header).bytes(of: [result]),
      let reader = try? ResultReader(Data(json)), let again = try? reader.result(at: 0)
    else {
      preconditionFailure("a result that cannot be read back")
    }
    precondition(again == result, "a result that comes back changed")
  }

  /// Each document as a blank form, learned, and every document beside all of them.
  private static func compareForms(_ file: CaseFile) {
    let forms = file.documents.flatMap { document in
      file.sources[document.source].document.map { TemplateLearner().forms(from: document, in: $0) } ?? []
    }
    guard !forms.isEmpty else { return }
    let matcher = TemplateMatcher(TemplateLibrary([TemplateSet(id: "甲", forms: forms)]))
    for document in file.documents {
      guard let match = matcher.match(document) else { continue }
      precondition((0...1).contains(match.best.conformance), "a conformance of \(match.best.conformance)")
      for span in match.clauses.compactMap(\.span) + match.promptsLeft.map(\.span) {
        check(span, source: document.source, file)
      }
    }
  }

  private static func source(_ bytes: Slice<UnsafeRawBufferPointer>) -> ExtractedSource {
    let name = bytes.prefix { $0 != 0x0A }
    let text = UnsafeRawBufferPointer(rebasing: bytes.dropFirst(name.count))
    var part = ExtractedPart(format: .text)
    do throws(ExtractionIssue) {
      part.document = try PlainTextReader.read(text, limits: FuzzTarget.limits)
    } catch {
      part.issues = [error]
    }
    let path = String(decoding: name, as: UTF8.self)
    return ExtractedSource(SourceFile(path: path, location: "/\(path)", bytes: text.count), parts: [part])
  }

  /// Whatever is quoted stands in the text.
  private static func check(_ span: TextSpan, source: Int, _ file: CaseFile) {
    let count = file.sources[source].document?.text.utf8.count ?? 0
    precondition(0 <= span.start && span.start <= span.end && span.end <= count, "\(span) of \(count) bytes")
  }
}
