/// Numbers of vehicles, 机动车号牌 (GA 36-2018): a province, a letter, five or six letters or digits.
enum Plate {
  /// Two capitals or digits in a row are in most texts; four are in few.
  static func mayHold(_ bytes: [UInt8]) -> Bool {
    var run = 0
    for byte in bytes {
      run = isSign(byte) ? run + 1 : 0
      if run >= 4 { return true }
    }
    return false
  }

  /// The province, the letter and the last two signs stay: 粤B***45.
  static func masks(in bytes: [UInt8], after context: String) -> [Mask] {
    var masks: [Mask] = []
    var index = 0
    while index + 8 <= bytes.count {
      guard let mask = mask(at: index, in: bytes, after: context) else {
        index += 1
        continue
      }
      masks.append(mask)
      index = mask.range.upperBound
    }
    return masks
  }

  private static func mask(at index: Int, in bytes: [UInt8], after context: String) -> Mask? {
    guard bytes[index] & 0xF0 == 0xE0, isLetter(bytes[index + 3]),
      provinces.contains(String(decoding: bytes[index..<index + 3], as: UTF8.self))
    else { return nil }
    var start = index + 4
    for dot in ["·", "•", ".", " "] where bytes[start...].starts(with: dot.utf8) {
      start += dot.utf8.count
      break
    }
    var end = start
    while end < bytes.count, isSign(bytes[end]), end - start < 8 { end += 1 }
    let signs = bytes[start..<end]
    let hasTail = ["学", "警", "挂", "港", "澳", "领"].contains { bytes[end...].starts(with: $0.utf8) }
    let wanted = hasTail ? 4...4 : 5...6
    guard wanted.contains(signs.count), signs.contains(where: { $0 <= 0x39 }),
      end == bytes.count || !bytes[end].isASCIIWord, !isOfficial(bytes, index, context)
    else { return nil }
    return Mask(range: start..<(end - 2), text: String(repeating: "*", count: end - 2 - start), kind: .plate)
  }

  /// Numbers of licences may look alike: 许可证编号粤B12345.
  private static func isOfficial(_ bytes: [UInt8], _ index: Int, _ context: String) -> Bool {
    let before = context + String(decoding: bytes[max(0, index - 48)..<index], as: UTF8.self)
    if case .official = Label(before: before) { return true }
    return false
  }

  private static let provinces = Set(
    "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼使".unicodeScalars.map { String($0) })

  private static func isLetter(_ byte: UInt8) -> Bool { (0x41...0x5A).contains(byte) }
  private static func isSign(_ byte: UInt8) -> Bool { isLetter(byte) || (0x30...0x39).contains(byte) }
}

/// Addresses of electronic mail; those of agencies (gov.cn) stay.
enum Email {
  static func masks(in bytes: [UInt8]) -> [Mask] {
    var masks: [Mask] = []
    for at in bytes.indices where bytes[at] == UInt8(ascii: "@") {
      var (start, end) = (at, at + 1)
      while start > 0, bytes[start - 1].isASCIIWord || ".-+".utf8.contains(bytes[start - 1]) { start -= 1 }
      while end < bytes.count, bytes[end].isASCIIWord || ".-".utf8.contains(bytes[end]) { end += 1 }
      let domain = String(decoding: bytes[(at + 1)..<end], as: UTF8.self)
      // A value that was cut short may end in the middle of it.
      guard start < at, domain.contains(".") || end == bytes.count && !domain.isEmpty,
        !domain.lowercased().hasSuffix("gov.cn")
      else { continue }
      masks.append(Mask(range: (start + (at - start > 1 ? 1 : 0))..<at, text: "***", kind: .email))
    }
    return masks
  }
}

extension UInt8 {
  /// A letter or digit of ASCII, or `_`.
  fileprivate var isASCIIWord: Bool {
    (0x30...0x39).contains(self) || (0x41...0x5A).contains(self) || (0x61...0x7A).contains(self) || self == 0x5F
  }
}
