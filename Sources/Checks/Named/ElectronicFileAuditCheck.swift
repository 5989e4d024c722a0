import CaseReading
import DocExtract

/// `ElectronicFileAudit`: files of the case open without a password, hold text, and are named after what they hold.
struct ElectronicFileAuditCheck: NamedCheck {
  init(_ keys: inout PackMapping, _ context: PackContext) throws(PackError) {}

  /// Names that devices and programs give: IMG_2023, 扫描0001, 新建文档.
  private static let nameless = try? Pattern(
    #"^(?i:img|dsc|scan|doc|document|file|image|photo|mmexport|wx_camera|screenshot|无标题|未命名|新建[^.]{0,12}|扫描(?:件|文件|全能王)?|图片|照片|文档)?[ _\-()0-9]*$"#
  )

  func examine(_ scope: CaseScope) -> CheckOutcome {
    var outcome = CheckOutcome()
    for source in scope.file.sources.indices where scope.file.sources[source].status != .skipped {
      outcome.isPassed = true
      let file = scope.file.sources[source]
      for message in faults(of: file) {
        let document = scope.file.documents.first { $0.source == source }
        outcome.findings.append(
          scope.finding(
            "\(file.file.path):\(message)", subject: message + file.file.path,
            evidence: document.map { [scope.top(of: $0)] } ?? []))
      }
    }
    outcome += names(scope)
    outcome += pages(scope)
    return outcome
  }

  private func faults(of source: ExtractedSource) -> [String] {
    var faults: [String] = []
    let isLocked = source.issues.contains {
      $0.code == IssueCode.encrypted.rawValue || source.status == .unread && $0.message.contains("加密")
    }
    if isLocked || source.document?.metadata.isEncrypted ?? false { faults.append("加了密码") }
    if let document = source.document, document.format == .pdf, !document.pages.isEmpty {
      let recognized = Set(source.issues.filter { $0.code == IssueCode.recognizedPage.rawValue }.compactMap(\.page))
      let isPicture = document.pages.allSatisfy { page in
        if case .unread = page.state { return true }
        return recognized.contains(page.number)
      }
      if isPicture { faults.append("只有图像,没有文本层") }
    }
    return faults
  }

  /// Files that are named by what made them, where most of several are.
  private func names(_ scope: CaseScope) -> CheckOutcome {
    let paths = scope.file.sources.filter { $0.status != .skipped }.map(\.file.path)
    let odd = paths.filter { path in
      let name = path.split(separator: "/").last.map(String.init) ?? ""
      let stem = name.lastIndex(of: ".").map { String(name[..<$0]) } ?? name
      return Self.nameless?.matches(anythingIn: Array(stem.utf8)) ?? false
    }
    guard paths.count > 1, odd.count * 2 > paths.count, let first = odd.first else { return CheckOutcome() }
    return .failed(scope.finding("\(odd.count)个文件的文件名没有文书名称,如“\(first)”", subject: "文件名没有文书名称"))
  }

  /// Pages of all files against the cover, where every file has pages.
  private func pages(_ scope: CaseScope) -> CheckOutcome {
    let read = scope.file.sources.filter { $0.status != .skipped }
    let covers = scope.indices(of: "file-cover")
    guard covers.count == 1, !read.isEmpty, read.allSatisfy({ !($0.document?.pages.isEmpty ?? true) }),
      let place = scope.read("page-count", in: covers[0]).found.first,
      let stated = StatedCount.value(place.text, units: "页张")
    else { return CheckOutcome() }
    let total = read.reduce(0) { $0 + ($1.document?.ownPageCount ?? 0) }
    let unnumbered = ["file-cover", "file-index", "file-note"].flatMap(scope.documents).reduce(0) { sum, document in
      guard let first = document.firstPage, let last = document.lastPage else { return sum }
      return sum + max(0, last - first + 1)
    }
    // Backs of sheets and covers make the difference that is let pass.
    guard total < stated || total - unnumbered > 2 * stated else { return .passed }
    return .failed(
      scope.finding(
        "封面写\(stated)页,电子文件共\(total)页", kind: "file-cover", subject: "\(stated)≠\(total)", evidence: [place.evidence]))
  }
}
