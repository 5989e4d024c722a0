/// How the characters of a text file are written.
enum TextEncoding: String {
  case utf8 = "UTF-8"
  case utf16LittleEndian = "UTF-16LE"
  case utf16BigEndian = "UTF-16BE"
  case utf32LittleEndian = "UTF-32LE"
  case utf32BigEndian = "UTF-32BE"
  case gb18030 = "GB18030"
  case big5 = "BIG5-HKSCS"

  /// The name as an HTML page or a mail writes it; `nil` for those not read.
  init?(label: String) {
    switch label.lowercased().filter({ $0 != "-" && $0 != "_" && $0 != " " }) {
    case "utf8": self = .utf8
    case "gb2312", "gbk", "gb18030", "cp936", "windows936", "xgbk", "hzgb2312", "euccn": self = .gb18030
    case "big5", "big5hkscs", "xxbig5", "cp950": self = .big5
    case "utf16", "utf16le", "unicode": self = .utf16LittleEndian
    case "utf16be": self = .utf16BigEndian
    default: return nil
    }
  }

  /// What a byte order mark at the start says, and the mark's length.
  static func marked(_ bytes: UnsafeRawBufferPointer) -> (encoding: TextEncoding, length: Int)? {
    let marks: [([UInt8], TextEncoding)] = [
      ([0xEF, 0xBB, 0xBF], .utf8), ([0xFF, 0xFE, 0, 0], .utf32LittleEndian), ([0, 0, 0xFE, 0xFF], .utf32BigEndian),
      ([0xFF, 0xFE], .utf16LittleEndian), ([0xFE, 0xFF], .utf16BigEndian),
    ]
    return marks.first { bytes.starts(with: $0.0) }.map { ($0.1, $0.0.count) }
  }

  /// UTF-16 without a mark that is Chinese: nearly every unit is a common ideograph, a sign of Chinese print or ASCII, and
  /// read the other way round it would be none of these.
  static func wideHan(_ bytes: UnsafeRawBufferPointer) -> TextEncoding? {
    let head = bytes.prefix(4096)
    guard head.count >= 16, bytes.count.isMultiple(of: 2) else { return nil }
    for (encoding, high) in [(TextEncoding.utf16LittleEndian, 1), (.utf16BigEndian, 0)] {
      var (han, others, units) = (0, 0, 0)
      for place in stride(from: 0, to: head.count - 1, by: 2) {
        let unit = UInt16(head[place + high]) << 8 | UInt16(head[place + 1 - high])
        units += 1
        switch unit {
        case 0x4E00...0x9FA5: han += 1
        case 0x0A, 0x0D, 0x09, 0x20...0x7E, 0x3000...0x3017, 0x2014...0x2026, 0xFF01...0xFF5E: others += 1
        default: break
        }
      }
      // GB 18030 read in pairs gives ideographs too, but no line ends and few marks.
      if han * 2 > units, (han + others) * 100 >= units * 97, others * 50 >= units { return encoding }
    }
    return nil
  }

  /// UTF-16 and UTF-32 without a mark, told by where the NULs of its line ends, spaces and digits stand.
  static func wide(_ bytes: UnsafeRawBufferPointer) -> TextEncoding? {
    var zeros = [0, 0, 0, 0]
    for (index, byte) in bytes.enumerated() where byte == 0 { zeros[index & 3] += 1 }
    let units = max(1, bytes.count / 4)
    if bytes.count.isMultiple(of: 4), zeros[3] == units, zeros[2] * 10 >= units * 9, zeros[0] == 0 {
      return .utf32LittleEndian
    }
    if bytes.count.isMultiple(of: 4), zeros[0] == units, zeros[1] * 10 >= units * 9, zeros[3] == 0 {
      return .utf32BigEndian
    }
    let (even, odd) = (zeros[0] + zeros[2], zeros[1] + zeros[3])
    // A real NUL may have slipped in; a program or a picture has them everywhere.
    if odd > 0, even * 50 <= odd, isUTF16(bytes, highByte: 1) { return .utf16LittleEndian }
    if even > 0, odd * 50 <= even, isUTF16(bytes, highByte: 0) { return .utf16BigEndian }
    return nil
  }

  /// Whether nearly all units are letters as Chinese and Western texts have them.
  private static func isUTF16(_ bytes: UnsafeRawBufferPointer, highByte: Int) -> Bool {
    let units = bytes.count / 2
    // Pairs of ASCII letters would be Chinese characters too.
    let pairs = (0..<units).count { 0x20...0x7E ~= bytes[$0 * 2] && 0x20...0x7E ~= bytes[$0 * 2 + 1] }
    guard bytes.count.isMultiple(of: 2), pairs * 2 <= units else { return false }
    let usual = (0..<units).count { unit in
      let (high, low) = (bytes[unit * 2 + highByte], bytes[unit * 2 + 1 - highByte])
      switch high {
      case 0: return low >= 0x20 && low != 0x7F || low == 0x0A || low == 0x0D || low == 0x09
      case 0x20...0x26, 0x30, 0x31, 0x4E...0x9F, 0xFF: return true
      default: return false
      }
    }
    return units > 0 && usual * 20 >= units * 19
  }
}
