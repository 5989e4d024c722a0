import CaseReading

/// Where people come from: a field, or a fact of the case.
enum PeopleSource: Sendable {
  case field(FieldPath)
  /// 调查人员: of the investigation report and of the records made on the spot.
  case investigators
  case officers

  init(_ node: PackNode, _ context: PackContext) throws(PackError) {
    switch try node.string("人员来源") {
    case "case.investigators": self = .investigators
    case "case.officers": self = .officers
    case let text where text.hasPrefix("case."):
      throw node.error("人员来源" + Spelling.unknown(text, among: ["case.investigators", "case.officers"]))
    default:
      let path = try FieldPath(node, context)
      guard [.person, .people, .signature].contains(context.vocabulary.type(of: path.field)) else {
        throw node.error("\(path) 不是人员字段")
      }
      self = .field(path)
    }
  }

  static let investigatorFields: [FieldPath] = [
    FieldPath(kind: "investigation-report", field: "investigators"),
    FieldPath(kind: "inspection-record", field: "officers"),
    FieldPath(kind: "interview-record", field: "officers"),
  ]
  static let officerFields: [FieldPath] =
    investigatorFields + [
      FieldPath(kind: "coercion-record", field: "officers"), FieldPath(kind: "sampling-record", field: "officers"),
      FieldPath(kind: "evidence-registration-notice", field: "officers"),
      FieldPath(kind: "on-spot-decision", field: "officers"), FieldPath(kind: "recheck-record", field: "officers"),
      FieldPath(kind: "on-spot-filing-record", field: "officers"),
    ]

  /// Those named; `unread` says why there may be more.
  func people(in scope: CaseScope) -> (people: [NamedPerson], unread: String?, absent: String?) {
    let paths: [FieldPath]
    switch self {
    case .field(let path): paths = [path]
    case .investigators: paths = PeopleSource.investigatorFields
    case .officers: paths = PeopleSource.officerFields
    }
    var people: [NamedPerson] = []
    var unread: String?
    var absent: String?
    for path in paths {
      switch scope.read(path) {
      case .found(let places): people += places.flatMap(People.named)
      case .blank: absent = absent ?? "\(scope.vocabulary.name(ofField: path.field))未填写"
      case .absent(let reason): absent = absent ?? reason
      case .unreadable(let reason): unread = unread ?? reason
      }
    }
    return (people, unread, people.isEmpty ? absent ?? "没有人员" : nil)
  }

  func name(_ vocabulary: Vocabulary) -> String {
    switch self {
    case .field(let path): "\(vocabulary.name(of: path.kind))的\(vocabulary.name(ofField: path.field))"
    case .investigators: "调查人员"
    case .officers: "执法人员"
    }
  }
}
