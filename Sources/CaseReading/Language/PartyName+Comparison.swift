extension PartyName {
  /// Whether two names are those of one party.
  ///
  /// - Parameter aliases: full names by short names that the case defines with 以下简称.
  public static func compare(_ a: String, _ b: String, aliases: [String: String] = [:]) -> Comparison {
    PartyName(aliases[a] ?? a).compared(with: PartyName(aliases[b] ?? b))
  }

  /// Whether this is `.same` as `other`, without the cost of telling how much alike they are.
  public func isSame(as other: PartyName) -> Bool {
    if normalized == other.normalized { return normalized.isEmpty || !isMasked }
    guard !normalized.isEmpty, !other.normalized.isEmpty, !isMasked, !other.isMasked else { return false }
    return PartyName.differByRegion(normalized, other.normalized) || comparedByParts(with: other) == .same
  }

  private var isMasked: Bool { normalized.unicodeScalars.contains(where: PartyName.isWild) }

  public func compared(with other: PartyName) -> Comparison {
    if isSame(as: other) { return .same }
    let (mine, theirs) = (Array(normalized.unicodeScalars), Array(other.normalized.unicodeScalars))
    guard !mine.isEmpty, !theirs.isEmpty else { return .different }
    if isMasked || other.isMasked {
      return PartyName.fits(mine, theirs) || sharesPart(with: other) ? .masked : .different
    }
    // Each missing character counts: names of very different length need no closer look.
    guard abs(mine.count - theirs.count) * 10 <= max(mine.count, theirs.count) else { return .different }
    let similarity = PartyName.similarity(mine, theirs)
    return similarity >= 0.9 ? .nearlySame(similarity: similarity) : .different
  }

  /// 字号 and operator: one of them equal and the other not contradicting; `nil` when neither name has both.
  private func comparedByParts(with other: PartyName) -> Comparison? {
    guard !operatorName.isEmpty || !other.operatorName.isEmpty else { return nil }
    let (mine, theirs) = (parts, other.parts)
    let shops = PartyName.agree(mine.shop, theirs.shop)
    let people = PartyName.agree(mine.person, theirs.person)
    if shops == false || people == false { return nil }
    return shops == true || people == true ? .same : nil
  }

  private var parts: (shop: String, person: String) {
    if !operatorName.isEmpty { return (shop, operatorName) }
    return PartyName.isPersonal(normalized) ? ("", normalized) : (normalized, "")
  }

  /// `nil` when one of them is not stated.
  private static func agree(_ a: String, _ b: String) -> Bool? {
    a.isEmpty || b.isEmpty ? nil : a == b || differByRegion(a, b)
  }

  private func sharesPart(with other: PartyName) -> Bool {
    let (mine, theirs) = (parts, other.parts)
    return [(mine.shop, theirs.shop), (mine.person, theirs.person)].contains { a, b in
      !a.isEmpty && !b.isEmpty && PartyName.fits(Array(a.unicodeScalars), Array(b.unicodeScalars))
    }
  }

  /// One name is the other with its province, city or county before it.
  static func differByRegion(_ a: String, _ b: String) -> Bool {
    let (long, short) = a.utf8.count >= b.utf8.count ? (a, b) : (b, a)
    guard !short.isEmpty, long.utf8.count > short.utf8.count, long.ends(with: short) else { return false }
    let prefix = long.unicodeScalars.dropLast(short.unicodeScalars.count)
    guard (2...20).contains(prefix.count), let last = prefix.last else { return false }
    return "省市区县州盟旗镇乡村".unicodeScalars.contains(last)
  }

  private static func isWild(_ scalar: Unicode.Scalar) -> Bool { scalar == "*" || scalar == "某" || scalar == "▯" }

  /// Whether the shown characters of both names can be those of one name; a hidden place stands for any number.
  static func fits(_ a: [Unicode.Scalar], _ b: [Unicode.Scalar]) -> Bool {
    var row = [Bool](repeating: false, count: b.count + 1)
    for i in 0...a.count {
      var next = [Bool](repeating: false, count: b.count + 1)
      for j in 0...b.count {
        if i == 0 && j == 0 {
          next[j] = true
        } else {
          let wildA = i > 0 && isWild(a[i - 1])
          let wildB = j > 0 && isWild(b[j - 1])
          let skipsA = i > 0 && (wildA || wildB) && row[j]
          let skipsB = j > 0 && (wildA || wildB) && next[j - 1]
          let both = i > 0 && j > 0 && (a[i - 1] == b[j - 1] || wildA || wildB) && row[j - 1]
          next[j] = skipsA || skipsB || both
        }
      }
      row = next
    }
    return row[b.count]
  }

  /// 1 less the share of characters that must change, be added or left out.
  static func similarity(_ a: [Unicode.Scalar], _ b: [Unicode.Scalar]) -> Double {
    var row = Array(0...b.count)
    for (i, x) in a.enumerated() {
      var diagonal = row[0]
      row[0] = i + 1
      for (j, y) in b.enumerated() {
        let cost = min(row[j] + 1, row[j + 1] + 1, diagonal + (x == y ? 0 : 1))
        diagonal = row[j + 1]
        row[j + 1] = cost
      }
    }
    return 1 - Double(row[b.count]) / Double(max(a.count, b.count, 1))
  }
}
