public import CaseReading

/// What an example says about its case besides the documents.
public struct ExampleFacts: Sendable {
  public var kind, procedure, sector, province: String?
  public var stages: [String] = []
  public var completeness = Completeness.partial
  public var asOf: CalendarDate?
  public var lists: [String: ReferenceList] = [:]
  /// Reason why a page of the case was not read; `nil` when all was.
  public var unread: String?
  /// What reading the whole file showed, about its first source.
  public var remarks: [CaseRemark] = []
  /// Width and height of the scanned pages of the first source, in points.
  public var pages: [(width: Double, height: Double)] = []

  public init() {}

  init(_ node: PackNode) throws(PackError) {
    var keys = try PackMapping(node, name: "facts")
    kind = try keys.take("kind").map { node throws(PackError) in try node.word("kind", among: CaseWords.kinds) }
    procedure = try keys.take("procedure").map { node throws(PackError) in
      try node.word("procedure", among: CaseWords.procedures)
    }
    sector = try keys.take("sector").map { node throws(PackError) in try node.word("sector", among: CaseWords.sectors) }
    province = try keys.take("province").map { node throws(PackError) in
      try node.word("province", among: CaseWords.provinces)
    }
    for element in keys.take("stages")?.listed ?? [] {
      stages.append(try element.word("stages", among: CaseWords.stages))
    }
    completeness = try keys.word("completeness") ?? .partial
    asOf = try keys.date("as-of")
    unread = try keys.string("unread")
    for entry in keys.take("remarks")?.entries ?? [] {
      guard let code = CaseRemark.Code(rawValue: entry.key) else {
        throw entry.error("remarks" + Spelling.unknown(entry.key, among: CaseRemark.Code.allCases.map(\.rawValue)))
      }
      remarks.append(CaseRemark(code, source: 0, try entry.value.string(entry.key)))
    }
    for element in keys.take("pages")?.listed ?? [] {
      let sides = element.listed
      guard sides.count == 2 else { throw element.error("pages 的每一项应为 [宽, 高]") }
      pages.append((Double(try sides[0].integer("宽")), Double(try sides[1].integer("高"))))
    }
    if let node = keys.take("lists") {
      for entry in node.entries ?? [] {
        guard ReferenceList.known[entry.key] != nil else {
          throw entry.error("清单" + Spelling.unknown(entry.key, among: ReferenceList.known.keys))
        }
        lists[entry.key] = ReferenceList(csv: try entry.value.string("清单"))
      }
    }
    try keys.finish()
  }
}
