extension ExtractedSource {
  /// Notes on every file of a case that has the same bytes as an earlier one; nothing is taken away.
  ///
  /// - Parameter sources: in the order of the case.
  public static func noteDuplicates(in sources: inout [ExtractedSource]) {
    var first: [String: String] = [:]
    for index in sources.indices where sources[index].status != .skipped && !sources[index].sha256.isEmpty {
      let source = sources[index]
      guard let original = first[source.sha256] else {
        first[source.sha256] = source.file.path
        continue
      }
      sources[index].issues.append(
        ExtractionIssue(.duplicateFile, "与“\(original)”内容完全相同;请核对是否重复归档"))
    }
  }
}
