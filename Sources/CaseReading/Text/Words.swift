import CPCRE2

extension StringProtocol {
  /// Whether `words` stand in the text, byte for byte.
  ///
  /// The standard library goes Character by Character and by canonical equivalence, which costs a twelfth of a whole
  /// check; what is read is folded already (``ReadingText``), and words of packs are Han.
  public func contains(_ words: String) -> Bool {
    var words = words
    return words.withUTF8 { needle in
      guard let start = needle.baseAddress, !needle.isEmpty else { return true }
      func search(_ hay: UnsafeBufferPointer<UInt8>) -> Bool {
        guard let base = hay.baseAddress, hay.count >= needle.count else { return false }
        return memmem(base, hay.count, start, needle.count) != nil
      }
      if let found = utf8.withContiguousStorageIfAvailable(search) { return found }
      var copy = String(self)
      return copy.withUTF8(search)
    }
  }
}
