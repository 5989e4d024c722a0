/// What tells whether letters of a Word document are seen: switched off (`w:vanish`), white on white, or of a point or
/// less. The measures are those of pages (`PageCollector+Unseen.cc`).
extension WordFormat {
  /// - Parameter hasGround: whether something other than paper may lie below.
  func unseen(hasGround: @autoclosure () -> Bool) -> UnseenText.Reason? {
    if isHidden == true { return .hidden }
    if let size, size <= 1 { return .tiny }
    return isWhite == true && isOnGround != true && !hasGround() ? .colourless : nil
  }

  /// Whether a colour is that of paper; `auto` is black for letters.
  static func isWhite(_ colour: String?) -> Bool {
    guard let colour, colour.utf8.count == 6, let value = UInt32(colour, radix: 16) else { return false }
    return value >> 16 >= 0xFA && value >> 8 & 0xFF >= 0xFA && value & 0xFF >= 0xFA
  }

  /// Whether `w:shd` paints anything that white letters stand out from.
  static func isGround(_ shade: XMLElement) -> Bool {
    let pattern = shade.attribute(.val) ?? "clear"
    func isPaper(_ name: XMLName) -> Bool {
      let colour = shade.attribute(name) ?? "auto"
      return colour == "auto" || isWhite(colour)
    }
    return switch pattern {
    case "nil": false
    case "clear": !isPaper(.fill)
    case "solid": !isWhite(shade.attribute(.colourAttribute))
    default: true
    }
  }
}

extension WordWriter {
  /// Counts what a run holds that nobody sees; pictures and line breaks show whatever the colour.
  func leaveOut(_ child: XMLElement, of format: WordFormat) -> Bool {
    guard let reason = format.unseen(hasGround: isOnGround || hasBackdrop) else { return false }
    switch child.name {
    case .t: unseen.add(child.text, reason)
    case .sym: unseen.add([0x78], reason)
    case .noBreakHyphen: break
    default: return reason == .hidden
    }
    return true
  }

  /// Whether the page has a colour, or a picture or shape lies below its text; in EMU, lines and ornaments are smaller.
  static func hasBackdrop(_ root: XMLElement) -> Bool {
    if let colour = root.child(.background)?.attribute(.colourAttribute), colour != "auto", !WordFormat.isWhite(colour)
    {
      return true
    }
    return root.descendants(.anchor).contains { anchor in
      guard ["1", "true"].contains(anchor.attribute(.behindText) ?? ""), let extent = anchor.child(.extent) else {
        return false
      }
      return min(extent.int(.cx) ?? 0, extent.int(.cy) ?? 0) > 500_000
    }
  }

  /// Whether a table, or the style it has, paints cells; which of them is not worked out.
  func paintsCells(_ table: XMLElement) -> Bool {
    let properties = table.child(.tblPr)
    if let shade = properties?.child(.shade) { return WordFormat.isGround(shade) }
    return properties?.child(.tblStyle)?.attribute(.val).map { styles.paintsCells($0) } ?? false
  }

  /// What a cell says of its own ground; `nil` when it leaves that to its table.
  func ground(ofCell properties: XMLElement?) -> Bool? {
    guard let shade = properties?.child(.shade), shade.attribute(.fill).map({ $0 != "auto" }) ?? false else {
      return nil
    }
    return WordFormat.isGround(shade)
  }
}
