public import DocExtract

/// The way back from offsets of a changed text to those of the text it was made from; monotone.
public struct OffsetMap: Sendable, Equatable {
  /// Starts of runs that were copied or replaced, in the new text; ascending, the first is 0.
  private(set) var new: [Int32] = []
  /// Where each run starts in the old text.
  private(set) var old: [Int32] = []
  /// Where it ends there. A run as long in the old text as in the new is a copy; any other one stands for the old bytes
  /// as a whole. What lies between the runs was removed.
  private(set) var oldEnd: [Int32] = []
  /// Length of the new text.
  private(set) var count = 0

  public init() {}

  /// Tells that the next `length` new bytes are a copy of the old ones from `source` on.
  mutating func copy(from source: Int, length: Int) {
    if let last = new.indices.last, oldEnd[last] == Int32(source), isCopy(last) {
      oldEnd[last] = Int32(source + length)
    } else {
      new.append(Int32(count))
      old.append(Int32(source))
      oldEnd.append(Int32(source + length))
    }
    count += length
  }

  /// Tells that the next `length` new bytes stand for the old bytes `source`.
  mutating func replace(_ source: Range<Int>, length: Int) {
    new.append(Int32(count))
    old.append(Int32(source.lowerBound))
    oldEnd.append(Int32(source.upperBound))
    count += length
  }

  /// The old bytes from the first to the last of `range`; those removed before and behind stay outside.
  public func span(of range: Range<Int>) -> TextSpan {
    let range = range.clamped(to: 0..<count)
    guard !new.isEmpty else { return TextSpan(start: 0, end: 0) }
    let start = start(of: range.lowerBound)
    guard !range.isEmpty else { return TextSpan(start: start, end: start) }
    return TextSpan(start: start, end: max(start, end(of: range.upperBound - 1)))
  }

  /// Offsets inside of `range` before which old bytes were removed: blanks, line breaks and the like; ascending.
  func gaps(in range: Range<Int>) -> [Int] {
    guard !new.isEmpty else { return [] }
    var gaps: [Int] = []
    var index = run(at: range.lowerBound) + 1
    while index < new.count, Int(new[index]) < range.upperBound {
      if old[index] > oldEnd[index - 1], Int(new[index]) > range.lowerBound { gaps.append(Int(new[index])) }
      index += 1
    }
    return gaps
  }

  private func start(of offset: Int) -> Int {
    let index = run(at: offset)
    guard isCopy(index) else { return Int(offset >= end(ofRun: index) ? oldEnd[index] : old[index]) }
    return Int(old[index]) + offset - Int(new[index])
  }

  private func end(of offset: Int) -> Int {
    let index = run(at: offset)
    return isCopy(index) ? Int(old[index]) + offset - Int(new[index]) + 1 : Int(oldEnd[index])
  }

  /// The last run that starts at or before `offset`.
  private func run(at offset: Int) -> Int {
    max(0, new.partition { Int($0) > offset } - 1)
  }

  private func end(ofRun index: Int) -> Int { index + 1 < new.count ? Int(new[index + 1]) : count }

  private func isCopy(_ index: Int) -> Bool {
    end(ofRun: index) - Int(new[index]) == Int(oldEnd[index] - old[index])
  }
}
