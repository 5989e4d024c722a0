import CaseReading

/// A template made ready: words that stay, values to fill in, blocks to repeat.
indirect enum PaperPiece: Equatable, Sendable {
  case xml(String)
  case value(String)
  /// `isAbsence`: shown when the list is empty.
  case block(String, isAbsence: Bool, [PaperPiece])

  var names: Set<String> {
    switch self {
    case .xml: []
    case .value(let name): [name]
    case .block(let name, _, let inner): inner.reduce(into: ["#" + name]) { $0.formUnion($1.names) }
    }
  }
}

/// Turns the nodes of a template into pieces; every name is checked here, before anything is filled in.
struct PaperCompiler {
  /// From the whole paper inwards.
  var schemas: [PaperSchema]

  func pieces(of nodes: ArraySlice<PaperNode>) throws(ReportError) -> [PaperPiece] {
    var pieces: [PaperPiece] = []
    var index = nodes.startIndex
    while index < nodes.endIndex {
      let node = nodes[index]
      if let mark = Self.single(node), mark.kind == .each || mark.kind == .none {
        guard let end = Self.end(of: index, in: nodes) else { throw Self.open(mark) }
        pieces.append(try block(mark, nodes[(index + 1)..<end]))
        index = end
      } else if node.name == "w:tr", let found = try Self.block(inRow: node) {
        pieces.append(try block(found.mark, [found.row]))
      } else if node.name == "w:p" {
        pieces += try paragraph(node)
      } else {
        pieces += try self.pieces(inside: node)
      }
      index += 1
    }
    return pieces
  }

  private func pieces(inside node: PaperNode) throws(ReportError) -> [PaperPiece] {
    if node.name == "w:t" {
      return [.xml(node.open)] + (try text(PaperText.cut(node.children.map(\.open).joined()))) + [.xml(node.close)]
    }
    return [.xml(node.open)] + (try pieces(of: node.children[...])) + [.xml(node.close)]
  }

  /// A block around all of a paragraph repeats the paragraph.
  private func paragraph(_ node: PaperNode) throws(ReportError) -> [PaperPiece] {
    var node = node
    var texts = PaperText.joined(node.texts)
    let parts = try PaperText.cut(texts.joined())
    if parts.count > 2, case .mark(let mark) = parts[0], mark.kind == .each || mark.kind == .none,
      PaperText.end(of: 0, in: parts) == parts.count - 1
    {
      Self.strip(mark, from: &texts)
      var slice = texts[...]
      node.replace(&slice)
      return [try block(mark, [node])]
    }
    var slice = texts[...]
    node.replace(&slice)
    return try pieces(inside: node)
  }

  private func text(_ parts: [PaperText]) throws(ReportError) -> [PaperPiece] {
    var pieces: [PaperPiece] = []
    var index = 0
    while index < parts.count {
      switch parts[index] {
      case .words(let words): pieces.append(.xml(words))
      case .mark(let mark) where mark.kind == .value: pieces.append(.value(try known(mark)))
      case .mark(let mark):
        guard mark.kind != .end, let end = PaperText.end(of: index, in: parts) else { throw Self.open(mark) }
        let inner = Array(parts[(index + 1)..<end])
        pieces.append(
          .block(mark.name, isAbsence: mark.kind == .none, try entering(mark).text(inner)))
        index = end
      }
      index += 1
    }
    return pieces
  }

  private func block(_ mark: PaperMark, _ nodes: ArraySlice<PaperNode>) throws(ReportError) -> PaperPiece {
    .block(mark.name, isAbsence: mark.kind == .none, try entering(mark).pieces(of: nodes))
  }

  // MARK: Names

  private func entering(_ mark: PaperMark) throws(ReportError) -> PaperCompiler {
    let blocks = schemas.last?.blocks ?? [:]
    guard let schema = blocks[mark.name] else {
      let places =
        blocks.isEmpty ? "这里不能再用重复块" : "这里可以用 " + blocks.keys.sorted().map { "{{#\($0)}}" }.joined(separator: " ")
      throw ReportError("模板里的 \(mark.words):\(Spelling.unknown(mark.name, among: blocks.keys));\(places)")
    }
    return mark.kind == .none ? self : PaperCompiler(schemas: schemas + [schema])
  }

