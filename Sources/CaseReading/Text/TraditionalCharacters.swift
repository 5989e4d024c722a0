import DocExtract

/// Characters of a text in traditional characters, 繁体, with their simplified twins.
enum TraditionalCharacters {
  /// Of ordinary case files: at least one in thirty letters of a traditional text is one of these, none of a simplified one.
  private static let frequent: [Bool] = {
    var isFrequent = [Bool](repeating: false, count: 0x6000)
    let letters =
      "處罰決書達當與據規長實為會東車業執號產電應關條證個國無對時違經區場請過員還將來許發間題項種類節約續議訴複審調"
    for letter in letters.unicodeScalars { isFrequent[Int(letter.value) - 0x4000] = true }
    return isFrequent
  }()

  /// Letters that are looked at before a text is judged.
  private static let sample = 3_000

  /// Whether a text is written in traditional characters; names alone, such as 李昇, do not make it so.
  static func fill(_ bytes: [UInt8]) -> Bool {
    var (letters, traditional, offset) = (0, 0, 0)
    while offset + 2 < bytes.count, letters < sample {
      let byte = bytes[offset]
      if byte >= 0xE4, byte <= 0xE9 {
        letters += 1
        let scalar = Int(byte & 0x0F) << 12 | Int(bytes[offset + 1] & 0x3F) << 6 | Int(bytes[offset + 2] & 0x3F)
        if frequent[scalar - 0x4000] { traditional += 1 }
        offset += 3
      } else {
        offset += max(1, Bytes.scalarLength(byte))
      }
    }
    return traditional >= 5 && traditional * 30 >= letters
  }

  /// Puts the simplified character in the place of each traditional one; every offset stays what it was.
  static func simplify(_ bytes: inout [UInt8]) {
    var offset = 0
    while offset + 2 < bytes.count {
      let byte = bytes[offset]
      guard byte >= 0xE4, byte <= 0xE9 else {
        offset += max(1, Bytes.scalarLength(byte))
        continue
      }
      if let scalar = Bytes.scalar(at: offset, in: bytes), let twin = TraditionalLetters.simplified[scalar] {
        bytes[offset] = UInt8(0xE0 | twin >> 12)
        bytes[offset + 1] = UInt8(0x80 | twin >> 6 & 0x3F)
        bytes[offset + 2] = UInt8(0x80 | twin & 0x3F)
      }
      offset += 3
    }
  }
}
