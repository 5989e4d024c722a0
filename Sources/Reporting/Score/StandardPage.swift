import CaseReading
public import Checks

/// A standard for reading: what it looks at, how many points it has, and which rules judge it.
public struct StandardPage: Sendable {
  private let standard: ReviewStandard
  private let directory: RuleDirectory
  private let kinds: [String: String]

  /// - Parameter kinds: names of kinds of document by id.
  public init(_ standard: ReviewStandard, directory: RuleDirectory, kinds: [String: String]) {
    self.standard = standard
    self.directory = directory
    self.kinds = kinds
  }

  public func lines(style: TextStyle) -> [String] {
    let wrap = { (text: String, first: String, rest: String) in
      TextWrap.lines(of: TextWidth.plain(text), width: style.width, first: first, rest: rest)
    }
    var lines = [style.painted("\(standard.id) \(standard.title)", .bold)]
    lines += facts.flatMap { wrap($0, "  ", "    ") }
    for sheet in standard.sheets {
      lines += ["", style.painted("\(sheet.id) \(sheet.title):\(sheet.items.count) 条,\(sheet.total) 分", .bold)]
      for item in sheet.items { lines += wrap(words(of: item), "  ", "      ") }
      for bonus in sheet.bonus { lines += wrap("\(bonus.id) \(bonus.title) 加 \(bonus.points)", "  ", "      ") }
      if let attached = sheet.attached {
        let groups = attached.groups.map { String($0.dropLast()) }.joined(separator: "、")
        lines += wrap("附带问题:规则组 \(groups) 的发现从 \(attached.item) 扣", "  ", "      ")
      }
    }
    if !standard.basicElements.isEmpty {
      lines += ["", style.painted("基本要素\(standard.basicMost.map { "(至多扣 \($0))" } ?? "")", .bold)]
      for element in standard.basicElements { lines += wrap(words(of: element), "  ", "      ") }
    }
    lines += ["", style.painted("否决:\(standard.veto.words)", .bold)]
    guard let vetoes = standard.vetoes else { return lines + wrap("级别为否决候选的发现,由人逐项确认", "  ", "      ") }
    for veto in vetoes {
      let manual = veto.manual.map { "(人工:\($0))" } ?? ""
      lines += wrap("\(veto.id) \(veto.title):\(codes(veto.rules, veto.elements))\(manual)", "  ", "      ")
    }
    return lines
  }

  private var facts: [String] {
    let origin = [standard.issued, standard.province, "版本 \(standard.version)"].compactMap(\.self)
    let model: String
    switch standard.model {
    case .deduct(let isRebased): model = "扣分制" + (isRebased ? ",案情不涉及的条目不评,按参评条目折算为百分" : "")
    case .ratio(let fixed, let weight): model = "比例制:\(fixed) + \(weight) × Σ得分 ÷ Σ参评标准分 − 基本要素扣分"
    }
    let grades = standard.grades.bands.map { "\($0.grade) \($0.from) 以上" }.joined(separator: "、")
    let units = standard.units.map { units in
      "每处扣分:主要 \(units[.major] ?? .zero)、次要 \(units[.minor] ?? .zero)"
        + (standard.further == .half ? ",第二处起减半" : "") + (standard.limitsRules ? ",一条规则至多扣条目的一半" : "")
    }
    let changed = standard.severities.keys.sorted() + standard.parameters.keys.sorted()
    return [
      origin.joined(separator: " · "), model, grades.isEmpty ? "不分等次" : "等次:" + grades, units,
      standard.contents.isEmpty ? nil : "评查内容:" + standard.contents.joined(separator: ";"),
      standard.base.map { "以 \($0) 为底" }, changed.isEmpty ? nil : "改动的规则:\(codes(changed))",
      standard.note.map { "说明:\($0)" },
    ].compactMap(\.self)
  }

  private func words(of item: StandardItem) -> String {
    let missing = item.missing.isEmpty ? "" : "(缺\(item.missing.map { kinds[$0] ?? $0 }.joined(separator: "、"))得0分)"
    let lines = item.lines.map { line in
      let head = line.part.map { "\($0) \(line.max ?? .zero) 分 " } ?? ""
      let per = line.part == nil ? line.per.map { ",每处扣 \($0)" } ?? "" : ""
      let question = line.manual.map { "人工:\($0)" }
      let rules = line.rules.isEmpty ? nil : codes(line.rules, line.elements) + per + (line.zeroes ? ",命中得0分" : "")
      return head + [rules, question].compactMap(\.self).joined(separator: ";")
    }
    return "\(item.id) \(item.title) \(item.points) 分\(missing):" + lines.joined(separator: " / ")
  }

  /// Numbers; `*` behind those that a person judges or that are not written yet; the elements that count, where not all do.
  private func codes(_ rules: [String], _ elements: [String: [String]] = [:]) -> String {
    rules.map { id in
      guard let entry = directory[id] else { return id }
      return entry.code + (entry.isWritten ? "" : "*")
        + (elements[id].map { "(\($0.map { kinds[$0] ?? $0 }.joined(separator: "、")))" } ?? "")
    }.joined(separator: "、")
  }

  /// What a person who writes a standard should look at again; nothing of it is an error.
  public var remarks: [String] {
    var remarks: [String] = []
    let all = Set(standard.sheets.flatMap(\.items).flatMap(\.rules) + standard.basicElements.flatMap(\.rules))
    let unwritten = all.compactMap { directory[$0] }.filter { !$0.isWritten && !$0.isManual }.map(\.code).sorted()
    if !unwritten.isEmpty { remarks.append("还没有写的规则 \(unwritten.count) 条,条目待人工核对:\(unwritten.joined(separator: "、"))") }
    for sheet in standard.sheets {
      let bare = sheet.items.filter { item in item.rules.allSatisfy { directory[$0]?.isWritten != true } }.map(\.id)
      if !bare.isEmpty { remarks.append("\(sheet.id):没有规则判断的条目 \(bare.joined(separator: "、"))") }
      var owners: [String: String] = [:]
      for item in sheet.items where item.documents.isEmpty {
        for rule in Set(item.rules).sorted() {
          if let other = owners.updateValue(item.id, forKey: rule), other != item.id {
            remarks.append("\(sheet.id):\(codes([rule])) 在 \(other) 和 \(item.id) 都有,一处发现只在前一条扣;用 documents 分开")
          }
        }
      }
    }
    return remarks
  }
}
