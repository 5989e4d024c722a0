import Checks

/// The comparison as tables: 整改对照 for each case, 对照清单 for each finding.
public struct DiffWorkbook: Sendable {
  private let folder: String

  /// - Parameter folder: for files in between.
  public init(folder: String) { self.folder = folder }

  public func bytes(_ diff: ResultDiff) throws(ReportError) -> [UInt8] {
    try Workbook(title: "整改对照", asOf: diff.new.header.references.asOf, folder: folder)
      .bytes(of: [overview(diff), list(diff)])
  }

  private func overview(_ diff: ResultDiff) -> Sheet {
    let columns = [("案卷", 40.0), ("原来的案卷", 30), ("说明", 18)].map { Sheet.Column(title: $0, width: $1) }
    let counted = FindingDiff.Change.allCases.map { Sheet.Column(title: $0.word, width: 10) }
    let compared =
      diff.batch.isEmpty
      ? [] : [CaseDiff(path: ResultCase.batchPath, oldPath: nil, state: .both, findings: diff.batch)]
    let rows = (diff.cases + compared).map { one -> [Sheet.Cell] in
      let state =
        switch one.state {
        case .both: ""
        case .added: "新的结果里才有"
        case .gone: "不在新的结果里"
        }
      return [.text(one.path), .text(one.oldPath ?? ""), .word(state)]
        + FindingDiff.Change.allCases.map { change in .number(one.findings.count { $0.change == change }) }
    }
    return Sheet(
      name: "整改对照", columns: columns + counted, rows: rows,
      notes: ["", "合计 \(DiffText.counts(diff.findings))"] + diff.notes, hasFilters: true)
  }

  private func list(_ diff: ResultDiff) -> Sheet {
    let columns = [
      ("案卷", 18.0), ("变化", 10), ("严重程度", 10), ("规则编号", 10), ("规则", 26), ("问题", 48), ("文件", 26), ("位置", 16),
      ("原来的问题", 36),
      ("原因", 24), ("整改建议", 36), ("指纹", 19),
    ].map { Sheet.Column(title: $0, width: $1) }
    let rows =
      diff.cases.flatMap { one in one.findings.map { row($0, in: one.path) } }
      + diff.batch.map { row($0, in: ResultCase.batchPath) }
    return Sheet(name: "对照清单", columns: columns, rows: rows, hasFilters: true, printed: columns.count - 1)
  }

  private func row(_ entry: FindingDiff, in path: String) -> [Sheet.Cell] {
    let finding = entry.finding
    let first = finding.evidence.first
    return [
      .text(path), .word(entry.change.word), .word(finding.severity.word), .word(entry.code), .text(entry.title),
      .text(finding.message), .text(first?.source ?? "全卷"), .text(first?.place.words ?? ""), .text(entry.before ?? ""),
      .text(entry.because ?? ""), .text(finding.advice), .text(finding.fingerprint),
    ]
  }
}
