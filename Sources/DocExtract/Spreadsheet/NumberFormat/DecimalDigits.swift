import Glibc

/// A number as fifteen decimal digits, as sheets round them: 1.005 to two places is 1.01, not 1.00.
struct DecimalDigits {
  /// Digits without leading zeros; empty for zero.
  private(set) var digits: [UInt8]
  /// How many of the digits stand before the point; negative for zeros behind it.
  private(set) var point: Int

  /// - Parameter value: its sign is dropped.
  init(_ value: Double) {
    var buffer = [CChar](repeating: 0, count: 64)
    let length = withVaList([abs(value)]) { vsnprintf(&buffer, buffer.count, "%.14e", $0) }
    let text = buffer.prefix(max(0, min(Int(length), 63))).map { UInt8(bitPattern: $0) }
    let parts = text.split(separator: 0x65)
    let exponent = parts.count == 2 ? Int(String(decoding: parts[1], as: UTF8.self)) ?? 0 : 0
    digits = (parts.first ?? []).filter { 0x30...0x39 ~= $0 }.map { $0 - 0x30 }
    point = exponent + 1
    trim()
  }

  var isZero: Bool { digits.isEmpty }

  /// Moves the point to the right, or to the left.
  mutating func shift(by places: Int) { if !isZero { point += places } }

  /// Rounds to a number of places behind the point, halves away from zero.
  mutating func round(to decimals: Int) {
    let kept = point + decimals
    guard kept < digits.count else { return }
    guard kept >= 0 else {
      digits = []
      return trim()
    }
    let isUp = digits[kept] >= 5
    digits.removeSubrange(kept...)
    if isUp { increment() }
    trim()
  }

  private mutating func increment() {
    for index in digits.indices.reversed() {
      digits[index] += 1
      guard digits[index] == 10 else { return }
      digits[index] = 0
    }
    digits.insert(1, at: 0)
    point += 1
  }

  private mutating func trim() {
    while digits.last == 0 { digits.removeLast() }
    while digits.first == 0 {
      digits.removeFirst()
      point -= 1
    }
    if digits.isEmpty { point = 0 }
  }

  /// The digits before the point, without leading zeros; three hundred at most.
  var whole: [UInt8] {
    guard point > 0 else { return [] }
    return Array(digits.prefix(point)) + Array(repeating: 0, count: max(0, min(point, 320) - digits.count))
  }

  /// The digits behind the point, without the zeros at their end.
  var fraction: [UInt8] {
    guard !isZero else { return [] }
    return Array(repeating: 0, count: max(0, min(-point, 320))) + digits.dropFirst(max(0, point))
  }
}
