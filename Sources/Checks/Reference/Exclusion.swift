import CaseReading

/// A period that does not count, 不计入期限的期间, with the documents that prove its days.
struct Exclusion: Sendable {
  struct Span: Sendable {
    let from: DateSource
    /// Either the end, or the field that says how many days it lasts.
    let to: DateSource?
    let days: FieldPath?
  }

  /// 听证
  let name: String
  let spans: [Span]

  /// `{name: 听证, spans: [{from: …, to: …}]}`, or one span written in place.
  init(_ node: PackNode, _ context: PackContext) throws(PackError) {
    var keys = try PackMapping(node, name: "不计入事项")
    name = try keys.require("name").string("name")
    if let list = keys.take("spans") {
      var spans: [Span] = []
      for element in list.listed { spans.append(try Exclusion.span(element, context)) }
      self.spans = spans
    } else {
      spans = [try Exclusion.span(&keys, context)]
    }
    try keys.finish()
  }

  private static func span(_ node: PackNode, _ context: PackContext) throws(PackError) -> Span {
    var keys = try PackMapping(node, name: "不计入期间")
    let span = try span(&keys, context)
    try keys.finish()
    return span
  }

  private static func span(_ keys: inout PackMapping, _ context: PackContext) throws(PackError) -> Span {
    let from = try DateSource(keys.require("from"), context)
    let to = try keys.take("to").map { node throws(PackError) in try DateSource(node, context) }
    let days = try keys.take("days").map { node throws(PackError) in try FieldPath(node, context) }
    guard (to == nil) != (days == nil) else { throw keys.node.error("不计入期间应有 to 或 days 之一") }
    return Span(from: from, to: to, days: days)
  }
}
