import DocExtract

/// What nobody filled in.
extension ValueParser {
  /// Only underscores, crosses, blanks and empty brackets: nobody filled it in.
  func isPlaceholder(_ range: Range<Int>) -> Bool {
    var marks = 0
    var offset = range.lowerBound
    while offset < range.upperBound {
      guard let scalar = Bytes.scalar(at: offset, in: context.bytes) else { return false }
      switch scalar {
      case 0x5F, 0xD7: marks += 1
      case 0x20, 0x0A, 0x28, 0x29, 0x3014, 0x3015, 0x53F7, 0x2F: break
      default: return false
      }
      offset += Bytes.scalarLength(context.bytes[offset])
    }
    return marks > 0
  }

  /// Marks that stand for what is to be filled in, in a row.
  private static let leastMarks = 2
  /// So many underscores are a line that nobody wrote on.
  private static let wholeLine = 12
  /// Scalars of a printed word that a gap stands before: 邮政管理局, 人民法院.
  private static let longestPrinted = 10

  /// `________邮政管理局`, `××××人民政府`, `1.____⏎2.____`: printed words behind what nobody filled in. Words between underscores
  /// (`____张三____`) are filled in, and names that are hidden (`李××`) do not begin with crosses.
  func isMostlyMarks(_ range: Range<Int>) -> Bool {
    var (leading, marks, others, isClosed) = (0, 0, 0, false)
    var offset = range.lowerBound
    while offset < range.upperBound, others <= Self.longestPrinted || marks >= others,
      let scalar = Bytes.scalar(at: offset, in: context.bytes)
    {
      switch scalar {
      case 0x5F where true, 0xD7 where others == 0:
        marks += 1
        if others == 0 { leading += 1 }
        isClosed = others > 0
      case 0x20, 0x0A, 0x2E, 0x3A, 0x28, 0x29, 0x3001, 0x2C, 0x3B, 0x3002: break
      // 1.____ numbers a line; 07××-4230118 is a number itself.
      case 0x30...0x39 where offset + 1 < range.upperBound && context.bytes[offset + 1] == UInt8(ascii: "."): break
      default: others += 1
      }
      offset += Bytes.scalarLength(context.bytes[offset])
    }
    if others == 0 { return marks >= Self.leastMarks }
    guard others <= Self.longestPrinted else { return false }
    return leading >= Self.leastMarks && !isClosed || marks >= Self.wholeLine
  }
}
