import CaseReading

/// What the 卷内目录 of a case says it holds.
struct ContentsList: Sendable {
  private let kinds: Set<String>
  /// An entry names no known kind of document, 其他材料.
  private let isVague: Bool

  /// `nil` without an index, or with one of which hardly anything was read.
  init?(of file: CaseFile, titles: TitleTable) {
    var kinds: Set<String> = []
    var isVague = false
    var count = 0
    for index in file.documents where index.kind == "file-index" {
      if index.unreadable != nil { return nil }
      for entry in index.fields["index-entries"] ?? [] where entry.state == .found {
        count += 1
        for name in entry.text.split(whereSeparator: { "及和与、,，;；/".contains($0) }) {
          let named = titles.kinds(of: String(name))
          if named.isEmpty { isVague = true }
          kinds.formUnion(named)
        }
      }
    }
    guard count >= ContentsList.fewest else { return nil }
    self.kinds = kinds
    self.isVague = isVague
  }

  private static let fewest = 4

  /// Whether a document of this kind may be among those listed.
  func mayName(_ kind: String) -> Bool { isVague || kinds.contains(kind) }
}
