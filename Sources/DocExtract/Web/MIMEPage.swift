/// The page inside a web archive, MHTML (RFC 2557), as browsers and WPS save them.
struct MIMEPage {
  private(set) var html: [UInt8]
  private(set) var encoding: TextEncoding?

  /// Whether a text begins with the headers of an archive.
  static func isPage(_ text: [UInt8]) -> Bool {
    let head = String(decoding: text.prefix(4096).map { $0 < 0x80 ? $0 : 0x3F }, as: UTF8.self).lowercased()
    let starts = ["mime-version:", "from:", "subject:", "content-type:", "date:", "snapshot-content-location:"]
    let body = head.drop { $0.isWhitespace }
    return starts.contains { body.hasPrefix($0) } && head.contains("multipart/related")
      && head.contains("mime-version:")
  }

  /// - Returns: `nil` when the archive holds no page.
  init?(_ file: [UInt8]) { self.init(part: file[...], depth: 0) }

  private init?(part: ArraySlice<UInt8>, depth: Int) {
    guard depth < 4 else { return nil }
    let (headers, body) = Self.headers(of: part)
    let type = headers["content-type"] ?? ""
    if type.lowercased().hasPrefix("multipart/"), let boundary = Self.parameter("boundary", of: type) {
      for inner in Self.parts(of: body, boundary) {
        if let page = MIMEPage(part: inner, depth: depth + 1) {
          self = page
          return
        }
      }
      return nil
    }
    guard type.lowercased().hasPrefix("text/html") || type.lowercased().hasPrefix("application/xhtml") else {
      return nil
    }
    encoding = Self.parameter("charset", of: type).flatMap { TextEncoding(label: $0) }
    switch (headers["content-transfer-encoding"] ?? "").lowercased() {
    case "quoted-printable": html = Self.quotedPrintable(body)
    case "base64": html = Self.base64(body)
    default: html = Array(body)
    }
  }

  /// Header fields by their names in lower case, and what follows the empty line.
  private static func headers(of part: ArraySlice<UInt8>) -> (fields: [String: String], body: ArraySlice<UInt8>) {
    var fields: [String: String] = [:]
    var rest = part
    var last = ""
    while !rest.isEmpty {
      let end = rest.firstIndex(of: 0x0A) ?? rest.endIndex
      let line = rest[rest.startIndex..<end].filter { $0 != 0x0D }
      rest = rest[min(end + 1, rest.endIndex)...]
      guard !line.isEmpty else {
        if fields.isEmpty { continue }
        break
      }
      let text = String(decoding: line, as: UTF8.self)
      if line.first == 0x20 || line.first == 0x09 {
        fields[last, default: ""] += text
      } else if let colon = text.firstIndex(of: ":"), fields.count < 200 {
        last = text[..<colon].lowercased()
        fields[last] = String(text[text.index(after: colon)...].drop { $0 == " " })
      }
    }
    return (fields, rest)
  }

  /// `boundary="…"`, with or without quotation marks.
  private static func parameter(_ name: String, of field: String) -> String? {
    for part in field.split(separator: ";").dropFirst() {
      let trimmed = part.drop { $0.isWhitespace }
      guard trimmed.lowercased().hasPrefix(name), let equals = trimmed.firstIndex(of: "=") else { continue }
      return trimmed[trimmed.index(after: equals)...].filter { $0 != "\"" && !$0.isWhitespace }
    }
    return nil
  }

  private static func parts(of body: ArraySlice<UInt8>, _ boundary: String) -> [ArraySlice<UInt8>] {
    let mark = Array("--\(boundary)".utf8)
    var parts: [ArraySlice<UInt8>] = []
    var start: Int?
    var line = body.startIndex
    while line < body.endIndex, parts.count < 10_000 {
      let end = body[line...].firstIndex(of: 0x0A) ?? body.endIndex - 1
      if body[line...end].starts(with: mark) {
        if let start { parts.append(body[start..<line]) }
        start = end + 1
      }
      line = end + 1
    }
    // An archive that breaks off.
    if let start, start < body.endIndex { parts.append(body[start...]) }
    return parts
  }

  /// RFC 2045 §6.7; what is no right escape stands for itself.
  private static func quotedPrintable(_ body: ArraySlice<UInt8>) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(body.count)
    var index = body.startIndex
    while index < body.endIndex {
      let rest = body[index...].dropFirst()
      if body[index] != 0x3D {
        result.append(body[index])
        index += 1
      } else if rest.first == 0x0A {
        index += 2
      } else if rest.starts(with: [0x0D, 0x0A]) {
        index += 3
      } else if let byte = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16), rest.count >= 2 {
        result.append(byte)
        index += 3
      } else {
        result.append(0x3D)
        index += 1
      }
    }
    return result
  }

  private static func base64(_ body: ArraySlice<UInt8>) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(body.count * 3 / 4)
    var (pending, bits) = (UInt32(0), UInt32(0))
    for byte in body {
      let value: UInt8
      switch byte {
      case 0x41...0x5A: value = byte - 0x41
      case 0x61...0x7A: value = byte - 0x61 + 26
      case 0x30...0x39: value = byte - 0x30 + 52
      case 0x2B: value = 62
      case 0x2F: value = 63
      default: continue
      }
      pending = pending << 6 | UInt32(value)
      bits += 6
      if bits >= 8 {
        bits -= 8
        result.append(UInt8(truncatingIfNeeded: pending >> bits))
        pending &= (1 << bits) - 1
      }
    }
    return result
  }
}
