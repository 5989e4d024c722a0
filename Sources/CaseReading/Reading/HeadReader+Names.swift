/// Agencies that print two names of their own.
extension HeadReader {
  /// The name that a second one in brackets follows, on its line or on the one above: 某县发展和改革委员会⏎(某县粮食局).
  func proper(_ agency: FieldOccurrence) -> FieldOccurrence? {
    guard let title = context.title else { return nil }
    for line in max(0, title.line - 3)...title.line {
      let range = Bytes.trimmed(context.bytes, context.layout.lines[line].range)
      guard let bracket = context.bytes[range].firstIndex(of: UInt8(ascii: "(")),
        let second = AgencyNameReader.longest(in: context.bytes, bracket + 1..<range.upperBound),
        second.lowerBound == bracket + 1, context.layout.string(second) == agency.plainText
      else { continue }
      let above = bracket > range.lowerBound ? range.lowerBound..<bracket : context.layout.lines[max(0, line - 1)].range
      guard let first = AgencyNameReader.longest(in: context.bytes, above),
        first == Bytes.trimmed(context.bytes, above)
      else { continue }
      return values.agencyOccurrence(first)
    }
    return nil
  }
}
