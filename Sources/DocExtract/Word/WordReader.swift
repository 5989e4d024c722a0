/// Reads Word documents (ECMA-376, transitional and strict): what a reader sees with all changes accepted.
enum WordReader {
  static func read(
    _ bytes: UnsafeRawBufferPointer, limits: ReadingLimits
  ) throws(ExtractionIssue) -> ExtractedDocument {
    let package = try WordPackage(bytes, limits: limits)
    guard let body = try package.xml(package.main)?.root?.child(.body) else {
      throw ExtractionIssue(.damaged, "文件里没有 Word 正文,可能已损坏;请重新导出或者重新复制")
    }
    var metadata = try package.metadata
    let writer = WordWriter(
      relations: package.relations, styles: WordStyles(try package.part("styles")),
      numbering: WordNumbering(try package.part("numbering")), colours: PackagedPictures(package.zip))
    let furniture = PageFurniture(body)
    for path in furniture.paths(furniture.headers, package) {
      if let root = try package.xml(path)?.root { writer.write(blocks: root, role: .header) }
    }
    writer.write(blocks: body, role: .body)
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
    return writer.document(metadata)
  }
}

/// Headers and footers, 页眉页脚, by the sections that use them.
private struct PageFurniture {
  /// Relation ids, those of the first section only: it is the one a document opens with.
  var headers: [String] = []
  var footers: [String] = []

  init(_ body: XMLElement) {
    let sections = body.descendants(.sectPr)
    for (index, section) in sections.enumerated() {
      let hasTitlePage = section.child(.titlePg).map(WordFormat.isOn) ?? false
      for reference in section.children {
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
