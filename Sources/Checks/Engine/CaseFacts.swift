import CaseReading
import DocExtract
import Synchronization

/// Whatever rules want to know about a case as a whole, worked out once.
final class CaseFacts: Sendable {
  let file: CaseFile
  let settings: CheckSettings
  let vocabulary: Vocabulary
  let reference: ReferenceData
  /// Built-in ones behind those of the user's lists.
  let thresholds: ThresholdTable
  let sector: String
  let province: String?
  /// Indices into ``CaseFile/documents`` by kind, in the order of the case.
  let byKind: [String: [Int]]
  /// Why a page or a file that no known document stands for was not read; `nil` when all was.
  let unread: String?
  /// Parties whose documents are told apart; empty when there are fewer than two.
  let separateParties: [Party]
  let services: ServiceBook
  /// Which bases of a rule hold here.
  let bases: BasisScope
  let titles: TitleTable
  /// What the case itself says it holds; made only where something was not read.
  let contents: ContentsList?
  private let searches = Mutex<[Search: Range<Int>?]>([:])
  private let forms = Mutex<TemplateCase?>(nil)

  init(
    _ file: CaseFile, settings: CheckSettings, vocabulary: Vocabulary, titles: TitleTable, reference: ReferenceData
  ) {
    let file = file.withoutStrays
    self.file = file
    self.settings = settings
    self.vocabulary = vocabulary
    self.reference = reference
    self.titles = titles
    bases = BasisScope(file)
    thresholds = reference.thresholds.overridden(by: settings.lists)
    sector = settings.sector ?? file.sector
    province = settings.province ?? file.province
    byKind = Dictionary(grouping: file.documents.indices) { file.documents[$0].kind }
    unread = CaseFacts.unread(in: file)
    separateParties = file.parties.count > 1 ? file.parties : []
    let lists = unread == nil ? [] : (byKind["file-index"] ?? []).map { file.documents[$0] }
    contents = ContentsList(lists, in: file, titles: titles)
    services = ServiceBook(file, byKind: byKind, vocabulary: vocabulary, titles: titles, reference: reference)
  }

  /// The documents beside the sets of forms; compared once, when the first rule asks.
  var templates: TemplateCase {
    forms.withLock { known in
      if let known { return known }
      let made = TemplateCase(file, library: reference.templates, sector: sector, province: province)
      known = made
      return made
    }
  }

  private struct Search: Hashable {
    let pattern, document: String
  }

  /// Where the text of a document first says what the pattern means; searched once, however many parties it is asked for.
  func first(_ pattern: PackPattern, in document: CaseDocument) -> Range<Int>? {
    let search = Search(pattern: pattern.source, document: document.id)
    if let known = searches.withLock({ $0[search] }) { return known }
    let found = pattern.firstMatch(in: document.text.bytes)?.range
    searches.withLock { $0[search] = .some(found) }
    return found
  }

  /// A file that stands as one known document holds no other one, read or not; anything else unread may hold any kind.
  private static func unread(in file: CaseFile) -> String? {
    let unread = file.sources.enumerated().filter { index, source in
      guard source.status == .unread || source.status == .partial else { return false }
      let inside = file.documents.filter { $0.source == index }
      return inside.count != 1 || inside[0].kind == "unknown"
    }
    if let first = unread.first?.element {
      let others = unread.count > 1 ? ";另有 \(unread.count - 1) 个文件" : ""
      return "\(first.file.path): \(first.issues.first?.message ?? "未读取")\(others)"
    }
    // Pages of the volume are missing: whatever stood on them was not read.
    let gap = file.remarks.first { remark in
      remark.code == .pagesMissing && !file.documents.contains { $0.unreadable == remark.message }
    }
    return gap.map { "\(file.sources[$0.source].file.path): \($0.message)" }
  }

  /// Why a document of this kind may be in the case although none was recognized; `nil` when there is no sign of it.
  func mayHold(_ kind: String) -> String? {
    if let unread, mayBeUnread(kind) { return "有内容未读出(\(unread)),其中可能有\(vocabulary.name(of: kind))" }
    for index in byKind["unknown"] ?? [] {
      let document = file.documents[index]
      guard document.nearest.contains(where: { $0.kind == kind }) || document.unreadable != nil else { continue }
      let name = document.title.isEmpty ? document.id : "“\(document.title)”"
      return "\(name)未能识别,可能是\(vocabulary.name(of: kind))"
    }
    return nil
  }

  /// The case's own list names no such document, or the case has come to its one decision: it is not in what was not read.
  private func mayBeUnread(_ kind: String) -> Bool {
    if let contents, !contents.mayName(kind) { return false }
    guard separateParties.isEmpty, CaseFacts.finalDecisions.contains(kind) else { return true }
    return !CaseFacts.finalDecisions.contains { byKind[$0] != nil }
  }

  /// What was looked through for a document of one of `kinds`.
  func searched(for kinds: [String]) -> Searched {
    var pages = 0
    for source in file.sources { pages += source.document?.ownPageCount ?? 0 }
    let near = file.documents.compactMap { document -> (title: String, confidence: Double)? in
      guard !document.title.isEmpty else { return nil }
      let best = document.nearest.filter { kinds.contains($0.kind) }.map(\.confidence).max()
      return best.map { (document.title, $0) }
    }
    let titles = near.sorted { ($1.confidence, $0.title) < ($0.confidence, $1.title) }.prefix(3).map(\.title)
    return Searched(documents: file.documents.count, pages: pages, nearest: Array(titles))
  }

  /// The name of a document as messages use it.
  func name(of document: CaseDocument) -> String {
    if document.kind == "unknown" { return "“\(document.title)”" }
    // As the document calls itself: 违法行为通知书, not the kind's name 行政处罚事先告知书.
    return document.title.isEmpty ? vocabulary.name(of: document.kind) : document.title
  }
}

extension CaseFile {
  /// Documents of another case say nothing here; they keep their place, so that evidence points where it did.
  fileprivate var withoutStrays: CaseFile {
    guard documents.contains(where: \.isStray) else { return self }
    var file = self
    for index in documents.indices where documents[index].isStray {
      let document = documents[index]
      file.documents[index] = CaseDocument(
        id: document.id, kind: "stray", source: document.source, firstPage: document.firstPage,
        lastPage: document.lastPage, span: document.span, text: ReadingText(plain: ""))
      file.documents[index].isStray = true
    }
    return file
  }
}
