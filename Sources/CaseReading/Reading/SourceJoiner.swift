import DocExtract

/// Puts together a document that was filed in several files: 询问笔录1.pdf, 询问笔录2.pdf.
///
/// The next file goes on with the one before it when their names differ in a number at the end only, it has no title of its
/// own, and the numbers of its pages, where there are any, go on.
struct SourceJoiner {
  let library: KindLibrary

  /// - Returns: indices of the files that were joined to the one before them; these hold no documents of their own.
  func join(_ sources: inout [ExtractedSource]) -> Set<Int> {
    var joined: Set<Int> = []
    var first = 0
    for index in sources.indices.dropFirst() {
      guard let next = sources[index].document, goesOn(sources[first], sources[index - 1], sources[index]) else {
        first = index
        continue
      }
      let path = sources[index].file.path
      sources[first].document?.join(next, named: path)
      joined.insert(index)
    }
    return joined
  }

  private func goesOn(_ first: ExtractedSource, _ before: ExtractedSource, _ next: ExtractedSource) -> Bool {
    guard let head = first.document, let last = before.document, let document = next.document, !head.pages.isEmpty,
      !document.pages.isEmpty, !head.text.isEmpty, !document.text.isEmpty,
      let stem = Self.stem(of: first.file.path), stem == Self.stem(of: next.file.path)
    else { return false }
    if let here = Self.edge(of: document, document.pages.first), let there = Self.edge(of: last, last.pages.last) {
      return here.total == there.total && here.number == there.number + 1
    }
    let layout = DocumentPart(TextSpan(start: 0, end: document.text.utf8.count), of: document).layout
    let finder = TitleFinder(index: library.titles, layout: layout)
    return !(0..<min(4, layout.lines.count)).contains { layout.lines[$0].cell == nil && finder.title(at: $0) != nil }
  }

  private static func edge(of document: ExtractedDocument, _ page: Page?) -> PageNumbers.Own? {
    guard let page else { return nil }
    return PageNumbers(document, ofSinglePages: true).own[page.number]
  }

  /// The name up to a number, 第二页 or 续 at its end; `nil` without one, or when nothing but numbers is left.
  private static func stem(of path: String) -> String? {
    let name = path.lastIndex(of: ".").map { String(path[..<$0]) } ?? path
    guard let match = name.firstMatch(of: /[ _\-—(]*(?:第?[0-9]{1,3}页?|[一二三四五六]|续[0-9一二三]?|[上中下])\)?$/) else {
      return nil
    }
    let stem = String(name[..<match.range.lowerBound])
    let words = stem.split(separator: "/").last ?? ""
    return words.unicodeScalars.contains { $0.value.isHan } ? stem : nil
  }
}
