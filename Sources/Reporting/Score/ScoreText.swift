public import Checks

/// A score sheet as lines of text: the score, what cost points and where, what a person still has to look at.
struct ScoreText {
  let sheet: ScoreSheet
  let style: TextStyle
  /// Where a finding of a rule stands, by rule and fingerprint: `09 处罚决定书.pdf 第3页第12行`.
  let place: (String, String) -> String?

  func lines() -> [String] {
    [heading] + score + vetoes + deductions + undecided + open + left + remarks + notes
  }

  private var heading: String {
    style.painted("评分 \(sheet.standard.title) · \(sheet.title)", .bold)
  }

  // MARK: The score

  private var score: [String] {
    guard let total = sheet.total else { return wrapped("没有可以评分的条目,不评分") }
    var shown = "得分 \(total)"
    if sheet.isPartial, !sheet.isVetoed {
      shown =
        sheet.model == "ratio"
        ? "只按已判断的 \(sheet.judged) 分计,得分 \(total)" : "已判断的 \(sheet.judged) 分中得 \(total) 分"
    }
    let grade = sheet.grade.map { ",\($0)" } ?? ""
    let basic = sheet.basicDeducted > .zero ? ",基本要素另扣 \(sheet.basicDeducted)" : ""
    var lines = wrapped(style.painted("\(shown)\(grade)", .bold) + "(条目扣 \(sheet.deducted)\(basic))")
    if !sheet.pendingVetoes.isEmpty, let worst = sheet.totalIfConfirmed {
      let grade = sheet.gradeIfConfirmed.map { ",\($0)" } ?? ""
      lines += wrapped("否决候选全部确认时 \(worst) 分\(grade)")
    }
    if let note = sheet.gradeNote { lines += wrapped(note) }
    let parts = [
      "已评 \(sheet.judged)", sheet.undecided > .zero ? "不能判断 \(sheet.undecided)" : nil,
      sheet.open > .zero ? "待人工核对 \(sheet.open)" : nil,
    ].compactMap(\.self)
    return lines + wrapped("参评标准分 \(sheet.rated):" + parts.joined(separator: ",") + granted)
  }

  private var granted: String {
    let granted = sheet.bonus.filter(\.isGranted)
    return granted.isEmpty ? "" : ";加分:" + granted.map { "\($0.title) \($0.points)" }.joined(separator: "、")
  }

  // MARK: Vetoes

  private var vetoes: [String] {
    let shown = sheet.vetoes.filter { $0.state != .none }
    return shown.flatMap { veto -> [String] in
      let codes = veto.found.compactMap(\.code).filter { $0 != veto.id }
      let rules = codes.isEmpty ? "" : ":\(codes.joined(separator: "、"))"
      let said = veto.remark.map { "(\($0.by):\($0.reason ?? ""))" } ?? ""
      return wrapped(
        "\(style.painted(veto.state.words, veto.state.colour)) \(veto.id) \(veto.title)\(rules),\(veto.action)\(said)")
        + veto.found.flatMap { places(of: $0) }
    }
  }

  // MARK: Items

  private var deductions: [String] {
    (sheet.items + sheet.basicElements).filter { !$0.deductions.isEmpty }.flatMap { item -> [String] in
      let points = item.deducted == .zero ? "不扣分" : "扣 \(item.deducted)"
      return wrapped("\(item.id) \(item.title)(\(item.points)分)\(points)") + item.deductions.flatMap(lines)
    }
  }

  private func lines(of deduction: ScoreSheet.Deduction) -> [String] {
    let part = deduction.part.map { "\($0):" } ?? ""
    let code = deduction.code.map { "\($0) " } ?? ""
    let said = deduction.remark.map { remark in
      "\(remark.by) \(remark.decision)" + (remark.reason.map { ":\($0)" } ?? "")
    }
    let notes = [deduction.note, said].compactMap(\.self).joined(separator: ";")
    let head = "−\(deduction.points) \(part)\(code)\(deduction.title)" + (notes.isEmpty ? "" : "(\(notes))")
    return indented(head) + places(of: deduction)
  }

