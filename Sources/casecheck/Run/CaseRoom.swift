import DocExtract

/// What the files of one case may take in memory together: where it is too little, the largest are given up.
///
/// Which ones does not depend on the order in which they come, and what is kept never exceeds the limit meanwhile.
struct CaseRoom {
  /// Bytes that the documents may take, as ``DocExtract/ExtractedDocument/weight`` counts them.
  let most: Int
  private var kept: [Size] = []
  private var sum = 0
  /// The smallest that was given up: whatever is as large has no room either.
  private var smallestLost: Size?

  private struct Size: Comparable {
    var bytes, index: Int

    static func < (one: Self, other: Self) -> Bool { (one.bytes, one.index) < (other.bytes, other.index) }
  }

  init(most: Int) { self.most = most }

  /// Makes room for one more document.
  ///
  /// - Parameter index: of the file in its case; of two as large the later one is given up.
  /// - Returns: the files to be given up, the new one perhaps among them.
  mutating func take(_ bytes: Int, at index: Int) -> [Int] {
    let size = Size(bytes: bytes, index: index)
    if let smallestLost, size > smallestLost { return [index] }
    kept.append(size)
    sum += bytes
    var lost: [Int] = []
    while sum > most, let largest = kept.indices.max(by: { kept[$0] < kept[$1] }) {
      let gone = kept.remove(at: largest)
      sum -= gone.bytes
      smallestLost = gone
      lost.append(gone.index)
    }
    return lost
  }
}

extension ExtractedDocument {
  /// Bytes that it takes in memory while its case is read, about: what it holds, and what reading makes of each piece.
  var weight: Int {
    let cells = tables.reduce(0) { $0 + $1.cells.count }
    return text.utf8.count * 5 + lines.count * MemoryLayout<TextLine>.stride * 3
      + paragraphs.count * MemoryLayout<Paragraph>.stride + cells * MemoryLayout<Table.Cell>.stride * 2
      + marks.count * MemoryLayout<Mark>.stride + boxes.count * MemoryLayout<Float>.stride * 4
  }
}

extension ExtractedSource {
  /// The row of a file for which its case had no room.
  ///
  /// - Parameter most: bytes that there were for the case.
  func withoutRoom(_ most: Int) -> ExtractedSource {
    givenUp(
      .over(.text, "一个案卷的文书读进内存合计超过 \(ByteSize.words(most)),没有读取其中最大的文件;请拆分这个文件或者案卷"))
  }
}
