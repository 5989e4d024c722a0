/// Finds out whether one folder holds the documents of two cases: different parties, different numbers, no document
/// that names both; or a decision about somebody else lies among the documents of one case.
struct MixedCases {
  let documents: [CaseDocument]

  private static let nameFields = ["party-name", "applicant", "inspected-party", "recipient"]
  private static let numberFields = [
    "document-number", "decision-number", "notice-number", "related-document-number", "served-document-number",
    "case-number",
  ]
  /// A case begins with one of these and ends with one of the others.
  private static let beginnings: Set<String> = [
    "case-filing-approval", "case-source-register", "licence-application", "confirmation-application",
    "inspection-record", "coercion-approval",
  ]
  private static let ends: Set<String> = [
    "penalty-decision", "no-penalty-decision", "on-spot-decision", "licence-decision", "licence-refusal",
    "coercion-decision", "levy-decision",
    "confirmation-decision", "case-closing-approval",
  ]

  /// What was found, and which documents are set aside for it.
  struct Finding {
    var remark: CaseRemark
    /// Indices of the documents that belong to another case than the rest; empty when nobody can say which is the rest.
    var strays: [Int] = []
  }

  func finding() -> Finding? {
    let all = groups()
    guard let largest = all.map(\.count).max(), largest >= 2 else { return nil }
    let wholes = all.filter(isWhole)
    if wholes.count >= 2 { return Finding(remark: mixed(wholes)) }
    let main = all.first { $0.count == largest } ?? []
    let strays = all.filter { $0 != main && isStray($0, beside: main) }
    guard let first = strays.first?.first else { return nil }
    let message = "像是另一案件的文书:\(strays.map(words).joined(separator: ";"));请核对是否误放。它们没有参加评查,其余的照常评查"
    return Finding(
      remark: CaseRemark(
        .strayDocument, source: documents[first].source, page: documents[first].firstPage, message),
      strays: strays.flatMap(\.self))
  }

  private func mixed(_ groups: [[Int]]) -> CaseRemark {
    let other = documents[groups[1][0]]
    return CaseRemark(
      .mixedCases, source: other.source, page: other.firstPage,
      "卷内像有\(groups.count)个案件的文书:\(groups.map(words).joined(separator: ";"));请分成各自的案卷再查")
  }

  private func words(_ group: [Int]) -> String {
    let name = group.lazy.compactMap { names(of: documents[$0]).first }.first ?? ""
    let ids = group.map { documents[$0].id }
    return "\(name)(\(ids.prefix(6).joined(separator: "、"))\(ids.count > 6 ? "等\(ids.count)份" : ""))"
  }

  /// The documents begin a case and end it.
  private func isWhole(_ group: [Int]) -> Bool {
    let kinds = Set(group.map { documents[$0].kind })
    return group.count >= 2 && !kinds.isDisjoint(with: Self.beginnings) && !kinds.isDisjoint(with: Self.ends)
  }

  /// They decide about somebody whom no document of the case names. The documents of a case with two parties, decided about
  /// one by one, name both.
  private func isStray(_ group: [Int], beside main: [Int]) -> Bool {
    guard main.count >= Self.leastMain else { return false }
    return group.contains { index in
      let document = documents[index]
      let isSure = document.confidence >= Self.leastSure && document.unreadable == nil
      guard isSure, Self.ends.contains(document.kind),
        document.fields["document-number"]?.contains(where: { $0.state == .found }) ?? false
      else { return false }
      let names = names(of: document).map { LabelFinder.withoutBrackets($0) }.filter { $0.unicodeScalars.count >= 2 }
      return !names.isEmpty
        && !main.contains { other in
          let bytes = documents[other].text.bytes
          return names.contains { Bytes.contains($0, in: bytes, 0..<bytes.count) }
        }
    }
  }

  /// Documents that make a case of which one may say whom it does not name.
  private static let leastMain = 4
  /// How sure the kind of a decision must be that is to speak for a case of its own.
  private static let leastSure = 0.85

  /// Documents that share a party or a number, by index; those that name neither belong to no group.
  private func groups() -> [[Int]] {
    var leader = Array(documents.indices)
    func top(_ index: Int) -> Int {
      var index = index
      while leader[index] != index { index = leader[index] }
      return index
    }
    func join(_ one: Int, _ other: Int) {
      let (first, second) = (top(min(one, other)), top(max(one, other)))
      leader[max(first, second)] = min(first, second)
    }
    let names: [[PartyName]] = documents.map { document in self.names(of: document).map { PartyName($0) } }
    let numbers = documents.map { document in
      Set(
        Self.numberFields.flatMap { document.fields[$0] ?? [] }.compactMap { occurrence -> String? in
          guard case .documentNumber(let number)? = occurrence.value else { return nil }
          return number.identity
        })
    }
    var byName: [String: Int] = [:]
    var byNumber: [String: Int] = [:]
    var distinct: [(name: PartyName, document: Int)] = []
    for index in documents.indices {
      for name in names[index] {
        if let known = byName[name.normalized] {
          join(known, index)
        } else {
          byName[name.normalized] = index
          distinct.append((name, index))
        }
      }
      for number in numbers[index] {
        if let known = byNumber[number] { join(known, index) } else { byNumber[number] = index }
      }
    }
    for (place, one) in distinct.enumerated() {
      for other in distinct.dropFirst(place + 1) where top(one.document) != top(other.document) {
        if one.name.compared(with: other.name) != .different { join(one.document, other.document) }
      }
    }
    let named = documents.indices.filter { !names[$0].isEmpty || !numbers[$0].isEmpty }
    return Dictionary(grouping: named, by: top).values.map { $0.sorted() }.sorted { $0[0] < $1[0] }
  }

  private func names(of document: CaseDocument) -> [String] {
    for field in Self.nameFields {
      let found = (document.fields[field] ?? []).filter { $0.state == .found }.compactMap(\.plainText)
      if !found.isEmpty { return found }
    }
    return []
  }
}
