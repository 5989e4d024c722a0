import CPage

/// The annotations of one page (GB/T 33190 §15): watermarks, stamps, notes, lines drawn by hand.
///
/// What a form field shows stands in the text of the page; all other words are kept apart from it.
struct OFDAnnotations {
  let package: OFDPackage
  let path: String
  private static let maxAnnotations = 20_000

  func paint(with painter: inout OFDPainter, under toPoints: OFDTransform) {
    guard let root = try? package.xml(path)?.root else {
      painter.content.hasLostData = true
      return
    }
    for (index, element) in root.children.enumerated() where element.name == .ofdAnnot {
      guard index < Self.maxAnnotations else {
        painter.content.isCut = true
        return
      }
      if element.attributes.contains(where: { $0.name == .ofdVisible && element.isFalse($0) }) { continue }
      paint(element, with: &painter, under: toPoints)
    }
  }

  private func paint(_ element: XMLElement, with painter: inout OFDPainter, under toPoints: OFDTransform) {
    let type = element.attribute(.relType) ?? ""
    if type != "Watermark", type != "Widget" { painter.content.hasComments = true }
    guard let appearance = element.child(.ofdAppearance) else {
      if let remark = element.child(.ofdRemark)?.trimmed { painter.content.remarks.append((remark, Self.nowhere)) }
      return
    }
    let boundary = appearance.box(.ofdBoundary) ?? Self.nowhere
    let placed = toPoints.after(OFDTransform(e: boundary.x, f: boundary.y))
    guard type != "Widget" else { return painter.paint(appearance, under: placed) }
    let before = painter.content
    painter.content = OFDPageContent()
    painter.paint(appearance, under: placed)
    let drawn = painter.content
    painter.content = before
    painter.content.isCut = before.isCut || drawn.isCut
    painter.content.remarks += drawn.remarks
    let box = toPoints.area(boundary)
    let words = Self.words(drawn.glyphs)
    if !words.isEmpty {
      painter.content.remarks.append((words, box))
    } else if let remark = element.child(.ofdRemark)?.trimmed, type != "Watermark" {
      painter.content.remarks.append((remark, box))
    }
    // A watermark covers the page without hiding anything.
    if type != "Watermark" { painter.content.pictures += drawn.pictures }
    if type == "Path", drawn.hasDrawing { painter.content.ink.append(box) }
  }

  private static let nowhere = Box(x: 0, y: 0, width: 0, height: 0)

  /// Letters in the order in which they are written; a line each.
  private static func words(_ glyphs: [Glyph]) -> String {
    var text = ""
    var previous: Glyph?
    for glyph in glyphs where glyph.flags & UInt8(CASECHECK_GLYPH_INVISIBLE) == 0 {
      if let previous, abs(previous.baseline - glyph.baseline) > 0.5 * glyph.size { text += "\n" }
      text.unicodeScalars.append(Unicode.Scalar(glyph.scalar) ?? "\u{FFFD}")
      previous = glyph
    }
    return text
  }
}
