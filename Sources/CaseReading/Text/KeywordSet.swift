import Glibc

/// A set of words that are all searched for in one pass, 关键词表 (Aho–Corasick over UTF-8 bytes).
///
/// The automaton is a trie whose nodes are numbered breadth first, so that the children of a node are neighbours: a
/// node costs 17 bytes, a build a sort of the words.
public struct KeywordSet: Sendable, Equatable {
  /// Number of words given, empty and repeated ones included.
  public let wordCount: Int
  /// Node `n` has the children `firstChild[n]..<firstChild[n + 1]`, sorted by `label`.
  private let firstChild: [Int32]
  private let label: [UInt8]
  /// The node of the longest proper suffix; for the root the root.
  private let fail: [Int32]
  /// First word that ends at the node, or -1.
  private let word: [Int32]
  /// Nearest node on the way along `fail` where a word ends, or -1.
  private let output: [Int32]
  private let depth: [Int32]
  /// For every word the next equal one, or -1.
  private let nextEqual: [Int32]
  /// Child of the root for every byte, or 0.
  private let rootChild: [Int32]

  public init(_ words: [String]) {
    var builder = KeywordSetBuilder(words)
    builder.build()
    self.init(
      wordCount: words.count, firstChild: builder.firstChild, label: builder.label, word: builder.word,
      nextEqual: builder.nextEqual)
  }

  private init(wordCount: Int, firstChild: [Int32], label: [UInt8], word: [Int32], nextEqual: [Int32]) {
    self.wordCount = wordCount
    self.firstChild = firstChild
    self.label = label
    self.word = word
    self.nextEqual = nextEqual
    var rootChild = [Int32](repeating: 0, count: 256)
    for child in Int(firstChild[0])..<Int(firstChild[1]) { rootChild[Int(label[child])] = Int32(child) }
    self.rootChild = rootChild
    (fail, output, depth) = KeywordSet.links(firstChild, label, word, rootChild)
  }

  /// Every occurrence of every word, overlapping ones included, in the order in which they end; of those that end
  /// together the longest first.
  public func forEachMatch(in bytes: [UInt8], range: Range<Int>? = nil, _ body: (Int, Range<Int>) -> Void) {
    let range = (range ?? 0..<bytes.count).clamped(to: 0..<bytes.count)
    guard label.count > 1 else { return }
    bytes.withUnsafeBufferPointer { text in
      label.withUnsafeBufferPointer { label in
        firstChild.withUnsafeBufferPointer { firstChild in
          var node = 0
          var at = range.lowerBound
          while at < range.upperBound {
            let byte = text[at]
            at += 1
            node = next(node, byte, label, firstChild)
            if node == 0 { continue }
            var end = word[node] >= 0 ? node : Int(output[node])
            while end >= 0 {
              report(end, at, body)
              end = Int(output[end])
            }
          }
        }
      }
    }
  }

  /// The matches of `forEachMatch`, collected.
  public func matches(in bytes: [UInt8], range: Range<Int>? = nil) -> [(word: Int, range: Range<Int>)] {
    var found: [(word: Int, range: Range<Int>)] = []
    forEachMatch(in: bytes, range: range) { found.append(($0, $1)) }
    return found
  }

  @inline(__always)
  private func next(
    _ from: Int, _ byte: UInt8, _ label: UnsafeBufferPointer<UInt8>, _ firstChild: UnsafeBufferPointer<Int32>
  ) -> Int {
    var node = from
    while node != 0 {
      var low = Int(firstChild[node])
      var high = Int(firstChild[node + 1])
      while high - low > 4 {
        let middle = (low + high) / 2
        if label[middle] <= byte { low = middle } else { high = middle }
      }
      while low < high {
        if label[low] == byte { return low }
        low += 1
      }
      node = Int(fail[node])
    }
    return Int(rootChild[Int(byte)])
  }

  private func report(_ node: Int, _ end: Int, _ body: (Int, Range<Int>) -> Void) {
    var index = Int(word[node])
    while index >= 0 {
      body(index, (end - Int(depth[node]))..<end)
      index = Int(nextEqual[index])
    }
  }

  private static func links(
    _ firstChild: [Int32], _ label: [UInt8], _ word: [Int32], _ rootChild: [Int32]
  ) -> (fail: [Int32], output: [Int32], depth: [Int32]) {
    var fail = [Int32](repeating: 0, count: label.count)
    var output = [Int32](repeating: -1, count: label.count)
    var depth = [Int32](repeating: 0, count: label.count)
    for node in label.indices {
      for child in Int(firstChild[node])..<Int(firstChild[node + 1]) {
        depth[child] = depth[node] + 1
        guard node != 0 else { continue }
        var suffix = Int(fail[node])
        var target: Int32 = 0
        while target == 0, suffix != 0 {
          for candidate in Int(firstChild[suffix])..<Int(firstChild[suffix + 1]) where label[candidate] == label[child]
          {
            target = Int32(candidate)
          }
          suffix = Int(fail[suffix])
        }
        fail[child] = target != 0 ? target : rootChild[Int(label[child])]
        output[child] = word[Int(fail[child])] >= 0 ? fail[child] : output[Int(fail[child])]
      }
    }
    return (fail, output, depth)
  }
}

