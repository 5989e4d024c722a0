import DocExtract

/// The rows of a 卷内目录 with the pages of the volume that they name.
struct IndexPages {
  struct Entry: Equatable {
    /// 1-based row of the list.
    var number: Int
    var name: String
    /// Of the volume, not of the file.
    var pages: ClosedRange<Int>
  }
  let entries: [Entry]

  private static let nameHeads = ["题名", "文件名", "文书名称", "文件题名", "材料名称", "标题", "名称", "内容"]
  private static let pageHeads = ["页号", "页码", "页次", "所在页", "起止页", "页数"]
  /// A volume has no more documents than this.
  private static let most = 500

  init(_ layout: DocumentLayout) {
    let listed = layout.grids.map { Self.entries(of: $0, layout) }.max { $0.count < $1.count } ?? []
    entries = listed.isEmpty ? Self.entries(inLinesOf: layout) : listed
  }

  private static func entries(of grid: DocumentLayout.Grid, _ layout: DocumentLayout) -> [Entry] {
    for row in 0..<min(grid.rows, 6) {
      guard let name = column(nameHeads, in: grid, row: row, layout),
        let page = column(pageHeads, in: grid, row: row, layout),
        name != page
      else { continue }
      var found: [Entry] = []
      for row in (row + 1)..<max(row + 1, min(grid.rows, most)) {
        guard let title = words(grid, row, name, layout), let range = words(grid, row, page, layout).flatMap(pages)
        else {
          continue
        }
        found.append(Entry(number: found.count + 1, name: title, pages: range))
      }
      return closed(found)
    }
    return []
  }

  /// `3. 立案审批表 …… 5-6`
  private static func entries(inLinesOf layout: DocumentLayout) -> [Entry] {
    var found: [Entry] = []
    for line in layout.lines.prefix(most) where line.cell == nil && line.range.count <= 200 {
      let text = layout.string(line.range)
      guard
        let match = text.wholeMatch(
          of: /([0-9]{1,3})[.、 ]*(\p{Han}[^…]*?)[.…·_ \-]*\(?([0-9]{1,4}(?:[-~—至][0-9]{1,4})?)\)?/),
        let range = pages(String(match.3))
      else { continue }
      found.append(Entry(number: found.count + 1, name: String(match.2), pages: range))
    }
    return found.count >= 3 ? closed(found) : []
  }

  private static func column(
    _ heads: [String], in grid: DocumentLayout.Grid, row: Int, _ layout: DocumentLayout
  ) -> Int? {
    (0..<grid.columns).first { column in
      guard let words = words(grid, row, column, layout), words.count <= 10 else { return false }
      return heads.contains(where: words.contains)
    }
  }

  private static func words(_ grid: DocumentLayout.Grid, _ row: Int, _ column: Int, _ layout: DocumentLayout) -> String?
  {
    grid.cell(row: row, column: column).flatMap { grid.cells[$0].range }.map { layout.string($0) }
  }

  /// `3`, `3-5`, `3~5`, `3至5`.
  private static func pages(_ words: String) -> ClosedRange<Int>? {
    let numbers = words.split { !$0.isASCII || !$0.isNumber }.compactMap { Int($0) }
    guard let first = numbers.first, first >= 1, numbers.count <= 2, numbers.allSatisfy({ $0 < 10_000 }) else {
      return nil
    }
    return first...max(first, numbers.last ?? first)
  }

  /// A list that names only first pages: each document goes on to the next one.
  private static func closed(_ entries: [Entry]) -> [Entry] {
    // Numbers that go up and down count the pages of each document.
    let first = entries.map(\.pages.lowerBound)
    guard zip(first, first.dropFirst()).allSatisfy({ $0 <= $1 }) else { return [] }
    guard entries.allSatisfy({ $0.pages.count == 1 }) else { return entries }
    return entries.indices.map { index in
      var entry = entries[index]
      if index + 1 < entries.count, entries[index + 1].pages.lowerBound > entry.pages.lowerBound {
        entry.pages = entry.pages.lowerBound...(entries[index + 1].pages.lowerBound - 1)
      }
      return entry
    }
  }
}
