/// Numbers as OFD writes them: separated by blanks, sometimes by commas, decimal or with an exponent.
struct OFDNumbers {
  private let bytes: [UInt8]
  private var place: Int
  private let end: Int
  /// Nothing on a page is farther away; also keeps every sum finite.
  static let largest = 1e7

  init(_ bytes: [UInt8], _ range: Range<Int>) {
    self.bytes = bytes
    place = range.lowerBound
    end = range.upperBound
  }

  init(_ text: ArraySlice<UInt8>) {
    self.init(Array(text), 0..<text.count)
  }

  private mutating func skipBlanks() {
    while place < end, bytes[place] <= 0x20 || bytes[place] == 0x2C { place += 1 }
  }

  /// The letter that comes next, and no number; taken when there is one.
  mutating func letter() -> UInt8? {
    skipBlanks()
    guard place < end, 0x41...0x5A ~= bytes[place] & 0xDF else { return nil }
    defer { place += 1 }
    return bytes[place]
  }

  /// Whether the sign `byte` comes next; taken when it does.
  mutating func sign(_ byte: UInt8) -> Bool {
    skipBlanks()
    guard place < end, bytes[place] == byte else { return false }
    place += 1
    return true
  }

  private static func digit(_ byte: UInt8) -> UInt8? {
    switch byte {
    case 0x30...0x39: byte - 0x30
    case 0x41...0x46: byte - 0x37
    case 0x61...0x66: byte - 0x57
    default: nil
    }
  }

  /// A number in hexadecimal digits; `nil` when there are none.
  mutating func hexadecimal() -> Double? {
    let start = place
    var value = 0.0
    while place < end, value < Self.largest, let digit = Self.digit(bytes[place]) {
      value = value * 16 + Double(digit)
      place += 1
    }
    return place > start ? value : nil
  }

  var isAtEnd: Bool {
    mutating get {
      skipBlanks()
      return place >= end
    }
  }

  /// The next number; `nil` at the end and before anything else. `NaN`, and what is larger than ``largest``, are none.
  mutating func next() -> Double? {
    skipBlanks()
    let start = place
    var isNegative = false
    if place < end, bytes[place] == 0x2D || bytes[place] == 0x2B {
      isNegative = bytes[place] == 0x2D
      place += 1
    }
    var mantissa = 0.0
    var scale = 1.0
    var digits = 0
    while place < end, case let digit = bytes[place] &- 0x30, digit < 10 {
      mantissa = mantissa * 10 + Double(digit)
      digits += 1
      place += 1
    }
    if place < end, bytes[place] == 0x2E {
      place += 1
      while place < end, case let digit = bytes[place] &- 0x30, digit < 10 {
        if digits < 30 {
          mantissa = mantissa * 10 + Double(digit)
          scale *= 10
        }
        digits += 1
        place += 1
      }
    }
    guard digits > 0 else {
      place = start
      return nil
    }
    var value = mantissa / scale
    if place < end, bytes[place] | 0x20 == 0x65 { value *= power() }
    guard value <= Self.largest else { return nil }
    return isNegative ? -value : value
  }

  /// The power of ten behind an `e`; nothing is taken when no digits follow.
  private mutating func power() -> Double {
    var index = place + 1
    var isNegative = false
    if index < end, bytes[index] == 0x2D || bytes[index] == 0x2B {
      isNegative = bytes[index] == 0x2D
      index += 1
    }
    var exponent = 0
    var digits = 0
    while index < end, case let digit = bytes[index] &- 0x30, digit < 10 {
      exponent = min(400, exponent * 10 + Int(digit))
      digits += 1
      index += 1
    }
    guard digits > 0 else { return 1 }
    place = index
    var power = 1.0
    for _ in 0..<exponent { power *= 10 }
    return isNegative ? 1 / power : power
  }

  /// Left, top, width and height; `nil` when there are fewer numbers.
  mutating func box() -> Box? {
    guard let x = next(), let y = next(), let width = next(), let height = next() else { return nil }
    return Box(x: x, y: y, width: width, height: height)
  }

  /// The six numbers of a transformation; `nil` when there are fewer.
  mutating func transform() -> OFDTransform? {
    guard let a = next(), let b = next(), let c = next(), let d = next(), let e = next(), let f = next() else {
      return nil
    }
    return OFDTransform(a: a, b: b, c: c, d: d, e: e, f: f)
  }

  /// Exactly `count` numbers; `nil` when there are fewer.
  mutating func list(_ count: Int) -> [Double]? {
    var values: [Double] = []
    for _ in 0..<count {
      guard let value = next() else { return nil }
      values.append(value)
    }
    return values
  }

  /// Shifts between letters (GB/T 33190 §11.3): `g 3 2.5` stands for 2.5 2.5 2.5.
  ///
  /// - Parameter limit: as many as there are letters to shift; what a file says beyond is not unpacked.
  mutating func readDeltas(into values: inout [Double], limit: Int) {
    while values.count < limit, !isAtEnd {
      if let letter = letter() {
        guard letter | 0x20 == 0x67, let count = next(), let value = next() else { break }
        let room = limit - values.count
        values.append(contentsOf: repeatElement(value, count: count >= Double(room) ? room : max(0, Int(count))))
      } else if let value = next() {
        values.append(value)
      } else {
        break
      }
    }
  }
}

extension XMLElement {
  /// The numbers of an attribute.
  func numbers(_ attribute: XMLTree.Attribute) -> OFDNumbers {
    OFDNumbers(tree.bytes, Int(attribute.start)..<Int(attribute.end))
  }

  /// A rectangle, ST_Box: left, top, width and height in millimetres; `nil` when it is missing or has no numbers.
  func box(_ name: XMLName) -> Box? {
    guard let attribute = attributes.first(where: { $0.name == name }) else { return nil }
    var numbers = numbers(attribute)
    return numbers.box()
  }
}
