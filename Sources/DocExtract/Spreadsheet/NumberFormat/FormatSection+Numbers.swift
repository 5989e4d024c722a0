extension FormatSection {
  /// What the section shows of a number.
  func text(_ value: Double) -> String {
    let sign = value < 0 ? "-" : ""
    let shown: String
    if pieces.contains(.general) || pieces.contains(.text) {
      shown = general(value)
    } else if !pieces.contains(where: \.isDigit) {
      // Words alone stand for the number, whatever it is; its sign stays.
      shown = pieces.isEmpty ? "" : sign + literals
    } else if pieces.contains(.slash) {
      shown = sign + fraction(abs(value))
    } else if let index = pieces.firstIndex(where: \.isExponent) {
      shown = sign + scientific(abs(value), at: index)
    } else {
      var number = DecimalDigits(value)
      number.shift(by: 2 * pieces.count { $0 == .percent } - 3 * thousands)
      shown = sign + filled(pieces[...], with: number)
    }
    return shown.trimmedSpaces
  }

  private var literals: String {
    pieces.map { piece in
      switch piece {
      case .literal(let text): text
      case .percent: "%"
      case .point: "."
      default: ""
      }
    }.joined()
  }

  private func general(_ value: Double) -> String {
    pieces.map { piece in
      switch piece {
      case .literal(let text): text
      case .general, .text: chinese?.spelled(PlainNumber.text(value)) ?? PlainNumber.text(value)
      case .percent: "%"
      default: ""
      }
    }.joined()
  }

  /// Puts the digits of a number into the places for them.
  private func filled(_ pieces: ArraySlice<Piece>, with number: DecimalDigits) -> String {
    let split = pieces.firstIndex(of: .point) ?? pieces.endIndex
    let before = pieces[..<split]
    let after = pieces[split...].dropFirst()
    var number = number
    number.round(to: after.count(where: \.isDigit))
    var text = whole(before, number.whole)
    if split < pieces.endIndex {
      text += "."
      text += decimals(after, number.fraction)
    }
    return text
  }

  /// From the right to the left; the first place takes all digits that are left.
  private func whole(_ pieces: ArraySlice<Piece>, _ digits: [UInt8]) -> String {
    let first = pieces.firstIndex(where: \.isDigit)
    var left = digits
    var parts: [String] = []
    var count = 0
    func add(_ digit: String) {
      if isGrouped, count > 0, count % 3 == 0 { parts.append(digit == " " ? " " : ",") }
      parts.append(digit)
      count += 1
    }
    for index in pieces.indices.reversed() {
      switch pieces[index] {
      case .digit(let place):
        if let digit = left.popLast() { add(shown(digit)) } else if let pad = pad(place) { add(pad) }
        if index == first { while let digit = left.popLast() { add(shown(digit)) } }
      case .literal(let text): parts.append(text)
      case .percent: parts.append("%")
      default: break
      }
    }
    // Without a place before the point, what stands there is written all the same.
    while let digit = left.popLast() { parts.append(shown(digit)) }
    return parts.reversed().joined()
  }

  private func decimals(_ pieces: ArraySlice<Piece>, _ digits: [UInt8]) -> String {
    var left = digits[...]
    return pieces.map { piece in
      switch piece {
      case .digit(let place): left.popFirst().map(shown) ?? pad(place) ?? ""
      case .literal(let text): text
      case .percent: "%"
      default: ""
      }
    }.joined()
  }

  private func shown(_ digit: UInt8) -> String { chinese?.byPlace(String(digit)) ?? String(digit) }

  private func pad(_ place: Unicode.Scalar) -> String? {
    place == "0" ? shown(0) : place == "?" ? " " : nil
  }

  // MARK: Exponents and fractions

  private func scientific(_ value: Double, at index: Int) -> String {
    guard case .exponent(let hasPlus) = pieces[index] else { return "" }
    let mantissa = pieces[..<index]
    let point = mantissa.firstIndex(of: .point) ?? mantissa.endIndex
    let step = max(1, mantissa[..<point].count(where: \.isDigit))
    let decimals = mantissa[point...].count(where: \.isDigit)
    var number = DecimalDigits(value)
    // Rounding may add a digit: 9.996 is 1.00E+01.
    var exponent = 0
    for _ in 0..<2 where !number.isZero {
      let power = number.point - 1
      exponent = (power >= 0 ? power / step : (power - step + 1) / step) * step
      number.round(to: decimals - exponent)
    }
    number.shift(by: -exponent)
    let places = whole(pieces[(index + 1)...], DecimalDigits(Double(abs(exponent))).whole)
    return filled(mantissa, with: number) + "E" + (exponent < 0 ? "-" : hasPlus ? "+" : "") + places
  }

  /// `1 1/2`; a denominator is as long as its places, or the number that stands there.
  private func fraction(_ value: Double) -> String {
    guard let slash = pieces.firstIndex(of: .slash) else { return "" }
    let below = pieces[(slash + 1)...].prefix(while: \.isDigit)
    let fixed = below.reduce(0) { sum, piece in
      guard case .digit(let place) = piece, ("0"..."9").contains(place), sum < 10_000 else { return sum }
      return sum * 10 + Int(place.value - 0x30)
    }
    let above = pieces[..<slash].reversed().prefix(while: \.isDigit).count
    let head = pieces[..<(slash - above)]
    let hasWhole = head.contains(where: \.isDigit)
    guard value < 1e9 else { return PlainNumber.text(value) }
    let whole = hasWhole ? value.rounded(.down) : 0
    let most = [10, 100, 1_000, 10_000][min(below.count, 4) - (below.isEmpty ? 0 : 1)] - 1
    var (top, bottom) = Self.ratio(value - whole, below: most, fixed: fixed)
    var count = Int(whole)
    if hasWhole, top == bottom { (count, top) = (count + 1, 0) }
    let front = hasWhole ? self.whole(head, count == 0 && top > 0 ? [] : DecimalDigits(Double(count)).whole) : ""
    guard top > 0 || !hasWhole else { return count == 0 ? "0" : front }
    return front + "\(top)/\(bottom)"
  }

  /// The nearest fraction with a denominator of `most` at most, the smaller one first.
  private static func ratio(_ value: Double, below most: Int, fixed: Int) -> (Int, Int) {
    if fixed > 0 { return (Int((value * Double(fixed)).rounded()), fixed) }
    var best = (Int(value.rounded()), 1)
    var error = abs(value - value.rounded())
    for bottom in 2...max(2, most) {
      let top = (value * Double(bottom)).rounded()
      let distance = abs(value - top / Double(bottom))
      if distance < error - 1e-12 { (best, error) = ((Int(top), bottom), distance) }
    }
    return best
  }
}

extension FormatSection.Piece {
  var isDigit: Bool {
    guard case .digit = self else { return false }
    return true
  }

  var isExponent: Bool {
    guard case .exponent = self else { return false }
    return true
  }
}

extension String {
  var trimmedSpaces: String {
    let inner = utf8.drop { $0 == 0x20 }.reversed().drop { $0 == 0x20 }.reversed()
    return String(decoding: inner, as: UTF8.self)
  }
}
