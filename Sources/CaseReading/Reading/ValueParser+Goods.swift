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
    // 135册 is no list of thirteen with five of them.
    return goods.contains { isNumber($0.name) } ? [] : goods
  }

  private func isNumber(_ range: Range<Int>) -> Bool {
    context.bytes[range].allSatisfy { (0x30...0x39).contains($0) || $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: ",") }
  }

  /// Without a word that leads to it, quotation marks around it and the size of its package behind it.
  private func goodsName(_ range: Range<Int>) -> Range<Int> {
    var name = Bytes.trimmed(context.bytes, range)
    for lead in Self.leads where Bytes.starts(context.bytes, at: name.lowerBound, with: Array(lead.utf8)) {
      if name.count > lead.utf8.count { name = (name.lowerBound + lead.utf8.count)..<name.upperBound }
    }
    if context.bytes[name].last == UInt8(ascii: ")"),
      let open = context.bytes[name].lastIndex(of: UInt8(ascii: "(")), open > name.lowerBound,
      context.bytes[open..<name.upperBound].contains(where: { (0x30...0x39).contains($0) })
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
    guard occurrence.state == .found, spec.id == "item-list" || spec.id == "item-quantity" else { return [occurrence] }
    let goods = goods(in: range)
    guard !goods.isEmpty else { return [occurrence] }
    return goods.map { context.text(spec.id == "item-list" ? $0.name : $0.quantity, confidence: occurrence.confidence) }
  }
}
