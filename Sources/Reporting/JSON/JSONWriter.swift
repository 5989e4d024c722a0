extension JSONValue {
  /// As UTF-8, keys sorted by their bytes, two spaces for each level; a list of plain values stands on one line.
  public func bytes(indent: Int = 0) -> [UInt8] {
    var writer = JSONWriter()
    writer.write(self, indent: indent)
    return writer.bytes
  }
}

/// Writes JSON without a clock, a locale or a hash order: the same value gives the same bytes everywhere.
struct JSONWriter {
  private(set) var bytes: [UInt8] = []

  mutating func write(_ value: JSONValue, indent: Int) {
    switch value {
    case .null: text("null")
    case .bool(let value): text(value ? "true" : "false")
    case .int(let value): text(String(value))
    case .tenths(let value): decimal(value, of: 10)
    case .hundredths(let value): decimal(value, of: 100)
    case .string(let value): quoted(value)
    case .array(let values): array(values, indent: indent)
    case .object(let members): object(members, indent: indent)
    }
  }

  private mutating func object(_ members: [(key: String, value: JSONValue)], indent: Int) {
    guard !members.isEmpty else { return text("{}") }
    text("{\n")
    for (index, member) in members.sorted(by: { $0.key < $1.key }).enumerated() {
      if index > 0 { text(",\n") }
      margin(indent + 1)
      quoted(member.key)
      text(": ")
      write(member.value, indent: indent + 1)
    }
    text("\n")
    margin(indent)
    text("}")
  }

  private mutating func array(_ values: [JSONValue], indent: Int) {
    guard !values.isEmpty else { return text("[]") }
    let isFlat = values.allSatisfy(\.isPlain)
    text(isFlat ? "[" : "[\n")
    for (index, value) in values.enumerated() {
      if index > 0 { text(isFlat ? ", " : ",\n") }
      if !isFlat { margin(indent + 1) }
      write(value, indent: indent + 1)
    }
    if !isFlat {
      text("\n")
      margin(indent)
    }
    text("]")
  }

  private mutating func decimal(_ value: Int, of unit: Int) {
    let (whole, rest) = (abs(value) / unit, abs(value) % unit)
    if value < 0 { text("-") }
    text(String(whole))
    guard rest > 0 else { return }
    text(".")
    if unit == 100 && rest < 10 { text("0") }
    text(String(unit == 100 && rest % 10 == 0 ? rest / 10 : rest))
  }

  private mutating func quoted(_ value: String) {
    bytes.append(0x22)
    if value.unicodeScalars.contains(where: TextWidth.isControl) {
      for scalar in value.unicodeScalars { escaped(scalar) }
    } else {
      for byte in value.utf8 { escaped(byte) }
    }
    bytes.append(0x22)
  }

  private mutating func escaped(_ byte: UInt8) {
    if byte == 0x22 || byte == 0x5C { bytes.append(0x5C) }
    bytes.append(byte)
  }

  /// Whatever would turn the direction of writing or move a cursor where the JSON is looked at is written as its number.
  private mutating func escaped(_ scalar: Unicode.Scalar) {
    switch scalar {
    case "\n": text("\\n")
    case "\t": text("\\t")
    case "\r": text("\\r")
    case _ where TextWidth.isControl(scalar):
      let digits = String(scalar.value, radix: 16)
      text("\\u" + String(repeating: "0", count: 4 - digits.count) + digits)
    default: for byte in UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter { escaped(byte) }
    }
  }

  private mutating func margin(_ level: Int) {
    for _ in 0..<level { text("  ") }
  }

  private mutating func text(_ value: some StringProtocol) { bytes.append(contentsOf: value.utf8) }
}

extension JSONValue {
  fileprivate var isPlain: Bool {
    switch self {
    case .array, .object: false
    default: true
    }
  }
}
