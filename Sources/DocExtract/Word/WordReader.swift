/// Reads Word documents (ECMA-376, transitional and strict): what a reader sees with all changes accepted.
enum WordReader {
  /// - Parameter isConverted: whether LibreOffice made the file, which works out dates anew.
  static func read(
    _ bytes: UnsafeRawBufferPointer, limits: ReadingLimits, isConverted: Bool = false
  ) throws(ExtractionIssue) -> ExtractedDocument {
    try read(try WordPackage(bytes, limits: limits), isConverted: isConverted, limits: limits)
  }

  /// Reads a document that is one XML file.
  static func read(
    xml bytes: UnsafeRawBufferPointer, limits: ReadingLimits
  ) throws(ExtractionIssue) -> ExtractedDocument {
    var document = try read(
      try WordPackage(FlatWordParts(bytes, limits: limits), limits: limits), isConverted: false, limits: limits)
    document.format = .wordXML
    return document
  }

  private static func read(
    _ package: WordPackage, isConverted: Bool, limits: ReadingLimits
  ) throws(ExtractionIssue) -> ExtractedDocument {
    let (writer, metadata) = try written(package, isConverted: isConverted, limits: limits)
    return writer.document(metadata)
  }

  /// For each line of the document the paragraph of its main part; see ``WordWriter/paragraphOfLine``.
  static func paragraphOfLine(
    _ package: WordPackage, limits: ReadingLimits
  ) throws(ExtractionIssue) -> [Int32] {
    try written(package, isConverted: false, limits: limits).0.paragraphOfLine
  }

  private static func written(
    _ package: WordPackage, isConverted: Bool, limits: ReadingLimits
  ) throws(ExtractionIssue) -> (WordWriter, Metadata) {
    let root = try package.xml(package.main)?.root
    guard let root, let body = root.child(.body) else {
      throw ExtractionIssue(.damaged, "文件里没有 Word 正文,可能已损坏;请重新导出或者重新复制")
    }
    var metadata = try package.metadata
    let zip = package.parts as? ZipPackage
    let writer = WordWriter(
      root, relations: package.relations,
      styles: WordStyles(try package.part("styles") ?? root.child(.styles).map(XMLTree.init)),
      numbering: WordNumbering(try package.part("numbering")),
      colours: PackagedPictures { try? zip?.bytes($0) }, isConverted: isConverted, limits: limits)
    if package.hasMacros { writer.note(.macros, "文件含有宏,没有运行,也不读取;文字照常读取,来源不明的请先核实") }
    let furniture = PageFurniture(body)
    for path in furniture.paths(furniture.headers, package) {
      if let root = try package.xml(path)?.root { writer.write(blocks: root, role: .header) }
    }
    for header in furniture.innerHeaders { writer.write(blocks: header, role: .header) }
    writer.write(blocks: body, role: .body)
    for footer in furniture.innerFooters { writer.write(blocks: footer, role: .footer) }
    for path in furniture.paths(furniture.footers, package) {
      if let root = try package.xml(path)?.root { writer.write(blocks: root, role: .footer) }
    }
    for type in ["footnotes", "endnotes"] {
      for note in try package.part(type)?.root?.children.map({ $0 }) ?? []
      where (note.attribute(.type) ?? "normal") == "normal" {
        writer.write(blocks: note, role: .note)
      }
    }
    for comment in try package.part("comments")?.root?.children.map({ $0 }) ?? [] where comment.name == .comment {
      metadata.hasComments = true
      writer.write(blocks: comment, role: .comment)
    }
    metadata.hasTrackedChanges = writer.hasTrackedChanges
    return (writer, metadata)
  }
}

/// Headers and footers, 页眉页脚, by the sections that use them.
private struct PageFurniture {
  /// Relation ids, those of the first section only: it is the one a document opens with.
  var headers: [String] = []
  var footers: [String] = []
  /// Of Word 2003, which writes them inside the section.
  var innerHeaders: [XMLElement] = []
  var innerFooters: [XMLElement] = []

  init(_ body: XMLElement) {
    let sections = body.descendants(.sectPr)
    for (index, section) in sections.enumerated() {
      let hasTitlePage = section.child(.titlePg).map(WordFormat.isOn) ?? false
      for reference in section.children {
        if reference.name == .hdr, index == 0 { innerHeaders.append(reference) }
        if reference.name == .ftr, index == 0 { innerFooters.append(reference) }
        guard let id = reference.attribute(.relId) else { continue }
        let type = reference.attribute(.type) ?? "default"
        guard type == "default" || (type == "first" && hasTitlePage) else { continue }
        if reference.name == .headerReference, index == 0 { headers.append(id) }
        if reference.name == .footerReference { footers.append(id) }
      }
    }
  }

  /// The parts behind relation ids, each once.
  func paths(_ ids: [String], _ package: WordPackage) -> [String] {
    var seen: Set<String> = []
    return ids.compactMap { package.relations[$0]?.target }.filter { seen.insert($0).inserted }
  }
}
