@testable import CaseReading

/// Dates, money, citations and the rest of what is read from words.
enum LanguageTarget {
  static func read(_ words: String) {
    let text = ReadingText(plain: words)
    let bytes = text.bytes
    _ = DateReader.matches(in: bytes)
    _ = MoneyReader.matches(in: bytes)
    _ = CitationReader().matches(in: bytes)
    _ = DocumentNumberReader.matches(in: bytes)
    _ = DurationReader.matches(in: bytes)
    _ = SensitiveNumberReader.matches(in: bytes)
    _ = PersonReader.matches(in: text, range: 0..<bytes.count)
    _ = CreditCode(words)
  }
}
