/// Which case of an old result is which of a new one: folders are renamed, files replaced.
struct CasePairs {
  /// What tells a case among others.
  struct Card: Sendable {
    var path: String
    /// Of its files, those that could be opened.
    var hashes: Set<String>

    init(_ result: ResultCase) {
      path = result.path
      hashes = Set(result.sources.map(\.sha256).filter { !$0.isEmpty })
    }

    init(path: String, hashes: Set<String>) {
      self.path = path
      self.hashes = hashes
    }

    fileprivate var name: Substring { path.split(separator: "/").last ?? Substring(path) }
  }

  /// Indices in the new result and the old one, in the order of the new one, then old ones that are left over.
  private(set) var pairs: [(old: Int?, new: Int?)] = []

  init(old: [Card], new: [Card]) {
    var partner = [Int?](repeating: nil, count: new.count)
    var free = Set(old.indices)
    func join(_ index: Int, _ other: Int) {
      partner[index] = other
      free.remove(other)
    }
    let byPath = Dictionary(old.indices.map { (old[$0].path, $0) }, uniquingKeysWith: { first, _ in first })
    for index in new.indices { if let other = byPath[new[index].path] { join(index, other) } }
    Self.joinByFiles(old: old, new: new, partner: &partner, free: &free)
    for index in new.indices where partner[index] == nil {
      let named = free.filter { old[$0].name == new[index].name }
      if named.count == 1, let other = named.first { join(index, other) }
    }
    // One case by itself is meant to be the other one.
    if old.count == 1, new.count == 1, partner[0] == nil { join(0, 0) }
    pairs = new.indices.map { (partner[$0], $0) } + free.sorted().map { ($0, nil) }
  }

  /// The most files in common; of equal ones the first.
  private static func joinByFiles(old: [Card], new: [Card], partner: inout [Int?], free: inout Set<Int>) {
    var owners: [String: [Int]] = [:]
    for index in old.indices where free.contains(index) {
      for hash in old[index].hashes { owners[hash, default: []].append(index) }
    }
    for index in new.indices where partner[index] == nil {
      var common: [Int: Int] = [:]
      for hash in new[index].hashes {
        for other in owners[hash] ?? [] where free.contains(other) { common[other, default: 0] += 1 }
      }
      guard let best = common.max(by: { ($0.value, -$0.key) < ($1.value, -$1.key) }) else { continue }
      partner[index] = best.key
      free.remove(best.key)
    }
  }
}
