/// One tag of an XML part, as it stands in its bytes.
struct MarkupTag {
  enum Kind { case open, close, single }
  var kind: Kind
  /// Offsets of `<` and just past `>`.
  var start, end: Int
  /// With its prefix: `w:p`.
  var name: String
  /// Place among the elements of the part, as ``XMLTree`` counts them; -1 for an end.
  var element: Int32
}

/// Goes through the tags of an XML part that a parser has found well-formed; what stands between is left alone.
struct MarkupScanner {
  private let bytes: [UInt8]
  private var index = 0
  private var elements: Int32 = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// The next tag; `nil` at the end. Comments, instructions and CDATA sections are passed over.
  mutating func next() throws(ExtractionIssue) -> MarkupTag? {
    while let start = bytes[index...].firstIndex(of: UInt8(ascii: "<")) {
      index = start
      if try passes("<!--", "-->") { continue }
      if try passes("<![CDATA[", "]]>") { continue }
      if try passes("<?", "?>") { continue }
      return try tag()
    }
    return nil
  }

  private mutating func passes(_ open: String, _ close: String) throws(ExtractionIssue) -> Bool {
    guard bytes[index...].starts(with: open.utf8) else { return false }
    var place = index + open.utf8.count
    while place < bytes.count {
      if bytes[place...].starts(with: close.utf8) {
        index = place + close.utf8.count
        return true
      }
      place += 1
    }
    throw Self.odd
  }

  private mutating func tag() throws(ExtractionIssue) -> MarkupTag {
    let start = index
    var quote: UInt8?
    for place in start..<bytes.count {
      let byte = bytes[place]
      if let open = quote {
        if byte == open { quote = nil }
      } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        quote = byte
      } else if byte == UInt8(ascii: ">") {
        index = place + 1
        return made(start)
      }
    }
    throw Self.odd
  }

  private mutating func made(_ start: Int) -> MarkupTag {
    let isClose = bytes[start + 1] == UInt8(ascii: "/")
    let isSingle = bytes[index - 2] == UInt8(ascii: "/")
    let from = start + (isClose ? 2 : 1)
    let name = bytes[from..<max(from, index - 1)].prefix { $0 > 0x20 && $0 != UInt8(ascii: "/") }
    defer { if !isClose { elements += 1 } }
    return MarkupTag(
      kind: isClose ? .close : isSingle ? .single : .open, start: start, end: index,
      name: String(decoding: name, as: UTF8.self), element: isClose ? -1 : elements)
  }

  static let odd = ExtractionIssue(.damaged, "DOCX 的写法少见,不能加批注;请用 Word 或者 WPS 另存一次后重试")
}

/// Words to be put into a part, each at an offset.
struct MarkupInsertions {
  private var all: [(offset: Int, order: Int, xml: String)] = []

  /// What is added later at the same place stands behind.
  mutating func add(_ xml: String, at offset: Int) { all.append((offset, all.count, xml)) }

  func applied(to bytes: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    var from = 0
    for insertion in all.sorted(by: { ($0.offset, $0.order) < ($1.offset, $1.order) }) {
      result += bytes[from..<insertion.offset]
      result += Array(insertion.xml.utf8)
      from = insertion.offset
    }
    return result + bytes[from...]
  }
}

extension String {
  /// As text of XML 1.0: markup escaped, what the format forbids replaced.
  var xmlText: String {
    var text = ""
    for scalar in unicodeScalars {
      switch scalar {
      case "&": text += "&amp;"
      case "<": text += "&lt;"
      case ">": text += "&gt;"
      case "\"": text += "&quot;"
      case _ where scalar.value < 0x20 || scalar.value == 0xFFFE || scalar.value == 0xFFFF: text += "\u{FFFD}"
      default: text.unicodeScalars.append(scalar)
      }
    }
    return text
  }
}
