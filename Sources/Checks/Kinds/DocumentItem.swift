import CaseReading

/// Something a case must hold: a document, a field of one, or a condition that is as good.
enum DocumentItem: Sendable {
  /// `name` is what a finding calls it in place of the name of the kind.
  case document(String, where: Condition?, name: String?)
  case field(FieldPath)
  case condition(Condition)

  /// `legal-review`, `decision-approval.defense-adoption`, `{document: internal-approval, where: …, name: …}`, `{condition: …}`
  init(_ node: PackNode, _ context: PackContext) throws(PackError) {
    if let text = node.text {
      self =
        text.contains(".")
        ? .field(try FieldPath(node, context)) : .document(try context.kind(node), where: nil, name: nil)
      return
    }
    var keys = try PackMapping(node, name: "文书")
    if let condition = keys.take("condition") {
      self = .condition(try Condition(condition, context))
    } else {
      let kind = try context.kind(keys.require("document"))
      let filter = try keys.take("where").map { node throws(PackError) in try Condition(node, context) }
      self = .document(kind, where: filter, name: try keys.string("name"))
    }
    try keys.finish()
  }

  var kind: String? {
    switch self {
    case .document(let kind, _, _): kind
    case .field(let path): path.kind
    case .condition: nil
    }
  }

  func name(_ vocabulary: Vocabulary) -> String? {
    switch self {
    case .document(let kind, let filter, let name):
      name ?? (filter == nil ? "" : "符合条件的") + vocabulary.name(of: kind)
    case .field(let path): "\(vocabulary.name(of: path.kind))的\(vocabulary.name(ofField: path.field))"
    case .condition: nil
    }
  }

  /// Whether the scope holds it.
  func truth(in scope: CaseScope) -> Truth {
    switch self {
    case .condition(let condition): return condition.truth(in: scope)
    case .document(let kind, nil, _): return Condition.has([kind]).truth(in: scope)
    case .document(let kind, let filter?, _):
      let indices = scope.indices(of: kind)
      if indices.isEmpty { return Condition.has([kind]).truth(in: scope) }
      return .any(indices.map { filter.truth(in: scope.focused(on: $0)) })
    case .field(let path):
      switch scope.read(path) {
      case .found(let places): return .yes([places[0].evidence])
      case .blank, .absent: return .no
      case .unreadable(let reason): return .unknown(because: reason)
      }
    }
  }
}
