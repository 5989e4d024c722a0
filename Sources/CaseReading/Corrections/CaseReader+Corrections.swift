import DocExtract

/// What a person says, put in the place of what was read.
extension CaseReader {
  /// The corrections of one document: kind and fields.
  func correct(
    _ document: inout CaseDocument, _ corrections: [DocumentCorrection], of source: ExtractedDocument
  ) -> [CaseRemark] {
    var remarks: [CaseRemark] = []
    for correction in corrections {
      for field in correction.fields {
        guard let kind = library.kind(document.kind), kind.field(field.id) != nil else {
          remarks.append(
            CaseRemark(
              .correctionNotUsed, source: document.source, page: document.firstPage,
              "更正没有用上(第\(correction.line)行):\(library.vocabulary.name(of: document.kind))没有要素 \(field.id)"))
          continue
        }
        let read = occurrences(of: field, in: document, kind: kind.id, source: source)
        guard !read.isEmpty || field.values != ["absent"] else {
          document.fields[field.id] = nil
          document.corrected.append(field.id)
          continue
        }
        guard !read.contains(where: { isOfAnotherType($0, kind.field(field.id)) }) else {
          remarks.append(
            CaseRemark(
              .correctionNotUsed, source: document.source, page: document.firstPage,
              "更正没有用上(第\(correction.line)行):\(field.id) 写作“\(field.values.joined(separator: "、"))”,不是这个要素的值"))
          continue
        }
        document.fields[field.id] = read
        document.corrected.append(field.id)
      }
    }
    return remarks
  }

  /// Words where the field holds a day, a sum, names or a mark.
  private func isOfAnotherType(_ occurrence: FieldOccurrence, _ spec: FieldSpec?) -> Bool {
    guard occurrence.state == .found, let spec else { return false }
    // 有, 空 and what the file of corrections calls them; anything else reads as unclear.
    if spec.type == .seal || spec.type == .signature, occurrence.value == .mark(.unclear) {
      return !["unclear", "看不清"].contains(occurrence.text)
    }
    guard case .text? = occurrence.value else { return occurrence.value == nil }
    return [.date, .datetime, .money, .duration, .person, .people, .citationList, .signature, .seal].contains(spec.type)
  }

  /// The values as an example of a kind writes them, each placed where the document says it, or where the field was
  /// misread, or at the head of the document.
  private func occurrences(
    of field: DocumentCorrection.FieldCorrection, in document: CaseDocument, kind: String, source: ExtractedDocument
  ) -> [FieldOccurrence] {
    let misread = document.fields[field.id]?.first
    let head = document.text.paragraphs.first.map { document.text.span(of: $0) } ?? document.span
    let type = library.kind(kind)?.field(field.id)?.type
    return field.values.filter { $0 != "absent" }.map { written in
      let words = Self.plain(written, isMark: type == .signature || type == .seal)
      let bytes = ReadingText(plain: words).bytes
      let place = Bytes.first(bytes, in: document.text.bytes, 0..<document.text.bytes.count)
        .map { document.text.span(of: $0..<($0 + bytes.count)) }
      let span = place ?? misread?.span ?? head
      let text = String(
        decoding: Array(source.text.utf8)[span.range.clamped(to: 0..<source.text.utf8.count)], as: UTF8.self)
      if words == "blank" { return FieldOccurrence(state: .blank, value: nil, text: text, span: span) }
      let made = self.document(kind: kind, fields: [(field.id, words)]).document.fields[field.id]?.first
      return FieldOccurrence(state: made?.state ?? .found, value: made?.value, text: text, span: span)
    }
  }

  /// What `casecheck fields` prints of places and signatures, as a file of corrections calls it.
  private static func plain(_ words: String, isMark: Bool) -> String {
    if ["空白", "空", "(空白)", "(空)"].contains(words) { return "blank" }
    guard isMark else { return words }
    if ["无", "没有", "未签", "未签名", "未签字", "未盖章", "没签", "没有签"].contains(words) { return "blank" }
    return ["有", "已签", "已签名", "已盖章", "签了"].contains(words) ? "present" : words
  }

  /// Corrections of a file that are about no document of it.
  func unused(_ placed: [BorderCorrector.Placed], _ parts: [DocumentPart], source: Int) -> [CaseRemark] {
    placed.filter { one in !parts.contains { one.isAbout($0.span) } }.map { one in
      let because = one.span == nil ? "文件里没有这些页、段或者文字" : "范围里不止一份文书;请写 pages 或者 begins"
      return CaseRemark(.correctionNotUsed, source: source, "更正没有用上(第\(one.correction.line)行):\(because)")
    }
  }

  /// Corrections of files that the case does not have, or that say nothing.
  func unused(_ corrections: [DocumentCorrection], _ sources: [ExtractedSource]) -> [CaseRemark] {
    guard !sources.isEmpty else { return [] }
    return corrections.compactMap { correction in
      let index = sources.firstIndex { $0.file.path == correction.file }
      if let index, let document = sources[index].document, !document.text.isEmpty { return nil }
      let because = index == nil ? "案卷里没有文件 \(correction.file)" : "文件没有读出"
      return CaseRemark(.correctionNotUsed, source: index ?? 0, "更正没有用上(第\(correction.line)行):\(because)")
    }
  }
}