extension KeywordSet {
  /// Everything in one array, to be kept in an index: word count, node count, then `firstChild`, `label`, `word` and
  /// `nextEqual`.
  public var flat: [Int32] {
    [Int32(wordCount), Int32(label.count)] + firstChild + label.map(Int32.init) + word + nextEqual
  }

  /// The set that `flat` was made from; `nil` when the numbers are no such set.
  public init?(flat: [Int32]) {
    guard flat.count >= 2, flat[0] >= 0, flat[1] >= 1 else { return nil }
    let (words, nodes) = (Int(flat[0]), Int(flat[1]))
    guard flat.count == 3 + 3 * nodes + words else { return nil }
    let firstChild = Array(flat[2..<3 + nodes])
    let labels = flat[(3 + nodes)..<(3 + 2 * nodes)]
    let word = Array(flat[(3 + 2 * nodes)..<(3 + 3 * nodes)])
    let nextEqual = Array(flat[(3 + 3 * nodes)...])
    guard labels.allSatisfy({ (0...255).contains($0) }), word.first == -1,
      word.allSatisfy({ (-1..<Int32(words)).contains($0) }),
      nextEqual.enumerated().allSatisfy({ $1 == -1 || ($1 > $0 && $1 < words) }),
      KeywordSet.isBreadthFirst(firstChild, Array(labels))
    else { return nil }
    self.init(
      wordCount: words, firstChild: firstChild, label: labels.map(UInt8.init), word: word, nextEqual: nextEqual)
  }

  /// Every node but the root has one parent before it, children are sorted and the root holds no word.
  private static func isBreadthFirst(_ firstChild: [Int32], _ label: [Int32]) -> Bool {
    guard firstChild.first == 1, firstChild.last == Int32(label.count) else { return false }
    for node in label.indices {
      let (low, high) = (Int(firstChild[node]), Int(firstChild[node + 1]))
      guard low > node || low == high, low <= high, high <= label.count else { return false }
      for child in low..<high where child > low && label[child - 1] >= label[child] { return false }
    }
    return true
  }
}

/// Lays the sorted words out as a trie, level by level.
private struct KeywordSetBuilder {
  private(set) var firstChild: [Int32] = []
  private(set) var label: [UInt8] = [0]
  private(set) var word: [Int32] = [-1]
  private(set) var nextEqual: [Int32]
  /// The words one behind the other, sorted; word `n` of them lies at `starts[n]..<starts[n + 1]`.
  private var bytes: [UInt8] = []
  private var starts: [Int] = [0]
  /// For each of them its number as it was given.
  private let order: [Int32]

  init(_ texts: [String]) {
    nextEqual = [Int32](repeating: -1, count: texts.count)
    var given: [UInt8] = []
    var places: [Range<Int>] = []
    places.reserveCapacity(texts.count)
    for text in texts {
      let start = given.count
      given.append(contentsOf: text.utf8)
      places.append(start..<given.count)
    }
    order = given.withUnsafeBufferPointer { given in
      texts.indices.filter { !places[$0].isEmpty }.map(Int32.init).sorted { first, second in
        let (a, b) = (places[Int(first)], places[Int(second)])
        let difference = KeywordSetBuilder.compare(given, a, b)
        return difference == 0 ? first < second : difference < 0
      }
    }
    bytes.reserveCapacity(given.count)
    for number in order {
      bytes.append(contentsOf: given[places[Int(number)]])
      starts.append(bytes.count)
    }
  }

  /// Byte by byte; of two that begin alike the shorter first.
  private static func compare(_ bytes: UnsafeBufferPointer<UInt8>, _ a: Range<Int>, _ b: Range<Int>) -> Int {
    guard let base = bytes.baseAddress else { return 0 }
    let difference = memcmp(base + a.lowerBound, base + b.lowerBound, min(a.count, b.count))
    return difference == 0 ? a.count - b.count : Int(difference)
  }

  mutating func build() {
    // The words below each node of the level, as a range of `order`.
    var level = [0..<order.count]
    var depth = 0
    while !level.isEmpty {
      var below: [Range<Int>] = []
      for range in level {
        firstChild.append(Int32(label.count))
        var at = range.lowerBound
        while at < range.upperBound, length(at) == depth { at += 1 }
        while at < range.upperBound {
          let byte = bytes[starts[at] + depth]
          var end = at + 1
          while end < range.upperBound, bytes[starts[end] + depth] == byte { end += 1 }
          addNode(byte, at..<end, depth + 1)
          below.append(at..<end)
          at = end
        }
      }
      level = below
      depth += 1
    }
    firstChild.append(Int32(label.count))
  }

  private func length(_ index: Int) -> Int { starts[index + 1] - starts[index] }

  /// A node for the words of `range`; those that end here come first among them.
  private mutating func addNode(_ byte: UInt8, _ range: Range<Int>, _ depth: Int) {
    label.append(byte)
    var end = range.lowerBound
    while end < range.upperBound, length(end) == depth { end += 1 }
    word.append(end == range.lowerBound ? -1 : order[range.lowerBound])
    for index in range.lowerBound..<max(range.lowerBound, end - 1) { nextEqual[Int(order[index])] = order[index + 1] }
  }
}
