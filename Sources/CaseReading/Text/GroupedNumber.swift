/// Numbers whose thousands are parted by blanks, as GB/T 15835 writes them: `126 040元`.
struct GroupedNumber {
  private let source: UnsafeBufferPointer<UInt8>

  init(_ source: UnsafeBufferPointer<UInt8>) { self.source = source }

  /// Whether the digits that end at `gap` and those at `next` are one number: up to three and groups of three, with a unit
  /// or two places behind them.
  func joins(before gap: Int, _ next: Int) -> Bool {
    guard gap > 0, next > gap, next < source.count else { return false }
    let head = digits(endingAt: gap)
    guard (1...3).contains(head), !(gap - head > 0 && [0x2C, 0x2D, 0x2E, 0x2F, 0x3A].contains(source[gap - head - 1]))
    else { return false }
    let text = TextScanner(source, next..<source.count)
    var at = next
    while true {
      var count = 0
      while count < 4, text.scalar(at).value.isDigit { (count, at) = (count + 1, text.scalar(at).next) }
      guard count == 3 else { return false }
      let behind = text.skipBlanks(at)
      guard behind > at, text.scalar(behind).value.isDigit else { break }
      at = behind
    }
    let (mark, behind) = text.scalar(at)
    if mark == 0x2E {
      at = behind
      var places = 0
      while places < 3, text.scalar(at).value.isDigit { (places, at) = (places + 1, text.scalar(at).next) }
      if places == 2 { return true }
      guard places == 1 else { return false }
    }
    return Self.units.contains(text.scalar(at).value)
  }

  private func digits(endingAt end: Int) -> Int {
    var count = 0
    while count < 4, end - count > 0, (0x30...0x39).contains(source[end - count - 1]) { count += 1 }
    return count
  }

  private static let units = Set("元圆万千余平立亩吨公米株人只条斤克升户件个㎡".unicodeScalars.map(\.value))
}
