import CaseReading
import DocExtract

/// A receipt signed on the document itself, 当事人签收栏: 直接交付 without a 送达回证.
enum SignedReceipt {
  private static let pattern = try? Pattern(
    #"(?:签收|收到[本:]|已收到|(?:物品|财物|文书)已领[回取]|领取人[:(]|受送达人|收件人|当事人(?:签名|签字|签章|\(签名\)|\(签字\)|\(签章\)))。?[^。\n]{0,40}?\n?[^。\n]{0,20}?"#
      + #"(?<y>(?:19|20)\d{2})[年./-](?<m>\d{1,2})[月./-](?<d>\d{1,2})(?:日|(?![\d.]))"#)

  static func service(of document: CaseDocument, at index: Int) -> Service? {
    let signature = (document.fields["party-signature"] ?? []).first { $0.value == .mark(.present) }
    if let signature {
      let place = Place(document: document, field: "party-signature", occurrence: signature)
      guard let date = ownDate(document, ["party-signed-on", "decided-on", "issued-on"]) else { return nil }
      var reading = date
      reading.evidence.confidence = min(reading.evidence.confidence, place.evidence.confidence)
      return Service(method: .signature, proof: index, served: reading, sent: reading)
    }
    guard let reading = tail(of: document) else { return nil }
    return Service(method: .signature, proof: index, served: reading, sent: reading)
  }

  private static func ownDate(_ document: CaseDocument, _ fields: [String]) -> DateReading? {
    for field in fields {
      for occurrence in document.fields[field] ?? [] where occurrence.state == .found {
        let place = Place(document: document, field: field, occurrence: occurrence)
        guard let moment = place.dateTime else { continue }
        return DateReading(value: moment.date, moment: moment, evidence: place.evidence, doubt: nil)
      }
    }
    return nil
  }

  /// A dated receipt in the last quarter of the text.
  private static func tail(of document: CaseDocument) -> DateReading? {
    let bytes = document.text.bytes
    guard let pattern, let match = pattern.firstMatch(in: bytes, range: bytes.count * 3 / 4..<bytes.count),
      let y = match["y"], let m = match["m"], let d = match["d"],
      let year = Int(document.text.string(y)), let month = Int(document.text.string(m)),
      let day = Int(document.text.string(d)), let date = CalendarDate(year: year, month: month, day: day)
    else { return nil }
    let evidence = Evidence(
      document: document.id, source: document.source,
      span: document.text.span(of: y.lowerBound..<match.range.upperBound),
      confidence: min(0.9, document.confidence))
    return DateReading(value: date, moment: CalendarDateTime(date: date), evidence: evidence, doubt: nil)
  }
}
