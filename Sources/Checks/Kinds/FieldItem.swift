import CaseReading

/// A field that must be filled in: one of several will do.
struct FieldItem: Sendable {
  enum Alternative: Sendable {
    /// Of the document examined.
    case own(String)
    /// Of another document of the case.
    case other(FieldPath)
    case condition(Condition)
  }
  let alternatives: [Alternative]
  /// In place of the names of the fields.
  let name: String?
  /// At least so many people.
  let minimum: Int?
  let when, unless: Condition?
  let severity: Severity?
  let isHint: Bool

  /// `facts`, `recipient-signature|refusal-note`, `[review-body, review-period]`,
  /// `{any-of: […], name: 救济途径, min: 2, when: …, unless: …, severity: minor, hint: true}`.
  init(_ node: PackNode, documents: [String], _ context: PackContext) throws(PackError) {
    if node.entries == nil {
      alternatives = try FieldItem.alternatives(node, documents, context)
      (name, minimum, when, unless, severity, isHint) = (nil, nil, nil, nil, nil, false)
      return
    }
    var keys = try PackMapping(node, name: "要素")
    alternatives = try FieldItem.alternatives(keys.require("any-of"), documents, context)
    name = try keys.string("name")
    minimum = try keys.integer("min")
    when = try keys.take("when").map { node throws(PackError) in try Condition(node, context) }
    unless = try keys.take("unless").map { node throws(PackError) in try Condition(node, context) }
    severity = try keys.word("severity")
    isHint = try keys.boolean("hint") ?? false
    try keys.finish()
  }

  private static func alternatives(
    _ node: PackNode, _ documents: [String], _ context: PackContext
  ) throws(PackError) -> [Alternative] {
    var found: [Alternative] = []
    for element in node.listed {
      if element.entries != nil {
        var keys = try PackMapping(element, name: "要素")
        found.append(.condition(try Condition(keys.require("condition"), context)))
        try keys.finish()
        continue
      }
      for part in try element.string("字段").split(separator: "|").map(String.init) {
        if part.contains(".") {
          found.append(.other(try FieldPath(part, at: element, context)))
        } else {
          let known = documents.reduce(into: Set<String>()) { $0.formUnion(context.vocabulary.kinds[$1] ?? []) }
          guard known.contains(part) else {
            throw element.error("\(documents.joined(separator: "、")) 的字段" + Spelling.unknown(part, among: known))
          }
          found.append(.own(part))
        }
      }
    }
    guard !found.isEmpty else { throw node.error("要素是空的") }
    return found
  }

  /// What a finding calls it.
  func name(_ vocabulary: Vocabulary) -> String {
    if let name { return name }
    let names = alternatives.compactMap { alternative -> String? in
      switch alternative {
      case .own(let field): vocabulary.name(ofField: field)
      case .other(let path): "\(vocabulary.name(of: path.kind))的\(vocabulary.name(ofField: path.field))"
      case .condition: nil
      }
    }
    let joined = names.joined(separator: "或")
    return minimum.map { "\(joined)(至少\($0)人)" } ?? joined
  }

  var fields: [String] {
    alternatives.compactMap { if case .own(let field) = $0 { field } else { nil } }
  }

  enum Answer {
    case present, notAsked
    /// With the empty places, when there are any.
    case missing([Place])
    case unreadable(String)
  }

  /// Whether one of `documents` (indices), or another document of the scope, has it.
  func answer(in documents: [Int], _ scope: CaseScope) -> Answer {
    if let when {
      switch when.truth(in: scope) {
      case .yes: break
      case .no: return .notAsked
      case .unknown(let reason): return .unreadable(reason)
      }
    }
    if let unless {
      switch unless.truth(in: scope) {
      case .yes: return .notAsked
      case .no: break
      case .unknown(let reason): return .unreadable(reason)
      }
    }
    var blank: [Place] = []
    var unreadable: String?
    for alternative in alternatives {
      switch alternative {
      case .condition(let condition):
        switch condition.truth(in: scope) {
        case .yes: return .present
        case .unknown(let reason): unreadable = unreadable ?? reason
        case .no: continue
        }
      case .other(let path):
        guard let answer = FieldItem.present(scope.read(path), minimum, &blank, &unreadable) else { continue }
        return answer
      case .own(let field):
        for index in documents {
          guard scope.vocabulary.kinds[scope.file.documents[index].kind]?.contains(field) ?? true,
            let answer = FieldItem.present(scope.read(field, in: index), minimum, &blank, &unreadable)
          else { continue }
          return answer
        }
      }
    }
    if let unreadable { return .unreadable(unreadable) }
    return .missing(blank)
  }

  private static func present(
    _ result: FieldResult, _ minimum: Int?, _ blank: inout [Place], _ unreadable: inout String?
  ) -> Answer? {
    switch result {
    case .found(let places):
      if let minimum {
        if People.count(in: places) >= minimum { return .present }
        // A signature that is there may be anybody's.
        let isUnnamed = places.contains { $0.mark == .unclear || $0.mark == .present && People.named(in: $0).isEmpty }
        if isUnnamed { unreadable = unreadable ?? "签名不能辨认是谁" } else { blank += places }
        return nil
      }
      // A place for a signature or a seal that cannot be judged, as in a draft, is not missing.
      let filled = places.filter { $0.mark != .blank && !$0.saysNobody }
      if filled.isEmpty { blank += places }
      return filled.isEmpty ? nil : .present
    case .blank(let places): blank += places
    case .absent: break
    case .unreadable(let reason): unreadable = unreadable ?? reason
    }
    return nil
  }
}
