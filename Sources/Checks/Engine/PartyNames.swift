import CaseReading

/// Comparison of the names of parties and agencies (`domain/text.md` §6).
enum PartyNames {
  static func isSame(_ a: String, _ b: String) -> Bool { compare(a, b) == .same }

  static func compare(_ a: String, _ b: String) -> Agreement {
    let (x, y) = (plain(a), plain(b))
    return x == y ? .same : .different
  }

  static func compareAgencies(_ a: String, _ b: String) -> Agreement { compare(a, b) }

  static func isMasked(_ name: String) -> Bool { name.contains { "*＊×X".contains($0) } || name.contains("某某") }

  static func plain(_ name: String) -> String { name.filter { !$0.isWhitespace } }
}
