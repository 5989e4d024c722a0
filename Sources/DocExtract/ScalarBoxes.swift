/// Boxes of the Unicode scalars of a text, one for each, in points from the top left of the page.
///
/// Four arrays of the same length rather than an array of boxes: they travel between processes as bytes.
/// Scalars that take no place (`\n`, `\t`, invented spaces) have zero width.
public struct ScalarBoxes: Sendable, Equatable {
  public var x: [Float] = []
  public var y: [Float] = []
  public var width: [Float] = []
  public var height: [Float] = []

  public init() {}

  public var count: Int { x.count }
  public var isEmpty: Bool { x.isEmpty }

  public mutating func append(x: Float, y: Float, width: Float, height: Float) {
    self.x.append(x)
    self.y.append(y)
    self.width.append(width)
    self.height.append(height)
  }

  mutating func append(_ other: ScalarBoxes) {
    x += other.x
    y += other.y
    width += other.width
    height += other.height
  }

  mutating func removeLast() {
    x.removeLast()
    y.removeLast()
    width.removeLast()
    height.removeLast()
  }

  public subscript(index: Int) -> Box {
    Box(x: Double(x[index]), y: Double(y[index]), width: Double(width[index]), height: Double(height[index]))
  }
}
