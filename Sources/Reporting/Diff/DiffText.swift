import Checks

/// The comparison for reading: what is still there first, what is mended last.
public struct DiffText: Sendable {
  private let style: TextStyle

  public init(style: TextStyle = TextStyle()) { self.style = style }

  public func bytes(_ diff: ResultDiff) -> [UInt8] {
    let parts = diff.cases.filter { !$0.findings.isEmpty || $0.state != .both }.map(lines) + batch(diff) + [foot(diff)]
    return Array((parts.map { $0.joined(separator: "\n") }.joined(separator: "\n\n") + "\n").utf8)
  }

  private func lines(_ one: CaseDiff) -> [String] {
    let renamed = one.oldPath.map { "(原为 \(TextWidth.plain($0)))" } ?? ""
    let state =
      switch one.state {
      case .both: ""
      case .added: " 新的结果里才有"
      case .gone: " 不在新的结果里"
      }
    let head = style.painted("案卷 \(TextWidth.plain(one.path))", .bold) + renamed + state
    // Nothing is known of them now.
    guard one.state != .gone else { return [head + ",原有发现 \(one.findings.count)"] }
    return [head + ":" + Self.counts(one.findings)] + one.findings.flatMap(lines)
  }

  /// What the cases show together, as one more part.
  private func batch(_ diff: ResultDiff) -> [[String]] {
    guard !diff.batch.isEmpty else { return [] }
    return [
      [style.painted(ResultCase.batchPath, .bold) + ":" + Self.counts(diff.batch)] + diff.batch.flatMap(lines)
    ]
  }

  private func lines(_ entry: FindingDiff) -> [String] {
    let finding = entry.finding
    let place = finding.evidence.first.map { " \($0.source) \($0.place.words)" } ?? ""
    let state = finding.isWaived ? "(已豁免)" : finding.isBaselined ? "(已在基线)" : ""
    var lines = TextWrap.lines(
      of: "\(painted(entry.change)) \(style.painted(finding.severity)) \(TextWidth.plain(finding.message))\(state)"
        + "\(TextWidth.plain(place)) \(style.painted("(\(entry.code))", .dim))", width: style.width, first: "  ",
      rest: "    ")
    for (word, text) in [("原来", entry.before), ("原因", entry.because)] {
      guard let text else { continue }
      lines += TextWrap.lines(
        of: "\(word):\(TextWidth.plain(text))", width: style.width, first: "    ", rest: "    ")
    }
    return lines
  }

  private func painted(_ change: FindingDiff.Change) -> String {
    switch change {
    case .remaining: style.painted(change.word, .yellow)
    case .new: style.painted(change.word, .red)
    case .undecided, .dropped: style.painted(change.word, .dim)
    case .mended: style.painted(change.word, .cyan)
    }
  }

  private func foot(_ diff: ResultDiff) -> [String] {
    ["合计 \(Self.counts(diff.findings))"]
      + diff.notes.flatMap {
        TextWrap.lines(of: $0, width: style.width, rest: "")
      }
  }

  static func counts(_ findings: [FindingDiff]) -> String {
    FindingDiff.Change.allCases.map { change in "\(change.word) \(findings.count { $0.change == change })" }
      .joined(separator: ",")
  }
}

extension ResultDiff {
  /// What the two results rest on, where it differs.
  var notes: [String] {
    let (a, b) = (old.header, new.header)
    var notes = [
      "旧:评查日 \(a.references.asOf),案卷 \(old.cases) 个;新:评查日 \(b.references.asOf),案卷 \(new.cases) 个"
    ]
    let before = (a.toolVersion, a.references.packs, a.references.lawsSHA256, a.references.calendarSHA256)
    let after = (b.toolVersion, b.references.packs, b.references.lawsSHA256, b.references.calendarSHA256)
    if before != after { notes.append("两次检查的程序、规则或者法规、工作日表不同,增减也可能由此而来") }
    return notes
  }
}
