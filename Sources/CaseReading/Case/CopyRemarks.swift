/// The same document twice with different content, and documents that break off.
struct CopyRemarks {
  let documents: [CaseDocument]
  let library: KindLibrary

  /// A line that breaks off is no title and no name, in bytes.
  private static let shortest = 60
  /// What two copies must say alike.
  private static let compared: Set<Vocabulary.FieldType> = [.date, .money, .citationList, .duration, .org]

  /// Two letters of one kind to one party under one number.
  func contradictions() -> [CaseRemark] {
    var remarks = unnumbered()
    for (index, first) in documents.enumerated() {
      guard let number = first.number, let kind = library.kind(first.kind) else { continue }
      for second in documents[(index + 1)...]
      where second.kind == first.kind && second.number?.isSame(as: number) == true {
        guard first.text.bytes != second.text.bytes else { continue }
        let differing = kind.fields.filter { spec in
          guard Self.compared.contains(spec.type), let mine = first.only(spec.id), let theirs = second.only(spec.id)
          else {
            return false
          }
          return mine != theirs
        }
        guard !differing.isEmpty, !differing.contains(where: { $0.id == "party-name" || $0.id == "recipient" }) else {
          continue
        }
        let words = differing.prefix(3).map { spec in
          "\(spec.name)\(first.only(spec.id)?.joined(separator: "、") ?? "")与\(second.only(spec.id)?.joined(separator: "、") ?? "")"
        }
        remarks.append(
          CaseRemark(
            .contradictingCopies, source: second.source, page: second.firstPage,
            "\(first.id)、\(second.id) 都是\(kind.name) \(number.text),内容不同:\(words.joined(separator: ";"));请核对以哪一份为准"))
      }
    }
    return remarks
  }

  /// Share of the paragraphs that two copies of a form without a number have alike.
  private static let likeness = 0.85
  private static let leastParagraphs = 8
  /// More than these differ between two forms that were filled in for two things.
  private static let mostDiffering = 3

  /// Two forms of one kind without a number of their own that are alike but for a few words.
  private func unnumbered() -> [CaseRemark] {
    var remarks: [CaseRemark] = []
    for (index, first) in documents.enumerated() where first.number == nil {
      guard let kind = library.kind(first.kind), first.text.paragraphs.count >= Self.leastParagraphs else { continue }
      let mine = first.text.paragraphs.map(first.text.string)
      for second in documents[(index + 1)...] where second.kind == first.kind && second.number == nil {
        guard second.text.paragraphs.count == mine.count,
          first.only("served-document-number") == second.only("served-document-number")
        else { continue }
        let pairs = zip(mine, second.text.paragraphs.map(second.text.string)).filter { $0 != $1 }
        guard !pairs.isEmpty, pairs.count <= Self.mostDiffering,
          Double(mine.count - pairs.count) >= Self.likeness * Double(mine.count), let pair = pairs.first
        else { continue }
        remarks.append(
          CaseRemark(
            .contradictingCopies, source: second.source, page: second.firstPage,
            "\(first.id)、\(second.id) 都是\(kind.name),只有个别地方不同:“\(pair.0.prefix(30))”与“\(pair.1.prefix(30))”;如是同一份的两个副本,请核对以哪一份为准"
          ))
      }
    }
    return remarks
  }

  /// A letter without remedies and day whose last line ends no sentence.
  func cutOff(_ document: CaseDocument) -> CaseRemark? {
    guard let kind = library.kind(document.kind), kind.isIssuedToParty, document.unreadable == nil,
      document.fields["decided-on"] == nil, document.fields["issued-on"] == nil,
      document.fields["review-body"] == nil, let last = document.text.paragraphs.last, last.count >= Self.shortest
    else { return nil }
    if AgencyNameReader.longest(in: document.text.bytes, last)?.upperBound == last.upperBound { return nil }
    let words = document.text.string(last)
    guard let end = words.last, !"。;!?:)”》".contains(end),
      end.unicodeScalars.allSatisfy({ $0.value.isHan || $0 == "," || $0 == "、" })
    else { return nil }
    return CaseRemark(
      .cutOff, source: document.source, page: document.lastPage,
      "“\(document.title)”在“\(words.suffix(12))”处中断,没有落款;可能缺页,缺的内容不当作没有")
  }
}

extension CaseDocument {
  fileprivate var number: DocumentNumber? {
    guard case .documentNumber(let number)? = fields["document-number"]?.first?.value else { return nil }
    return number
  }

  /// What the first place of a field says; `nil` when nothing was read.
  fileprivate func only(_ field: String) -> [String]? { fields[field]?.first { $0.state == .found }?.value?.written }
}
