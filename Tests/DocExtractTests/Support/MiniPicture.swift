/// Draws small pictures for tests and writes them as PNG, BMP and TIFF, without compression.
struct MiniPicture {
  let width, height: Int
  /// Red, green, blue, alpha.
  private(set) var pixels: [UInt8]

  static let red: [UInt8] = [220, 20, 30, 255]
  static let black: [UInt8] = [20, 20, 30, 255]

  init(_ width: Int, _ height: Int, paper: [UInt8] = [255, 255, 255, 255]) {
    (self.width, self.height) = (width, height)
    pixels = (0..<(width * height)).flatMap { _ in paper }
  }

  mutating func set(_ x: Int, _ y: Int, _ colour: [UInt8]) {
    guard 0..<width ~= x, 0..<height ~= y else { return }
    pixels.replaceSubrange((y * width + x) * 4..<(y * width + x) * 4 + 4, with: colour)
  }

  mutating func fill(_ xs: Range<Int>, _ ys: Range<Int>, _ colour: [UInt8]) {
    for y in ys { for x in xs { set(x, y, colour) } }
  }

  /// A ring, with a block in its middle for the star.
  mutating func seal(x: Int, y: Int, radius: Int, _ colour: [UInt8] = red) {
    for row in -radius...radius {
      for column in -radius...radius {
        let distance = row * row + column * column
        if distance <= radius * radius, distance >= (radius * 9 / 10) * (radius * 9 / 10) {
          set(x + column, y + row, colour)
        }
      }
    }
    fill(x - radius / 5..<x + radius / 5, y - radius / 5..<y + radius / 5, colour)
  }

  /// A zigzag as a hand writes it.
  mutating func strokes(_ colour: [UInt8] = black) {
    for x in width / 10..<width * 9 / 10 {
      let phase = x * 7 % (height * 2)
      let y = phase < height ? phase : height * 2 - phase
      fill(x..<x + 3, height / 5 + y * 3 / 5..<height / 5 + y * 3 / 5 + 4, colour)
    }
  }

  /// Lines of blocks, as a page of text has.
  mutating func text(lines: Int) {
    let step = height / (lines + 2)
    for line in 1...lines {
      for x in stride(from: width / 10, to: width * 9 / 10, by: 8) {
        fill(x..<x + 5, line * step..<line * step + step / 2, Self.black)
      }
    }
  }

  // MARK: PNG

  private static let signature: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]

  var png: [UInt8] {
    var head = Self.big(width)
    head += Self.big(height)
    head += [8, 6, 0, 0, 0]
    var rows: [UInt8] = []
    for y in 0..<height {
      rows.append(0)
      rows += pixels[(y * width * 4)..<((y + 1) * width * 4)]
    }
    return Self.png(head, rows)
  }

  /// A PNG that names a size and holds nothing.
  static func emptyPNG(_ width: Int, _ height: Int) -> [UInt8] {
    var head = big(width)
    head += big(height)
    head += [1, 0, 0, 0, 0]
    return png(head, [])
  }

  private static func png(_ head: [UInt8], _ rows: [UInt8]) -> [UInt8] {
    var out = signature
    out += chunk("IHDR", head)
    if !rows.isEmpty { out += chunk("IDAT", stored(rows)) }
    out += chunk("IEND", [])
    return out
  }

  private static func chunk(_ type: String, _ body: [UInt8]) -> [UInt8] {
    let typed = Array(type.utf8) + body
    var out = big(body.count)
    out += typed
    out += big(Int(MiniZip.crc32(typed)))
    return out
  }

  /// A zlib stream of stored blocks.
  private static func stored(_ bytes: [UInt8]) -> [UInt8] {
    var out: [UInt8] = [0x78, 0x01]
    var (a, b) = (1, 0)
    for byte in bytes {
      a = (a + Int(byte)) % 65_521
      b = (b + a) % 65_521
    }
    var offset = 0
    while offset < bytes.count {
      let length = min(65_535, bytes.count - offset)
      let sizes = [UInt8(length & 0xFF), UInt8(length >> 8)]
      out += [offset + length == bytes.count ? 1 : 0] + sizes + sizes.map { ~$0 }
      out += bytes[offset..<(offset + length)]
      offset += length
    }
    return out + big(b << 16 | a)
  }

  // MARK: BMP and TIFF

  var bmp: [UInt8] {
    let stride = (width * 3 + 3) / 4 * 4
    var body: [UInt8] = []
    for y in (0..<height).reversed() {
      for x in 0..<width { body += pixels[(y * width + x) * 4..<(y * width + x) * 4 + 3].reversed() }
      body += [UInt8](repeating: 0, count: stride - width * 3)
    }
    var out = Array("BM".utf8)
    for value in [54 + body.count, 0, 54, 40, width, height] { out += Self.little(value) }
    out += [1, 0, 24, 0]
    // 3,937 pixels to the metre: 100 to the inch.
    for value in [0, body.count, 3_937, 3_937, 0, 0] { out += Self.little(value) }
    return out + body
  }

  /// Grey pages of a TIFF file at 100 pixels to the inch, each behind its directory.
  static func tiff(_ pages: [MiniPicture], lastNext: Int = 0) -> [UInt8] {
    var out: [UInt8] = [0x49, 0x49, 0x2A, 0, 8, 0, 0, 0]
    for (index, page) in pages.enumerated() {
      let start = out.count
      let data = start + 2 + 11 * 12 + 4 + 8
      let grey = stride(from: 0, to: page.pixels.count, by: 4).map { page.pixels[$0] }
      let isLast = index == pages.count - 1
      let entries = [
        (256, 4, page.width), (257, 4, page.height), (258, 3, 8), (259, 3, 1), (262, 3, 1), (273, 4, data), (277, 3, 1),
        (278, 4, page.height), (279, 4, grey.count), (282, 5, data - 8), (283, 5, data - 8),
      ]
      out += [11, 0]
      for (tag, type, value) in entries {
        out += [UInt8(tag & 0xFF), UInt8(tag >> 8), UInt8(type), 0, 1, 0, 0, 0]
        out += little(value)
      }
      for value in [isLast ? lastNext : data + grey.count, 100, 1] { out += little(value) }
      out += grey
    }
    return out
  }

  private static func big(_ value: Int) -> [UInt8] { little(value).reversed() }

  private static func little(_ value: Int) -> [UInt8] {
    (0..<4).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
  }
}
