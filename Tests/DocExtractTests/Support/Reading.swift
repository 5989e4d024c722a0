import TestSupport
import Testing

@testable import DocExtract

/// Reads bytes as a file of the given name.
func read(_ bytes: [UInt8], as name: String = "file", limits: ReadingLimits = ReadingLimits()) -> ExtractedSource {
  let file = SourceFile(path: name, location: name, bytes: bytes.count)
  return ExtractedSource(
    file, parts: [bytes.withUnsafeBytes { FileReader.part(reading: $0, pages: 1...Int.max, limits: limits) }])
}

/// What is read from one page of PDF with what `draw` puts on it.
func printed(_ draw: (inout MiniPDF.Page) -> Void) throws -> ExtractedDocument {
  try #require(read(MiniPDF.page(draw: draw).bytes).document)
}

extension ExtractedDocument {
  func string(_ span: TextSpan) -> String {
    String(decoding: Array(text.utf8)[span.range], as: UTF8.self)
  }

  /// The texts of the paragraphs with a role, those in cells left out.
  func paragraphs(_ role: Paragraph.Role = .body) -> [String] {
    paragraphs.filter { $0.role == role && $0.cell == nil }.map { string($0.span) }
  }

  /// The cells of a table as `row,column rows×columns text`.
  func cells(_ table: Int = 0) -> [String] {
    tables[table].cells.map { "\($0.row),\($0.column) \($0.rowSpan)×\($0.columnSpan) \(string($0.span))" }
  }

  /// The box around a word.
  func box(of word: String) -> Box? {
    guard let range = text.range(of: word) else { return nil }
    let first = text.unicodeScalars.distance(from: text.startIndex, to: range.lowerBound)
    let count = word.unicodeScalars.count
    return (first + 1..<first + count).reduce(boxes[first]) { $0.union(boxes[$1]) }
  }
}

extension String {
  func range(of word: String) -> Range<String.Index>? { ranges(of: word).first }
}

extension [UInt8] {
  /// A copy in which a few bytes were changed, lost or doubled.
  func mutated(using random: inout SeededRandom) -> [UInt8] {
    var copy = self
    for _ in 0..<Int.random(in: 1...6, using: &random) where !copy.isEmpty {
      let place = Int.random(in: 0..<copy.count, using: &random)
      switch Int.random(in: 0..<4, using: &random) {
      case 0: copy[place] = UInt8.random(in: 0...255, using: &random)
      case 1: copy[place] ^= 1 << UInt8.random(in: 0..<8, using: &random)
      case 2: copy.remove(at: place)
      default: copy.insert(UInt8.random(in: 0...255, using: &random), at: place)
      }
    }
    return copy
  }
}
