import Glibc

/// A text file as UTF-8.
struct DecodedText {
  /// Valid UTF-8, without a byte order mark.
  var bytes: [UInt8]
  /// Places at which bytes were no character of the encoding; each is U+FFFD now.
  var lost = 0

  /// - Parameter hint: the encoding that the file names itself, believed when the bytes do not contradict it.
  /// - Returns: `nil` when the bytes are no text of a known encoding, or too much of it is lost.
  init?(_ file: UnsafeRawBufferPointer, hint: TextEncoding? = nil) {
    if let (encoding, length) = TextEncoding.marked(file) {
      self.init(UnsafeRawBufferPointer(rebasing: file.dropFirst(length)), in: encoding)
    } else if let wide = TextEncoding.wide(UnsafeRawBufferPointer(rebasing: file.prefix(4096))) {
      self.init(file, in: wide)
    } else {
      let bytes = Self.withoutPadding(file)
      // Nothing but NULs is what a disk leaves of a file, not a text.
      guard !bytes.isEmpty || file.isEmpty else { return nil }
      if let wide = TextEncoding.wideHan(bytes) {
        self.init(bytes, in: wide)
        return
      }
      guard !bytes.prefix(4096).contains(0) else { return nil }
      if let whole = DecodedText(bytes, in: Self.encoding(of: bytes, hint: hint)) {
        self = whole
      } else if let mixed = Self.byLines(bytes) {
        self = mixed
      } else {
        return nil
      }
      if bytes.count < file.count { lost += 1 }
    }
  }

  /// A file that was cut off by a crash ends in NULs.
  private static func withoutPadding(_ file: UnsafeRawBufferPointer) -> UnsafeRawBufferPointer {
    var end = file.count
    while end > 0, file[end - 1] == 0 { end -= 1 }
    return UnsafeRawBufferPointer(rebasing: file[..<end])
  }

  /// A text that was put together from several: each line is UTF-8 or GB 18030 by itself.
  ///
  /// Lines of the other encoding count as lost, one each: a person has to know that they were guessed.
  private static func byLines(_ bytes: UnsafeRawBufferPointer) -> DecodedText? {
    var text = DecodedText(bytes: [], lost: 0)
    var guessed = 0
    for line in bytes.split(separator: 0x0A, omittingEmptySubsequences: false) {
      if !text.bytes.isEmpty { text.bytes.append(0x0A) }
      if String(validating: line, as: UTF8.self) != nil {
        text.bytes += line
      } else {
        guard let other = DecodedText(UnsafeRawBufferPointer(rebasing: line), in: .gb18030) else { return nil }
        text.bytes += other.bytes
        guessed += 1 + other.lost
      }
    }
    text.lost = guessed
    return guessed * 2 <= bytes.count { $0 == 0x0A } + 1 ? text : nil
  }

  /// - Returns: `nil` when more than one byte in twenty is lost.
  private init?(_ bytes: UnsafeRawBufferPointer, in encoding: TextEncoding) {
    if encoding == .utf8 {
      self = Self.repaired(bytes)
    } else {
      guard let converted = Self.converted(bytes, from: encoding) else { return nil }
      self = converted
    }
    guard lost * 20 <= max(20, bytes.count) else { return nil }
  }

  private init(bytes: [UInt8], lost: Int) {
    self.bytes = bytes
    self.lost = lost
  }

  // MARK: Encodings of one byte and more

  private static func encoding(of bytes: UnsafeRawBufferPointer, hint: TextEncoding?) -> TextEncoding {
    let sample = UnsafeRawBufferPointer(rebasing: bytes.prefix(1 << 20))
    let utf8 = UTF8Census(sample)
    // A wrong byte among right sequences is damage; GB 18030 has one right sequence by chance among several wrong ones.
    if utf8.wrong * 2 <= utf8.right { return .utf8 }
    if let hint, hint == .big5 || hint == .gb18030 { return hint }
    let double = DoubleByteCensus(sample)
    return double.isBig5 ? .big5 : .gb18030
  }

  private static func repaired(_ bytes: UnsafeRawBufferPointer) -> DecodedText {
    if String(validating: bytes, as: UTF8.self) != nil { return DecodedText(bytes: Array(bytes), lost: 0) }
    let before = replacements(bytes)
    let text = Array(String(decoding: bytes, as: UTF8.self).utf8)
    return DecodedText(bytes: text, lost: max(1, text.withUnsafeBytes { replacements($0) } - before))
  }

  /// How often U+FFFD stands in UTF-8.
  private static func replacements(_ bytes: UnsafeRawBufferPointer) -> Int {
    bytes.indices.count {
      bytes[$0] == 0xEF && $0 + 2 < bytes.count && bytes[$0 + 1] == 0xBF && bytes[$0 + 2] == 0xBD
    }
  }

  // MARK: Conversion

  private static func converted(_ bytes: UnsafeRawBufferPointer, from encoding: TextEncoding) -> DecodedText? {
    guard let converter = iconv_open("UTF-8", encoding.rawValue), converter != iconv_t(bitPattern: -1) else {
      return nil
    }
    defer { iconv_close(converter) }
    var input = UnsafeMutablePointer<CChar>(mutating: bytes.baseAddress?.assumingMemoryBound(to: CChar.self))
    var left = bytes.count
    var text = DecodedText(bytes: [], lost: 0)
    text.bytes.reserveCapacity(bytes.count + bytes.count / 2)
    var piece = [UInt8](repeating: 0, count: 1 << 16)
    while left > 0 {
      let (written, failure) = piece.withUnsafeMutableBytes { buffer -> (Int, Int32) in
        var target = buffer.baseAddress?.assumingMemoryBound(to: CChar.self)
        var room = buffer.count
        let failed = iconv(converter, &input, &left, &target, &room) == -1
        return (buffer.count - room, failed ? errno : 0)
      }
      text.bytes += piece[..<written]
      guard failure == EILSEQ || failure == EINVAL, left > 0 else { continue }
      let skipped = failure == EINVAL ? left : min(left, encoding.wrongBytes(bytes, at: bytes.count - left))
      input = input?.advanced(by: skipped)
      left -= skipped
      text.bytes += [0xEF, 0xBF, 0xBD]
      text.lost += 1
    }
    return text
  }
}

extension TextEncoding {
  /// How many bytes a wrong sequence takes.
  fileprivate func wrongBytes(_ bytes: UnsafeRawBufferPointer, at offset: Int) -> Int {
    switch self {
    case .utf16LittleEndian, .utf16BigEndian: return 2
    case .utf32LittleEndian, .utf32BigEndian: return 4
    default:
      // A pair without a character is one loss; ASCII behind a lone lead byte is kept.
      return offset + 1 < bytes.count && bytes[offset] >= 0x81 && bytes[offset + 1] >= 0x80 ? 2 : 1
    }
  }
}
