/// What a pattern takes from before the words it is about: `[^。\n]{0,80}` in front of `回避[^。\n]{0,60}`.
///
/// At every character of a text such a pattern goes through the eighty that follow. Searching for the words alone and
/// going back from them finds the same match: none can start earlier than the run of characters before the first place
/// where the rest of the pattern matches.
struct LeadingContext: Equatable, Sendable {
  /// The pattern without its leading part.
  let rest: String
  /// At most so many characters are taken.
  let most: Int
  /// Scalars that end the run.
  let borders: Set<UInt32>

  /// Shorter ones cost little.
  private static let leastWorth = 8

  /// - Returns: `nil` for a pattern that does not begin so, in every alternative.
  init?(_ source: String) {
    let scalars = Array(source.unicodeScalars)
    var at = LeadingContext.afterOpenings(scalars)
    let opening = at
    guard let (borders, end) = LeadingContext.negated(scalars, at), scalars[end...].starts(with: "{0,".unicodeScalars),
      let close = scalars[end...].firstIndex(of: "}"),
      let most = Int(String(String.UnicodeScalarView(scalars[(end + 3)..<close]))), most >= Self.leastWorth
    else { return nil }
    at = close + 1
    // Lazy and possessive ones match otherwise.
    guard at < scalars.count, !"?+".unicodeScalars.contains(scalars[at]) else { return nil }
    guard !LeadingContext.isEntangled(scalars[at...], openings: scalars[..<opening].count { $0 == "(" }) else {
      return nil
    }
    self.most = most
    self.borders = borders
    rest = String(String.UnicodeScalarView(scalars[..<opening] + scalars[at...]))
  }

  /// Where the match starts whose words start at `offset`; not before `start`.
  func start(of offset: Int, in bytes: UnsafeBufferPointer<UInt8>, notBefore start: Int) -> Int {
    var at = offset
    for _ in 0..<most where at > start {
      var before = at - 1
      while before > start, bytes[before] & 0xC0 == 0x80 { before -= 1 }
      if borders.contains(LeadingContext.scalar(bytes, before..<at)) { break }
      at = before
    }
    return at
  }

  private static func scalar(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> UInt32 {
    var value = UInt32(bytes[range.lowerBound])
    guard range.count > 1 else { return value }
    value &= 0x7F >> UInt32(range.count)
    for byte in bytes[range].dropFirst() { value = value << 6 | UInt32(byte & 0x3F) }
    return value
  }

  // MARK: Reading a pattern

  /// Behind `(?P<v>`, `(?:` and `(` at the start.
  private static func afterOpenings(_ source: [Unicode.Scalar]) -> Int {
    var at = 0
    while at < source.count, source[at] == "(" {
      let inner = source[(at + 1)...]
      if inner.starts(with: "?:".unicodeScalars) {
        at += 3
      } else if inner.starts(with: "?P<".unicodeScalars), let end = inner.firstIndex(of: ">") {
        at = end + 1
      } else if inner.first == "?" {
        return at
      } else {
        at += 1
      }
    }
    return at
  }

  /// The scalars of `[^…]`, when they are written out, and where it ends.
  private static func negated(_ source: [Unicode.Scalar], _ start: Int) -> (Set<UInt32>, end: Int)? {
    guard source[start...].starts(with: "[^".unicodeScalars) else { return nil }
    var found: Set<UInt32> = []
    var at = start + 2
    while at < source.count, source[at] != "]" || found.isEmpty {
      switch source[at] {
      case "\\":
        guard at + 1 < source.count, source[at + 1] == "n" else { return nil }
        found.insert(0x0A)
        at += 2
      case "[", "-": return nil
      default:
        found.insert(source[at].value)
        at += 1
      }
    }
    return at < source.count ? (found, at + 1) : nil
  }

  /// Whether more than a sequence follows: a `|` beside the leading part, a group around it that repeats, or what looks
  /// back at groups.
  private static func isEntangled(_ source: ArraySlice<Unicode.Scalar>, openings: Int) -> Bool {
    var depth = openings
    var opened = openings
    var isInClass = false
    var at = source.startIndex
    while at < source.endIndex {
      let next = at + 1 < source.endIndex ? source[at + 1] : " "
      switch source[at] {
      case "\\":
        if !isInClass, "123456789gkKQE".unicodeScalars.contains(next) { return true }
        at += 1
      case "[" where !isInClass:
        isInClass = true
        if next == "^" { at += 1 }
        if at + 1 < source.endIndex, source[at + 1] == "]" { at += 1 }
      case "]": isInClass = false
      case "(" where !isInClass:
        if source[at...].starts(with: "(?(".unicodeScalars) || next == "*" { return true }
        depth += 1
      case ")" where !isInClass:
        depth -= 1
        if depth < opened, "?*+{".unicodeScalars.contains(next) { return true }
        opened = min(opened, depth)
      case "|" where !isInClass && depth <= opened: return true
      default: break
      }
      at += 1
    }
    return false
  }
}
