import CaseReading
import DocExtract

/// `SealPresence`: a document bears the seal of the agency, where the file could show one.
///
/// A Word draft shows no seal, nor does the text of a PDF: only where other documents of the same file show theirs is a
/// missing one something to report.
struct SealPresenceCheck: NamedCheck {
  private let kinds: [String]

  init(_ keys: inout PackMapping, _ context: PackContext) throws(PackError) {
    kinds = try context.kinds(keys.require("documents"))
  }

  /// Other documents of the file that show a seal.
  private static let leastOthers = 2

  func examine(_ scope: CaseScope) -> CheckOutcome {
    let indices = kinds.flatMap(scope.indices).sorted()
    guard !indices.isEmpty else {
      for kind in kinds { if let reason = scope.facts.mayHold(kind) { return CheckOutcome(hidden: [reason]) } }
      return .absent("没有" + kinds.prefix(3).map(scope.vocabulary.name(of:)).joined(separator: "、"))
    }
    return indices.reduce(into: CheckOutcome()) { $0 += examine($1, scope.focused(on: $1)) }
  }

  private func examine(_ index: Int, _ scope: CaseScope) -> CheckOutcome {
    let document = scope.file.documents[index]
    let name = scope.facts.name(of: document)
    let places: [Place]
    switch scope.read("agency-seal", in: index) {
    case .found(let found): places = found
    case .blank(let blank): places = blank
    case .unreadable(let reason): return .unread(reason)
    case .absent: places = []
    }
    if places.contains(where: { $0.mark == .present }) || shows(document, scope) { return .passed }
    if let reason = document.unreadable { return .unread("\(name)没有读全: \(reason)") }
    let blank = places.filter { $0.mark == .blank }
    guard !blank.isEmpty || Set(sealed(beside: index, scope)).count >= Self.leastOthers else {
      return isScan(document, scope)
        ? .unread("\(name)是扫描件,同一文件里没有看到其他印章(可能是黑白扫描),须对照原件") : .absent("电子文稿没有印章图像,\(name)是否盖章须对照原件")
    }
    let evidence =
      blank.isEmpty
      ? (places.map(\.evidence).first { !$0.span.isEmpty } ?? scope.title(of: document)) : blank[0].evidence
    return .failed(
      scope.finding(
        "\(name)的落款处没有看到印章\(blank.isEmpty ? ",同一文件里的其他文书有" : "")", kind: document.kind, subject: "没有印章",
        evidence: [evidence], places: [FindingPlace(document: document.id, what: "agency-seal")]))
  }

  /// A seal anywhere on the pages of the document.
  private func shows(_ document: CaseDocument, _ scope: CaseScope) -> Bool {
    marks(in: document.source, scope).contains { mark in
      if let offset = mark.offset { return document.span.start <= offset && offset <= document.span.end }
      guard let page = mark.page, let first = document.firstPage, let last = document.lastPage else { return true }
      return (first...last).contains(page)
    }
  }

  /// Indices of other documents of the same file that show a seal.
  private func sealed(beside index: Int, _ scope: CaseScope) -> [Int] {
    let source = scope.file.documents[index].source
    return scope.file.documents.indices.filter { other in
      other != index && scope.file.documents[other].source == source && shows(scope.file.documents[other], scope)
    }
  }

  private func marks(in source: Int, _ scope: CaseScope) -> [Mark] {
    guard scope.file.sources.indices.contains(source) else { return [] }
    return (scope.file.sources[source].document?.marks ?? []).filter {
      $0.kind == .seal || $0.kind == .digitalSignature && !$0.text.isEmpty
    }
  }

  private func isScan(_ document: CaseDocument, _ scope: CaseScope) -> Bool {
    guard scope.file.sources.indices.contains(document.source), let first = document.firstPage,
      let last = document.lastPage,
      let pages = scope.file.sources[document.source].document?.pages
    else { return false }
    return pages.contains { $0.number >= first && $0.number <= last && !$0.digest.isEmpty }
  }
}
