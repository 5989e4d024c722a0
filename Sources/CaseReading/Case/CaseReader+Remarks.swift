import DocExtract

/// What a person should know of the file before trusting what was read of it.
extension CaseReader {
  /// What the numbers of the pages say of the documents of one file; what is missing of a document is not read.
  func pageRemarks(
    _ documents: inout [CaseDocument], _ pages: PageRemarks, _ source: ExtractedDocument
  ) -> [CaseRemark] {
    var remarks: [CaseRemark] = []
    for index in documents.indices where documents[index].source == pages.source {
      let found = pages.remarks(on: documents[index])
      if let missing = found.first(where: { $0.code == .pagesMissing }), documents[index].unreadable == nil {
        documents[index].unreadable = missing.message
      }
      remarks += found
    }
    return remarks + pages.remarks(onVolumeOf: source.pages.map(\.number))
  }

  /// Documents of two cases, copies that contradict each other, documents that break off; what is missing of a document is
  /// not read.
  func remarksOnContent(of documents: inout [CaseDocument]) -> [CaseRemark] {
    let copies = CopyRemarks(documents: documents, library: library)
    var remarks = copies.contradictions() + [MixedCases(documents: documents).remark()].compactMap(\.self)
    for index in documents.indices {
      guard let cut = copies.cutOff(documents[index]) else { continue }
      documents[index].unreadable = cut.message
      remarks.append(cut)
    }
    return remarks
  }
}
