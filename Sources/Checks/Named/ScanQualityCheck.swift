import CaseReading
import DocExtract

/// `ScanQuality`: scanned pages are of A4, and lie the same way round.
struct ScanQualityCheck: NamedCheck {
  init(_ keys: inout PackMapping, _ context: PackContext) throws(PackError) {}

  /// A4 in points.
  private static let (width, height) = (595.3, 841.9)
  private static let tolerance = 0.1
  /// Pictures of receipts and cards: less than half of a sheet.
  private static let smallest = 0.5

  func examine(_ scope: CaseScope) -> CheckOutcome {
    var outcome = CheckOutcome()
    for source in scope.file.sources.indices {
      let pages = (scope.file.sources[source].document?.pages ?? []).filter {
        !$0.digest.isEmpty && $0.width > 0 && $0.height > 0
      }
      guard !pages.isEmpty else { continue }
      outcome.isPassed = true
      let odd = pages.filter { !isSheet($0) }.map(\.number)
      let lying = pages.filter { isSheet($0) && $0.width > $0.height }.map(\.number)
      if !odd.isEmpty { outcome.findings.append(finding("不是A4幅面", odd, source, scope)) }
      if !lying.isEmpty, lying.count < pages.count {
        outcome.findings.append(finding("横放,与其他页方向不同", lying, source, scope))
      }
    }
    if outcome.outcome == .notApplicable { outcome.absent.append("没有扫描的页") }
    return outcome
  }

  private func isSheet(_ page: Page) -> Bool {
    let (short, long) = (min(page.width, page.height), max(page.width, page.height))
    if short * long < Self.smallest * Self.width * Self.height { return true }
    return abs(short / Self.width - 1) <= Self.tolerance && abs(long / Self.height - 1) <= Self.tolerance
  }

  private func finding(_ message: String, _ pages: [Int], _ source: Int, _ scope: CaseScope) -> Finding {
    let words = pages.prefix(10).map(String.init).joined(separator: "、") + (pages.count > 10 ? "等\(pages.count)页" : "页")
    let document = scope.file.documents.first { document in
      document.source == source && (document.firstPage ?? 0) <= pages[0] && pages[0] <= (document.lastPage ?? Int.max)
    }
    return scope.finding(
      "\(scope.file.sources[source].file.path)第\(words)\(message)", subject: "\(message)\(pages.count)",
      evidence: document.map { [scope.top(of: $0)] } ?? [])
  }
}
