extension RandomAccessCollection where Index == Int {
  /// The first index whose element holds `isBehind`, `endIndex` when none does; all behind it hold it too.
  @inlinable
  package func partition(where isBehind: (Element) -> Bool) -> Int {
    var (low, high) = (startIndex, endIndex)
    while low < high {
      let middle = low + (high - low) / 2
      if isBehind(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
