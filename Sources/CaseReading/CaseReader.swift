public import DocExtract

/// Reads the files of a case: cuts them into documents, tells their kinds, reads their fields, puts the case together.
public struct CaseReader: Sendable {
  public let library: KindLibrary

  public init(library: KindLibrary) {
    self.library = library
  }

  /// - Parameters:
  ///   - path: of the case, as reports show it.
  ///   - sources: every file, in the order of the case.
  public func read(path: String, sources: [ExtractedSource], settings: ReadingSettings = ReadingSettings()) -> CaseFile
  {
    var sources = sources
    var documents: [CaseDocument] = []
    var remarks: [CaseRemark] = []
    let splitter = DocumentSplitter(library: library)
    let corrections = settings.corrections.documents(of: path)
    let joined = SourceJoiner(library: library).join(&sources)
    for index in sources.indices where !joined.contains(index) {
      guard var document = sources[index].document, !document.text.isEmpty else {
        documents += [unread(sources[index], source: index, number: documents.count + 1)].compactMap(\.self)
        continue
      }
      if document.format == .text, document.tables.isEmpty {
        document = ExtractedDocument(plain: document.text)
        sources[index].document = document
      }
      let numbers = PageNumbers(document)
      let own = corrections.filter { $0.file == sources[index].file.path }
      let (parts, placed) = BorderCorrector(corrections: own, document: document).corrected(
        splitter.parts(of: document, numbers: numbers))
      guard documents.count + parts.count <= settings.mostDocuments else {
        let most = settings.mostDocuments
        sources[index] = sources[index].givenUp(.over(.documents, "一个案卷分成的文书超过 \(most) 份,没有读取这个文件;请按案卷拆分"))
        documents += [unread(sources[index], source: index, number: documents.count + 1)].compactMap(\.self)
        continue
      }
      for part in parts {
        let meant = placed.filter { $0.isAbout(part.span) }.map(\.correction)
        var read = read(
          part, of: document, source: index, fileName: sources[index].file.path, number: documents.count + 1,
          kind: meant.last { $0.kind != nil }?.kind)
        remarks += correct(&read, meant, of: document)
        if let remark = SealRemarks(library: library).remarks(on: read, in: document) { remarks.append(remark) }
        documents.append(read)
      }
      remarks += unused(placed, parts, source: index)
      remarks += pageRemarks(&documents, PageRemarks(source: index, numbers: numbers), document)
      if documents.contains(where: { $0.source == index && $0.text.isTraditional }) {
        remarks.append(CaseRemark(.traditionalCharacters, source: index, "用繁体字写成,按对应的简体字读;引出的是原文"))
      }
    }
    remarks += unused(corrections, sources)
    remarks += remarksOnContent(of: &documents)
    var file = CaseAssembler(library: library, settings: settings).assemble(
      path: path, sources: sources, documents: documents)
    let order = remarks.indices.sorted { (remarks[$0].source, $0) < (remarks[$1].source, $1) }
    file.remarks = order.map { remarks[$0] }
    return file
  }

  /// A file that could not be read but whose name is the title of one kind (`08 营业执照复印件.pdf`) is that document, unread.
  private func unread(_ source: ExtractedSource, source index: Int, number: Int) -> CaseDocument? {
    guard source.status == .unread else { return nil }
    guard !library.namesSeveral(inFileName: source.file.path) else { return nil }
    let named = library.kinds(inFileName: source.file.path).filter { $0.value == 1 }
    guard named.count == 1, let kind = named.keys.first.map({ library.kinds[$0] }) else { return nil }
    return CaseDocument(
      id: number < 10 ? "d0\(number)" : "d\(number)", kind: kind.id, title: kind.name, source: index,
      firstPage: source.document?.pages.first?.number, lastPage: source.document?.pages.last?.number,
      span: TextSpan(start: 0, end: 0), confidence: 0.6, reasons: ["文件名", "内容未读出"],
      unreadable: "\(source.file.path): \(source.issues.first?.message ?? "内容未读出")", text: ReadingText(plain: ""))
  }

  private func read(
    _ part: DocumentPart, of document: ExtractedDocument, source: Int, fileName: String, number: Int,
    kind corrected: String? = nil
  ) -> CaseDocument {
    let layout = part.layout
    var title = self.title(in: layout)
    let likely = title == nil ? LikelyTitle.first(in: layout, library) : nil
    let labels = LabelFinder(index: library.labels, layout: layout).find()
    var verdict = KindClassifier(library: library).classify(
      layout, title: title, likely: likely, fileName: part.name ?? fileName, labels: Set(labels.map(\.label)))
    if let likely, let kind = verdict.kind, likely.likeness(of: kind) != nil { title = likely.hit(for: kind) }
    if part.name != nil {
      let source = part.reason?.hasPrefix("卷内目录") ?? false ? "卷内目录" : "版式"
      verdict.reasons = verdict.reasons.map { $0 == "文件名" ? source : $0 }
    }
    let pages = part.pages(of: document)
    var result = CaseDocument(
      id: number < 10 ? "d0\(number)" : "d\(number)", kind: "unknown",
      title: title.map { layout.string($0.name) } ?? "",
      source: source, firstPage: pages.first?.number, lastPage: pages.last?.number, span: part.span,
      confidence: verdict.confidence, reasons: verdict.reasons, nearest: verdict.nearest,
      unreadable: unreadable(pages, layout.text), text: layout.text)
    result.border = part.reason
    if part.isCorrected { result.corrected.append("border") }
    if let corrected, corrected != verdict.kind.map({ library.kinds[$0].id }) ?? "unknown" {
      result.corrected.append("kind")
      result.reasons = ["由更正文件指定"]
      result.confidence = 1
    }
    guard let kind = (corrected ?? verdict.kind.map { library.kinds[$0].id }).flatMap(library.kind) else {
      return result
    }
    result.kind = kind.id
    fill(&result, kind, document, layout, title: title, labels: labels)
    return result
  }

