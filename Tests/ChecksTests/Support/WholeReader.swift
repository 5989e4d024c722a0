import CaseReading
import DocExtract

@testable import Checks

/// Reads examples as the program does.
struct WholeReader: ExampleReader {
  private let reader: CaseReader

  init() throws {
    let kinds = try PackFolder.nodes(in: Fixture.sources + "CaseReading/Kinds")
    func table(_ name: String) throws -> PackNode {
      try PackFolder.node(at: "\(Fixture.sources)CaseReading/Data/\(name).yaml", named: "\(name).yaml")
    }
    reader = CaseReader(library: try KindLibrary(kinds: kinds, fields: table("fields"), words: table("regions")))
  }

  func document(kind: String, words: String) -> (document: CaseDocument, source: ExtractedDocument) {
    reader.document(kind: kind, words: words)
  }

  func document(
    kind: String, fields: [(field: String, text: String)]
  ) -> (document: CaseDocument, source: ExtractedDocument, spans: [TextSpan]) {
    reader.document(kind: kind, fields: fields)
  }

  func assemble(_ documents: [CaseDocument], sources: [ExtractedSource]) -> CaseFile {
    reader.assemble(documents, sources: sources)
  }
}
