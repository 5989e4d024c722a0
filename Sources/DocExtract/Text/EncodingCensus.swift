/// Sequences of UTF-8 beyond ASCII, right and wrong.
struct UTF8Census {
  private(set) var right = 0
  private(set) var wrong = 0

  init(_ bytes: UnsafeRawBufferPointer) {
    var offset = 0
    while offset < bytes.count {
      let byte = bytes[offset]
      guard byte >= 0x80 else {
        offset += 1
        continue
      }
      if let length = Self.length(bytes, at: offset) {
        right += 1
        offset += length
      } else {
        // A sample may end in the middle of a character.
        if bytes.count - offset > 3 { wrong += 1 } else { tail += 1 }
        offset += 1
      }
    }
    if tail > 0, right == 0 || tail > 3 { wrong += 1 }
  }

  private var tail = 0

  /// The length of the right sequence at `offset` (RFC 3629); `nil` when there is none.
  private static func length(_ bytes: UnsafeRawBufferPointer, at offset: Int) -> Int? {
    let first = bytes[offset]
    let (length, low, high): (Int, UInt8, UInt8)
    switch first {
    case 0xC2...0xDF: (length, low, high) = (2, 0x80, 0xBF)
    case 0xE0: (length, low, high) = (3, 0xA0, 0xBF)
    case 0xED: (length, low, high) = (3, 0x80, 0x9F)
    case 0xE1...0xEF: (length, low, high) = (3, 0x80, 0xBF)
    case 0xF0: (length, low, high) = (4, 0x90, 0xBF)
    case 0xF1...0xF3: (length, low, high) = (4, 0x80, 0xBF)
    case 0xF4: (length, low, high) = (4, 0x80, 0x8F)
    default: return nil
    }
    guard offset + length <= bytes.count, low...high ~= bytes[offset + 1] else { return nil }
    return (2..<length).allSatisfy { bytes[offset + $0] & 0xC0 == 0x80 } ? length : nil
  }
}

/// Pairs of bytes read as GBK and as Big5, and how many of them are everyday characters there.
struct DoubleByteCensus {
  private var pairs = 0
  private var everydayGB = 0
  private var everydayBig5 = 0

  /// Both ways go from lead byte to lead byte, which is the same walk for nearly all texts.
  init(_ bytes: UnsafeRawBufferPointer) {
    var offset = 0
    while offset + 1 < bytes.count {
      let (lead, trail) = (bytes[offset], bytes[offset + 1])
      guard lead >= 0x81, trail >= 0x40 else {
        offset += 1
        continue
      }
      pairs += 1
      // GB 2312: signs in rows 1–3, everyday characters in rows 16–55.
      if 0xA1...0xA3 ~= lead || 0xB0...0xD7 ~= lead, trail >= 0xA1 { everydayGB += 1 }
      // Big5: signs in A1–A3, everyday characters in A4–C6.
      if 0xA1...0xC6 ~= lead, trail <= 0x7E || trail >= 0xA1 { everydayBig5 += 1 }
      offset += 2
    }
  }

  /// Told only where it is sure: nearly everything is everyday Big5, and much of it no everyday GB 2312.
  var isBig5: Bool { pairs >= 20 && everydayBig5 * 20 >= pairs * 19 && everydayGB * 10 <= pairs * 7 }
}
