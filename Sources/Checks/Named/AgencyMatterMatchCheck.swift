import CaseReading

/// `AgencyMatterMatch`: the authority list, 权责清单, gives the deciding agency the matter that it decided by this article.
struct AgencyMatterMatchCheck: NamedCheck {
  init(_ keys: inout PackMapping, _ context: PackContext) throws(PackError) {}

  private static let decisions: [(kind: String, basis: String)] = [
    ("penalty-decision", "penalty-basis"), ("coercion-decision", "legal-basis"), ("licence-decision", "legal-basis"),
  ]

  func examine(_ scope: CaseScope) -> CheckOutcome {
    guard let list = scope.facts.settings.lists["authority-list"] else { return .absent("没有导入清单 authority-list") }
    var outcome = CheckOutcome()
    for (kind, basis) in Self.decisions {
      for index in scope.indices(of: kind) { outcome += examine(index, basis, list, scope.focused(on: index)) }
    }
    if outcome.outcome == .notApplicable, outcome.absent.isEmpty { outcome.absent.append("没有决定书") }
    return outcome
  }

  private func examine(_ index: Int, _ field: String, _ list: ReferenceList, _ scope: CaseScope) -> CheckOutcome {
    let document = scope.file.documents[index]
    let issuing = scope.read("issuing-agency", in: index), heading = scope.read("agency-name", in: index)
    guard let agency = issuing.found.first ?? heading.found.first else {
      for case .unreadable(let reason) in [issuing, heading] { return .unread(reason) }
      return .absent("\(scope.facts.name(of: document))没有机关名称")
    }
    guard !PartyNames.isMasked(agency.text), !agency.text.contains("某") else { return .absent("机关名称已遮盖") }
    let basis = scope.read(field, in: index)
    if case .unreadable(let reason) = basis { return .unread(reason) }
    let cited = basis.found.flatMap { place in place.citations.map { (citation: $0, place: place) } }
      .filter { !$0.citation.law.hasSuffix("行政处罚法") && !$0.citation.law.hasSuffix("行政许可法") }
    guard !cited.isEmpty else { return .absent("\(scope.facts.name(of: document))没有可核对的依据") }
    let rows = list.rows.indices.filter { PartyNames.compareAgencies(list.cell($0, "机关"), agency.text) == .same }
    func finding(_ message: String) -> CheckOutcome {
      var evidence = [agency.evidence]
      for entry in cited where !evidence.contains(entry.place.evidence) { evidence.append(entry.place.evidence) }
      return .failed(
        scope.finding(
          message, kind: document.kind, subject: "\(agency.text)|\(cited[0].citation.law)", evidence: evidence))
    }
    guard !rows.isEmpty else { return finding("权责清单里没有“\(agency.text)”的事项") }
    let matters = rows.map { row in
      CitationReader().matches(in: ReadingText(plain: list.cell(row, "依据")).bytes).map(\.value)
    }
    if cited.contains(where: { entry in matters.contains { $0.contains { isSame(entry.citation, $0, scope) } } }) {
      return .passed
    }
    if matters.contains(where: \.isEmpty) { return .absent("权责清单有的事项没有写到法规名称和条号的依据,不能核对") }
    let words = cited.map { "《\($0.citation.law)》" + ($0.citation.article.map { "第\($0)条" } ?? "") }
    return finding("权责清单里“\(agency.text)”的事项没有以\(words.joined(separator: "、"))为依据的")
  }

  /// One article of one law; a row without an article stands for the whole law.
  private func isSame(_ cited: Citation, _ listed: Citation, _ scope: CaseScope) -> Bool {
    func law(_ name: String) -> String {
      let known = scope.facts.reference.laws.find(name)?.law.name ?? name
      return known.hasPrefix("中华人民共和国") ? String(known.dropFirst(7)) : known
    }
    guard law(cited.law) == law(listed.law) else { return false }
    guard let one = cited.article, let other = listed.article else { return true }
    return one == other
  }
}
