import CaseReading

extension Scorer {
  /// One item: what its document, its rules and a person make of it.
  mutating func rated(_ item: StandardItem) -> ScoreSheet.Item {
    var row = ScoreSheet.Item(item)
    if let remark = remark(on: .item(item.id)), remark.decision == .notInvolved {
      row.leaveOut("评查人认为不涉及")
      row.remark = .init(remark)
      return row
    }
    if let reason = absence(of: item) {
      row.leaveOut(reason)
      return row
    }
    var hasJudged = zero(item, &row)
    var open = Points.zero
    if !hasJudged {
      let hasParts = item.hasParts
      for (number, line) in item.lines.enumerated() {
        let asked = row.open.count
        var isJudged = false
        for rule in line.rules where examine(rule, line, at: number, of: item, &row) { isJudged = true }
        if ask(line, of: item, &row) { isJudged = true }
        // What a rule takes the whole item for says nothing of its parts, as long as it finds nothing.
        if isJudged, line.part != nil || !hasParts || row.deducted > .zero { hasJudged = true }
        // A question beside a rule that found nothing is still a question.
        if row.open.count > asked, line.part != nil { open += room(in: line, of: item, row) }
      }
    }
    settle(&row, item, hasJudged: hasJudged, open: open)
    return row
  }

  /// Why an item that may be left out is: the whole case was read, and none of its documents is in it.
  private func absence(of item: StandardItem) -> String? {
    let kinds = item.documents.isEmpty ? item.missing : item.documents
    guard item.isOptional, !kinds.isEmpty, kinds.allSatisfy({ file.documents(of: $0).isEmpty }),
      !item.rules.contains(where: { results[$0]?.outcome == .failed && !fitting($0, item).isEmpty })
    else { return nil }
    guard !mayBeUnread(kinds) else { return nil }
    return "卷内没有\(names(of: kinds))"
  }

  /// Whether a document may stand where nobody could read.
  private func mayBeUnread(_ kinds: [String]) -> Bool {
    !file.unreadParts.isEmpty || file.documents.contains { $0.kind == "unknown" }
  }

  func names(of kinds: [String]) -> String { kinds.map { self.kinds[$0] ?? $0 }.joined(separator: "、") }

  /// 缺文书本项得0分: what was not read is not missing.
  ///
  /// - Returns: whether the item is settled by that.
  private mutating func zero(_ item: StandardItem, _ row: inout ScoreSheet.Item) -> Bool {
    guard !item.missing.isEmpty, !item.isOptional, item.missing.allSatisfy({ file.documents(of: $0).isEmpty }) else {
      return false
    }
    let what = names(of: item.missing)
    let found = item.rules.flatMap { rule in
      fitting(rule, item).filter { found in
        finding(found)?.places.contains { $0.document == nil && item.missing.contains($0.what) } == true
          || finding(found)?.searched != nil && item.missing.contains(finding(found)?.documentKind ?? "")
      }
    }
    if found.isEmpty {
      guard file.completeness == .volume else {
        row.leaveOut("不是完整案卷,没有\(what)不计")
        return true
      }
      guard !mayBeUnread(item.missing) else {
        row.undecidedPoints = item.points
        row.because = "没有读到\(what),可能在没有读出的地方"
        return true
      }
    }
    let weighing = found.filter { finding($0)?.isWaived == false && !rejected.contains($0.rule) }
    for one in found { take(one, item.id) }
    let rule = weighing.first.map { name(of: $0.rule) }
    guard found.isEmpty || !weighing.isEmpty else {
      row.deductions = found.prefix(1).map { one in
        deduction(one.rule, nil, .zero, found, note: rejected.contains(one.rule) ? "已驳回,不扣分" : "已豁免,不扣分")
      }
      return true
    }
    row.because = "缺\(what),本项得0分"
    row.deductions = [
      ScoreSheet.Deduction(
        part: nil, rule: rule?.rule, code: rule?.code, title: "缺\(what),本项得0分", points: item.points,
        findings: fingerprints(weighing), note: nil, remark: nil)
    ]
    return true
  }

  /// What one rule makes of a line; whether it has judged.
  private mutating func examine(
    _ rule: String, _ line: DeductionLine, at number: Int, of item: StandardItem, _ row: inout ScoreSheet.Item
  ) -> Bool {
    if let open = openPoint(of: rule, most: line.max ?? item.points) {
      return answer(open, line, of: item, &row)
    }
    switch results[rule]?.outcome {
    case .passed: return true
    case .indeterminate:
      row.undecided.append(name(of: rule))
      row.undecidedPoints += most(of: line, in: item)
      return false
    case .failed:
      let isLast = split.contains(rule) || !item.lines[(number + 1)...].contains { $0.rules.contains(rule) }
      return deduct(rule, line, isLast: isLast, of: item, &row)
    default: return false
    }
  }

  /// A rule that only a person can judge, or a question: counts when it is answered.
  private func answer(
    _ open: ScoreSheet.OpenPoint, _ line: DeductionLine, of item: StandardItem, _ row: inout ScoreSheet.Item
  ) -> Bool {
    let target: Confirmation.Target =
      open.rule.map { .rule($0, item: item.id) } ?? .question(open.title, item: item.id)
    guard let remark = remark(on: target) else {
      row.open.append(open)
      return false
    }
    guard remark.decision != .notInvolved else { return false }
    let points = min(remark.points ?? .zero, room(in: line, of: item, row))
    row.deductions.append(
      ScoreSheet.Deduction(
        part: line.part, rule: open.rule, code: open.code, title: open.title, points: points, findings: [],
        note: points == .zero ? "评查人核对:\(remark.decision.rawValue)" : nil, remark: .init(remark)))
    return true
  }

  private func ask(_ line: DeductionLine, of item: StandardItem, _ row: inout ScoreSheet.Item) -> Bool {
    guard let question = line.manual else { return false }
    let open = ScoreSheet.OpenPoint(
      reason: .manual, rule: nil, code: nil, title: question, choices: line.choices, most: line.max ?? item.points)
    return answer(open, line, of: item, &row)
  }

  /// - Parameter open: of parts that nobody has looked at.
  private func settle(_ row: inout ScoreSheet.Item, _ item: StandardItem, hasJudged: Bool, open: Points) {
    guard row.state != .notInvolved else { return }
    let rest = row.earned
    // An item of which nothing was judged is undecided as a whole.
    row.undecidedPoints =
      row.undecided.isEmpty ? min(row.undecidedPoints, rest) : hasJudged ? min(row.undecidedPoints, rest) : rest
    if row.deducted >= row.points {
      row.state = .zero
    } else if row.deducted > .zero {
      row.state = .deducted
    } else if row.undecidedPoints > .zero {
      row.state = .undecided
      row.because = row.because ?? "没有读全,不能判断"
    } else if !hasJudged, !row.open.isEmpty {
      row.state = .open
    } else if !hasJudged, item.isOptional {
      row.leaveOut("案情不涉及")
    }
    guard row.state != .notInvolved else { return }
    if row.state == .full, open >= rest { row.state = .open }
    row.openPoints = row.state == .open ? row.points : min(open, rest - min(rest, row.undecidedPoints))
  }
}

extension ScoreSheet.Item {
  init(_ item: StandardItem) {
    self.init(id: item.id, title: item.title, points: item.points)
  }

  /// 不评
  mutating func leaveOut(_ reason: String) {
    state = .notInvolved
    because = reason
  }
}
