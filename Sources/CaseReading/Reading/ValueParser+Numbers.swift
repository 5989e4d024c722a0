import DocExtract

/// Sums, periods, citations, numbers of documents and codes.
extension ValueParser {
  func money(in range: Range<Int>, _ confidence: Double) -> FieldOccurrence? {
    if let match = MoneyReader.matches(in: context.bytes, range: range).first(where: {
      $0.value.money.currency == "元" && !$0.value.isRate
    }) {
      return context.found(.money(match.value.money), at: match.range, confidence: min(confidence, match.confidence))
    }
    if range.count <= 40, let bare = MoneyReader.parse(context.layout.string(range)) {
      return context.found(.money(bare.value.money), at: range, confidence: min(confidence, 0.9))
    }
    return unreadable(range)
  }

  func duration(in range: Range<Int>, _ confidence: Double) -> FieldOccurrence? {
    guard let match = DurationReader.matches(in: context.bytes, range: range).first else { return unreadable(range) }
    return context.found(.duration(match.value), at: match.range, confidence: min(confidence, match.confidence))
  }

  func citations(in range: Range<Int>, _ confidence: Double) -> FieldOccurrence? {
    let matches = context.citations.filter { range.contains($0.range.lowerBound) }
    guard let first = matches.first, let last = matches.last else {
      return circular(range, confidence) ?? unreadable(range)
    }
    let whole = first.range.lowerBound..<last.range.upperBound
    let least = matches.map(\.confidence).min() ?? 1
    return context.found(.citations(matches.map(\.value)), at: whole, confidence: min(confidence, least))
  }

  /// 某发改价格〔2019〕112号: a circular that is cited by its number alone.
  private func circular(_ range: Range<Int>, _ confidence: Double) -> FieldOccurrence? {
    guard range.count <= Self.longestCircular, let number = numbers(in: range).first else { return nil }
    return context.found(.citations([Citation(law: number.value.text)]), at: number.range, confidence: confidence * 0.9)
  }

  /// Bytes of a number with a few words around it.
  private static let longestCircular = 120

  func number(in range: Range<Int>, _ confidence: Double) -> FieldOccurrence? {
    if let match = numbers(in: range).first {
      return context.found(.documentNumber(match.value), at: match.range, confidence: min(confidence, match.confidence))
    }
    if let blank = numberPlaceholder(in: range) { return context.state(.placeholder, at: blank) }
    // Some offices number without a year in brackets; the words themselves still compare.
    return range.count <= 60 ? text(range, confidence * 0.9) : nil
  }

  func numbers(in range: Range<Int>) -> [Match<DocumentNumber>] {
    DocumentNumberReader.matches(in: context.bytes, range: range).compactMap { match in
      match.value.number.map { Match($0, at: match.range, confidence: match.confidence) }
    }
  }

  /// `〔 〕 号`, not filled in.
  func numberPlaceholder(in range: Range<Int>) -> Range<Int>? {
    DocumentNumberReader.matches(in: context.bytes, range: range).first { $0.value.number == nil }?.range
  }

  /// The longest run of letters, digits and asterisks of the right length.
  func code(_ type: Vocabulary.FieldType, in range: Range<Int>, _ confidence: Double) -> FieldOccurrence? {
    let bytes = context.bytes
    var offset = range.lowerBound
    while offset < range.upperBound {
      var end = offset
      while end < range.upperBound, Self.isCode(bytes[end]) { end += 1 }
      let length = end - offset
      // Seven characters and more on the next line are the rest of one.
      let isBroken = length < 18 && brokenCode(type, in: range, confidence) != nil
      if !isBroken, type == .creditCode ? (8...20).contains(length) : length == 15 || length == 18 {
        let words = context.layout.string(offset..<end)
        let identity = IdentityNumber(words)
        let fits =
          type == .creditCode ? identity?.isValid != true || length == 15 : identity != nil || words.contains("*")
        if fits { return context.found(.text(words), at: offset..<end, confidence: confidence) }
      }
      // A line ended inside of it.
      var next = end
      while next < range.upperBound, bytes[next] <= 0x20 { next += 1 }
      var last = next
      while last < range.upperBound, Self.isCode(bytes[last]) { last += 1 }
      if next > end, length > 0, length + last - next == 18, isWhole(type, bytes[offset..<end] + bytes[next..<last]),
        let whole = brokenCode(type, in: offset..<last, confidence)
      {
        return whole
      }
      offset = max(end, offset + 1)
    }
    return brokenCode(type, in: range, confidence) ?? unreadable(range)
  }

  /// A code that a narrow cell breaks into two lines.
  private func brokenCode(_ type: Vocabulary.FieldType, in range: Range<Int>, _ confidence: Double) -> FieldOccurrence?
  {
    let bytes = context.bytes[range]
    guard range.count <= 24, bytes.contains(where: { $0 <= 0x20 }) else { return nil }
    let whole = bytes.filter { $0 > 0x20 }
    guard whole.count == 18, whole.allSatisfy(Self.isCode) else { return nil }
    let words = String(decoding: whole, as: UTF8.self)
    guard isWhole(type, whole) || type == .creditCode && words.contains("*") else { return nil }
    return context.found(.text(words), at: range, confidence: confidence)
  }

  /// The check character fits.
  private func isWhole(_ type: Vocabulary.FieldType, _ bytes: some Sequence<UInt8>) -> Bool {
    let words = String(decoding: Array(bytes), as: UTF8.self)
    return type == .creditCode ? CreditCode(words)?.isWellFormed ?? false : IdentityNumber(words)?.isValid ?? false
  }

  private static func isCode(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte) || byte == 0x2A
      || byte == 0x2D
  }
}