  private func known(_ mark: PaperMark) throws(ReportError) -> String {
    let names = schemas.flatMap(\.names)
    guard names.contains(mark.name) else {
      throw ReportError(
        "模板里的 \(mark.words):\(Spelling.unknown(mark.name, among: names));能用的占位符见 docs/reports.md")
    }
    return mark.name
  }

  private static func open(_ mark: PaperMark) -> ReportError {
    let other = mark.kind == .end ? "{{#\(mark.name)}}" : "{{/\(mark.name)}}"
    return ReportError("模板里的 \(mark.words) 没有对应的 \(other);两个标记要各自单独成段、在同一段里,或者在表格同一行的第一格和最后一格")
  }

  // MARK: Blocks of paragraphs and rows

  /// The mark that a paragraph consists of.
  private static func single(_ node: PaperNode) -> PaperMark? {
    guard node.name == "w:p", let parts = try? PaperText.cut(trimmed(node.texts.joined())), parts.count == 1,
      case .mark(let mark) = parts[0]
    else { return nil }
    return mark
  }

  private static func end(of start: Int, in nodes: ArraySlice<PaperNode>) -> Int? {
    let rest = nodes[start...].map { node in single(node).map(PaperText.mark) ?? .words("") }
    return PaperText.end(of: 0, in: rest).map { start + $0 }
  }

  /// A row repeats when a block begins in one of its cells and ends in another.
  private static func block(inRow row: PaperNode) throws(ReportError) -> (mark: PaperMark, row: PaperNode)? {
    let cells = row.children.indices.filter { row.children[$0].name == "w:tc" }
    for first in cells {
      let parts = try PaperText.cut(row.children[first].words)
      for index in parts.indices {
        guard case .mark(let mark) = parts[index], mark.kind == .each || mark.kind == .none,
          PaperText.end(of: index, in: parts) == nil
        else { continue }
        var end = mark
        end.kind = .end
        guard let last = try last(of: cells.filter { $0 > first }, in: row, with: end) else { throw open(mark) }
        var row = row
        remove(mark, from: &row.children[first])
        remove(end, from: &row.children[last])
        return (mark, row)
      }
    }
    return nil
  }

  private static func last(
    of cells: [Int], in row: PaperNode, with mark: PaperMark
  ) throws(ReportError) -> Int? {
    for cell in cells.reversed() where try PaperText.cut(row.children[cell].words).contains(.mark(mark)) {
      return cell
    }
    return nil
  }

  private static func remove(_ mark: PaperMark, from node: inout PaperNode) {
    if node.name == "w:p" {
      var texts = PaperText.joined(node.texts)
      for index in texts.indices { strip([mark], from: &texts[index]) }
      var slice = texts[...]
      node.replace(&slice)
    }
    for index in node.children.indices { remove(mark, from: &node.children[index]) }
  }

  /// Takes the first of a pair and the last of it away.
  private static func strip(_ mark: PaperMark, from texts: inout [String]) {
    var end = mark
    end.kind = .end
    for index in texts.indices where strip([mark], from: &texts[index]) { break }
    for index in texts.indices.reversed() where strip([end], from: &texts[index], last: true) { break }
  }

  @discardableResult
  private static func strip(_ marks: [PaperMark], from text: inout String, last: Bool = false) -> Bool {
    guard var parts = try? PaperText.cut(text),
      let index = last
        ? parts.lastIndex(where: { part in marks.contains { .mark($0) == part } })
        : parts.firstIndex(where: { part in marks.contains { .mark($0) == part } })
    else { return false }
    parts.remove(at: index)
    text = parts.map { part in
      switch part {
      case .words(let words): words
      case .mark(let mark): mark.words
      }
    }.joined()
    return true
  }

  private static func trimmed(_ text: String) -> String {
    let words = text.drop { $0.isWhitespace }
    return String(words.reversed().drop { $0.isWhitespace }.reversed())
  }
}
