public import CaseReading

extension Confirmations {
  /// Reads a file of confirmations for one standard: unknown keys, items, rules, questions and decisions are errors.
  public init(_ node: PackNode, standard: ReviewStandard, directory: RuleDirectory) throws(PackError) {
    guard !node.isNone, node.entries?.isEmpty != true else {
      self.init()
      return
    }
    var keys = try PackMapping(node, name: "确认文件")
    if let named = keys.take("standard"), named.text != standard.id {
      throw named.error("这份确认文件是给标准“\(named.text ?? "")”的,这次用的是“\(standard.id)”")
    }
    let reader = ConfirmationReader(standard: standard, directory: directory)
    var all: [Confirmation] = []
    var lines: [String: Int] = [:]
    for element in keys.take("confirmations")?.listed ?? [] {
      let confirmation = try reader.confirmation(element)
      let key = "\(confirmation.path ?? "")|\(confirmation.target)"
      if let line = lines.updateValue(element.line, forKey: key) { throw element.error("同一项在第 \(line) 行已经写过") }
      all.append(confirmation)
    }
    try keys.finish()
    self.init(all: all)
  }
}

/// Reads one confirmation.
struct ConfirmationReader {
  let standard: ReviewStandard
  let directory: RuleDirectory

  func confirmation(_ node: PackNode) throws(PackError) -> Confirmation {
    var keys = try PackMapping(node, name: "确认")
    let path = try keys.string("case")
    let (veto, item) = (keys.take("veto"), keys.take("item"))
    let (rule, question) = (keys.take("rule"), keys.take("manual"))
    let said = keys.take("decision")
    let points = keys.take("points")
    let amount = try points?.points("points ")
    var decision = try said?.word("decision", of: Confirmation.Decision.self)
    if decision == nil, let amount { decision = amount == .zero ? .fine : .faulty }
    let reason = try keys.string("reason")
    let by = try keys.require("by").string("by")
    try keys.finish()
    guard let decision else { throw node.error("确认缺少“decision”(确认、驳回、存疑、无问题、有问题、不涉及)或者“points”") }
    let target: Confirmation.Target
    let most: Points
    switch (veto, item) {
    case (let veto?, nil):
      if let extra = rule ?? question ?? points { throw extra.error("否决只写 veto 和 decision") }
      target = .veto(try vetoID(veto))
      most = .zero
    case (nil, let item?):
      (target, most) = try itemTarget(
        item, rule: rule, question: question, isWhole: amount == nil && decision == .notInvolved)
    default: throw node.error("veto 和 item 写一个")
    }
    try check(decision, amount, for: target, at: said ?? points ?? node)
    if let amount, let points, amount > most { throw points.error("扣 \(amount) 分,多于这一项的 \(most) 分") }
    if reason == nil, decision != .fine, decision != .notInvolved {
      throw node.error("\(decision.rawValue)要写理由(reason)")
    }
    return Confirmation(path: path, target: target, decision: decision, points: amount, reason: reason, by: by)
  }

  /// A veto by number or title, or by a rule.
  private func vetoID(_ node: PackNode) throws(PackError) -> String {
    let text = try node.string("veto")
    if let veto = standard.vetoes?.first(where: { $0.id == text || $0.title == text }) { return veto.id }
    if let id = try? directory.id(node) {
      guard let vetoes = standard.vetoes else { return id }
      if let veto = vetoes.first(where: { $0.rules.contains(id) }) { return veto.id }
      throw node.error("标准 \(standard.id) 的否决情形里没有规则 \(id)")
    }
    throw node.error(
      "否决情形"
        + Spelling.unknown(
          text, among: standard.vetoes?.flatMap { [$0.id, $0.title] } ?? directory.all.flatMap { [$0.id, $0.code] }))
  }

  private func itemTarget(
    _ node: PackNode, rule: PackNode?, question: PackNode?, isWhole: Bool
  ) throws(PackError) -> (Confirmation.Target, Points) {
    let id = try node.string("item")
    let items = standard.sheets.flatMap(\.items).filter { $0.id == id } + standard.basicElements.filter { $0.id == id }
    guard let item = items.first else {
      if let bonus = standard.sheets.flatMap(\.bonus).first(where: { $0.id == id }) { return (.item(id), bonus.points) }
      let known = standard.sheets.flatMap { $0.items.map(\.id) + $0.bonus.map(\.id) } + standard.basicElements.map(\.id)
      throw node.error("条目" + Spelling.unknown(id, among: known))
    }
    if let rule {
      let name = try directory.id(rule)
      guard items.contains(where: { $0.rules.contains(name) }) else { throw rule.error("条目 \(id) 里没有规则 \(name)") }
      return (.rule(name, item: id), item.points)
    }
    if question == nil, isWhole { return (.item(id), item.points) }
    let lines = items.flatMap(\.lines).filter { $0.manual != nil }
    let text = question?.text
    let number = text.flatMap { Int($0) }
    let found = lines.enumerated().filter { index, line in
      guard let text else { return lines.count == 1 }
      return number.map { $0 == index + 1 } ?? (line.manual == text || line.manual?.contains(text) == true)
    }
    guard let line = found.first?.element, let asked = line.manual else {
      let list = lines.enumerated().map { "\($0 + 1) \($1.manual ?? "")" }.joined(separator: ";")
      throw (question ?? node).error(
        lines.isEmpty ? "条目 \(id) 没有人工核对的问题;要改一条规则的扣分,写 rule" : "条目 \(id) 有几个人工核对的问题,用 manual 写明是哪一个:\(list)")
    }
    return (.question(asked, item: id), line.max ?? item.points)
  }

  /// What may be said of which.
  private func check(
    _ decision: Confirmation.Decision, _ points: Points?, for target: Confirmation.Target, at node: PackNode
  ) throws(PackError) {
    let found: [Confirmation.Decision] = [.confirmed, .rejected, .doubtful]
    let asked: [Confirmation.Decision] = [.fine, .faulty, .notInvolved]
    let allowed: [Confirmation.Decision]
    switch target {
    case .veto: allowed = found
    case .rule(let id, _): allowed = directory[id]?.isWritten == true ? found + [.fine, .faulty] : asked
    case .question: allowed = asked
    case .item: allowed = [.confirmed, .rejected, .notInvolved]
    }
    guard allowed.contains(decision) else {
      throw node.error("这一项的 decision 写 \(allowed.map(\.rawValue).joined(separator: "、")),不写“\(decision.rawValue)”")
    }
    if decision == .faulty, points == nil { throw node.error("有问题的要写扣几分(points)") }
    if let points, points > .zero, decision != .faulty { throw node.error("\(decision.rawValue)不写 points") }
    if case .question(let question, let item) = target, let points { try check(points, question, item, node) }
  }

  private func check(_ points: Points, _ question: String, _ item: String, _ node: PackNode) throws(PackError) {
    let lines = (standard.sheets.flatMap(\.items) + standard.basicElements).filter { $0.id == item }.flatMap(\.lines)
    guard let line = lines.first(where: { $0.manual == question }), !line.choices.isEmpty else { return }
    guard line.choices.contains(points) else {
      throw node.error("扣分只能选 \(line.choices.map(\.description).joined(separator: "、")),却是 \(points)")
    }
  }
}