  /// Places of the findings, each once.
  private func places(of deduction: ScoreSheet.Deduction) -> [String] {
    guard let rule = deduction.rule else { return [] }
    var places: [String] = []
    for finding in deduction.findings {
      if let place = place(rule, finding), !places.contains(place) { places.append(place) }
    }
    return places.isEmpty
      ? []
      : TextWrap.lines(
        of: TextWidth.plain(places.joined(separator: ";")), width: style.width, first: "      ", rest: "      ")
  }

  private var undecided: [String] {
    let items = (sheet.items + sheet.basicElements).filter { !$0.undecided.isEmpty || $0.state == .undecided }
    guard !items.isEmpty else { return [] }
    let names = items.map { item in
      let codes = item.undecided.map(\.code).joined(separator: "、")
      return "\(item.id) \(item.title)(\(codes.isEmpty ? item.because ?? "" : codes),\(item.undecidedPoints)分)"
    }
    return wrapped("不能判断,不扣分:" + names.joined(separator: ";"))
  }

  private var open: [String] {
    let items = (sheet.items + sheet.basicElements).filter { $0.state != .notInvolved && !$0.open.isEmpty }
    let vetoes = sheet.vetoes.filter { !$0.open.isEmpty }
    guard !items.isEmpty || !vetoes.isEmpty else { return [] }
    let points = sheet.openPoints
    let unwritten = points.count { $0.reason == .unwritten }
    let lists = points.count { $0.reason == .list }
    let kinds = [
      points.count { $0.reason == .manual } > 0 ? "须由人判断 \(points.count { $0.reason == .manual })" : nil,
      unwritten > 0 ? "还没有规则 \(unwritten)" : nil, lists > 0 ? "缺清单 \(lists)" : nil,
    ].compactMap(\.self)
    let whole = items.filter { $0.state == .open }.map { "\($0.id) \($0.title)(\($0.points)分)" }
    let partly = items.filter { $0.state != .open }.map { item in
      "\(item.id)" + (item.openPoints > .zero ? "(\(item.openPoints)分)" : " ") + Self.names(of: item.open)
    }
    return wrapped("待人工核对 \(points.count) 项(\(kinds.joined(separator: ",")))")
      + (whole.isEmpty ? [] : indented("整项没有评:" + whole.joined(separator: ";")))
      + (partly.isEmpty ? [] : indented("部分没有评:" + partly.joined(separator: ";")))
      + (vetoes.isEmpty
        ? []
        : indented(
          "否决情形:" + vetoes.map { "\($0.id) \(Self.names(of: $0.open))" }.joined(separator: ";")))
  }

  /// Numbers of rules and questions, each once.
  private static func names(of open: [ScoreSheet.OpenPoint]) -> String {
    var names: [String] = []
    for name in open.map({ $0.code ?? $0.title }) where !names.contains(name) { names.append(name) }
    return names.joined(separator: "、")
  }

  private var left: [String] {
    let items = sheet.items.filter { $0.state == .notInvolved }
    guard !items.isEmpty else { return [] }
    return wrapped("不涉及,不评:" + items.map { "\($0.id) \($0.title)" }.joined(separator: ";"))
  }

  /// What a person said of a whole item.
  private var remarks: [String] {
    sheet.items.compactMap { item in item.remark.map { (item, $0) } }.flatMap { item, remark in
      wrapped("\(item.id) \(remark.by) \(remark.decision)" + (remark.reason.map { ":\($0)" } ?? ""))
    }
  }

  private var notes: [String] { sheet.notes.flatMap { wrapped("说明:\($0)") } }

  private func wrapped(_ text: String) -> [String] {
    TextWrap.lines(of: TextWidth.plain(text), width: style.width, first: "  ", rest: "    ")
  }

  private func indented(_ text: String) -> [String] {
    TextWrap.lines(of: TextWidth.plain(text), width: style.width, first: "    ", rest: "      ")
  }
}

extension ScoreSheet.Veto.State {
  /// As reviewers say it.
  public var words: String {
    switch self {
    case .none: "没有发现"
    case .candidate: "否决候选"
    case .confirmed: "否决(已确认)"
    case .rejected: "否决(已驳回)"
    case .doubtful: "否决(存疑)"
    }
  }

  fileprivate var colour: TextStyle.Colour {
    switch self {
    case .candidate, .confirmed, .doubtful: .boldRed
    case .rejected, .none: .dim
    }
  }
}
