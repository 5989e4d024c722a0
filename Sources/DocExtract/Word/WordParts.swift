/// Where the parts of a Word document lie.
protocol WordParts {
  func has(_ name: String) -> Bool
  /// A part as a tree; `nil` when there is none.
  func xml(_ name: String, limits: ReadingLimits) throws(ExtractionIssue) -> XMLTree?
}

extension ZipPackage: WordParts {}

/// All parts in one XML file: a flat package (ECMA-376 part 2 has no name for it), or a document of Word 2003.
struct FlatWordParts: WordParts {
  private var trees: [String: XMLTree] = [:]

  /// - Throws: `damaged` when the file is no Word document.
  init(_ bytes: UnsafeRawBufferPointer, limits: ReadingLimits) throws(ExtractionIssue) {
    let parser = XMLTreeParser(part: "Word XML", maxDepth: limits.depth)
    var offset = 0
    while offset < bytes.count {
      let end = min(bytes.count, offset + 1 << 20)
      try parser.feed(UnsafeRawBufferPointer(rebasing: bytes[offset..<end]))
      offset = end
    }
    let tree = try parser.finish()
    switch tree.root?.name {
    case .package:
      for part in tree.root?.children.map({ $0 }) ?? [] where part.name == .part {
        guard let name = part.attribute(.name), let root = part.child(.xmlData)?.firstChild
        else { continue }
        trees[String(name.drop { $0 == "/" }).lowercased()] = XMLTree(root)
      }
    case .wordDocument: trees["word/document.xml"] = tree
    default: throw ExtractionIssue(.damaged, "文件里没有 Word 正文,可能已损坏;请重新导出或者重新复制")
    }
  }

  func has(_ name: String) -> Bool { trees[name.lowercased()] != nil }

  func xml(_ name: String, limits: ReadingLimits) throws(ExtractionIssue) -> XMLTree? { trees[name.lowercased()] }
}
