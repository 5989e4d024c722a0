/// One element of ASN.1 in distinguished encoding (ITU-T X.690): definite lengths, at most four bytes of length.
///
/// Elements are looked into one level at a time: nothing is followed deeper than the structure that is expected.
struct DERElement {
  /// The first byte: class, form and number; numbers above 30 are refused.
  let tag: UInt8
  /// Tag, length and content, as they stand in the file: what signatures are made over.
  let whole: ArraySlice<UInt8>
  let content: ArraySlice<UInt8>

  /// The element that begins `bytes`; `nil` when the bytes are none.
  init?(_ bytes: ArraySlice<UInt8>) {
    guard bytes.count >= 2 else { return nil }
    let start = bytes.startIndex
    tag = bytes[start]
    guard tag & 0x1F != 0x1F else { return nil }
    var length = Int(bytes[start + 1])
    var body = start + 2
    if length >= 0x80 {
      let count = length & 0x7F
      guard 1...4 ~= count, bytes.count >= 2 + count else { return nil }
      length = bytes[body..<(body + count)].reduce(0) { $0 << 8 | Int($1) }
      body += count
    }
    guard length <= bytes.endIndex - body else { return nil }
    content = bytes[body..<(body + length)]
    whole = bytes[start..<(body + length)]
  }

  init?(_ bytes: [UInt8]) { self.init(bytes[...]) }

  /// Elements inside, when all of the content is elements; empty otherwise.
  var children: [DERElement] {
    var found: [DERElement] = []
    var rest = content
    while !rest.isEmpty {
      guard found.count < 10_000, let element = DERElement(rest) else { return [] }
      found.append(element)
      rest = rest[element.whole.endIndex...]
    }
    return found
  }

  var isSequence: Bool { tag == Tag.sequence }

  /// A whole number that fits; `nil` for anything else.
  var int: Int? {
    guard tag == Tag.integer, 1...4 ~= content.count else { return nil }
    return content.reduce(0) { $0 << 8 | Int($1) }
  }

  /// The bits of a BIT STRING that is made of whole bytes, or the bytes of an OCTET STRING.
  var octets: ArraySlice<UInt8>? {
    switch tag {
    case Tag.octets: content
    case Tag.bits: content.first == 0 ? content.dropFirst() : nil
    default: nil
    }
  }

  /// Text of any of the string types.
  var string: String? {
    switch tag {
    case 0x0C, 0x13, 0x14, 0x16, 0x1A, 0x04: String(validating: content, as: UTF8.self)
    case 0x1E where content.count % 2 == 0:
      String(
        decoding: stride(from: content.startIndex, to: content.endIndex, by: 2).map {
          UInt16(content[$0]) << 8 | UInt16(content[$0 + 1])
        }, as: UTF16.self)
    default: nil
    }
  }

  /// `1.2.156.10197.1.501`; `nil` for what is no object identifier.
  var identifier: String? {
    guard tag == Tag.identifier, content.count <= 64, let first = content.first else { return nil }
    var parts = ["\(min(first / 40, 2))", "\(first - min(first / 40, 2) * 40)"]
    var value = 0
    for byte in content.dropFirst() {
      guard value < 1 << 48 else { return nil }
      value = value << 7 | Int(byte & 0x7F)
      if byte & 0x80 == 0 {
        parts.append("\(value)")
        value = 0
      }
    }
    return parts.joined(separator: ".")
  }

  enum Tag {
    static let integer: UInt8 = 0x02
    static let bits: UInt8 = 0x03
    static let octets: UInt8 = 0x04
    static let identifier: UInt8 = 0x06
    static let utcTime: UInt8 = 0x17
    static let time: UInt8 = 0x18
    static let sequence: UInt8 = 0x30
    static let set: UInt8 = 0x31
    static let context0: UInt8 = 0xA0
  }
}

/// A moment as signatures write it, by its digits: zones are left alone, since some writers mark local time as UTC.
struct SigningTime: Comparable {
  /// Year, month, day, hour, minute and second in fourteen digits.
  let digits: String

  static func < (a: SigningTime, b: SigningTime) -> Bool { a.digits < b.digits }

  /// ISO 8601, without a zone.
  var iso: String {
    let d = Array(digits)
    return "\(String(d[0..<4]))-\(String(d[4..<6]))-\(String(d[6..<8]))T"
      + "\(String(d[8..<10])):\(String(d[10..<12])):\(String(d[12..<14]))"
  }

  /// The digits of `20240105093000Z`, `240105093000Z`, `2024-01-05 09:30:00`, `2024年1月5日`; `nil` for what is no time.
  init?(_ text: String, hasShortYear: Bool = false) {
    var parts = text.utf8.split { !(0x30...0x39 ~= $0) }.prefix(6).map { String(decoding: $0, as: UTF8.self) }
    guard let first = parts.first else { return nil }
    if parts.count >= 3, first.count == 4 {
      parts = parts.enumerated().map { index, part in index > 0 && part.count == 1 ? "0" + part : part }
    }
    var joined = parts.joined()
    if hasShortYear || joined.count == 12 && !joined.hasPrefix("20") && !joined.hasPrefix("19") {
      guard let year = Int(joined.prefix(2)) else { return nil }
      joined = (year >= 50 ? "19" : "20") + joined
    }
    guard joined.count >= 8 else { return nil }
    joined = String(joined.prefix(14))
    digits = joined + String(repeating: "0", count: 14 - joined.count)
  }

  /// A UTCTime, a GeneralizedTime, or one of them in a string.
  init?(_ element: DERElement) {
    let text = element.octets ?? element.content
    guard text.count <= 64, let time = String(validating: text, as: UTF8.self) else { return nil }
    self.init(time, hasShortYear: element.tag == DERElement.Tag.utcTime)
  }
}
