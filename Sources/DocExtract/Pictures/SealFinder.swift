/// Finds red rings on the picture of a page.
enum SealFinder {
  /// Seals of agencies and companies are 38 to 50 mm, personal and numbered ones less; in points.
  private static let sizes = 50.0...190.0

  /// The boxes of rings, in points from the top left of the page as shown.
  static func seals(on raster: Raster, page: (width: Double, height: Double)) -> [Box] {
    let scale = page.width / Double(max(1, raster.width))
    return spots(raster.inks, raster.width, raster.height).compactMap { shape in
      let (width, height) = (Double(shape.width) * scale, Double(shape.height) * scale)
      guard sizes.contains(width), sizes.contains(height), shape.isRing else { return nil }
      return Box(
        x: Double(shape.columns.lowerBound) * scale, y: Double(shape.rows.lowerBound) * scale, width: width,
        height: height)
    }
  }

  /// Red pixels that lie at most two pixels apart, as shapes; black letters over a ring do not cut it.
  private static func spots(_ inks: [Raster.Ink], _ width: Int, _ height: Int) -> [RedShape] {
    var isOpen = inks.map { $0 == .red }
    var shapes: [RedShape] = []
    for start in inks.indices where isOpen[start] {
      isOpen[start] = false
      var points = [(x: start % width, y: start / width)]
      var next = 0
      while next < points.count {
        let point = points[next]
        next += 1
        for y in max(0, point.y - 3)...min(height - 1, point.y + 3) {
          for x in max(0, point.x - 3)...min(width - 1, point.x + 3) where isOpen[y * width + x] {
            isOpen[y * width + x] = false
            points.append((x, y))
          }
        }
      }
      if points.count >= 60 { shapes.append(RedShape(points)) }
    }
    return shapes
  }
}
