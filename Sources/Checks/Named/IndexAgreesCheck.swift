import CaseReading
import DocExtract

/// `IndexAgrees`: the list of contents names what is in the file, by name, number and count.
struct IndexAgreesCheck: NamedCheck {
  /// Documents that a list has to name.
  private let listed: [String]
  /// Kinds that are often recognized as something else, or belong to another document.
  private let loose: Set<String>

  init(_ keys: inout PackMapping, _ context: PackContext) throws(PackError) {
    listed = try context.kinds(keys.require("listed"))
    loose = try Set(keys.take("loose").map { node throws(PackError) in try context.kinds(node) } ?? [])
  }

  private static let vague = ["其他", "其它", "材料", "证据", "照片", "证件", "附件", "有关", "相关", "资料", "文书", "手续"]

  func examine(_ scope: CaseScope) -> CheckOutcome {
    let indices = scope.indices(of: "file-index")
    guard !indices.isEmpty else {
      return scope.facts.mayHold("file-index").map(CheckOutcome.unread) ?? .absent("没有卷内目录")
    }
    if let index = indices.first(where: { scope.file.documents[$0].unreadable != nil }) {
      return .unread("\(scope.facts.name(of: scope.file.documents[index]))没有读全")
    }
    let lists = indices.map { FileIndex(scope.file.documents[$0], in: scope.file) }
    guard lists.contains(where: { !$0.entries.isEmpty }) else { return .absent("卷内目录没有读出条目") }
    var outcome = counts(lists, scope)
    outcome += missing(lists, scope)
    outcome += unlisted(lists, scope)
    outcome += numbers(lists, scope)
    if outcome.findings.isEmpty, outcome.unread.isEmpty { outcome.isPassed = true }
    return outcome
  }

  // MARK: Names

  /// Entries that no document of the file answers.
  private func missing(_ lists: [FileIndex], _ scope: CaseScope) -> CheckOutcome {
    if scope.facts.unread != nil || !scope.indices(of: "unknown").isEmpty {
      return .absent("卷内有没有认出、没有读出的文书,不查目录的条目是否在卷")
    }
    let kinds = Set(scope.file.documents.map(\.kind))
    let names =
      scope.file.documents.map { TitleTable.plain($0.title) }.filter { !$0.isEmpty }
      + scope.file.sources.map { TitleTable.plain($0.file.path) }
    var outcome = CheckOutcome()
    for entry in lists.flatMap(\.entries) {
      let named = entry.kinds(scope.facts.titles)
      let plain = TitleTable.plain(entry.name)
      guard !named.isEmpty, !named.joined().contains(where: loose.contains),
        !Self.vague.contains(where: plain.contains),
        !names.contains(where: { $0.contains(plain) || plain.contains($0) && $0.count >= 4 })
      else { continue }
      guard let lost = named.first(where: { kinds.isDisjoint(with: $0) }) else { continue }
      outcome.findings.append(
        scope.finding(
          "卷内目录列有“\(entry.name)”,卷内没有", kind: "file-index", subject: "有目录无\(lost.joined(separator: "|"))",
          searched: scope.facts.searched(for: lost), evidence: [entry.evidence]))
    }
    return outcome
  }

  /// Documents that no entry names, where the list is that of the whole file.
  private func unlisted(_ lists: [FileIndex], _ scope: CaseScope) -> CheckOutcome {
    let entries = lists.flatMap(\.entries)
    let isPartial =
      lists.count > 1
      || lists.contains { list in
        let path =
          scope.file.sources.indices.contains(list.document.source)
          ? scope.file.sources[list.document.source].file.path : ""
        return ["正卷", "副卷", "分册"].contains { list.document.title.contains($0) || path.contains($0) }
          || (list.document.fields["volume-kind"] ?? []).contains { $0.state == .found }
      }
    let named = entries.map { $0.kinds(scope.facts.titles) }
    let isVague = zip(entries, named).contains { entry, kinds in
      kinds.isEmpty || Self.vague.contains(where: TitleTable.plain(entry.name).contains)
    }
    guard !isPartial, !isVague else { return CheckOutcome() }
    let known = Set(named.joined().joined())
    var lost: [CaseDocument] = []
    for kind in listed where !known.contains(kind) {
      guard let document = scope.documents(of: kind).first, document.confidence >= CaseScope.sureFrom else { continue }
      let title = TitleTable.plain(document.title)
      let isNamed = entries.contains { entry in
        let name = TitleTable.plain(entry.name)
        return name.contains(title) || title.contains(name)
      }
      if !title.isEmpty, !isNamed { lost.append(document) }
    }
    guard !lost.isEmpty else { return CheckOutcome() }
    let names = lost.map { scope.facts.name(of: $0) }.joined(separator: "、")
    return .failed(
      scope.finding(
        "\(names)在卷内,卷内目录没有列", kind: "file-index", subject: "无目录" + lost.map(\.kind).joined(separator: "|"),
        evidence: [scope.title(of: lists[0].document)] + lost.map { scope.title(of: $0) }))
  }

