/// Every label of every kind in one automaton: one pass over a document finds them all.
public struct LabelIndex: Sendable {
  /// Distinct, widths folded, without blanks and colons.
  let labels: [String]
  private let numbers: [ExactText: Int]
  let words: KeywordSet
  /// For labels written with what others leave out, the plain ones: 当事人(签名) is 当事人签名 too, 单价(元) is 单价.
  private var twins: [Int: Int] = [:]

  init(_ all: some Sequence<String>) {
    var seen: [ExactText: Int] = [:]
    var list: [String] = []
    for label in all where !label.isEmpty {
      let key = ExactText(label)
      guard seen[key] == nil else { continue }
      seen[key] = list.count
      list.append(label)
    }
    labels = list
    numbers = seen
    words = KeywordSet(list)
    for (number, label) in list.enumerated() {
      if label.contains("(") {
        let plain = LabelFinder.withoutBrackets(label)
        if let twin = signature(label) ?? self.number(of: plain), twin != number { twins[number] = twin }
      } else if let ending = ["签章", "签字"].first(where: label.hasSuffix) {
        // 提供人签章 names the 提供人 and is 提供人签名.
        if let twin = self.number(of: label.dropLast(ending.count) + "签名") { twins[number] = twin }
      } else if let joint = label.firstRange(of: "及"), label.hasSuffix("号") {
        // 承办人及执法证号 names the 承办人.
        if let twin = self.number(of: String(label[..<joint.lowerBound])) { twins[number] = twin }
      }
    }
  }

  /// The label and its plain twin.
  func withTwin(_ label: Int) -> [Int] { [label] + [twins[label]].compactMap(\.self) }

  func number(of label: String) -> Int? { numbers[ExactText(label)] }

  private static let joints: Set<Character> = ["及", "和", "与", "、", "/", "或"]
  private static let signatures = ["签名", "签字", "签章", "签收", "盖章", "捺印"]

  /// Whether `tail`, between a label and its colon, leaves it a label: `签名`, `(签字或盖章)`, `及文号`.
  func isTail(_ tail: String) -> Bool {
    if Self.isSignature(tail) { return true }
    let plain = LabelFinder.withoutBrackets(tail)
    if plain.isEmpty { return true }
    guard let first = plain.first, Self.joints.contains(first) else { return false }
    return plain.unicodeScalars.count <= 9
  }

  static func isSignature(_ words: String) -> Bool {
    signatures.contains { words.contains($0) } && words.unicodeScalars.count <= 14
  }

  /// The labels that `label` and what follows it up to the colon stand for.
  ///
  /// Who signs has a label of its own (`当事人(签字):` is 当事人签名); the rest of a joined label counts too.
  func labels(_ label: Int, followedBy tail: String) -> [Int] {
    guard !tail.isEmpty else { return [label] }
    if Self.isSignature(tail) {
      let base = LabelFinder.withoutBrackets(labels[label])
      // 送达人(签名)及执法证号 still names people.
      let bases = [base] + ["名称", "姓名"].filter { base.hasSuffix($0) }.map { String(base.dropLast($0.count)) }
      // Where who signs has no label of its own, 送达人(签名): still names people, and 单位(盖章): a party.
      return [bases.compactMap { number(of: $0 + "签名") }.first ?? label]
    }
    let plain = LabelFinder.withoutBrackets(tail)
    guard let first = plain.first, Self.joints.contains(first) else { return [label] }
    let others = plain.split { Self.joints.contains($0) }.compactMap { number(of: String($0)) }
    return [label] + others
  }

  /// The level of an approval box that no list names: 农业农村部门负责人意见, 监察大队意见, 局长审批意见.
  func opinion(_ words: String) -> Int? {
    // 审核意见(执法大队负责人)
    if words.hasSuffix(")"), let open = words.firstIndex(of: "("), words[..<open].hasSuffix("意见") {
      return opinion(String(words[words.index(after: open)...].dropLast()) + "意见")
    }
    let isOrder =
      ["领导", "负责人", "局长", "主任"].contains { level in
        ["批示", "审批", "签批", "审签", "批准"].contains { words.hasSuffix(level + $0) }
      } || words == "审批决定"
    // 资源股审核, 经办人审查: what is done there ends the words.
    if let verb = Self.verbs.first(where: words.hasSuffix), !isOrder {
      let office = String(words.dropLast(verb.count))
      return Self.officeEndings.contains(where: office.hasSuffix) ? opinion(office + "意见") : nil
    }
    guard words.hasSuffix("意见") || isOrder, words.unicodeScalars.count <= 18 else { return nil }
    func says(_ list: String...) -> Bool { list.contains { words.contains($0) } }
    if says("处罚机关", "处罚部门") { return number(of: "负责人意见") }
    // 科室复核意见 is a level; 陈述申辩复核意见 none.
    if says("科室", "股室", "处室"), !says("陈述", "申辩", "法制", "法规", "法审", "核审") { return number(of: "承办机构负责人意见") }
    if words == "审批决定" { return number(of: "负责人意见") }
    if says("当事人", "处罚", "处理", "复核", "评查", "鉴定", "检查意见", "复查", "讨论", "采纳", "听证", "专家", "陈述", "申辩") { return nil }
    if says("法制", "法规", "审核机构", "核审", "法审") { return number(of: "法制机构意见") }
    if says("承办人", "经办人", "办案人", "执法人员", "执法检查人", "检查人员", "调查人", "主办人", "承办执法") { return number(of: "承办人意见") }
    if says("承办", "经办机构", "办案", "执法机构", "科", "股", "大队", "中队", "支队", "处室", "执法队", "业务") {
      return number(of: "承办机构负责人意见")
    }
    if says("负责人", "领导", "局长", "主任", "局", "机关", "部门", "厅长", "镇长", "主管") { return number(of: "负责人意见") }
    if says("监察机构", "稽查机构") { return number(of: "承办机构负责人意见") }
    // 材料审查意见, 窗口受理意见
    return Self.stages.first { words.hasSuffix($0) && words != $0 }.flatMap(number(of:))
  }

  private static let verbs = ["审查", "审核", "审批", "核准", "签批", "审签", "初审", "复审", "审定"]
  private static let officeEndings = [
    "经办人", "承办人", "股", "科", "科室", "队", "领导", "局长", "主任", "股长", "科长", "承办机构", "经办机构", "承办部门",
  ]

  /// Steps of a licence that have an opinion of their own.
  private static let stages = ["审查意见", "初审意见", "核查意见", "受理意见", "复审意见", "审定意见"]

  /// The label for who signs: `被检查人(签字或盖章)`, `被检查人签章` → 被检查人签名.
  func signature(_ words: String) -> Int? {
    guard Self.isSignature(words) else { return nil }
    var base = LabelFinder.withoutBrackets(words)
    while let ending = (Self.signatures + ["或者", "或", "及日期", "日期", "确认"]).first(where: { base.hasSuffix($0) }) {
      base.removeLast(ending.count)
    }
    // 安全生产行政执法人员(签名): the role ends the words.
    while base.unicodeScalars.count >= 3 {
      if let number = number(of: base + "签名") { return number }
      base.removeFirst()
    }
    return nil
  }
}
