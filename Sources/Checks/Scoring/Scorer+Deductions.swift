import CaseReading

extension Scorer {
  func finding(_ found: Found) -> Finding? {
    guard let findings = results[found.rule]?.findings, findings.indices.contains(found.index) else { return nil }
    return findings[found.index]
  }

  mutating func take(_ found: Found, _ item: String) {
    taken[found] = item
    for place in places(of: found) where takenPlaces[place] == nil { takenPlaces[place] = item }
  }

  /// Each once.
  func fingerprints(_ found: [Found]) -> [String] {
    found.reduce(into: []) { fingerprints, found in
      guard let fingerprint = finding(found)?.fingerprint(rule: found.rule), !fingerprints.contains(fingerprint) else {
        return
      }
      fingerprints.append(fingerprint)
    }
  }

  /// Findings of a rule that weigh and that speak of the documents of an item, or of the line's.
  func fitting(_ rule: String, _ item: StandardItem, _ line: DeductionLine? = nil) -> [Found] {
    guard let result = results[rule], result.outcome == .failed else { return [] }
    let documents = line?.documents ?? item.documents
    let all = result.findings.indices.filter { index in
      let finding = result.findings[index]
      guard finding.severity > .info else { return false }
      guard !documents.isEmpty, let kind = kind(of: finding) else { return true }
      return documents.contains(kind)
    }
    return all.flatMap { pieces(of: rule, at: $0) }.filter { found in
      line?.elements[rule].map { misses(found, anyOf: $0) } ?? true
    }
  }

  private func kind(of finding: Finding) -> String? {
    if let kind = finding.documentKind { return kind }
    guard let id = finding.evidence.first?.document else { return nil }
    return file.documents.first { $0.id == id }?.kind
  }

  /// What the standard takes for one place.
  private func unit(_ finding: Finding, _ line: DeductionLine, _ units: [Severity: Points]?) -> Points {
    // An unconfirmed veto weighs as a major defect does.
    line.per ?? units?[min(finding.severity, .major)] ?? .zero
  }

  /// What one rule may cost in an item.
  private func mostOfOneRule(in item: StandardItem) -> Points {
    standard.limitsRules && item.points > Points(hundredths: 100) ? item.points.half : item.points
  }

  func most(of line: DeductionLine, in item: StandardItem) -> Points {
    line.zeroes ? item.points : min(line.max ?? item.points, mostOfOneRule(in: item))
  }

  func room(in line: DeductionLine, of item: StandardItem, _ row: ScoreSheet.Item) -> Points {
    let spent = row.deductions.filter { line.part != nil && $0.part == line.part }.map(\.points).sum()
    return min(row.earned, (line.part == nil ? row.points : line.max ?? row.points) - spent)
  }

  /// Takes off what the findings of a rule cost on a line; whether the rule has judged.
  ///
  /// - Parameter isLast: no later line of the item names the rule; otherwise what finds no room is left to that.
  mutating func deduct(
    _ rule: String, _ line: DeductionLine, isLast: Bool, of item: StandardItem, _ row: inout ScoreSheet.Item,
    units: [Severity: Points]? = nil
  ) -> Bool {
    let fitting = fitting(rule, item, line)
    // What the line asks for is not among what is missing.
    guard !fitting.isEmpty else { return line.elements[rule] != nil && !self.fitting(rule, item).isEmpty }
    setAside(fitting, line, item, &row)
    let units = units ?? standard.units
    let own = fitting.filter { taken[$0] == nil }
      .map { (found: $0, unit: finding($0).map { unit($0, line, units) } ?? .zero) }
    let ordered = own.enumerated().sorted { ($1.element.unit, $0.offset) < ($0.element.unit, $1.offset) }.map(\.element)
    guard !ordered.isEmpty else { return true }
    let limit = min(room(in: line, of: item, row), limit(rule, line, item, row))
    let remark = remark(on: .rule(rule, item: item.id))
    var used: [Found] = []
    var sum = Points.zero
    for (found, unit) in ordered {
      if !isLast, !line.zeroes, sum >= limit, !used.isEmpty || limit == .zero { break }
      sum += used.isEmpty || standard.further == .whole ? unit : unit.half
      used.append(found)
      take(found, item.id)
    }
    guard !used.isEmpty else { return true }
    // What a person says a rule costs is for all lines of the item.
    let said = remark?.points.map { max(.zero, $0 - spent(rule, row)) }
    let wanted = line.zeroes ? row.earned : said ?? sum
    let points = min(wanted, line.zeroes ? row.earned : said == nil ? limit : room(in: line, of: item, row))
    row.deductions.append(
      deduction(rule, line, points, used, note: note(points, of: wanted, used, line), remark: remark))
    return true
  }

