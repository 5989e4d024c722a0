extension Corrections {
  /// Reads the content of a file of corrections; kinds and fields must be known.
  public init(_ node: PackNode, library: KindLibrary) throws(PackError) {
    guard !node.isNone, node.entries?.isEmpty != true else {
      self.init()
      return
    }
    var map = try PackMapping(node, name: "更正")
    var cases: [Case] = []
    for element in map.take("cases")?.listed ?? [] {
      var keys = try PackMapping(element, name: "案卷")
      let path = try keys.string("case")
      var documents: [DocumentCorrection] = []
      let documentList = keys.take("documents")
      if let documentList, documentList.text != nil { throw documentList.error("documents 下面应当是一条一条的“- file: 文件名”") }
      for document in documentList?.listed ?? [] {
        documents.append(try DocumentCorrection(document, library: library))
      }
      try keys.finish()
      cases.append(Case(path: path, documents: documents))
    }
    try map.finish()
    self.init(cases: cases)
  }
}

extension DocumentCorrection {
  init(_ node: PackNode, library: KindLibrary) throws(PackError) {
    var keys = try PackMapping(node, name: "文书")
    line = node.line
    file = try keys.require("file").string("file")
    let (pages, paragraphs) = (keys.take("pages"), keys.take("paragraphs"))
    switch (pages, paragraphs) {
    case (nil, nil): place = .file
    case (let pages?, nil): place = .pages(try Self.range(pages, "pages"))
    case (nil, let paragraphs?): place = .paragraphs(try Self.range(paragraphs, "paragraphs"))
    case (_?, let paragraphs?): throw paragraphs.error("pages 和 paragraphs 只写一个:PDF 写页,DOCX 写段")
    }
    begins = try keys.string("begins")
    let kinds = library.kinds.map(\.id) + ["unknown"]
    kind = try keys.take("kind").map { node throws(PackError) in
      // 行政处罚决定书 as well as penalty-decision.
      let titled = library.kinds.filter { $0.name == node.text || $0.aliases.contains(node.text ?? "") }
      let named = titled.filter { $0.name == node.text }.isEmpty ? titled : titled.filter { $0.name == node.text }
      guard named.count < 2 else {
        throw node.error("kind “\(node.text ?? "")”指 \(named.map(\.id).joined(separator: "、")),请写 id")
      }
      return named.count == 1 ? named[0].id : try node.word("kind", among: kinds)
    }
    fields = []
    let written = keys.take("fields")
    if let written, written.entries == nil {
      throw written.error("fields 下面应当一行一个“要素: 值”;冒号用半角,后面空一格")
    }
    for entry in written?.entries ?? [] {
      let names = library.vocabulary.fieldNames
      // 当事人名称 as well as party-name.
      let named = names.filter { $0.value == entry.key }.map(\.key).sorted()
      guard named.count < 2 || names[entry.key] != nil else {
        throw entry.error("fields “\(entry.key)”指 \(named.joined(separator: "、")),请写 id")
      }
      guard let id = names[entry.key] != nil ? entry.key : named.count == 1 ? named[0] : nil else {
        throw entry.error("fields " + Spelling.unknown(entry.key, among: names.keys))
      }
      guard !entry.value.isNone else { throw entry.error("\(entry.key) 后面没有值;文书里没有写的,写 absent") }
      guard !fields.contains(where: { $0.id == id }) else { throw entry.error("fields \(id) 写了两次") }
      fields.append(FieldCorrection(id: id, values: try entry.value.strings(entry.key)))
    }
    try keys.finish()
  }

  /// `3` or `3-5`.
  private static func range(_ node: PackNode, _ key: String) throws(PackError) -> ClosedRange<Int> {
    let parts = (node.text ?? "").split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
    guard (1...2).contains(parts.count), let first = parts[0], let last = parts[parts.count - 1], first >= 1,
      last >= first, last < 1_000_000
    else { throw node.error("\(key) 应为 3 或者 3-5,却是\(node.described)") }
    return first...last
  }
}
