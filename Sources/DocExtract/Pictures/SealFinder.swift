/// Finds red rings on the picture of a page.
enum SealFinder {
  /// Seals of agencies and companies are 38 to 50 mm, personal and numbered ones less; in points.
  private static let sizes = 50.0...190.0

  /// The boxes of rings, in points from the top left of the page as shown.
  static func seals(on raster: Raster, page: (width: Double, height: Double)) -> [Box] {
    let scale = page.width / Double(max(1, raster.width))
    return RedShape.shapes(raster.inks.map { $0 == .red }, raster.width, raster.height).compactMap { shape in
      let (width, height) = (Double(shape.width) * scale, Double(shape.height) * scale)
      guard sizes.contains(width), sizes.contains(height), shape.isRing else { return nil }
      return Box(
        x: Double(shape.columns.lowerBound) * scale, y: Double(shape.rows.lowerBound) * scale, width: width,
        height: height)
    }
  }
}
