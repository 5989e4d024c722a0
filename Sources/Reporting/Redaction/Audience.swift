/// Whom a report is made for, which decides what it shows of persons.
///
/// Without an audience numbers, plates, home addresses and the names of persons who are neither party nor official are
/// hidden.
public enum Audience: String, Sendable, CaseIterable {
  /// The agency whose file it is, and whoever reviews it: everything as it stands in the file.
  case agency, reviewer
  /// Anybody: names of parties that are persons are hidden too, and no page is shown.
  case `public`

  public var isInside: Bool { self != .public }
}

/// Something about a person that a report does not show.
public enum PersonalKind: String, Sendable, CaseIterable {
  case identity, telephone, card, plate, email, address, person, party

  /// As a report lists it.
  public var chineseName: String {
    switch self {
    case .identity: "身份证号"
    case .telephone: "电话号码"
    case .card: "银行账号"
    case .plate: "车牌号"
    case .email: "电子邮箱"
    case .address: "住址"
    case .person: "其他自然人的姓名"
    case .party: "自然人当事人的姓名"
    }
  }

  /// What is hidden from an audience.
  static func hidden(from audience: Audience?) -> Set<PersonalKind> {
    switch audience {
    case .agency, .reviewer: []
    case nil: [.identity, .telephone, .card, .plate, .email, .address, .person]
    case .public: Set(allCases)
    }
  }
}
