import CaseReading

/// A field of a kind of document: `case-filing-approval.approved-on`.
struct FieldPath: Hashable, Sendable, CustomStringConvertible {
  let kind, field: String

  var description: String { "\(kind).\(field)" }

  init(kind: String, field: String) {
    self.kind = kind
    self.field = field
  }

  init(_ node: PackNode, _ context: PackContext) throws(PackError) {
    let text = try node.string("字段")
    try self.init(text, at: node, context)
  }

  init(_ text: String, at node: PackNode, _ context: PackContext) throws(PackError) {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 2 else { throw node.error("字段应写作“文书.字段”,却是“\(text)”") }
    kind = try context.kind(String(parts[0]), at: node)
    field = String(parts[1])
    let known = context.vocabulary.kinds[kind] ?? []
    guard known.contains(field) else { throw node.error("\(kind) 的字段" + Spelling.unknown(field, among: known)) }
  }
}