  /// Values of one field that one document may state.
  private static let mostValues = 1_000

  /// Reads the fields and citations of `result`.
  func fill(
    _ result: inout CaseDocument, _ kind: Kind, _ document: ExtractedDocument, _ layout: DocumentLayout,
    title: TitleHit?, labels: [LabelHit]
  ) {
    let near = NearLabels(index: library.labels, layout: layout, hits: labels).hits(of: kind)
    let labels = near.isEmpty ? labels : (labels + near).sorted { $0.range.lowerBound < $1.range.lowerBound }
    let context = context(kind, document, layout, title: title, labels: labels)
    result.fields = FieldReader(context).fields()
    for (field, values) in result.fields.sorted(by: { $0.key < $1.key }) where values.count > Self.mostValues {
      // No document states one thing so often; each of them would be held against each.
      result.fields[field] = Array(values.prefix(Self.mostValues))
      let name = library.vocabulary.name(ofField: field)
      result.unreadable = result.unreadable ?? "\(name)有 \(values.count) 处,只看了前 \(Self.mostValues) 处;请按案卷拆分"
    }
    result.citations = context.citations.map { match in
      CitedWords(
        citation: match.value, span: layout.text.span(of: match.range),
        sentence: layout.string(context.sentence(around: match.range)), confidence: match.confidence)
    }
  }

  func context(
    _ kind: Kind, _ document: ExtractedDocument, _ layout: DocumentLayout, title: TitleHit?, labels: [LabelHit]
  ) -> DocumentContext {
    let regions = DocumentRegions(layout: layout, title: title, cues: library.regions)
    let isCiting = kind.fields.contains { $0.type == .citationList }
    let citations = isCiting ? library.citations.matches(in: layout.text.bytes) : []
    return DocumentContext(
      library: library, kind: kind, layout: layout, document: document, dates: DocumentDates(in: layout.text),
      title: title, labels: labels, regions: regions,
      citations: citations.filter { match in regions[.anywhere].contains { $0.contains(match.range.lowerBound) } })
  }

  /// The title among the opening lines; of several (a running head names the file, the next line the document) the one
  /// whose kind the text speaks for most.
  func title(in layout: DocumentLayout) -> TitleHit? {
    let finder = TitleFinder(index: library.titles, layout: layout)
    var titles: [TitleHit] = []
    var line = 0
    while line < min(openingLines(layout), layout.lines.count) {
      if let title = finder.title(at: line) {
        titles.append(title)
        line += title.lineCount
      } else {
        line += 1
      }
    }
    // A form names other documents in its cells.
    let free = titles.filter { layout.lines[$0.line].cell == nil }
    if !free.isEmpty { titles = free }
    // 执行依据 某水执决〔2023〕2号行政强制执行决定书: what is named by its number is another document.
    let own = titles.filter { !Bytes.contains("号", in: layout.text.bytes, $0.prefix) }
    if !own.isEmpty { titles = own }
    guard titles.count > 1 else { return titles.first }
    let cues = library.cues.hits(in: layout.text.bytes)
    func ratio(_ title: TitleHit) -> Double { title.kinds.map { cues.ratio(of: $0) }.max() ?? 0 }
    return titles.enumerated().max { (ratio($0.element), -$0.offset) < (ratio($1.element), -$1.offset) }?.element
  }

  /// How many lines may stand up to the title: a web page of an agency opens with a table of its number, its subject and its day.
  private func openingLines(_ layout: DocumentLayout) -> Int {
    let head = layout.lines.prefix(10).filter { $0.cell != nil }
    let isFiled = head.contains { line in
      ["索引号", "主题分类", "发布机构", "信息分类"].contains { Bytes.contains($0, in: layout.text.bytes, line.range) }
    }
    guard isFiled else { return 10 }
    return 10 + layout.lines.prefix(40).count { $0.cell != nil }
  }

  /// Why part of the document could not be read; `nil` when all of it was.
  func unreadable(_ pages: [Page], _ text: ReadingText) -> String? {
    for page in pages {
      if case .unread(let because) = page.state { return because }
    }
    return Bytes.first(Bytes.unreadable, in: text.bytes, 0..<text.bytes.count) == nil ? nil : "有字迹无法辨认"
  }
}
