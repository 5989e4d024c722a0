import CaseReading

/// `field-format`, 格式: what is written in a field is written as it should be.
struct FieldFormatCheck: Check {
  static let kind = "field-format"
  enum Format: String, CaseIterable, Sendable {
    case documentNumber = "document-number"
    case date
    /// A place that is there is not left empty.
    case filled
    /// 统一社会信用代码: its structure, or its check character alone.
    case creditCode = "credit-code"
    case creditCheck = "credit-check"
    /// 公民身份号码
    case identityNumber = "identity-number"
    /// The year of a document number is that of one of the `dated` fields.
    case numberYear = "number-year"
    /// The words of a document number that name its kind stand in `codes`.
    case numberCode = "number-code"
  }
  let fields: [FieldPath]
  let format: Format?
  let pattern: PackPattern?
  let allowed: [String]
  /// Parts of a choice that are no value of their own.
  let ignored: [PackPattern]
  /// Of `number-year`.
  let dated: [String]
  /// Of `number-code`.
  let codes: NumberCodes?

  init(_ keys: inout PackMapping, _ context: PackContext) throws(PackError) {
    let single = keys.take("field")
    let several = keys.take("fields")
    guard let node = single ?? several, single == nil || several == nil else {
      throw keys.node.error("field-format 应有 field 或 fields 之一")
    }
    fields = try context.fields(node)
    format = try keys.word("valid")
    pattern = try keys.take("pattern").map { node throws(PackError) in try context.pattern(node) }
    allowed = try keys.strings("allowed")
    ignored = try keys.take("ignored").map { node throws(PackError) in try context.patterns(node) } ?? []
    dated = try keys.strings("dated")
    codes = try keys.take("codes").map { node throws(PackError) in try NumberCodes(node, context) }
    if format == .numberYear, dated.isEmpty { throw keys.missing("dated", "number-year 缺少 dated") }
    if format == .numberCode, codes == nil { throw keys.missing("codes", "number-code 缺少 codes") }
    guard format != nil || pattern != nil || !allowed.isEmpty else {
      throw keys.missing("valid", "field-format 缺少 valid、pattern 或 allowed")
    }
  }

  func examine(_ scope: CaseScope) -> CheckOutcome {
    var outcome = CheckOutcome()
    for path in fields {
      for index in scope.indices(of: path.kind) { outcome += examine(path, index, scope) }
      if scope.indices(of: path.kind).isEmpty { outcome.absent.append("没有\(scope.vocabulary.name(of: path.kind))") }
    }
    return outcome
  }

  private func examine(_ path: FieldPath, _ index: Int, _ scope: CaseScope) -> CheckOutcome {
    switch scope.read(path.field, in: index) {
    case .found(let places):
      return places.reduce(into: CheckOutcome()) { $0 += examine($1, index, scope) }
    case .blank(let places):
      guard format == .filled else { return .absent("\(scope.vocabulary.name(ofField: path.field))未填写") }
      return places.reduce(into: CheckOutcome()) { outcome, place in
        var unfilled = finding("未填写", place, scope)
        unfilled.places = [FindingPlace(document: place.document.id, what: place.field)]
        unfilled.missing = [MissingElement(name: scope.vocabulary.name(ofField: place.field), ids: [place.field])]
        outcome.findings.append(unfilled)
      }
    case .absent(let reason): return .absent(reason)
    case .unreadable(let reason):
      // An impossible date cannot be read as a date and is yet plain to see.
      let document = scope.file.documents[index]
      let written = (document.fields[path.field] ?? []).map {
        Place(document: document, field: path.field, occurrence: $0)
      }
      guard format == .date, let place = written.first(where: { DateWriting.isImpossible($0.text) }) else {
        return .unread(reason)
      }
      return .failed(finding("写作“\(place.text)”,没有这一天", place, scope))
    }
  }

  private func examine(_ place: Place, _ index: Int, _ scope: CaseScope) -> CheckOutcome {
    switch format {
    case .documentNumber: return NumberWriting.examine(place, scope)
    case .date: return DateWriting.examine(place, scope)
    case .creditCode: return CodeWriting.examineCredit(place, scope)
    case .creditCheck: return CodeWriting.examineCreditCheck(place, scope)
    case .identityNumber: return CodeWriting.examineIdentity(place, scope)
    case .numberYear: return NumberYear.examine(place, index, dates: dated, scope)
    case .numberCode: return codes?.examine(place, scope) ?? .passed
    case .filled, nil: break
    }
    let text = ReadingText(plain: place.text)
    if let pattern, !pattern.matches(anythingIn: text.bytes) {
      return .failed(finding("写作“\(place.text)”", place, scope))
    }
    guard !allowed.isEmpty else { return .passed }
    let words: [String]
    if case .choices(let choices) = place.occurrence.value {
      words = choices
    } else {
      words = String(decoding: text.bytes, as: UTF8.self).split { "、,;，；".contains($0) }.map(String.init)
    }
    let other = words.filter { word in
      !allowed.contains { word.contains($0) } && !ignored.contains { $0.matches(anythingIn: Array(word.utf8)) }
    }
    guard !other.isEmpty else { return .passed }
    let only = allowed.joined(separator: "、")
    return .failed(finding("为\(other.joined(separator: "、")),应限于\(only)", place, scope))
  }

  private func finding(_ message: String, _ place: Place, _ scope: CaseScope) -> Finding {
    scope.finding(
      scope.name(of: place) + message, kind: place.document.kind, subject: place.text, evidence: [place.evidence])
  }
}
