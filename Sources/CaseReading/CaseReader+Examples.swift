public import DocExtract

/// Documents made of the words and values of examples in packs.
extension CaseReader {
  /// The document that `words` would be if a file held nothing else, read as `kind`; `▯` is what cannot be read.
  public func document(kind id: String, words: String) -> (document: CaseDocument, source: ExtractedDocument) {
    let source = ExtractedDocument(plain: words)
    let (text, layout) = layout(of: source)
    var result = example(id, source, text)
    if let kind = library.kind(id) {
      let labels = LabelFinder(index: library.labels, layout: layout).find()
      let title = title(in: layout)
      if let title { result.title = layout.string(title.name) }
      fill(&result, kind, source, layout, title: title, labels: labels)
    }
    return (result, source)
  }

  /// A document out of its fields, one on a line; an empty value is a blank, `▯` one that cannot be read.
  ///
  /// - Returns: where each value stands in the source, in the order of `fields`.
  public func document(
    kind id: String, fields values: [(field: String, text: String)]
  ) -> (document: CaseDocument, source: ExtractedDocument, spans: [TextSpan]) {
    var source = ExtractedDocument(format: .text)
    var bytes: [UInt8] = []
    var spans: [TextSpan] = []
    for value in values {
      let start = bytes.count
      bytes.append(contentsOf: value.text.utf8)
      let span = TextSpan(start: start, end: bytes.count)
      spans.append(span)
      if !span.isEmpty {
        source.lines.append(TextLine(span: span))
        source.paragraphs.append(Paragraph(span: span))
      }
      bytes.append(10)
    }
    source.text = String(decoding: bytes, as: UTF8.self)
    let (text, layout) = layout(of: source)
    var result = example(id, source, text)
    // What an example leaves out is not missing, and one unreadable value does not hide the others.
    result.unreadable = nil
    let kind = library.kind(id)
    if let kind {
      let context = context(kind, source, layout, title: nil, labels: [])
      let parser = ValueParser(context: context)
      for (value, span) in zip(values, spans) {
        guard let spec = kind.field(value.field) else { continue }
        let range = layout.lines.first { layout.text.span(of: $0.range).start >= span.start && !span.isEmpty }?.range
        result.fields[value.field, default: []].append(parser.exampleValue(spec, range, words: value.text, span: span))
      }
    }
    return (result, source, spans)
  }

  public func assemble(_ documents: [CaseDocument], sources: [ExtractedSource]) -> CaseFile {
    CaseAssembler(library: library, settings: ReadingSettings()).assemble(
      path: "例", sources: sources, documents: documents)
  }

  /// What `words` are taken for, as a file called `fileName`.
  public func classify(words: String, fileName: String = "") -> (kind: String, confidence: Double, nearest: [KindGuess])
  {
    let (_, layout) = layout(of: ExtractedDocument(plain: words))
    let labels = LabelFinder(index: library.labels, layout: layout).find()
    let title = title(in: layout)
    let verdict = KindClassifier(library: library).classify(
      layout, title: title, likely: title == nil ? LikelyTitle.first(in: layout, library) : nil, fileName: fileName,
      labels: Set(labels.map(\.label)))
    return (verdict.kind.map { library.kinds[$0].id } ?? "unknown", verdict.confidence, verdict.nearest)
  }

  private func layout(of source: ExtractedDocument) -> (ReadingText, DocumentLayout) {
    let text = ReadingText(document: source)
    let whole = TextSpan(start: 0, end: source.text.utf8.count)
    return (text, DocumentLayout(text: text, document: source, span: whole))
  }

  private func example(_ kind: String, _ source: ExtractedDocument, _ text: ReadingText) -> CaseDocument {
    CaseDocument(
      id: "d01", kind: kind, title: library.kind(kind)?.name ?? kind,
      span: TextSpan(start: 0, end: source.text.utf8.count), unreadable: unreadable([], text), text: text)
  }
}

extension ValueParser {
  /// The value of one field that an example gives outright.
  func exampleValue(_ spec: FieldSpec, _ range: Range<Int>?, words: String, span: TextSpan) -> FieldOccurrence {
    guard let range else { return FieldOccurrence(state: .blank, value: nil, text: "", span: span) }
    var occurrence: FieldOccurrence?
    if let mark = MarkState(rawValue: words), spec.type == .signature || spec.type == .seal {
      occurrence = context.found(.mark(mark), at: range)
    } else if Bytes.first(Bytes.unreadable, in: context.bytes, range) != nil, range.count <= 3 {
      occurrence = context.state(.unreadable(because: "\(spec.name)无法辨认"), at: range)
    } else if isPlaceholder(range) {
      occurrence = context.state(.placeholder, at: range)
    } else {
      occurrence = self.occurrence(spec, in: range, confidence: 1)
    }
    var result = occurrence ?? context.text(range)
    // The whole value is quoted, whatever part of it was read.
    result.span = span
    result.text = words
    return result
  }
}
