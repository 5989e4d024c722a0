import DocExtract

/// Kinds and amounts of the penalty, 处罚内容: what the operative part orders, item by item.
///
/// Only amounts that the operative part orders count: the value of the goods, the gains, a quoted range of a statute are
/// none. Several fines are added up; a stated total wins.
struct OperativePartReader {
  static let fields: Set<String> = [
    "penalty-items", "penalty-kinds", "fine-amount", "fine-amount-capital", "confiscated-amount", "proposed-penalty",
    "proposed-amount", "published-penalty", "published-amount",
  ]

  let context: DocumentContext
  let values: ValueParser

  func read() -> [String: [FieldOccurrence]] {
    var result: [String: [FieldOccurrence]] = [:]
    let parts = operativeRanges()
    guard !parts.isEmpty else { return [:] }
    let lines = parts.flatMap(lines(in:))
    let items = lines.map(item)
    if context.regions[.operativePart].first != nil || !context.hits(of: labels).isEmpty {
      result["penalty-items"] = items
      result["proposed-penalty"] = items
    } else {
      result["penalty-items"] = items.map { unsure($0) }
      result["proposed-penalty"] = items.map { unsure($0) }
    }
    let kinds = penaltyKinds(parts)
    if !kinds.isEmpty { result["penalty-kinds"] = kinds }
    let amounts = AmountCollector(context: context).collect(parts)
    result["fine-amount"] = amounts.fines
    result["proposed-amount"] = amounts.fines
    result["published-amount"] = amounts.fines
    result["fine-amount-capital"] = amounts.capitals
    result["confiscated-amount"] = amounts.confiscated
    return result
  }

  /// `罚款人民币玖仟元整的行政处罚。`: what the law calls it is no part of it.
  private func item(_ line: Range<Int>) -> FieldOccurrence {
    var words = context.layout.string(line)
    guard words.contains("罚款"), !words.dropLast().contains("。") else { return context.text(line) }
    for tail in ["。", "的行政处罚决定", "的行政处罚", "的处罚决定", "的处罚", "行政处罚决定", "处罚决定"] where words.hasSuffix(tail) {
      words.removeLast(tail.count)
    }
    return words.hasSuffix("罚款") || words.isEmpty ? context.text(line) : context.found(.text(words), at: line)
  }

  private func unsure(_ occurrence: FieldOccurrence) -> FieldOccurrence {
    var copy = occurrence
    copy.confidence = 0.85
    return copy
  }

  private var labels: [String] {
    ["penalty-items", "proposed-penalty", "published-penalty"].flatMap { context.kind.field($0)?.labels ?? [] }
  }

  /// The operative part; a cell of a form; or the sentences that order something.
  private func operativeRanges() -> [Range<Int>] {
    let part = context.regions[.operativePart].map { Bytes.trimmed(context.bytes, $0) }.filter { !$0.isEmpty }
    if !part.isEmpty { return part }
    let hits = context.hits(of: labels)
    let boxes = hits.map(\.value).filter { !$0.isEmpty && !values.isUnfilled($0) }
    if !boxes.isEmpty { return boxes }
    // A cell that asks for it and that nobody filled in is the answer.
    if !hits.isEmpty, hits.allSatisfy({ $0.valueCell != nil }) { return [] }
    let orders = context.regions[.anywhere].flatMap {
      context.library.orderSentence.matches(in: context.bytes, range: $0)
    }
    .map { Bytes.trimmed(context.bytes, $0.range) }
    // A decision also tells what was once proposed: 将罚款由拟处的15万元调整为12万元, 告知当事人拟作出行政处罚的内容.
    guard context.kind.field("decided-on") != nil else { return orders }
    let own = orders.filter { order in
      func says(_ words: String...) -> Bool { words.contains { Bytes.contains($0, in: context.bytes, order) } }
      return !says("由拟", "拟作出") && (says("决定") || !says("拟处", "拟罚", "拟给予", "拟对"))
    }
    // 按照裁量基准…罚款1万元。现决定…罚款10000元: what is decided, not what it was weighed by.
    let decided = own.filter { order in
      Bytes.contains("罚款", in: context.bytes, order)
        && ["现决定", "本局决定", "本机关决定", "我局决定"].contains { Bytes.contains($0, in: context.bytes, order) }
    }
    return decided.isEmpty ? own : decided
  }

  private func lines(in range: Range<Int>) -> [Range<Int>] {
    var result: [Range<Int>] = []
    var start = range.lowerBound
    for offset in range where context.bytes[offset] == Bytes.newline {
      result.append(start..<offset)
      start = offset + 1
    }
    result.append(start..<range.upperBound)
    return result.map { Bytes.trimmed(context.bytes, $0) }.filter { !$0.isEmpty }
  }

  /// The nearest box before the words, on a form that has boxes, is empty.
  private func isUnticked(_ place: Int, _ part: Range<Int>) -> Bool {
    var offset = place
    while offset > part.lowerBound, place - offset < 40, let scalar = Bytes.scalar(before: offset, in: context.bytes) {
      if CheckBox.openSquares.contains(scalar) { return true }
      if scalar == 0x0A || scalar == 0x3002 || CheckBox.ticked.contains(scalar) { return false }
      offset -= 1
      while offset > part.lowerBound, context.bytes[offset] & 0xC0 == 0x80 { offset -= 1 }
    }
    return false
  }

  private func penaltyKinds(_ parts: [Range<Int>]) -> [FieldOccurrence] {
    guard let spec = context.kind.field("penalty-kinds") ?? context.library.penaltyKinds else { return [] }
    var found: [FieldOccurrence] = []
    for part in parts {
      if let goods = confiscatedGoods(in: part) { found.append(goods) }
      for group in spec.choices where group[0] != "没收非法财物" {
        for word in group {
          guard let place = Bytes.first(Array(word.utf8), in: context.bytes, part), !isUnticked(place, part) else {
            continue
          }
          // 责令停业整顿 is quoted whole.
          let order = Array("责令".utf8)
          let isOrder =
            place - order.count >= part.lowerBound && Bytes.starts(context.bytes, at: place - order.count, with: order)
          let start = isOrder ? place - order.count : place
          found.append(context.found(.choices([group[0]]), at: start..<(place + word.utf8.count)))
          break
        }
      }
    }
    return found
  }
}

extension OperativePartReader {
  /// 没收 of anything but gains is 没收非法财物.
  private func confiscatedGoods(in part: Range<Int>) -> FieldOccurrence? {
    let word = Array("没收".utf8)
    var from = part.lowerBound
    while let place = Bytes.first(word, in: context.bytes, from..<part.upperBound) {
      let end = place + word.count
      let rest = context.layout.string(end..<min(part.upperBound, end + 60))
      if !["违法所得", "非法所得", "违法收入", "上述违法所得"].contains(where: rest.hasPrefix) {
        return context.found(.choices(["没收非法财物"]), at: place..<end)
      }
      from = end
    }
    return nil
  }
}
