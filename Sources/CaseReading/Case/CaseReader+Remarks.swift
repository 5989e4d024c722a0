import DocExtract

/// What a person should know of the file before trusting what was read of it.
extension CaseReader {
  /// What the numbers of the pages say of the documents of one file; what is missing of a document is not read.
  func pageRemarks(
    _ documents: inout [CaseDocument], _ pages: PageRemarks, _ source: ExtractedDocument
  ) -> [CaseRemark] {
    var remarks: [CaseRemark] = []
    let isCounted = pages.numbers.hasOneCount && documents.count { $0.source == pages.source } > 1
    for index in documents.indices where documents[index].source == pages.source && !isCounted {
      let found = pages.remarks(on: documents[index])
      if let missing = found.first(where: { $0.code == .pagesMissing }), documents[index].unreadable == nil {
        documents[index].unreadable = missing.message
      }
      remarks += found
    }
    let numbers = source.pages.map(\.number)
    let volume = isCounted ? pages.remarks(onCountOf: numbers) : pages.remarks(onVolumeOf: numbers)
    for remark in volume {
      guard let page = remark.page else { continue }
      for index in documents.indices where documents[index].source == pages.source && documents[index].unreadable == nil
      {
        if isTouched(documents[index], by: remark.code, at: page) { documents[index].unreadable = remark.message }
      }
    }
    return remarks + volume
  }

  /// What is missing before `page`, or out of order there, may be part of the document.
  private func isTouched(_ document: CaseDocument, by code: CaseRemark.Code, at page: Int) -> Bool {
    guard let first = document.firstPage, let last = document.lastPage else { return false }
    if first < page && page <= last { return true }
    if code == .pagesShuffled { return (page - 1...page + 1).contains { (first...last).contains($0) } }
    // The page before the gap is the last of a letter that nobody has dated yet.
    let isEnded = ["decided-on", "issued-on"].contains { document.fields[$0]?.contains { $0.state == .found } ?? false }
    let isLetter = library.kind(document.kind)?.isIssuedToParty ?? false
    return last == page - 1 && isLetter && !isEnded
  }

  /// Documents of two cases, copies that contradict each other, documents that break off; what is missing of a document is
  /// not read.
  func remarksOnContent(of documents: inout [CaseDocument]) -> [CaseRemark] {
    let copies = CopyRemarks(documents: documents, library: library)
    let mixed = MixedCases(documents: documents).finding()
    for index in mixed?.strays ?? [] { documents[index].isStray = true }
    var remarks = copies.contradictions() + [mixed?.remark].compactMap(\.self)
    for index in documents.indices {
      guard let cut = copies.cutOff(documents[index]) else { continue }
      documents[index].unreadable = cut.message
      remarks.append(cut)
    }
    return remarks
  }
}
