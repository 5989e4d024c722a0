import CPage

/// Boxes that were ticked by printing a sign over them: `□` below `√` is `☑`.
enum TickedBoxes {
  private static let boxes: Set<UInt32> = [0x25A1, 0x2610, 0x25FB]
  private static let ticks: Set<UInt32> = [0x221A, 0x2713, 0x2714, 0x2705, 0x00D7, 0x2715, 0x2716]

  static func merge(_ glyphs: inout [Glyph]) {
    let ticked = glyphs.indices.filter { ticks.contains(glyphs[$0].scalar) }
    guard !ticked.isEmpty else { return }
    let empty = glyphs.indices.filter { boxes.contains(glyphs[$0].scalar) }
    guard ticked.count * empty.count <= 1_000_000 else { return }
    var used: Set<Int> = []
    for tick in ticked {
      let sign = glyphs[tick]
      let (x, y) = (sign.x + sign.width / 2, sign.y + sign.height / 2)
      let box = empty.first {
        let box = glyphs[$0]
        return x > box.x && x < box.x + box.width && y > box.y && y < box.y + box.height
      }
      guard let box else { continue }
      glyphs[box].scalar = 0x2611
      used.insert(tick)
    }
    if !used.isEmpty { glyphs = glyphs.indices.filter { !used.contains($0) }.map { glyphs[$0] } }
  }
}
