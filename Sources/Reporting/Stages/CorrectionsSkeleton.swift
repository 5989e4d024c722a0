public import CaseReading
import DocExtract

/// A file of corrections to fill in: every document with what was read of it, commented out but for its place.
public struct CorrectionsSkeleton {
  private let fieldNames: [String: String]
  private let kindNames: [String: String]
  /// Ids of the fields of each kind.
  private let fieldOrder: [String: [String]]
  private let redactor: Redactor

  /// Values longer than this, in characters, are mended in the file itself.
  private static let longest = 40

  public init(
    kindNames: [String: String], fieldNames: [String: String], fieldOrder: [String: [String]] = [:], redactor: Redactor
  ) {
    self.kindNames = kindNames
    self.fieldOrder = fieldOrder
    self.fieldNames = fieldNames
    self.redactor = redactor
  }

  public static let head = """
    # casecheck 的更正文件。读对的不必动;读错的,去掉那一行(和它上面的 kind: 或 fields:)行首的“# ”,改成对的。
    # 用法:casecheck check 案卷 --corrections 本文件;本文件放在案卷之外。
    # pages 是文件里的页,paragraphs 是没有页的文件里的段;起止不对就改成对的,两份文书写两条。
    # begins 写文书第一行开头的字,用于不从页首开始的文书。kind 写文书种类的名称或者 id(如 行政处罚决定书、penalty-decision),都不是的写 unknown。
    # 要素写名称或者 id(如 当事人名称、party-name);原文很长的没有抄在这里,“没有读到”的是这种文书还可以有的,都可以照样添写。
    # 要素的值照文书写;文书里没有的写 absent,空着没有填的写 blank;签名、印章写 present 或者 blank。
    cases:

    """

  /// The documents of one case, as an element of `cases`.
  public func text(of file: CaseFile) -> String {
    var lines = ["  - case: \(CorrectionsSkeleton.quoted(file.path))"]
    lines.append(file.documents.isEmpty ? "    documents: []" : "    documents:")
    for document in file.documents { lines += self.lines(of: document, in: file) }
    return lines.joined(separator: "\n") + "\n"
  }

  private func lines(of document: CaseDocument, in file: CaseFile) -> [String] {
    let source = file.sources[document.source]
    var lines = ["      - file: \(CorrectionsSkeleton.quoted(source.file.path))"]
    let others = file.documents.filter { $0.source == document.source }
    if others.count > 1 { lines += place(of: document, among: others, source) }
    let nearest = document.nearest.map { "\($0.kind) \(kindNames[$0.kind] ?? "")" }
    let name =
      kindNames[document.kind]
      ?? (["未认出"] + (nearest.isEmpty ? [] : ["相近的有 " + nearest.joined(separator: "、")])).joined(separator: ";")
    lines.append("        # kind: \(document.kind)    # \(name)")
    let fields = document.fields.sorted { $0.key < $1.key }.compactMap { id, occurrences in
      value(occurrences, of: id).map { "        #   \(id): \($0)    # \(fieldNames[id] ?? id)" }
    }
    if !fields.isEmpty { lines += ["        # fields:"] + fields }
    let left = document.fields.keys.sorted().filter { value(document.fields[$0] ?? [], of: $0) == nil }
    let isUnreadable = { (id: String) in
      document.fields[id]?.allSatisfy { if case .unreadable = $0.state { true } else { false } } ?? false
    }
    for (words, ids) in [
      ("没有抄(原文较长,或者要遮盖,或者看不清)", left.filter { !isUnreadable($0) }), ("无法辨认", left.filter(isUnreadable)),
    ]
    where !ids.isEmpty {
      lines.append("        # \(words):" + ids.map { "\($0) \(fieldNames[$0] ?? "")" }.joined(separator: "、"))
    }
    let order = fieldOrder[document.kind] ?? []
    let missing = order.filter { document.fields[$0] == nil }.map { "\($0) \(fieldNames[$0] ?? "")" }
    if !missing.isEmpty { lines.append("        # 没有读到:" + missing.joined(separator: "、")) }
    return lines
  }

  /// Which pages or paragraphs; a document that begins in the middle of a page says with which words.
  private func place(of document: CaseDocument, among others: [CaseDocument], _ source: ExtractedSource) -> [String] {
    guard let first = document.firstPage, let last = document.lastPage else {
      guard let paragraphs = source.document?.paragraphs else { return [] }
      let own = paragraphs.indices.filter { document.span.contains(paragraphs[$0].span) }
      guard let first = own.first, let last = own.last else { return [] }
      return ["        paragraphs: \(first + 1)-\(last + 1)"]
    }
    let pages = ["        pages: \(first)-\(last)"]
    let isShared = others.contains { $0.id < document.id && $0.lastPage == first }
    guard isShared, let line = document.text.paragraphs.first else { return pages }
    return pages + ["        begins: \(CorrectionsSkeleton.quoted(String(document.text.string(line).prefix(30))))"]
  }

  /// As a file of corrections may write it; `nil` for long words and for what cannot be read.
  private func value(_ occurrences: [FieldOccurrence], of id: String) -> String? {
    var values: [String] = []
    for occurrence in occurrences {
      let words: [String]
      switch occurrence.state {
      case .blank, .placeholder: words = ["blank"]
      case .unreadable: words = []
      case .found:
        switch occurrence.value {
        case .date(let date): words = [date.iso]
        case .dateTime(let moment): words = [CorrectionsSkeleton.written(moment)]
        case .people(let people): words = people.map { $0.name + ($0.number.map { "(\($0))" } ?? "") }
        case .mark(.unclear): words = []
        case .mark(let mark): words = [mark.rawValue]
        case .text(let text): words = [text]
        case .choices(let choices): words = choices
        default: words = [Quotation.closedUp(occurrence.text)]
        }
      }
      for word in words where !values.contains(word) { values.append(word) }
    }
    guard !values.isEmpty, values.allSatisfy({ $0.count <= Self.longest }) else { return nil }
    // What is masked must not be written back.
    guard values.allSatisfy({ redactor.masked($0, after: FieldLabel.context(of: id)) == $0 }) else { return nil }
    let written = values.map { CorrectionsSkeleton.quoted($0) }
    return written.count == 1 ? written[0] : "[\(written.joined(separator: ", "))]"
  }

  /// `2024年3月5日10时05分`, as a document writes it; the day alone when no time is known.
  private static func written(_ moment: CalendarDateTime) -> String {
    guard let minute = moment.minute else { return moment.date.iso }
    let rest = minute % 60
    return "\(moment.date.year)年\(moment.date.month)月\(moment.date.day)日\(minute / 60)时\(rest < 10 ? "0" : "")\(rest)分"
  }

  /// In YAML's single quotes, on one line.
  static func quoted(_ text: String) -> String {
    let line = text.split(whereSeparator: \.isNewline).joined(separator: " ")
    return "'" + line.replacing("'", with: "''") + "'"
  }
}
