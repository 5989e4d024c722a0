/// Fields that are read from the shape of a document rather than from a label of their own.
struct SpecialFields {
  /// These win over labels and phrases.
  private(set) var strong: [String: [FieldOccurrence]] = [:]
  /// These count when nothing else was found.
  private(set) var weak: [String: [FieldOccurrence]] = [:]

  init(context: DocumentContext, values: ValueParser) {
    let wanted = Set(context.kind.fields.map(\.id))
    add(HeadReader(context: context, values: values).read())
    // The rows of a ledger are no parts of a letter.
    guard !wanted.contains("row-number") else {
      strong = strong.filter { wanted.contains($0.key) }
      return
    }
    let closing = SignatureBlockReader(context: context, values: values).read()
    add(closing.fields)
    for (id, occurrences) in closing.dates where strong[id] == nil { weak[id] = occurrences }
    if !wanted.isDisjoint(with: ApprovalReader.fields) { add(ApprovalReader(context: context, values: values).read()) }
    if wanted.contains("review-opinion") { add(ReviewBoxReader(context: context, values: values).read()) }
    if !wanted.isDisjoint(with: OperativePartReader.fields) {
      add(OperativePartReader(context: context, values: values).read())
    }
    if !wanted.isDisjoint(with: CitationFieldReader.fields) {
      add(CitationFieldReader(context: context, values: values).read())
    }
    if !wanted.isDisjoint(with: RecordReader.fields) { add(RecordReader(context: context, values: values).read()) }
    if wanted.contains("served-document-name") { add(ServedDocumentReader(context: context, values: values).read()) }
    if wanted.contains("related-document-number") { add(RelatedNumberReader(context: context, values: values).read()) }
    add(RegionTextReader(context: context).read())
    if context.kind.id == "proof-of-service", let day = Self.lienDay(context, values) { weak["served-on"] = [day] }
    if wanted.contains("violation-from") {
      for (id, occurrences) in ViolationDateReader(context: context, values: values).read() { weak[id] = occurrences }
    }
    for (day, person) in [("compiled-on", "compiler"), ("checked-on", "checker")] where wanted.contains(day) {
      let labels = context.kind.field(person)?.labels ?? []
      // 立卷人:郎清 2023年9月14日
      let found = context.hits(of: labels).compactMap { hit in
        values.written(in: hit.value).last ?? Self.dayBelow(hit, context, values)
      }.first
      if let found { weak[day] = [values.dateOccurrence(found)] }
    }
    if wanted.contains("decision-number"), let number = Self.numberBesideDecision(context, values) {
      weak["decision-number"] = [number]
    }
    strong = strong.filter { wanted.contains($0.key) }
    weak = weak.filter { wanted.contains($0.key) }
  }

  /// 立卷人:武娜⏎2025年4月2日: a day alone on the line below.
  private static func dayBelow(
    _ hit: LabelHit, _ context: DocumentContext, _ values: ValueParser
  ) -> Match<WrittenDate>? {
    let lines = context.layout.lines
    guard !hit.value.isEmpty, let line = context.layout.line(at: hit.value.upperBound - 1), line + 1 < lines.count
    else {
      return nil
    }
    let below = Bytes.trimmed(context.bytes, lines[line + 1].range)
    return values.written(in: below).first { $0.range == below }
  }

  /// 处罚决定书 | 某处〔2023〕第51号: a cell that is a number, beside one that names a decision.
  private static func numberBesideDecision(_ context: DocumentContext, _ values: ValueParser) -> FieldOccurrence? {
    for line in context.layout.lines where line.cell != nil && line.range.count <= 90 {
      guard let label = context.layout.label(leftOf: line), label.contains("决定"), !label.contains("立案") else {
        continue
      }
      let range = Bytes.trimmed(context.bytes, line.range)
      guard let number = values.numbers(in: range).first, number.range == range else { continue }
      return context.found(.documentNumber(number.value), at: range, confidence: 0.9)
    }
    return nil
  }

  /// Service by leaving the document (留置送达) has no recipient's date: the day that the form records counts.
  private static func lienDay(_ context: DocumentContext, _ values: ValueParser) -> FieldOccurrence? {
    let whole = 0..<context.bytes.count
    let words = CheckedWords(context.bytes, whole).words ?? context.layout.string(whole)
    guard words.contains("留置") else { return nil }
    return values.written(in: whole).last { $0.value.date != nil }.map { values.dateOccurrence($0) }
  }

  private mutating func add(_ fields: [String: [FieldOccurrence]]) {
    for (id, occurrences) in fields where !occurrences.isEmpty {
      strong[id, default: []].append(contentsOf: occurrences)
    }
  }
}
