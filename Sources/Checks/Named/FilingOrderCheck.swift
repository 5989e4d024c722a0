import CaseReading
import DocExtract

/// `FilingOrder`: the groups of documents lie in the order of the user's table, 卷内次序表.
struct FilingOrderCheck: NamedCheck {
  /// Pairs out of order among all pairs of different groups, in hundredths, that are let pass.
  private let tolerance: Int

  init(_ keys: inout PackMapping, _ context: PackContext) throws(PackError) {
    tolerance = try keys.integer("tolerance") ?? 20
  }

  private struct Filed {
    let name: String
    let group: Int
    let evidence: Evidence
  }

  func examine(_ scope: CaseScope) -> CheckOutcome {
    guard let table = scope.facts.settings.lists["filing-orders"] else { return .absent("没有导入清单 filing-orders") }
    let groups = groups(of: table, scope)
    let filed = filed(groups, scope)
    guard filed.count >= 3 else { return .absent("卷内目录或者卷内文书的次序不能确定") }
    var inverted: [(before: Filed, after: Filed)] = []
    var pairs = 0
    for (number, one) in filed.enumerated() {
      for other in filed.dropFirst(number + 1) where other.group != one.group {
        pairs += 1
        if other.group < one.group { inverted.append((one, other)) }
      }
    }
    guard pairs > 0 else { return .absent("卷内文书只有一组") }
    guard inverted.count * 100 > tolerance * pairs,
      let worst = inverted.max(by: { $0.before.group - $0.after.group < $1.before.group - $1.after.group })
    else { return .passed }
    return .failed(
      scope.finding(
        "卷内文书的次序与次序表相差\(inverted.count * 100 / pairs)%,如“\(worst.before.name)”排在“\(worst.after.name)”之前", subject: "次序",
        evidence: [worst.before.evidence, worst.after.evidence]))
  }

  /// The number of its group by kind, smallest first.
  private func groups(of table: ReferenceList, _ scope: CaseScope) -> [String: Int] {
    var groups: [String: Int] = [:]
    for row in table.rows.indices {
      // Of both volumes the first one is compared: they are bound apart.
      guard let number = Int(table.cell(row, "次序")), !table.cell(row, "卷别").contains("副") else { continue }
      for name in table.cell(row, "文书").split(whereSeparator: { "、,，;；".contains($0) }) {
        for kind in scope.facts.titles.kinds(of: String(name)) where groups[kind] == nil { groups[kind] = number }
      }
    }
    return groups
  }

  /// In the order of the list of contents, else in that of one bound file.
  private func filed(_ groups: [String: Int], _ scope: CaseScope) -> [Filed] {
    let lists = scope.indices(of: "file-index").map { FileIndex(scope.file.documents[$0], in: scope.file) }
    if lists.count == 1, lists[0].entries.count >= 3 {
      return lists[0].entries.compactMap { entry in
        guard let kind = entry.kinds(scope.facts.titles).joined().first(where: { groups[$0] != nil }),
          let group = groups[kind]
        else { return nil }
        return Filed(name: entry.name, group: group, evidence: entry.evidence)
      }
    }
    let sources = Set(scope.file.documents.map(\.source))
    let names = sources.compactMap { scope.file.sources.indices.contains($0) ? scope.file.sources[$0].file.path : nil }
    let isNumbered = names.allSatisfy { ($0.split(separator: "/").last ?? "").first?.isNumber ?? false }
    guard sources.count == 1 || isNumbered else { return [] }
    return scope.file.documents.compactMap { document in
      groups[document.kind].map {
        Filed(name: scope.facts.name(of: document), group: $0, evidence: scope.title(of: document))
      }
    }
  }
}