  // MARK: Numbers

  /// The number of an entry is that of a document of its kind.
  private func numbers(_ lists: [FileIndex], _ scope: CaseScope) -> CheckOutcome {
    var outcome = CheckOutcome()
    for entry in lists.flatMap(\.entries) {
      guard let number = entry.number, let kinds = entry.kinds(scope.facts.titles).first else { continue }
      let own = kinds.flatMap(scope.indices).flatMap { numbers(of: $0, scope) }
      guard let first = own.first, !own.contains(where: { $0.number.isSame(as: number) }),
        own.allSatisfy({ $0.number.code == number.code })
      else { continue }
      outcome.findings.append(
        scope.finding(
          "卷内目录“\(entry.name)”的文号\(number.text)与\(scope.name(of: first.place))\(first.place.text)不同",
          kind: "file-index",
          subject: number.text, evidence: [entry.evidence, first.place.evidence]))
    }
    return outcome
  }

  /// The number of a document, and of a report that has one of its own sort, 报告编号.
  private func numbers(of index: Int, _ scope: CaseScope) -> [(number: DocumentNumber, place: Place)] {
    let known = scope.vocabulary.kinds[scope.file.documents[index].kind] ?? []
    return ["document-number", "report-number"].filter(known.contains).flatMap { field in
      scope.read(field, in: index).found.compactMap { place in
        let written = place.number ?? DocumentNumberReader.parse(place.folded)?.value.number
        return written.map { ($0, place) }
      }
    }
  }

  // MARK: Counts

  /// Items and pages as cover, note and list state them.
  private func counts(_ lists: [FileIndex], _ scope: CaseScope) -> CheckOutcome {
    var outcome = CheckOutcome()
    for (field, unit) in [("item-count", "件"), ("page-count", "页")] {
      let cover = count(field, of: "file-cover", scope), note = count(field, of: "file-note", scope)
      guard let one = cover ?? note else { continue }
      if let cover, let note, cover.value != note.value {
        outcome.findings.append(
          scope.finding(
            "卷宗封面写\(cover.value)\(unit),备考表写\(note.value)\(unit)", kind: "file-cover",
            subject: "\(cover.value)≠\(note.value)\(unit)",
            evidence: [cover.place.evidence, note.place.evidence]))
        continue
      }
      guard lists.count == 1, let last = lists[0].entries.last else { continue }
      let entries = lists[0].entries
      // An entry may stand for several items, and covers may be counted: only too few are no count at all.
      if unit == "件", entries.count > one.value {
        outcome.findings.append(
          scope.finding(
            "\(scope.facts.name(of: one.place.document))写\(one.value)件,卷内目录有\(entries.count)条", kind: "file-index",
            subject: "\(one.value)<\(entries.count)件", evidence: [one.place.evidence, last.evidence]))
      }
      if unit == "页", let pages = last.pages, pages.upperBound > one.value {
        outcome.findings.append(
          scope.finding(
            "\(scope.facts.name(of: one.place.document))写\(one.value)页,卷内目录末条为第\(pages.upperBound)页",
            kind: "file-index",
            subject: "\(one.value)<\(pages.upperBound)页", evidence: [one.place.evidence, last.evidence]))
      }
    }
    return outcome
  }

  private func count(_ field: String, of kind: String, _ scope: CaseScope) -> (value: Int, place: Place)? {
    let documents = scope.indices(of: kind)
    guard documents.count == 1 else { return nil }
    for place in scope.read(field, in: documents[0]).found {
      if let value = StatedCount.value(place.text, units: field == "item-count" ? "件份" : "页张"), value > 0 {
        return (value, place)
      }
    }
    return nil
  }
}
