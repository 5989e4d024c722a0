extension StringProtocol {
  /// Whether `words` stand in the text, byte for byte.
  ///
  /// The standard library goes Character by Character and by canonical equivalence, which costs a twelfth of a whole
  /// check; what is read is folded already (``ReadingText``), and words of packs are Han.
  public func contains(_ words: String) -> Bool {
    var words = words
    return words.withUTF8 { needle in
      guard !needle.isEmpty else { return true }
      func search(_ hay: UnsafeBufferPointer<UInt8>) -> Bool { Bytes.firstRange(of: needle, in: hay) != nil }
      if let found = utf8.withContiguousStorageIfAvailable(search) { return found }
      var copy = String(self)
      return copy.withUTF8(search)
    }
  }
  /// Where `words` stand first, byte for byte; `nil` when they do not, or are empty.
  public func firstRange(of words: String) -> Range<Index>? {
    var words = words
    let place: Range<Int>? = words.withUTF8 { needle in
      if let found = utf8.withContiguousStorageIfAvailable({ Bytes.firstRange(of: needle, in: $0) }) { return found }
      var copy = String(self)
      return copy.withUTF8 { Bytes.firstRange(of: needle, in: $0) }
    }
    guard let place else { return nil }
    let start = utf8.index(startIndex, offsetBy: place.lowerBound)
    return start..<utf8.index(start, offsetBy: place.count)
  }
}

extension Array<UInt8> {
  /// Where `words` stand first; `nil` when they do not, or are empty.
  ///
  /// The standard library's search is generic: over the texts of a case it cost a sixth of a whole check.
  public func firstRange(of words: [UInt8]) -> Range<Int>? {
    withUnsafeBufferPointer { hay in words.withUnsafeBufferPointer { Bytes.firstRange(of: $0, in: hay) } }
  }
}
