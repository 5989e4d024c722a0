/// Where the table of objects of a PDF begins, as the end of the file says (ISO 32000-1 §7.5.5).
struct PDFTail {
  /// Bytes from the beginning of the file.
  let table: Int
  /// The table is a stream (§7.5.8): what is added has to be one too.
  let isStream: Bool

  private static let reach = 1_024

  init?(_ bytes: UnsafeRawBufferPointer) {
    let tail = bytes.suffix(Self.reach)
    let word = Array("startxref".utf8)
    guard let place = tail.indices.last(where: { tail[$0] == word[0] && tail[$0...].starts(with: word) }) else {
      return nil
    }
    let digits = tail[(place + word.count)...].drop { $0 <= 0x20 }.prefix { 0x30...0x39 ~= $0 }
    guard digits.count <= 12, let table = Int(String(decoding: digits, as: UTF8.self)), table < bytes.count else {
      return nil
    }
    let head = bytes[table...].drop { $0 <= 0x20 }
    guard let first = head.first, first == UInt8(ascii: "x") || 0x30...0x39 ~= first else { return nil }
    (self.table, isStream) = (table, first != UInt8(ascii: "x"))
  }
}

/// What is written behind a PDF: objects, their table, a trailer.
struct PDFUpdate {
  private struct Entry {
    var number, generation, offset: Int
  }
  private(set) var bytes: [UInt8] = [0x0A]
  private let start: Int
  private var next: Int
  private var entries: [Entry] = []

  /// - Parameter objects: the first number that is free.
  init(after start: Int, objects: Int) {
    self.start = start
    next = objects
  }

  /// - Returns: the number that a new object got.
  mutating func add(_ note: PDFNote) -> Int {
    var entries = note.entries
    if let drawing = note.drawing {
      entries += "/AP<</N \(next) 0 R>>"
      let form = "/Type/XObject/Subtype/Form/BBox[\(note.area)]/Resources<</ExtGState<</M<</BM/Multiply>>>>>>"
      write(next, 0, Array("<<\(form)/Length \(drawing.utf8.count)>>\nstream\n\(drawing)\nendstream".utf8))
      next += 1
    }
    write(next, 0, Array("<<\(entries)>>".utf8))
    next += 1
    return next - 1
  }

  /// A page with more annotations.
  mutating func add(_ page: PDFPageObject, annotations: String) {
    write(
      page.number, page.generation,
      Array("<<".utf8) + page.entries + Array("/Annots [".utf8) + page.annotations + Array("\(annotations) ]>>".utf8))
  }

  private mutating func write(_ number: Int, _ generation: Int, _ object: [UInt8]) {
    entries.append(Entry(number: number, generation: generation, offset: start + bytes.count))
    bytes += Array("\(number) \(generation) obj\n".utf8) + object + Array("\nendobj\n".utf8)
  }

  /// - Parameter trailer: what is repeated of the old one.
  mutating func close(_ trailer: [UInt8], after previous: PDFTail) {
    let table = start + bytes.count
    if previous.isStream {
      entries.append(Entry(number: next, generation: 0, offset: table))
      next += 1
      let body = rows { entry in
        [1] + bigEndian(entry.offset, 5) + bigEndian(entry.generation, 2)
      }
      let head = "/Type/XRef/W[1 5 2]/Index[\(sections.map { "\($0.lowerBound) \($0.count)" }.joined(separator: " "))]"
      bytes += Array("\(next - 1) 0 obj\n<<\(head)/Size \(next)/Prev \(previous.table)/Length \(body.count)".utf8)
      bytes += trailer + Array(">>\nstream\n".utf8) + body + Array("\nendstream\nendobj\n".utf8)
    } else {
      bytes += Array("xref\n".utf8)
      for section in sections {
        bytes += Array("\(section.lowerBound) \(section.count)\n".utf8)
        bytes += rows(in: section) { entry in
          Array("\(padded(entry.offset, 10)) \(padded(entry.generation, 5)) n \n".utf8)
        }
      }
      bytes += Array("trailer\n<</Size \(next)/Prev \(previous.table) ".utf8) + trailer + Array(">>\n".utf8)
    }
    bytes += Array("startxref\n\(table)\n%%EOF\n".utf8)
  }

  private func padded(_ value: Int, _ count: Int) -> String {
    let digits = String(value)
    return String(repeating: "0", count: max(0, count - digits.count)) + digits
  }

  private func bigEndian(_ value: Int, _ count: Int) -> [UInt8] {
    (0..<count).reversed().map { UInt8(truncatingIfNeeded: value >> ($0 * 8)) }
  }

  /// Runs of numbers that follow each other.
  private var sections: [Range<Int>] {
    var sections: [Range<Int>] = []
    for number in entries.map(\.number).sorted() {
      if let last = sections.last, last.upperBound == number {
        sections[sections.count - 1] = last.lowerBound..<(number + 1)
      } else {
        sections.append(number..<(number + 1))
      }
    }
    return sections
  }

  private func rows(in section: Range<Int>? = nil, _ row: (Entry) -> [UInt8]) -> [UInt8] {
    entries.filter { section?.contains($0.number) ?? true }.sorted { $0.number < $1.number }.flatMap(row)
  }
}
