/// A part of a DOCX as a tree. Only paragraphs, rows, cells and texts are looked at; all else stays as it is written.
struct PaperNode: Equatable {
  /// `<w:p …>`; for words, comments and tags without an end the whole of it.
  var open: String
  /// `w:p`; empty for words.
  var name = ""
  var children: [PaperNode] = []
  /// Empty where there is no end.
  var close = ""

  /// Of its texts, in order; those of a text box within are not its own.
  var texts: [String] {
    name == "w:t"
      ? [children.map(\.open).joined()] : children.filter { $0.name != "w:p" }.flatMap(\.texts)
  }
  /// All the words below it, text boxes too.
  var words: String { name == "w:t" ? children.map(\.open).joined() : children.map(\.words).joined() }

  /// Puts `texts` in the place of its own.
  mutating func replace(_ texts: inout ArraySlice<String>) {
    guard name == "w:t" else {
      for index in children.indices where children[index].name != "w:p" { children[index].replace(&texts) }
      return
    }
    guard let text = texts.popFirst(), !close.isEmpty else { return }
    if text.contains("{{") { open = "<w:t xml:space=\"preserve\">" }
    children = [PaperNode(open: text)]
  }

  var xml: String { open + children.map(\.xml).joined() + close }
}

/// Reads a part of a DOCX.
struct PaperXML {
  private static let deepest = 256
  private let bytes: [UInt8]
  private var index = 0
  /// Elements that are open, the part itself at the bottom.
  private var stack = [PaperNode(open: "")]

  private init(_ bytes: [UInt8]) { self.bytes = bytes }

  static func nodes(of bytes: [UInt8]) throws(ReportError) -> [PaperNode] {
    guard String(validating: bytes, as: UTF8.self) != nil else { throw damaged }
    var reader = PaperXML(bytes)
    while reader.index < bytes.count { try reader.step() }
    guard reader.stack.count == 1 else { throw damaged }
    return reader.stack[0].children
  }

  static let damaged = ReportError("模板已损坏(XML 不完整);请用 Word 或 WPS 重新保存成 .docx")

  private mutating func step() throws(ReportError) {
    guard bytes[index] == UInt8(ascii: "<") else {
      let end = bytes[index...].firstIndex(of: UInt8(ascii: "<")) ?? bytes.count
      return add(PaperNode(open: take(to: end)))
    }
    for (start, end) in [("<!--", "-->"), ("<![CDATA[", "]]>"), ("<?", "?>")] where has(start) {
      return add(PaperNode(open: take(to: try self.end(of: end))))
    }
    guard !has("<!") else { throw Self.damaged }
    let tag = take(to: try endOfTag())
    let name = String(tag.dropFirst().prefix { !" \t\r\n>".contains($0) })
    if name.hasPrefix("/") {
      guard stack.count > 1, let element = stack.popLast(), element.name == name.dropFirst() else { throw Self.damaged }
      return add(PaperNode(open: element.open, name: element.name, children: element.children, close: tag))
    }
    if tag.hasSuffix("/>") {
      return add(PaperNode(open: tag, name: name.hasSuffix("/") ? String(name.dropLast()) : name))
    }
    guard stack.count < Self.deepest else { throw ReportError("模板的表格或者文本框嵌套太深;请简化后再用") }
    stack.append(PaperNode(open: tag, name: name))
  }

  private mutating func add(_ node: PaperNode) { stack[stack.count - 1].children.append(node) }

  private mutating func take(to end: Int) -> String {
    defer { index = end }
    return String(decoding: bytes[index..<end], as: UTF8.self)
  }

  private func has(_ word: String) -> Bool { bytes[index...].starts(with: word.utf8) }

  private func end(of word: String) throws(ReportError) -> Int {
    var place = index
    while place < bytes.count {
      if bytes[place...].starts(with: word.utf8) { return place + word.utf8.count }
      place += 1
    }
    throw Self.damaged
  }

  private func endOfTag() throws(ReportError) -> Int {
    var quote: UInt8?
    for place in index..<bytes.count {
      let byte = bytes[place]
      if let open = quote {
        if byte == open { quote = nil }
      } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        quote = byte
      } else if byte == UInt8(ascii: ">") {
        return place + 1
      }
    }
    throw Self.damaged
  }
}
