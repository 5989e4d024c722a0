/// Signs in the text that are no words: boxes to tick, and underscores to write on.
enum PrintedSigns {
  /// What a letter of the Wingdings fonts shows, which programs store in the private use area.
  static func wingding(_ scalar: UInt32) -> UInt32? {
    switch scalar {
    case 0xF06F, 0xF0A8, 0xF071, 0xF072, 0xF0A3: 0x25A1
    case 0xF0FE, 0xF052, 0xF053: 0x2611
    case 0xF0FD, 0xF051, 0xF078, 0xF054: 0x2612
    case 0xF0FC, 0xF050: 0x221A
    case 0xF0FB, 0xF04F: 0x00D7
    case 0xF06E, 0xF0A7: 0x25A0
    case 0xF06C: 0x25CF
    case 0xF0E0: 0x2192
    default: nil
    }
  }

  private static func isTicked(_ scalar: UInt32) -> Bool? {
    switch scalar {
    case 0x25A1, 0x2610, 0x25FB, 0x25FD, 0x2B1C, 0x2751, 0x274F: false
    case 0x2611, 0x2612, 0x25A0, 0x25A3, 0x25FC, 0x25FE, 0x2B1B, 0x2705, 0x2714, 0x1F5F9, 0x1F5F7: true
    default: nil
    }
  }

  private static let ticks: Set<UInt32> = [0x221A, 0x2713, 0x2714]

  /// Adds marks for the signs in `range` of the text, whose first scalar is number `scalar`.
  static func mark(_ range: Range<Int>, firstScalar scalar: Int, page: Int?, in builder: inout DocumentBuilder) {
    var found: [Mark] = []
    builder.bytes.withUnsafeBufferPointer { bytes in
      var index = scalar - 1
      var offset = range.lowerBound
      while offset < range.upperBound {
        let byte = bytes[offset]
        defer { offset += 1 }
        guard byte & 0xC0 != 0x80 else { continue }
        index += 1
        if byte == 0x5F, offset == range.lowerBound || bytes[offset - 1] != 0x5F {
          var end = offset
          while end < range.upperBound, bytes[end] == 0x5F { end += 1 }
          if end - offset >= 2 {
            let box = builder.box(index..<(index + end - offset))
            found.append(Mark(kind: .blank, page: page, box: box, offset: offset))
          }
        } else if byte == 0xE2 || byte == 0xF0, var sign = isTicked(decoded(bytes, offset, range.upperBound)) {
          // `□√`: a tick typed behind the box.
          if byte == 0xE2, !sign, ticks.contains(decoded(bytes, offset + 3, range.upperBound)) { sign = true }
          found.append(
            Mark(
              kind: .checkbox, page: page, box: builder.box(index..<(index + 1)), offset: offset,
              text: sign ? "checked" : "unchecked"))
        }
      }
    }
    builder.marks.append(contentsOf: found)
  }

  private static func decoded(_ bytes: UnsafeBufferPointer<UInt8>, _ offset: Int, _ end: Int) -> UInt32 {
    guard offset < end else { return 0 }
    let length = bytes[offset] == 0xF0 ? 4 : 3
    guard offset + length <= end else { return 0 }
    var value = UInt32(bytes[offset] & (length == 4 ? 0x07 : 0x0F))
    for index in 1..<length { value = value << 6 | UInt32(bytes[offset + index] & 0x3F) }
    return value
  }
}

extension DocumentBuilder {
  /// The union of the boxes of some scalars; `nil` without boxes.
  func box(_ scalars: Range<Int>) -> Box? {
    guard isPlaced, let first = scalars.first, scalars.upperBound <= boxes.count else { return nil }
    return scalars.dropFirst().reduce(boxes[first]) { $0.union(boxes[$1]) }
  }
}
