import DocExtract

/// One level of an approval form.
struct ApprovalBox {
  let opinion: FieldOccurrence
  let signature: FieldOccurrence
  let date: FieldOccurrence
  /// Where the names of who signed stand; empty when nobody did.
  let signers: Range<Int>

  init(context: DocumentContext, values: ValueParser, hit: LabelHit) {
    let bytes = context.bytes
    let dates = values.written(in: hit.value)
    let last = dates.last { Bytes.trimmed(bytes, $0.range.upperBound..<hit.value.upperBound).count <= 30 }
    var end = last?.range.lowerBound ?? hit.value.upperBound
    // 谭国荣⏎日期:2024.5.14
    let before = Bytes.trimmed(bytes, hit.value.lowerBound..<end)
    for label in ["日期:", "时间:", "签署日期:", "审批日期:"]
    where before.count > label.utf8.count
      && Bytes.starts(bytes, at: before.upperBound - label.utf8.count, with: Array(label.utf8))
    {
      end = before.upperBound - label.utf8.count
    }
    let markers = values.signatureMarkers(in: hit.value.lowerBound..<end)
    let marker = markers.last
    let unreadable = Bytes.first(Bytes.unreadable, in: bytes, hit.value)
    var names: Range<Int> = end..<end
    // 邢凯、安晓敏。2025年5月21日
    var wordsEnd = end
    for stop in ["。", ",", ";"] {
      let before = wordsEnd - stop.utf8.count
      guard before > hit.value.lowerBound, Bytes.starts(bytes, at: before, with: Array(stop.utf8)) else { continue }
      if values.trailingPeople(in: hit.value.lowerBound..<before) != nil { wordsEnd = before }
    }
    var words = Bytes.trimmed(bytes, hit.value.lowerBound..<wordsEnd)
    if let marker {
      names = Bytes.trimmed(bytes, marker.upperBound..<end)
      words = Bytes.trimmed(bytes, hit.value.lowerBound..<marker.lowerBound)
      // 建议撤销立案。⏎(签名)甲 4月9日⏎(签名)乙 4月9日: several sign, each on a line.
      if let first = markers.first, first != marker,
        dates.contains(where: { first.upperBound <= $0.range.lowerBound && $0.range.upperBound <= marker.lowerBound })
      {
        words = Bytes.trimmed(bytes, hit.value.lowerBound..<first.lowerBound)
      }
      // 张三(签名): the name stands before the word.
      if names.isEmpty, let before = values.trailingPeople(in: words) {
        names = before
        words = Bytes.trimmed(bytes, words.lowerBound..<before.lowerBound)
      }
    } else if let before = values.trailingPeople(in: words) ?? values.signers(atEndOf: words, isDated: last != nil) {
      names = before
      words = Bytes.trimmed(bytes, words.lowerBound..<before.lowerBound)
    } else if let lead = values.leadingPeople(in: words) {
      names = lead.names
      words = Bytes.trimmed(bytes, lead.rest)
    }
    if let last, words.isEmpty {
      // What stands behind the day is the opinion all the same.
      words = Bytes.trimmed(bytes, last.range.upperBound..<hit.value.upperBound)
    }
    if last == nil, let first = dates.first,
      let lead = values.trailingPeople(in: hit.value.lowerBound..<first.range.lowerBound),
      lead == Bytes.trimmed(bytes, hit.value.lowerBound..<first.range.lowerBound)
    {
      // 张三 2024.8.7⏎同意立案: who signed and when stands before the opinion.
      date = values.dateOccurrence(first)
      names = lead
      words = Bytes.trimmed(bytes, first.range.upperBound..<hit.value.upperBound)
    } else {
      date =
        last.map { values.dateOccurrence($0) }
        ?? unreadable.map {
          context.state(.unreadable(because: "日期无法辨认"), at: $0..<($0 + Bytes.unreadable.count))
        } ?? context.blank(hit)
    }
    words = values.withoutOffice(words)
    // 经办人意见(材料齐全,建议批准设立)签名:…
    if let end = words.last, bytes[end] == UInt8(ascii: ")"), !bytes[words].contains(UInt8(ascii: "(")) {
      words = Bytes.trimmed(bytes, words.lowerBound..<end)
    }
    // 执法机构意见 | 执法机构负责人签名:____
    if values.isUnfilled(words)
      || words.count <= 24 && context.layout.string(hit.range).hasPrefix(context.layout.string(words))
    {
      words = words.lowerBound..<words.lowerBound
    }
    signers = names
    signature = values.signature(in: names, of: hit)
    opinion = words.isEmpty ? context.blank(hit) : values.ticked(words, 1) ?? context.text(words)
  }
}
