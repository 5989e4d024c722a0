/// Lets cases be reviewed side by side as long as they are small together: large ones are reviewed one at a time.
actor ReviewGate {
  /// Bytes, as ``DocExtract/ExtractedDocument/weight`` counts them, of the cases that are reviewed at a time.
  private let most: Int
  private var taken = 0
  private var waiting: [(bytes: Int, go: CheckedContinuation<Void, Never>)] = []

  init(most: Int) { self.most = most }

  var waitingCount: Int { waiting.count }

  /// Waits until a case of so many bytes may be reviewed; ``leave(_:)`` with the same number makes way again.
  func enter(_ bytes: Int) async {
    // Whoever comes later waits behind those who wait: a large case comes to its turn.
    guard !waiting.isEmpty || !hasRoom(for: bytes) else { return taken += bytes }
    await withCheckedContinuation { waiting.append((bytes, $0)) }
  }

  func leave(_ bytes: Int) {
    taken -= bytes
    while let first = waiting.first, hasRoom(for: first.bytes) {
      waiting.removeFirst()
      taken += first.bytes
      first.go.resume()
    }
  }

  private func hasRoom(for bytes: Int) -> Bool { taken == 0 || taken + bytes <= most }
}
