extension Attachment {
  /// A name without signs that would change how the rest of a line is read; at most 200 scalars.
  static func printable(_ name: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in name.unicodeScalars.prefix(200) where scalar.properties.generalCategory != .control {
      if scalar.properties.generalCategory != .format { result.append(scalar) }
    }
    return result.isEmpty ? "未命名" : String(result)
  }

  /// What is to be said of all files that a document carries; `nil` when there are none.
  static func issue(_ attachments: [Attachment]) -> ExtractionIssue? {
    guard !attachments.isEmpty else { return nil }
    let shown = attachments.prefix(5).map(\.name).joined(separator: "、")
    let names = attachments.count > 5 ? shown + " 等" : shown
    guard attachments.contains(where: { $0.kind == .collection }) else {
      return ExtractionIssue(.attachment, "附有 \(attachments.count) 个附件,未读取:\(names);属于案卷的,请取出后单独放入案卷")
    }
    return ExtractionIssue(
      .unreadPart, "是文件包,这里只读到封面页,正文在 \(attachments.count) 个附件里,没有读取:\(names);请把附件取出后逐个放入案卷")
  }
}
