public import CaseReading
import DocExtract
import Foundation

/// What a case says, for reading: what kind of case, each document with its reasons and fields, the timeline.
public struct FieldsText {
  private let file: CaseFile
  private let kindNames: [String: String]
  private let fieldNames: [String: String]
  /// Ids of the fields of each kind, in the order that a person looks for them.
  private let fieldOrder: [String: [String]]
  private let redactor: Redactor
  private let style: TextStyle

  public init(
    _ file: CaseFile, kindNames: [String: String], fieldNames: [String: String], fieldOrder: [String: [String]] = [:],
    redactor: Redactor, style: TextStyle
  ) {
    self.file = file
    self.fieldOrder = fieldOrder
    self.kindNames = kindNames
    self.fieldNames = fieldNames
    self.redactor = redactor
    self.style = style
  }

  public func lines() -> [String] {
    [heading, remarks, file.documents.flatMap(document), unread, conflicts, timeline].filter { !$0.isEmpty }
      .joined(separator: [""]).map { $0 }
  }

  private var heading: [String] {
    let title = style.painted("案卷 \(TextWidth.plain(file.path))", .bold)
    let reasons = file.reasons.sorted { $0.key < $1.key }.flatMap { wrapped("\(CaseWords.fact($0.key)):\($0.value)") }
    let parties = file.parties.map { party in
      redactor.masked(party.name + (party.aliases.isEmpty ? "" : "(又作 \(party.aliases.joined(separator: "、")))"))
    }
    let officers = file.officers.map {
      ([$0.name] + [$0.numbers.joined(separator: "/")]).filter { !$0.isEmpty }.joined(separator: " ")
    }
    return TextWrap.lines(of: "\(title) \(CaseWords.headline(of: file))", width: style.width)
      + wrapped("百分数是读对的把握,没有写的在 90% 以上;⟦⟧ 里是文书的原文;(空白)是有这一栏而没有填") + reasons
      + (parties.isEmpty ? [] : wrapped("当事人:" + parties.joined(separator: "、")))
      + (officers.isEmpty ? [] : wrapped("执法人员:" + officers.joined(separator: "、")))
  }

  private var remarks: [String] {
    guard !file.remarks.isEmpty else { return [] }
    return ["请留意"]
      + file.remarks.flatMap { remark in
        let page = remark.page.map { " 第\($0)页" } ?? ""
        let path = file.sources.indices.contains(remark.source) ? file.sources[remark.source].file.path : ""
        return wrapped("\(path)\(page):\(redactor.masked(remark.message))")
      }
  }

  // MARK: Documents

  private func document(_ document: CaseDocument) -> [String] {
    let source = file.sources.indices.contains(document.source) ? file.sources[document.source] : nil
    let place = CaseWords.place(of: document, in: source)
    let name = name(of: document.kind)
    let share = "\(Int((document.confidence * 100).rounded()))%"
    var lines = TextWrap.lines(
      of: style.painted("\(document.id) \(name)", .bold) + " \(share) "
        + TextWidth.plain("\(source?.file.path ?? "") \(place)"), width: style.width)
    if !document.reasons.isEmpty { lines += wrapped("依据:" + document.reasons.joined(separator: ";")) }
    if let border = document.border { lines += wrapped("起于:\(border)") }
    if !document.corrected.isEmpty {
      let words = document.corrected.map { CaseWords.corrected($0, fieldNames: fieldNames) }
      lines += wrapped("已更正:" + words.joined(separator: "、"))
    }
    // A person has said what it is.
    let guesses = document.corrected.contains("kind") ? [] : document.nearest
    let nearest = guesses.map { "\(self.name(of: $0.kind)) \(Int(($0.confidence * 100).rounded()))%" }
    if !nearest.isEmpty { lines += wrapped("其次:" + nearest.joined(separator: "、")) }
    if let unreadable = document.unreadable { lines += wrapped("没有读全:\(unreadable)") }
    let locator = source?.document.map(EvidenceLocator.init)
    let order = fieldOrder[document.kind] ?? []
    let rest = document.fields.keys.filter { !order.contains($0) }.sorted()
    for id in order + rest {
      lines += (document.fields[id] ?? []).flatMap { field($0, id, locator) }
    }
    let missing = order.filter { document.fields[$0] == nil }.map { fieldNames[$0] ?? $0 }
    if !missing.isEmpty { lines += wrapped("没有读到:" + missing.joined(separator: "、")) }
    return lines + [""]
  }

  private func field(_ occurrence: FieldOccurrence, _ id: String, _ locator: EvidenceLocator?) -> [String] {
    let mask = { (text: String) in redactor.masked(text, after: FieldLabel.context(of: id)) }
    let found = locator?.place(of: occurrence.span) ?? Place()
    let place = [found.file.map(TextWidth.plain), found.words].compactMap(\.self).joined(separator: " ")
    let words = mask(Quotation.closedUp(occurrence.text))
    let value: String
    switch occurrence.state {
    case .found: value = occurrence.value.map { FieldWords.of($0, mask: mask) } ?? ""
    case .blank: value = "(空白)"
    case .placeholder: value = "(未填:\(words))"
    case .unreadable(let reason): value = "(读不出:\(reason))"
    }
    let said = isRepeated(words, value) ? "" : " ⟦\(words.count > 60 ? words.prefix(60) + "…" : words[...])⟧"
    let unsure = occurrence.confidence < 0.9 ? " \(Int((occurrence.confidence * 100).rounded()))%" : ""
    return wrapped("\(fieldNames[id] ?? id) \(id):\(value)\(said) \(place)\(unsure)")
  }

  /// The words say nothing beyond the value, or differ from it in the width of their marks only: nothing stands twice.
  private func isRepeated(_ words: String, _ value: String) -> Bool {
    func bare(_ text: String) -> String { text.filter { !$0.isWhitespace } }
    func narrow(_ text: String) -> String { bare(text).precomposedStringWithCompatibilityMapping }
    return words.isEmpty || bare(value).contains(bare(words)) || narrow(value) == narrow(words)
  }

  private func name(of kind: String) -> String { kind == "unknown" ? "未认出" : "\(kindNames[kind] ?? kind) \(kind)" }

  private var unread: [String] {
    file.sources.filter { $0.status != .read }.flatMap { source in
      wrapped(
        "\(CaseWords.status(source.status)) \(source.file.path): \(redactor.masked(source.allIssues.first?.message ?? ""))"
      )
    }
  }

  private var conflicts: [String] {
    guard !file.conflicts.isEmpty else { return [] }
    return ["说法不一"]
      + file.conflicts.flatMap { conflict in
        wrapped(
          "\(fieldNames[conflict.fact] ?? conflict.fact):"
            + conflict.statements.map { "\($0.document) ⟦\(redactor.masked($0.text))⟧" }.joined(separator: "、"))
      }
  }

  private var timeline: [String] {
    TimelineText(file.timeline, documents: file.documents, kindNames: kindNames).lines()
  }

  private func wrapped(_ text: String) -> [String] {
    TextWrap.lines(of: TextWidth.plain(text), width: style.width, first: "    ", rest: "      ")
  }
}
