import Reporting

/// One line on standard error that says how far the run is; nothing where no one looks on.
struct Progress {
  private let total: Int
  private let isShown = StandardError.isTerminal
  private var done = 0

  init(total: Int) {
    self.total = total
    show("")
  }

  mutating func finished(_ path: String) {
    done += 1
    show(path)
  }

  func clear() {
    if isShown { StandardError.write("\r\u{1B}[K") }
  }

  private func show(_ path: String) {
    guard isShown else { return }
    let bar = String(repeating: "█", count: total == 0 ? 0 : done * 20 / total)
    StandardError.write(
      "\r\u{1B}[K\(TextWidth.padded(bar, to: 20)) \(done)/\(total) \(TextWidth.padded(TextWidth.plain(path), to: 40))")
  }
}
