/// A rectangle on a page, in points from the top left of the page as shown.
public struct Box: Hashable, Sendable, Codable {
  public var x, y, width, height: Double

  public init(x: Double, y: Double, width: Double, height: Double) {
    self.x = x
    self.y = y
    self.width = width
    self.height = height
  }

  public var maxX: Double { x + width }
  public var maxY: Double { y + height }

  /// The smallest box that holds both.
  public func union(_ other: Box) -> Box {
    let left = min(x, other.x)
    let top = min(y, other.y)
    return Box(x: left, y: top, width: max(maxX, other.maxX) - left, height: max(maxY, other.maxY) - top)
  }
}

/// Where a span stood in its file.
public enum Anchor: Hashable, Sendable {
  /// On a page, 1-based, with one box for each line it touches.
  case page(Int, boxes: [Box])
  /// In a paragraph, 1-based in the order of ``ExtractedDocument/paragraphs``, of a format without pages.
  case paragraph(Int)
  /// In a cell of a table of a format without pages; all three 1-based.
  case cell(table: Int, row: Int, column: Int)
}
