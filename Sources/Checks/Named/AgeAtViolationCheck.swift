import CaseReading

/// `AgeAtViolation`: the party had turned fourteen by the day of the violation (处罚法第三十条; 周岁从生日的次日起算).
///
/// With `max-age` those between both ages are looked at: the decision has to say one of the `required` words.
struct AgeAtViolationCheck: NamedCheck {
  private let minimum: Int
  private let maximum: Int?
  private let required: PackPattern?

  init(_ keys: inout PackMapping, _ context: PackContext) throws(PackError) {
    minimum = try keys.integer("min-age") ?? 14
    maximum = try keys.integer("max-age")
    required = try keys.take("required").map { node throws(PackError) in try context.alternatives(node) }
    if (maximum == nil) != (required == nil) { throw keys.node.error("max-age 与 required 应一并写明") }
  }

  func examine(_ scope: CaseScope) -> CheckOutcome {
    let kinds = ["penalty-decision", "on-spot-decision"]
    let indices = kinds.flatMap(scope.indices)
    guard !indices.isEmpty else { return .absent("没有处罚决定书") }
    return indices.reduce(into: CheckOutcome()) { $0 += examine($1, scope.focused(on: $1)) }
  }

  private func examine(_ index: Int, _ scope: CaseScope) -> CheckOutcome {
    let kind = scope.file.documents[index].kind
    // The number beside the name of a company is that of its representative.
    let names = scope.read("party-name", in: index).found
    let isCompany = names.contains { PartyOfDocument.kind(ofName: $0.text) == .organization }
    if isCompany || PartyOfDocument.kind(of: scope.file.documents[index], in: scope.file) == .organization {
      return .absent("当事人是单位")
    }
    do throws(Unmet) {
      let identity = scope.read("id-number", in: index)
      guard let (birthday, born) = birthday(identity.found, scope.file.documents[index]) else {
        if case .unreadable(let reason) = identity { return .unread(reason) }
        return .absent("身份证件号码不完整或者没有通过校验")
      }
      guard let years = birthday.adding(months: 12 * ((maximum ?? minimum) + 10)),
        let turned = birthday.adding(months: 12 * minimum)
      else { return .absent("没有出生日期") }
      let violation = violation(in: index, kind, scope)
      // Grown up by the day of the decision whatever the day of the violation was.
      if let decided = scope.read("decided-on", in: index).found.first?.date, decided > years, violation == nil {
        return .passed
      }
      guard let violation else { return .absent("没有违法行为日期") }
      let (day, evidence) = try violation.get()
      if let maximum {
        guard day > turned, let grown = birthday.adding(months: 12 * maximum), day <= grown else { return .passed }
        return stated(in: index, "当事人\(birthday)出生,\(day)已满\(minimum)不满\(maximum)周岁", [born, evidence], scope)
      }
      guard day <= turned else { return .passed }
      return .failed(
        scope.finding(
          "当事人\(birthday)出生,\(day)未满\(minimum)周岁", kind: kind, subject: "\(birthday.iso) \(day.iso)",
          evidence: [born, evidence]))
    } catch {
      return CheckOutcome(error)
    }
  }

  /// Whether the decision says what the age of the party meant for it.
  private func stated(in index: Int, _ message: String, _ evidence: [Evidence], _ scope: CaseScope) -> CheckOutcome {
    let document = scope.file.documents[index]
    if let required, required.matches(anythingIn: document.text.bytes) { return .passed }
    if let reason = document.unreadable { return .unread(reason) }
    return .failed(
      scope.finding(
        message + ",决定书没有写明从轻或者减轻", kind: document.kind, subject: "未成年人没有从轻减轻",
        searched: scope.searched(document), evidence: evidence))
  }

  /// By the number; where part of it is hidden, as the party's particulars print it.
  private func birthday(_ identity: [Place], _ document: CaseDocument) -> (CalendarDate, Evidence)? {
    for place in identity {
      if let number = IdentityNumber(place.folded), number.isValid, let day = number.birthday {
        return (day, place.evidence)
      }
    }
    let bytes = document.text.bytes
    guard let printed = AgeAtViolationCheck.printed,
      let match = printed.firstMatch(in: bytes, range: 0..<min(bytes.count, AgeAtViolationCheck.reach)),
      let range = match["v"] ?? match["w"],
      let day = DateReader.matches(in: bytes, range: range).first?.value.date
    else { return nil }
    let evidence = Evidence(
      document: document.id, source: document.source, span: document.text.span(of: range),
      confidence: document.confidence)
    return (day, evidence)
  }

  /// Beside the party's name; further on people are named who are no party.
  private static let printed = try? Pattern(
    #"(?:当事人|违法行为人|违法嫌疑人|被处罚人)(?:(?!现查明|经查|被侵害|受害|监护人|法定代理|。)[\s\S]){0,160}?"#
      + #"(?:出生(?:日期|年月日|时间)?[:]?(?P<v>\d{4}年\d{1,2}月\d{1,2}日)|(?P<w>\d{4}年\d{1,2}月\d{1,2}日)(?:出生|生))"#)
  /// Bytes from the start within which the party's particulars stand.
  private static let reach = 1_200

  private func violation(in index: Int, _ kind: String, _ scope: CaseScope) -> Result<(CalendarDate, Evidence), Unmet>?
  {
    for field in ["violation-until", "violation-from"] where scope.vocabulary.kinds[kind]?.contains(field) ?? false {
      switch scope.read(field, in: index) {
      case .found(let places):
        if let place = places.first(where: { $0.date != nil }), let day = place.date {
          return .success((day, place.evidence))
        }
        return .failure(.unreadable("违法行为日期不到日"))
      case .unreadable(let reason): return .failure(.unreadable(reason))
      case .absent, .blank: continue
      }
    }
    return nil
  }
}
