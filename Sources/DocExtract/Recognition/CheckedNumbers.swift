/// Numbers with a check character on a line that was recognized: 统一社会信用代码、公民身份号码、银行卡号.
///
/// Those that add up are surer than their letters; those that do not are unsure as a whole, unless letters that cannot stand
/// there, or one that is doubtful, are others that look alike and make the number right: those are changed, and counted.
struct CheckedNumbers {
  private(set) var characters: [RecognizedCharacter]
  /// Letters that were changed.
  private(set) var count = 0

  /// A number that adds up is read right: of those that are not one in 31 would add up too, or one in 11.
  private static let confirmed: Float = 0.97
  /// Only letters that are not altogether unlikely are confirmed.
  private static let leastConfirmed: Float = 0.5
  /// Letters that are surer are not tried as others.
  private static let clearFrom: Float = 0.9
  private static let shortest = 15, longest = 20

  init(_ line: [RecognizedCharacter]) {
    characters = line
    for run in runs { check(run) }
  }

  /// Letters and digits in one piece, with what is often read for one.
  private var runs: [Range<Int>] {
    var runs: [Range<Int>] = []
    var start = 0
    while start < characters.count {
      guard Self.letter(characters[start].scalar) != nil else {
        start += 1
        continue
      }
      let end = characters[start...].firstIndex { Self.letter($0.scalar) == nil } ?? characters.count
      if Self.shortest...Self.longest ~= end - start { runs.append(start..<end) }
      start = end
    }
    return runs
  }

  /// As a capital; `nil` for what is neither letter nor digit nor often read for one.
  private static func letter(_ scalar: UInt32) -> UInt8? {
    switch scalar {
    case 0x6C, 0x7C, 0x4E28, 0x5C: 0x49
    case 0x25CB, 0x3007: 0x4F
    case 0x30...0x39, 0x41...0x5A: UInt8(scalar)
    case 0x61...0x7A: UInt8(scalar - 0x20)
    default: nil
    }
  }

  private mutating func check(_ run: Range<Int>) {
    let letters = run.compactMap { Self.letter(characters[$0].scalar) }
    guard let kind = Kind(letters) else { return }
    if kind.fits(letters) {
      // One in ten numbers of cards fits by chance.
      if kind != .card { confirm(run, letters) }
      return
    }
    let allowed = letters.map(kind.allowed)
    if kind.fits(allowed) { return change(run, letters, to: allowed, isSure: true) }
    let found = candidates(run, allowed).filter(kind.fits)
    if found.count == 1 { return change(run, letters, to: found[0], isSure: false) }
    doubt(run)
  }

  /// With one doubtful letter as another that looks like it.
  private func candidates(_ run: Range<Int>, _ letters: [UInt8]) -> [[UInt8]] {
    letters.indices.filter { characters[run.lowerBound + $0].confidence < Self.clearFrom }.flatMap { place in
      Self.alike.filter { $0.contains(letters[place]) }.flatMap { group in
        group.filter { $0 != letters[place] }.map { other in
          var changed = letters
          changed[place] = other
          return changed
        }
      }
    }
  }

  private static let alike = [
    "0ODQC", "1IL7T4", "2Z7", "3895", "5S", "6G8B", "8B3", "UV0", "WM", "KX", "PRF", "EFB", "NHM", "YV",
  ].map {
    Array($0.utf8)
  }

  private mutating func confirm(_ run: Range<Int>, _ letters: [UInt8]) {
    put(letters, run)
    guard run.allSatisfy({ characters[$0].confidence >= Self.leastConfirmed }) else { return }
    for place in run { characters[place].confidence = max(characters[place].confidence, Self.confirmed) }
  }

  private mutating func change(_ run: Range<Int>, _ letters: [UInt8], to right: [UInt8], isSure: Bool) {
    count += zip(letters, right).count { $0 != $1 }
    if isSure { return confirm(run, right) }
    put(right, run)
    doubt(run)
  }

  private mutating func put(_ letters: [UInt8], _ run: Range<Int>) {
    for (place, letter) in zip(run, letters) where Self.letter(characters[place].scalar) != letter {
      characters[place].scalar = UInt32(letter)
    }
  }

  private mutating func doubt(_ run: Range<Int>) {
    for place in run { characters[place].confidence = min(characters[place].confidence, 0.9) }
  }

  /// What a number is, by its first letters.
  private enum Kind {
    case credit, identity, card
    /// It begins like one, and has a letter too few or too many.
    case broken

    init?(_ letters: [UInt8]) {
      let digits = letters.count { 0x30...0x39 ~= $0 }
      guard letters.count > 8, digits >= 8 else { return nil }
      let isRegion = letters[2..<8].allSatisfy { 0x30...0x39 ~= $0 || $0 == 0x4F || $0 == 0x49 }
      let isCompany = letters[0] == 0x39 && 0x31...0x33 ~= letters[1] && isRegion
      // Codes of agencies and associations begin otherwise; none but such codes have a letter or two behind eight digits.
      let isCredit =
        isCompany || letters[..<8].allSatisfy { 0x30...0x39 ~= $0 } && letters.dropFirst(8).contains { $0 > 0x40 }
      let isIdentity =
        letters.dropLast().allSatisfy { 0x30...0x39 ~= $0 || $0 == 0x4F || $0 == 0x49 }
        && 0x31...0x38 ~= letters[0] && Self.isCentury(letters)
      let isCard = letters[0] == 0x36 && letters[1] == 0x32 && digits == letters.count
      switch letters.count {
      // 17 digits, of which two are a century, and an X: hardly ever the code of an agency.
      case 18 where isIdentity: self = .identity
      case 18 where isCredit: self = .credit
      case 16 where isCard, 19 where isCard: self = .card
      case 17 where isCredit || isIdentity, 19 where isCredit || isIdentity: self = .broken
      default: return nil
      }
    }

    /// 19 or 20 where the year of birth stands.
    private static func isCentury(_ letters: [UInt8]) -> Bool {
      letters[6] == 0x31 && letters[7] == 0x39 || letters[6] == 0x32 && letters[7] == 0x30
    }

    func fits(_ letters: [UInt8]) -> Bool {
      switch self {
      case .credit: CheckCharacter.fitsCreditCode(letters)
      case .identity: CheckCharacter.fitsIdentityNumber(letters)
      case .card: CheckCharacter.fitsBankCard(letters)
      case .broken: false
      }
    }

    /// What a letter must be that cannot stand in such a number.
    func allowed(_ letter: UInt8) -> UInt8 {
      switch (self, letter) {
      case (.broken, _): letter
      case (_, 0x4F): 0x30  // O
      case (_, 0x49): 0x31  // I
      case (.credit, 0x5A): 0x32  // Z
      case (.credit, 0x53): 0x35  // S
      case (.credit, 0x56): 0x55  // V
      default: letter
      }
    }
  }
}
