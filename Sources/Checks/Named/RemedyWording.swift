import CaseReading

/// What is right about remedies for a decision of a certain day.
struct RemedyWording {
  private let document: CaseDocument
  private let day: CalendarDate
  private let scope: CaseScope
  private let agency: String

  init(_ document: CaseDocument, day: CalendarDate, _ scope: CaseScope) {
    self.document = document
    self.day = day
    self.scope = scope
    agency =
      ["issuing-agency", "agency-name"].lazy.compactMap { field in
        document.fields[field]?.first { $0.state == .found }?.text
      }.first ?? ""
  }

  private func finding(_ message: String, _ place: Place) -> Finding {
    scope.finding(
      "\(scope.facts.name(of: document))\(message)", kind: document.kind, subject: "\(place.field) \(place.text)",
      evidence: [place.evidence])
  }

  private static let reviewFirst = try? Pattern("复议决定")
  private static let land = try? Pattern("土地管理法[\\s\\S]*拆除|拆除[\\s\\S]*土地管理法")
  private static let otherwise = try? Pattern("(?<!停止执行,)(?<!停止执行。)法律另有规定")

  private func says(_ pattern: Pattern?) -> Bool { pattern?.matches(anythingIn: document.text.bytes) ?? false }

  func reviewPeriod(_ place: Place) -> CheckOutcome {
    guard let period = place.duration else { return .absent("复议期限读不成期限") }
    if period == TimeLimit(60, .days) || period == TimeLimit(2, .months) { return .passed }
    // 法律规定的申请期限超过六十日的除外
    if period.unit == .days, period.count > 60 { return .hint(finding("写复议期限\(period.shown),一般为60日", place).softened) }
    return .failed(finding("写复议期限\(period.shown),应为60日", place))
  }

  func litigationPeriod(_ place: Place) -> CheckOutcome {
    guard let period = place.duration else { return .absent("起诉期限读不成期限") }
    let expected = day.iso < "2015-05-01" ? TimeLimit(3, .months) : TimeLimit(6, .months)
    if period == expected { return .passed }
    if period == TimeLimit(15, .days) {
      // 收到复议决定之日起十五日; 土地管理法第八十三条
      if says(RemedyWording.reviewFirst) { return .passed }
      if says(RemedyWording.land) {
        return .hint(finding("写起诉期限15日,依土地管理法第八十三条限期拆除的规定核对", place).softened)
      }
    }
    if says(RemedyWording.otherwise) || period.unit == .months && period.count > expected.count {
      return .hint(finding("写起诉期限\(period.shown),一般为\(expected.shown)", place).softened)
    }
    return .failed(finding("写起诉期限\(period.shown),应为\(expected.shown)", place))
  }

  /// Since 2024 the government of the same level, and no longer the department above (复议法第二十四条).
  func reviewBody(_ place: Place) -> CheckOutcome {
    let isLed = RemedyWording.above.contains { agency.contains($0) }
    if isLed, place.text.contains("人民政府") {
      return .failed(finding("写可向\(place.text)申请复议,对实行垂直领导的机关应向上一级主管部门申请", place))
    }
    let name = place.text.filter { !$0.isWhitespace }
    if agency.hasSuffix("人民政府") { return reviewBodyOfGovernment(place, name) }
    guard day.iso >= "2024-01-01" else { return .passed }
    let isVertical =
      isLed || RemedyWording.above.contains { name.contains($0) }
      || ["customs", "tax"].contains(scope.facts.sector)
    if isVertical || agency.contains("司法") || agency.hasPrefix("国家") { return .passed }
    if RemedyWording.unclear.contains(where: agency.contains)
      || ["tobacco", "fire", "telecom"].contains(scope.facts.sector)
    {
      return .absent("该类机关的复议机关不作判断")
    }
    let isUpper = name.contains("上一级") || name.contains("上级") || name.contains("主管部门")
    let isDepartment =
      !name.contains("人民政府") && !name.contains("管委会") && !name.contains("管理委员会")
      && (["局", "厅", "委员会", "部"].contains(where: name.hasSuffix)
        // 某省国防动员办公室; 某县行政复议办公室 is the government's own.
        || name.hasSuffix("办公室") && !name.contains("复议"))
    guard isUpper || isDepartment else { return .passed }
    return .failed(finding("写可向\(place.text)申请复议,2024年1月1日起为本级人民政府", place))
  }

  /// Of what a government itself decided: the government above it; only a province reviews its own (复议法第二十四条).
  private func reviewBodyOfGovernment(_ place: Place, _ name: String) -> CheckOutcome {
    let isOwn =
      name == "本级人民政府" || name.count > "某人民政府".count && (agency.hasSuffix(name) || name.hasSuffix(agency))
    let isProvince = agency.hasSuffix("省人民政府") || agency.hasSuffix("自治区人民政府")
    guard !isProvince, isOwn || !name.contains("人民政府") else { return .passed }
    return .failed(finding("写可向\(place.text)申请复议,对\(agency)的决定应向上一级人民政府申请", place))
  }

  /// 海关、金融、外汇、税务、国家安全: the department above.
  private static let above = ["海关", "外汇", "税务", "国家安全", "金融监督", "证券监督", "人民银行", "银保监", "证监"]
  private static let unclear = ["烟草", "邮政管理", "气象", "海事", "铁路", "民航", "通信管理", "矿山安全", "消防"]
}
