import CaseReading

/// How well two values agree.
enum Agreement: Sendable {
  case same
  /// Written differently, and so much alike that a person should look.
  case near
  case different
  /// Masked, of another currency, or no value of this type.
  case incomparable

  func better(_ other: Agreement) -> Agreement { rank <= other.rank ? self : other }

  private var rank: Int {
    switch self {
    case .same: 0
    case .near: 1
    case .different: 2
    case .incomparable: 3
    }
  }
}

/// What two values are compared as, `as:`.
enum Comparison: String, CaseIterable, Sendable {
  case companyName = "company-name"
  case agency, person, amount, date, text, address
  case documentNumber = "document-number"

  func isMasked(_ place: Place) -> Bool {
    switch self {
    case .companyName, .person: PartyNames.isMasked(place.text)
    case .address: PartyNames.isMasked(place.text) || place.text.contains("某")
    default: false
    }
  }

  func compare(_ a: Place, _ b: Place) -> Agreement {
    switch self {
    case .companyName: return PartyNames.compare(a.text, b.text)
    case .agency: return PartyNames.compareAgencies(a.text, b.text)
    case .person:
      let (x, y) = (People.named(in: a), People.named(in: b))
      guard !x.isEmpty, !y.isEmpty else { return .incomparable }
      return x.contains { p in y.contains { $0.isSame(as: p) } } ? .same : .different
    case .documentNumber:
      guard let x = a.number, let y = b.number else {
        return PartyNames.plain(a.text) == PartyNames.plain(b.text) ? .same : .incomparable
      }
      return x.isSame(as: y) ? .same : .different
    case .amount:
      guard let x = a.money, let y = b.money, x.currency == y.currency else { return .incomparable }
      return x.fen == y.fen ? .same : .different
    case .date:
      guard let x = a.date, let y = b.date else { return .incomparable }
      return x == y ? .same : .different
    case .address: return Addresses.compare(a.text, b.text)
    case .text:
      return PartyNames.plain(a.text) == PartyNames.plain(b.text) ? .same : .different
    }
  }
}