  private func limit(_ rule: String, _ line: DeductionLine, _ item: StandardItem, _ row: ScoreSheet.Item) -> Points {
    let ofRule = max(.zero, mostOfOneRule(in: item) - spent(rule, row))
    return min(ofRule, line.max ?? ofRule)
  }

  private func spent(_ rule: String, _ row: ScoreSheet.Item) -> Points {
    row.deductions.filter { $0.rule == rule }.map(\.points).sum()
  }

  /// What was found and costs nothing: waived, rejected, or counted in another item.
  private mutating func setAside(
    _ fitting: [Found], _ line: DeductionLine, _ item: StandardItem, _ row: inout ScoreSheet.Item
  ) {
    var groups: [(note: String, found: [Found])] = []
    func add(_ found: Found, _ note: String) {
      if let index = groups.firstIndex(where: { $0.note == note }) {
        groups[index].found.append(found)
      } else {
        groups.append((note, [found]))
      }
    }
    for one in fitting {
      if let other = taken[one] {
        if other != item.id { add(one, "同一缺陷已在 \(other) 扣分") }
        continue
      }
      if let finding = finding(one), finding.isWaived {
        add(one, "已豁免,不扣分")
      } else if rejected.contains(one.rule) || remark(on: .rule(one.rule, item: item.id))?.decision == .rejected {
        add(one, "已驳回,不扣分")
      } else if let other = sharedPlace(one), other != item.id {
        add(one, "同一缺陷已在 \(other) 扣分")
      } else {
        continue
      }
      take(one, item.id)
    }
    for group in groups {
      guard let rule = group.found.first?.rule else { continue }
      let remark = remark(on: .rule(rule, item: item.id))
      row.deductions.append(deduction(rule, line, .zero, group.found, note: group.note, remark: remark))
    }
  }

  /// The item that has counted every place of a finding.
  private func sharedPlace(_ found: Found) -> String? {
    let places = places(of: found)
    guard !places.isEmpty else { return nil }
    let items = Set(places.map { takenPlaces[$0] })
    return items.count == 1 ? items.first ?? nil : nil
  }

  func deduction(
    _ rule: String, _ line: DeductionLine?, _ points: Points, _ found: [Found], note: String?,
    remark: Confirmation? = nil
  ) -> ScoreSheet.Deduction {
    let name = name(of: rule)
    return .init(
      part: line?.part, rule: rule, code: name.code, title: name.title, points: points, findings: fingerprints(found),
      note: note, remark: remark.map(ScoreSheet.Remark.init))
  }

  private func note(_ points: Points, of wanted: Points, _ used: [Found], _ line: DeductionLine) -> String? {
    if let missing = missing(in: used) {
      // The points of a part are gone with the first element.
      return missing + (points < wanted && line.part == nil ? ",应扣 \(wanted),扣到封顶" : "")
    }
    let parts = [used.count > 1 ? "\(used.count) 处" : nil, points < wanted ? "应扣 \(wanted),扣到封顶" : nil]
    let note = parts.compactMap(\.self).joined(separator: ",")
    return note.isEmpty ? nil : note
  }

  /// 附带问题: what other kinds of rules found is taken off one item.
  mutating func attach(to items: inout [ScoreSheet.Item]) {
    guard let attached = sheet.attached, let index = items.firstIndex(where: { $0.id == attached.item }),
      let item = sheet.items.first(where: { $0.id == attached.item })
    else { return }
    let named = Set(sheet.items.flatMap(\.rules))
    let line = DeductionLine(part: "附带问题", rules: [], zeroes: false, choices: [])
    for rule in results.keys.sorted() where attached.groups.contains(where: rule.hasPrefix) && !named.contains(rule) {
      guard results[rule]?.outcome == .failed, items[index].state != .notInvolved else { continue }
      _ = deduct(rule, line, isLast: true, of: item, &items[index], units: attached.units)
    }
    guard items[index].deducted > .zero else { return }
    items[index].undecidedPoints = min(items[index].undecidedPoints, items[index].earned)
    items[index].state = items[index].earned == .zero ? .zero : .deducted
  }
}
