import CaseReading
import DocExtract

/// What the 卷内目录 of a case says it holds.
struct ContentsList: Sendable {
  private let kinds: Set<String>
  /// An entry names no known kind of document, 其他材料, or cannot be read.
  private let isVague: Bool

  /// `nil` without a list that speaks for the whole case: none, one of a single volume (正卷, 第一册), or one of which hardly
  /// anything was read.
  init?(_ lists: [CaseDocument], in file: CaseFile, titles: TitleTable) {
    var kinds: Set<String> = []
    var isVague = false
    var count = 0
    for list in lists {
      let source = file.sources.indices.contains(list.source) ? file.sources[list.source] : nil
      guard list.unreadable == nil, source?.status != .partial,
        !ContentsList.isOfOneVolume(list, source?.file.path ?? "")
      else { return nil }
      for entry in list.fields["index-entries"] ?? [] {
        guard entry.state == .found else {
          isVague = true
          continue
        }
        count += 1
        let named = ContentsList.kinds(named: entry.text, titles)
        isVague = isVague || named.isEmpty
        kinds.formUnion(named)
      }
    }
    guard count >= ContentsList.fewest else { return nil }
    self.kinds = kinds
    self.isVague = isVague
  }

  private static let fewest = 4
  /// They are part of the file and in no list.
  private static let unlisted: Set = ["file-cover", "file-index", "file-note"]

  private static func isOfOneVolume(_ list: CaseDocument, _ path: String) -> Bool {
    let isNamed = (list.fields["volume-kind"] ?? []).contains { $0.state == .found }
    return isNamed || ["正卷", "副卷", "分册", "一册", "二册"].contains { list.title.contains($0) || path.contains($0) }
  }

  /// 行政处罚决定书及送达回证 names two; empty when a part of the entry names none.
  private static func kinds(named entry: String, _ titles: TitleTable) -> [String] {
    let whole = titles.kinds(of: entry)
    let parts = entry.split { "及和与、,，;；/".contains($0) }.map { titles.kinds(of: String($0)) }
    guard !parts.contains(where: \.isEmpty) else { return parts.count > 1 && titles.isTitle(entry) ? whole : [] }
    return parts.flatMap(\.self)
  }

  /// Whether a document of this kind may be among those listed.
  func mayName(_ kind: String) -> Bool { isVague || kinds.contains(kind) || ContentsList.unlisted.contains(kind) }
}
