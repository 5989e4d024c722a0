@testable import DocExtract
@testable import Reporting

/// What writes bytes from outside again: copies with notes, papers on a letterhead.
enum NotesTarget {
  private static let notes = (1...4).flatMap { number in
    [
      FileNote(place: .line(number, quote: "立案"), tone: .grave, words: "甲<乙"),
      FileNote(place: .page(number, [Box(x: 9, y: 9, width: 90, height: 9)]), tone: .hint, words: "丙"),
    ]
  }

  /// A copy of a document can be read like the document.
  static func word(_ bytes: UnsafeRawBufferPointer) {
    StoredZip.word(bytes).withUnsafeBytes { document in
      guard let copy = try? WordAnnotator.copy(of: document, notes, limits: FuzzTarget.limits).0, copy.placed > 0 else {
        return
      }
      let read = copy.bytes.withUnsafeBytes { try? WordReader.read($0, limits: FuzzTarget.limits) }
      precondition(read?.metadata.hasComments == true, "a copy without its comments")
    }
  }

  static func pdf(_ bytes: UnsafeRawBufferPointer) {
    _ = try? PDFAnnotator.copy(of: bytes, notes, limits: FuzzTarget.limits)
  }

  /// A template that is accepted comes back from its worker as it went.
  static func paper(_ bytes: UnsafeRawBufferPointer) {
    _ = try? PaperTemplate(compiled: Array(bytes))
    let document = StoredZip.word(bytes)
    for paper in Paper.allCases {
      guard let template = try? PaperTemplate(document, for: paper) else { continue }
      let made = try? PaperTemplate.compiled(document, paper.rawValue)
      precondition(made.flatMap { try? PaperTemplate(compiled: $0) } == template, "a template that changes on its way")
    }
  }
}
