/// A stretch of text that is not shown, and what stands there instead.
struct Mask: Equatable {
  /// Offsets of bytes, not empty.
  var range: Range<Int>
  var text: String
  var kind: PersonalKind

  /// Sorted, without those that overlap an earlier or a longer one.
  static func settled(_ masks: [Mask]) -> [Mask] {
    let sorted = masks.sorted {
      ($0.range.lowerBound, -$0.range.upperBound) < ($1.range.lowerBound, -$1.range.upperBound)
    }
    var settled: [Mask] = []
    for mask in sorted where mask.range.lowerBound >= settled.last?.range.upperBound ?? 0 { settled.append(mask) }
    return settled
  }
}

extension [Mask] {
  /// The bytes of `range` with the masks applied; what a mask covers across a border stands where the mask begins.
  ///
  /// - Parameter bytes: UTF-8.
  func applied(to bytes: [UInt8], _ range: Range<Int>) -> String {
    var result: [UInt8] = []
    var offset = range.lowerBound
    for mask in self where mask.range.upperBound > range.lowerBound && mask.range.lowerBound < range.upperBound {
      if mask.range.lowerBound >= offset {
        result += bytes[offset..<mask.range.lowerBound]
        result += mask.text.utf8
      }
      offset = Swift.max(offset, mask.range.upperBound)
    }
    if offset < range.upperBound { result += bytes[offset..<range.upperBound] }
    return String(decoding: result, as: UTF8.self)
  }
}
