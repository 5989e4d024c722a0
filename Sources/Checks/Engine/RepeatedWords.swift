import CaseReading
import DocExtract

/// Confirms words that were recognized with some doubt by the same words in other documents of the case, where they were
/// read without any: a machine that misreads seldom does it into what stands elsewhere.
struct RepeatedWords {
  let file: CaseFile

  /// Shorter words stand somewhere by chance; longer ones nowhere else.
  private static let lengths = 6...60
  /// Three Han letters are a name or a word, three digits are nothing.
  private static let shortestName = 3
  /// Words of which the machine made less are guesses.
  private static let leastConfidence = 0.8

  /// Whether some other documents, `count` at least, say the same.
  func confirm(_ evidence: Evidence, by count: Int) -> Bool {
    guard file.sources.indices.contains(evidence.source), let source = file.sources[evidence.source].document,
      source.confidence(of: evidence.span).map({ $0 >= Self.leastConfidence }) ?? false
    else { return false }
    let spellings = Self.spellings(of: Self.bytes(of: evidence.span, in: source))
    guard !spellings.isEmpty else { return false }
    var found = 0
    for document in file.documents where document.id != evidence.document {
      guard file.sources.indices.contains(document.source), let text = file.sources[document.source].document,
        spellings.contains(where: { Self.isSaid($0, in: document.span, of: text) })
      else { continue }
      found += 1
      if found == count { return true }
    }
    return false
  }

  /// The words without blanks; a day also in the other ways to write it. Empty for words that prove nothing.
  static func spellings(of words: some Sequence<UInt8>) -> [[UInt8]] {
    let plain = words.filter { $0 > 0x20 }
    let text = String(decoding: plain, as: UTF8.self)
    if let date = DateReader.parse(text)?.value.date {
      let (year, month, day) = (date.year, date.month, date.day)
      func padded(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
      return [
        text, "\(year)年\(month)月\(day)日", "\(year)年\(padded(month))月\(padded(day))日", "\(year).\(month).\(day)",
        "\(year)-\(padded(month))-\(padded(day))", "\(year).\(padded(month)).\(padded(day))",
      ].map { Array($0.utf8) }
    }
    let letters = text.unicodeScalars
    let isName = letters.count >= shortestName && letters.allSatisfy { 0x4E00...0x9FFF ~= $0.value }
    return lengths.contains(letters.count) || isName && letters.count < lengths.lowerBound ? [plain] : []
  }

  private static func bytes(of span: TextSpan, in document: ExtractedDocument) -> [UInt8] {
    Array(document.text.utf8.dropFirst(span.start).prefix(span.end - span.start))
  }

  /// Whether a document says the words, blanks between letters aside, and was read there without doubt.
  private static func isSaid(_ words: [UInt8], in span: TextSpan, of document: ExtractedDocument) -> Bool {
    let text = bytes(of: span, in: document)
    var start = 0
    while start + words.count <= text.count {
      if text[start] == words[0], let end = end(of: words, in: text, from: start), isWhole(start..<end, in: text) {
        let place = TextSpan(start: span.start + start, end: span.start + end)
        if document.isSure(of: place) { return true }
      }
      start += 1
    }
    return false
  }

  private static func end(of words: [UInt8], in text: [UInt8], from start: Int) -> Int? {
    var place = start
    for byte in words {
      while place < text.count, text[place] <= 0x20, place > start { place += 1 }
      guard place < text.count, text[place] == byte else { return nil }
      place += 1
    }
    return place
  }

  /// Of a longer number a part proves nothing.
  private static func isWhole(_ range: Range<Int>, in text: [UInt8]) -> Bool {
    func isDigit(_ index: Int) -> Bool { text.indices.contains(index) && 0x30...0x39 ~= text[index] }
    let opens = isDigit(range.lowerBound) && isDigit(range.lowerBound - 1)
    let closes = isDigit(range.upperBound - 1) && isDigit(range.upperBound)
    return !opens && !closes
  }
}
