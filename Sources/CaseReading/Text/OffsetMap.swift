public import DocExtract

/// The way back from offsets of a changed text to those of the text it was made from; monotone.
public struct OffsetMap: Sendable, Equatable {
  /// Starts of runs that were copied or replaced, in the new text; ascending, the first is 0.
  private(set) var new: [Int32] = []
  /// Where each run starts in the old text.
  private(set) var old: [Int32] = []
  /// Whether the run is a copy, byte for byte; else it stands for the old bytes up to `oldEnd`.
  private(set) var oldEnd: [Int32] = []

  public init() {}

  /// Tells that `length` new bytes from `offset` on are a copy of the old bytes from `source` on.
  mutating func copy(_ offset: Int, from source: Int, length: Int) {
    if let last = new.indices.last, old[last] >= 0, oldEnd[last] == Int32(source),
      Int(oldEnd[last] - old[last]) == offset - Int(new[last])
    {
      oldEnd[last] = Int32(source + length)
      return
    }
    new.append(Int32(offset))
    old.append(Int32(source))
    oldEnd.append(Int32(source + length))
  }

  /// Tells that the new bytes from `offset` on stand for the old bytes `source`.
  mutating func replace(_ offset: Int, with source: Range<Int>) {
    new.append(Int32(offset))
    old.append(Int32(source.lowerBound))
    oldEnd.append(Int32(source.upperBound))
  }

  public func span(of range: Range<Int>) -> TextSpan {
    guard !new.isEmpty else { return TextSpan(start: 0, end: 0) }
    let start = position(of: range.lowerBound, asEnd: false)
    guard !range.isEmpty else { return TextSpan(start: start, end: start) }
    return TextSpan(start: start, end: max(start, position(of: range.upperBound - 1, asEnd: true)))
  }

  private func position(of offset: Int, asEnd: Bool) -> Int {
    var low = 0
    var high = new.count
    while low + 1 < high {
      let middle = (low + high) / 2
      if Int(new[middle]) <= offset { low = middle } else { high = middle }
    }
    let (from, to) = (Int(old[low]), Int(oldEnd[low]))
    let next = low + 1 < new.count ? Int(new[low + 1]) : Int.max
    let isCopy = next == Int.max ? true : next - Int(new[low]) == to - from
    let delta = offset - Int(new[low])
    if isCopy { return min(to, from + delta + (asEnd ? 1 : 0)) }
    return asEnd ? to : from
  }
}
