import DocExtract

/// What is done about some pages of a file when others need recognition.
enum PagePiece: Sendable {
  case whole(ExtractedPart)
  case again(ClosedRange<Int>)
  case recognized(ClosedRange<Int>)
  /// A page that may have been recognized before, what it is told by, and the part that it is of.
  case known(Int, likeness: String, of: ExtractedPart)
}

extension ExtractedPart {
  /// Pages of one task: enough that opening the file costs little beside.
  private static let pagesATask = 2

  var needsRecognition: Bool { document?.pages.contains(where: \.isRecognizable) ?? false }

  /// The pages of this part in runs, in their order.
  ///
  /// - Parameter isKept: whether pages that are known again are asked for one by one.
  func pieces(isKept: Bool) -> [PagePiece] {
    let knows = isKept && isOnlyPages
    var runs: [(pages: ClosedRange<Int>, isRecognizable: Bool, likeness: String)] = []
    for page in document?.pages ?? [] {
      let likeness = knows ? page.likeness : ""
      if let last = runs.last, last.isRecognizable == page.isRecognizable, last.likeness.isEmpty, likeness.isEmpty,
        !page.isRecognizable || last.pages.count < Self.pagesATask
      {
        runs[runs.count - 1].pages = last.pages.lowerBound...page.number
      } else {
        runs.append((page.number...page.number, page.isRecognizable, likeness))
      }
    }
    return runs.map { run in
      guard run.isRecognizable else { return .again(run.pages) }
      return run.likeness.isEmpty
        ? .recognized(run.pages) : .known(run.pages.lowerBound, likeness: run.likeness, of: self)
    }
  }
}
