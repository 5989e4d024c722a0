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
    strong = strong.filter { wanted.contains($0.key) }
    weak = weak.filter { wanted.contains($0.key) }
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
