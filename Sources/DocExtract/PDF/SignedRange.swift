/// Which bytes of a file a signature covers: all but the place where it stands itself, ISO 32000-1 §12.8.1.
struct SignedRange {
  /// What stands before the signature, and what stands behind it.
  let before, after: Range<Int>
  /// The signature, unpacked from the hexadecimal digits between the two; the zeros that fill its place up included.
  let contents: [UInt8]

  /// - Throws: what is wrong with the range, in Chinese.
  init(_ range: [Int], count: Int, in bytes: UnsafeRawBufferPointer) throws(Flaw) {
    guard count == 4, range.count == 4 else { throw Flaw("ByteRange 应有 4 个数,实有 \(count) 个") }
    guard range.allSatisfy({ 0...bytes.count ~= $0 }) else { throw Flaw("ByteRange 超出了文件") }
    guard range[0] == 0 else { throw Flaw("签名范围不从文件开头开始") }
    let (end, start) = (range[1], range[2])
    guard end < start else { throw Flaw("签名范围的两段重叠") }
    guard start + range[3] <= bytes.count else { throw Flaw("ByteRange 超出了文件") }
    guard let contents = Self.unpacked(UnsafeRawBufferPointer(rebasing: bytes[end..<start])) else {
      throw Flaw("签名范围之间不只是签名本身")
    }
    (before, after) = (0..<end, start..<(start + range[3]))
    self.contents = contents
  }

  struct Flaw: Error {
    let reason: String
    init(_ reason: String) { self.reason = reason }
  }

  /// The bytes in `<3082…>`; `nil` when anything else stands there.
  private static func unpacked(_ gap: UnsafeRawBufferPointer) -> [UInt8]? {
    guard gap.count >= 2, gap.first == UInt8(ascii: "<"), gap.last == UInt8(ascii: ">") else { return nil }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(gap.count / 2)
    var high: UInt8?
    for digit in gap.dropFirst().dropLast() {
      let value: UInt8
      switch digit {
      case 0x30...0x39: value = digit - 0x30
      case 0x41...0x46: value = digit - 0x37
      case 0x61...0x66: value = digit - 0x57
      case 0x20, 0x0A, 0x0D, 0x09: continue
      default: return nil
      }
      if let first = high {
        bytes.append(first << 4 | value)
        high = nil
      } else {
        high = value
      }
    }
    return high == nil ? bytes : nil
  }

  func pieces(of bytes: UnsafeRawBufferPointer) -> [UnsafeRawBufferPointer] {
    [UnsafeRawBufferPointer(rebasing: bytes[before]), UnsafeRawBufferPointer(rebasing: bytes[after])]
  }
}
