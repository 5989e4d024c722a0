import DocExtract

/// Goods in running text, 物品名称及数量.
extension ValueParser {
  /// What stands before the name of goods and is no part of it.
  private static let leads = ["待售的", "待售", "库存的", "库存", "涉案的", "涉案", "上述", "其中", "下列"]

  /// `甲(500毫升/瓶)36瓶;乙12箱`: names and numbers, in the order of the text; empty when the words are no list of goods.
  func goods(in range: Range<Int>) -> [(name: Range<Int>, quantity: Range<Int>)] {
    let matches = context.library.goods.matches(in: context.bytes, range: range)
    guard matches.reduce(0, { $0 + $1.range.count }) * 5 >= range.count * 4 else { return [] }
    let goods = matches.compactMap { match in
      match["n"].flatMap { name in match["q"].map { (name: goodsName(name), quantity: $0) } }
    }
    // 135册 is no list of thirteen with five of them, and 2.5kg×2份 counts once.
    return goods.contains { isNumber($0.name) || isFactor($0.name) } ? [] : goods
  }

  private func isNumber(_ range: Range<Int>) -> Bool {
    context.bytes[range].allSatisfy { (0x30...0x39).contains($0) || $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: ",") }
  }

  /// `2.5kg×`, `3只x`: how much each of them holds.
  private func isFactor(_ name: Range<Int>) -> Bool {
    guard let first = name.first, (0x30...0x39).contains(context.bytes[first]) else { return false }
    return ["×", "x", "X", "*"].contains(where: context.layout.string(name).hasSuffix)
  }

  /// What ends a bracket that tells one make from another: 鞭炮(10000响), 轮胎(12寸); (500毫升/瓶) is the size of a package.
  private static let makes = ["响)", "发)", "寸)", "型)", "瓦)", "匹)", "座)", "款)", "轮)"]

  /// Without a word that leads to it, quotation marks around it and the size of its package behind it.
  private func goodsName(_ range: Range<Int>) -> Range<Int> {
    var name = Bytes.trimmed(context.bytes, range)
    for lead in Self.leads where Bytes.starts(context.bytes, at: name.lowerBound, with: Array(lead.utf8)) {
      if name.count > lead.utf8.count { name = (name.lowerBound + lead.utf8.count)..<name.upperBound }
    }
    if context.bytes[name].last == UInt8(ascii: ")"),
      let open = context.bytes[name].lastIndex(of: UInt8(ascii: "(")), open > name.lowerBound,
      context.bytes[open..<name.upperBound].contains(where: { (0x30...0x39).contains($0) }),
      !Self.makes.contains(where: context.layout.string(open..<name.upperBound).hasSuffix)
    {
      name = Bytes.trimmed(context.bytes, name.lowerBound..<open)
    }
    let (open, close) = (Array("“".utf8), Array("”".utf8))
    if name.count > open.count + close.count, Bytes.starts(context.bytes, at: name.lowerBound, with: open),
      Bytes.starts(context.bytes, at: name.upperBound - close.count, with: close)
    {
      name = (name.lowerBound + open.count)..<(name.upperBound - close.count)
    }
    return name
  }

  /// One occurrence for each of the goods of a list in words: their names, or how many of them there are.
  func listed(_ occurrence: FieldOccurrence, _ spec: FieldSpec, at range: Range<Int>) -> [FieldOccurrence] {
    if occurrence.state == .found, spec.type == .documentNumber { return numbered(occurrence, at: range) }
    if occurrence.state == .found, spec.id == "party-name" { return named(occurrence, at: range) }
    guard occurrence.state == .found, spec.id == "item-list" || spec.id == "item-quantity" else { return [occurrence] }
    let goods = goods(in: range)
    guard !goods.isEmpty else { return [occurrence] }
    return goods.map { context.text(spec.id == "item-list" ? $0.name : $0.quantity, confidence: occurrence.confidence) }
  }

  /// 某烟罚〔2023〕第112号、某烟罚〔2024〕第3号: one occurrence for each number where nothing but marks parts them.
  private func numbered(_ occurrence: FieldOccurrence, at range: Range<Int>) -> [FieldOccurrence] {
    let all = numbers(in: range)
    guard all.count > 1, let first = all.first, first.range.lowerBound == range.lowerBound else { return [occurrence] }
    let gaps = zip(all, all.dropFirst()).map { context.layout.string($0.range.upperBound..<$1.range.lowerBound) }
    guard gaps.allSatisfy({ $0.allSatisfy { "、,;和及 \n".contains($0) } }) else { return [occurrence] }
    return all.map { context.found(.documentNumber($0.value), at: $0.range, confidence: $0.confidence) }
  }

  /// 昝某、昝某某(共有权人): one occurrence for each person.
  private func named(_ occurrence: FieldOccurrence, at range: Range<Int>) -> [FieldOccurrence] {
    guard case .text(let words)? = occurrence.value, words.contains("、"), !PartyName.isOrganization(words) else {
      return [occurrence]
    }
    let name = organization(range)
    let people = PersonReader.matches(in: context.bytes, range: name).filter { $0.confidence >= Self.sureName }
    let marks = Array("、".utf8).count
    let length = people.reduce(0) { $0 + $1.range.count } + marks * max(0, people.count - 1)
    guard people.count > 1, length == name.count else { return [occurrence] }
    return people.map { context.text($0.range, confidence: occurrence.confidence) }
  }

  /// How surely a word is the name of a person.
  private static let sureName = 0.7
}
