import DocExtract

/// Adds up what is ordered.
struct AmountCollector {
  struct Amounts {
    /// The total first, then the parts when there are several; what each of several parties pays stands once, and the total
    /// counts it for all.
    var fines: [FieldOccurrence] = []
    var capitals: [FieldOccurrence] = []
    var confiscated: [FieldOccurrence] = []
  }

  let context: DocumentContext

  func collect(_ parts: [Range<Int>]) -> Amounts {
    var amounts = Amounts()
    var total: FieldOccurrence?
    /// 没收款和罚款合计: a total of the fines only when they add up to it.
    var mixed: (fen: Int, occurrence: FieldOccurrence)?
    var seen: [(fen: Int, range: Range<Int>)] = []
    var worked: [(sum: Match<MoneyProduct>, part: Range<Int>)] = []
    var isForEach = false
    for part in parts {
      let pairs = MoneyReader.pairs(in: context.bytes, range: part)
      let sums = MoneyReader.products(in: context.bytes, range: part)
      for match in MoneyReader.matches(in: context.bytes, range: part)
      where match.value.money.currency == "元" && !match.value.isRate {
        let money = match.value.money
        let pair = pairs.first {
          $0.range.lowerBound <= match.range.lowerBound && match.range.upperBound <= $0.range.upperBound
        }
        // 8000元×2倍=16000元: only the result is ordered, and only where it is not named beside the sum.
        if let sum = sums.first(where: {
          $0.range.lowerBound <= match.range.lowerBound && match.range.upperBound <= $0.range.upperBound
        }) {
          if match.range.upperBound == sum.range.upperBound { worked.append((sum, part)) }
          continue
        }
        if let pair, match.range.lowerBound != pair.range.lowerBound {
          // The second writing of the same amount.
          if match.value.writing == .capitals, !amounts.fines.isEmpty || total != nil {
            switch role(of: pair.range, in: part) {
            case .fine, .total: amounts.capitals.append(context.found(.money(money), at: match.range))
            case .confiscation, .other: break
            }
          }
          continue
        }
        switch role(of: pair?.range ?? match.range, in: part) {
        case .other: continue
        case .confiscation:
          amounts.confiscated.append(context.found(.money(money), at: match.range, confidence: match.confidence))
        case .total(isMixed: true):
          mixed = (money.fen, context.found(.money(money), at: match.range, confidence: match.confidence))
        case .total:
          total = context.found(.money(money), at: match.range, confidence: match.confidence)
        case .fine(let each):
          if match.value.writing == .capitals { amounts.capitals.append(context.found(.money(money), at: match.range)) }
          // Digits say the amount, capitals repeat it.
          let money = pair?.value.digits ?? money
          let count = each ? max(1, partyCount) : 1
          // 贰仟元整(¥200.00): nobody knows which of them was meant.
          let isClear = pair?.value.agrees ?? true
          let place = isClear ? match.range : digits(in: pair?.range ?? match.range) ?? match.range
          amounts.fines.append(context.found(.money(money), at: place, confidence: isClear ? match.confidence : 0.6))
          seen.append((repeatElement(money.fen, count: count).fenSum, match.range))
          isForEach = isForEach || count > 1
        }
      }
    }
    if seen.isEmpty {
      for (sum, part) in worked {
        guard case .fine = role(of: sum.range, in: part) else { continue }
        amounts.fines.append(context.found(.money(sum.value.result), at: sum.range, confidence: sum.confidence))
        seen.append((sum.value.result.fen, sum.range))
      }
    }
    if total == nil, let mixed, seen.count > 1 || isForEach, seen.map(\.fen).fenSum == mixed.fen {
      total = mixed.occurrence
    }
    if let total {
      amounts.fines.insert(total, at: 0)
    } else if amounts.fines.count > 1 || isForEach, let start = seen.map(\.range.lowerBound).min(),
      let end = seen.map(\.range.upperBound).max()
    {
      let sum = seen.map(\.fen).fenSum
      // Values of a form need not stand in the order of their labels.
      amounts.fines.insert(context.found(.money(Money(fen: sum)), at: start..<end, confidence: 0.9), at: 0)
    }
    amounts.capitals += capitals(of: amounts, in: parts)
    return amounts
  }

  /// 即人民币贰万叁仟零肆拾元整: an amount that was ordered in digits, said again in capitals.
  private func capitals(of amounts: Amounts, in parts: [Range<Int>]) -> [FieldOccurrence] {
    func fen(of occurrence: FieldOccurrence) -> Int? {
      if case .money(let money)? = occurrence.value { return money.fen }
      return nil
    }
    let ordered = Set(amounts.fines.compactMap(fen))
    let known = Set(amounts.capitals.map(\.span))
    return parts.flatMap { MoneyReader.matches(in: context.bytes, range: $0) }
      .filter { $0.value.writing == .capitals && ordered.contains($0.value.money.fen) }
      .map { context.found(.money($0.value.money), at: $0.range, confidence: $0.confidence) }
      .filter { !known.contains($0.span) }
  }

