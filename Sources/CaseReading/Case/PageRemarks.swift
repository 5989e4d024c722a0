import DocExtract

/// Pages that are missing or out of order, 缺页、错页, by the numbers that they bear.
struct PageRemarks {
  let source: Int
  let numbers: PageNumbers

  /// Share of the pages of a file that must bear numbers of the volume before these count.
  private static let leastShare = 0.6
  private static let leastPages = 4
  /// Pages before and behind among which a number must find one that it goes on with.
  private static let reach = 3

  /// A document that numbers its pages itself.
  ///
  /// - Parameter elsewhere: numbers of the same document that another file holds.
  func remarks(on document: CaseDocument, elsewhere: Set<Int> = []) -> [CaseRemark] {
    guard !numbers.countsFile, let first = document.firstPage, let last = document.lastPage else { return [] }
    let own = (first...last).compactMap { page in numbers.own[page].map { (page: page, own: $0) } }
    guard let total = own.first?.own.total, own.allSatisfy({ $0.own.total == total }), own.count * 2 > last - first,
      Set(own.map(\.own.number)).count == own.count
    else { return [] }
    let missing = Set(1...total).subtracting(own.map(\.own.number)).subtracting(elsewhere)
    // Numbers that run through the whole file say nothing of one document.
    guard
      own.contains(where: { $0.own.number == 1 }) || own.count == total || !elsewhere.isEmpty
        || missing.count < total - 1
    else { return [] }
    if !missing.isEmpty {
      let pages = missing.sorted().map(String.init).joined(separator: "、")
      return [
        CaseRemark(
          .pagesMissing, source: source, page: first, "“\(document.title)”自编页码共\(total)页,没有第\(pages)页;请补齐,缺的内容不当作没有")
      ]
    }
    let sorted = own.map(\.own.number)
    guard sorted != sorted.sorted() else { return [] }
    let order = sorted.map(String.init).joined(separator: "、")
    return [
      CaseRemark(.pagesShuffled, source: source, page: first, "“\(document.title)”的页次错乱,依次是第\(order)页;请按页码重排")
    ]
  }

  /// A file whose pages bear the numbers of the volume.
  func remarks(onVolumeOf pages: [Int]) -> [CaseRemark] {
    let all = allNumbers(pages)
    let numbered = volumeNumbers(all)
    guard numbered.count >= Self.leastPages, Double(numbered.count) >= Self.leastShare * Double(pages.count) else {
      return []
    }
    // The numbers of separate documents begin anew; those of a volume do not.
    let known = Set(numbered.map(\.number))
    guard known.count == numbered.count else { return [] }
    var remarks: [CaseRemark] = []
    for (before, after) in zip(numbered, numbered.dropFirst()) {
      let between = all.filter { before.page < $0.page && $0.page < after.page }.map(\.number)
      if let remark = remark(before, after, between: between, known: Set(all.map(\.number))) { remarks.append(remark) }
    }
    // Numbers that belong to the pages' content, such as amounts, jump everywhere.
    return remarks.count * 4 > numbered.count ? [] : remarks
  }

  /// A file of several documents whose pages are counted as one, `第3页 共5页`.
  func remarks(onCountOf pages: [Int]) -> [CaseRemark] {
    let counted = pages.compactMap { page in numbers.own[page].map { (page: page, own: $0) } }
    guard !numbers.countsFile, numbers.hasOneCount, let first = counted.first, let last = counted.last else {
      return []
    }
    let known = Set(counted.map(\.own.number))
    var remarks: [CaseRemark] = []
    func miss(_ due: Range<Int>, at page: Int) {
      let missing = due.filter { !known.contains($0) }.map(String.init)
      guard !missing.isEmpty else { return }
      let words = missing.joined(separator: "、")
      remarks.append(
        CaseRemark(
          .pagesMissing, source: source, page: page, "全卷页码共\(first.own.total)页,没有第\(words)页;请补齐,缺的内容不当作没有"))
    }
    if let least = known.min() { miss(1..<least, at: first.page) }
    var highest = first.own.number
    for next in counted.dropFirst() where next.own.number > highest {
      miss((highest + 1)..<next.own.number, at: next.page)
      highest = next.own.number
    }
    if highest < first.own.total { miss((highest + 1)..<(first.own.total + 1), at: last.page) }
    for (before, after) in zip(counted, counted.dropFirst()) where after.own.number < before.own.number {
      remarks.append(
        CaseRemark(
          .pagesShuffled, source: source, page: after.page,
          "全卷页码\(before.own.number)之后是\(after.own.number),页次错乱;请按页码重排"))
    }
    return remarks
  }

  private typealias Numbered = (page: Int, number: Int)

  /// What is wrong between two pages whose numbers count.
  ///
  /// - Parameters:
  ///   - between: what the pages between them bear.
  ///   - known: what any page bears.
  private func remark(_ before: Numbered, _ after: Numbered, between: [Int], known: Set<Int>) -> CaseRemark? {
    func shuffled(_ page: Int, _ words: String) -> CaseRemark {
      CaseRemark(.pagesShuffled, source: source, page: page, "卷内页码\(before.number)之后\(words),页次错乱;请按页码重排")
    }
    guard after.number > before.number else { return shuffled(after.page, "是\(after.number)") }
    let due = Array((before.number + 1)..<after.number)
    if between != between.sorted(), between.sorted() == due {
      return shuffled(before.page + 1, "依次是\(between.map(String.init).joined(separator: "、"))")
    }
    // 6, 10, 8: a page that is due stands elsewhere.
    if between.count == due.count, between != due, due.contains(where: { !between.contains($0) && known.contains($0) })
    {
      return shuffled(before.page + 1, "是\(between.map(String.init).joined(separator: "、"))")
    }
    guard due.count > after.page - before.page - 1 else { return nil }
    let missing = due.filter { !known.contains($0) }
    guard let first = missing.first, let last = missing.last else { return shuffled(after.page, "是\(after.number)") }
    let words = first == last ? "\(first)" : "\(first)至\(last)"
    return CaseRemark(
      .pagesMissing, source: source, page: after.page, "卷内页码从\(before.number)跳到\(after.number),缺第\(words)页;请补齐")
  }

  /// The numbers of the volume from page 1 on.
  private func allNumbers(_ pages: [Int]) -> [Numbered] {
    var numbered = pages.compactMap { page in numbers.plain[page].map { (page: page, number: $0) } }
    if let start = numbered.firstIndex(where: { $0.number == 1 }) { numbered.removeFirst(start) }
    return numbered
  }

  /// Those that go on with another one near them.
  private func volumeNumbers(_ numbered: [Numbered]) -> [Numbered] {
    let shifts = numbered.map { $0.number - $0.page }
    return numbered.indices.filter { index in
      let near = max(0, index - Self.reach)..<min(shifts.count, index + Self.reach + 1)
      return near.contains { $0 != index && shifts[$0] == shifts[index] }
    }.map { numbered[$0] }
  }
}