  private func digits(in range: Range<Int>) -> Range<Int>? {
    MoneyReader.matches(in: context.bytes, range: range).first { $0.value.writing != .capitals }?.range
  }

  private enum Role {
    case fine(each: Bool)
    /// Of fines; mixed with what is confiscated, perhaps.
    case total(isMixed: Bool)
    case confiscation, other
  }

  /// What the words around an amount make of it.
  private func role(of range: Range<Int>, in part: Range<Int>) -> Role {
    let bytes = context.bytes
    var start = range.lowerBound
    let stops = ["。", ";", "\n"].map { Array($0.utf8) }
    while start > part.lowerBound, range.lowerBound - start < 160 {
      if stops.contains(where: { start >= $0.count && Bytes.starts(bytes, at: start - $0.count, with: $0) }) { break }
      start -= 1
    }
    let before = context.layout.string(start..<range.lowerBound)
    var after = Substring(context.layout.string(range.upperBound..<min(part.upperBound, range.upperBound + 40)))
    while let mark = after.first, ")整正元".contains(mark) { after.removeFirst() }
    if ["%", "倍", "以上", "以下", "的百分", "百分之"].contains(where: { after.hasPrefix($0) || after.hasPrefix("的\($0)") }) {
      return .other
    }
    // (18600元×2倍),计37200元: a factor, whatever is worked out of it.
    if ["×", "*", "乘"].contains(where: after.hasPrefix) { return .other }
    // 耕地开垦费15元/平方米, 693平方米×15元×6倍
    if after.hasPrefix("/") || before.hasSuffix("×") { return .other }
    // 15480元8%的罚款, 95万元的5‰: what the rate is taken of.
    let rate = after.hasPrefix("的") ? after.dropFirst() : after
    if let first = rate.first, first.isASCII, first.isNumber, rate.prefix(6).contains(where: { "%‰".contains($0) }) {
      return .other
    }
    if let multiple = after.first, "一二三四五六七八九十0123456789".contains(multiple), after.prefix(6).contains("倍") {
      return .other
    }
    // 每平方米10元: what one unit costs.
    let near = before.suffix(6)
    if let each = near.lastIndex(of: "每"), !near[each...].contains(where: { "人户家罚处,、".contains($0) }) { return .other }
    let fine = before.range(ofLast: ["罚款", "处以", "处罚人民币", "罚没", "各处", "并处", "处人民币", "处罚金额"])
    let confiscation = before.range(ofLast: ["没收", "违法所得", "非法所得"])
    let other = before.range(ofLast: ["货值", "价值", "标准", "基数", "销售额", "每日", "加处", "合同", "缴纳", "费用", "销售金额"])
    let sum = before.range(ofLast: ["合计", "共计", "总计", "罚款总额", "累计", "合并罚款", "合并处", "合并执行", "合并给予", "合并决定"])
    // 两项合计6565元(陆仟伍佰陆拾伍元整)的罚款
    let behind = after.first == "(" ? after.drop { $0 != ")" }.dropFirst() : after
    if let sum, sum > (other ?? -1), before.contains("罚") || behind.hasPrefix("的罚款"), !before.contains("货值") {
      if before.contains("罚没") { return .other }
      // 没收款和罚款合计5540元, but 没收违法所得540元,罚款5000元,合计罚款5000元.
      let isNamed = ["合计罚款", "共计罚款", "总计罚款", "合计处", "共计处", "合并"].contains { before.contains($0) }
      return .total(isMixed: confiscation.map { $0 < sum } ?? false && !isNamed && !behind.hasPrefix("的罚款"))
    }
    let isFineBehind = ["的罚款", "罚款", "元罚款", "的行政罚款"].contains { after.hasPrefix($0) }
    if let other, other > (fine ?? -1), !isFineBehind { return .other }
    // 缴纳罚没款共6300元: what is fined and what is confiscated together.
    if let both = before.range(ofLast: ["罚没"]), both == fine, !isFineBehind { return .other }
    if let fine, fine > (confiscation ?? -1) || isFineBehind { return .fine(each: isEach(before)) }
    if isFineBehind { return .fine(each: isEach(before)) }
    if confiscation != nil { return before.contains("没收") ? .confiscation : .other }
    return before.hasSuffix("处") || before.hasSuffix("罚") ? .fine(each: false) : .other
  }

  private func isEach(_ before: String) -> Bool {
    before.contains("各处") || before.contains("分别处") || before.contains("各罚")
  }

  private var partyCount: Int {
    let names = context.hits(of: ["当事人", "被处罚人", "当事人名称", "被处罚单位", "当事人姓名"]).map { context.layout.string($0.value) }
    return Set(names).count
  }
}

extension String {
  /// Offset, in UTF-8, of the last of `words`; `nil` when none is there.
  fileprivate func range(ofLast words: [String]) -> Int? {
    words.compactMap { word -> Int? in
      var last: Int?
      var rest = self[...]
      while let found = rest.firstRange(of: word) {
        last = utf8.distance(from: startIndex, to: found.lowerBound.samePosition(in: utf8) ?? found.lowerBound)
        rest = rest[found.upperBound...]
      }
      return last
    }.max()
  }
}
