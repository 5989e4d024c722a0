/// Finds what is stamped in red beside round seals: oval and square seals, and finger prints.
struct StampFinder {
  /// Pixels to the inch of the map that is looked at.
  private static let resolution: Float = 100
  /// Of seals, in millimetres.
  private static let sealSizes = 8.0...62.0
  /// Of the ball of a finger, in millimetres.
  private static let fingerWidths = 7.0...21.0
  private static let fingerHeights = 9.0...28.0
  private static let mostStamps = 24

  private let picture: ColourPicture
  private let scale: Float
  private let width, height: Int

  /// - Parameter resolution: of the picture, in pixels to the inch.
  init(_ picture: ColourPicture, resolution: Float) {
    self.picture = picture
    scale = max(1, resolution / Self.resolution)
    width = max(1, Int(Float(picture.width) / scale))
    height = max(1, Int(Float(picture.height) / scale))
  }

  /// - Parameter circles: round seals that are known; what lies in them belongs to them.
  func stamps(besides circles: [SealCircle]) -> Stamps {
    var stamps = Stamps()
    stamps.seals = circles.map { seen($0) }
    guard !picture.isGrey else { return stamps }
    let isRed = SealCircleFinder.redness(picture, width, height)
    guard isRed.count(where: { $0 }) < isRed.count / 3 else { return stamps }
    let shapes = RedShape.shapes(isRed, width, height)
    for (index, shape) in shapes.enumerated() where stamps.seals.count < Self.mostStamps {
      let box = box(of: shape)
      guard !circles.contains(where: { $0.reaches(box.centre) }) else { continue }
      let inMillimetres = 25.4 / Double(Self.resolution)
      let (across, down) = (Double(shape.width) * inMillimetres, Double(shape.height) * inMillimetres)
      if shape.isFingerPrint, !shapes.indices.contains(where: { $0 != index && shapes[$0].stands(beside: shape) }),
        Self.fingerWidths.contains(across), Self.fingerHeights.contains(down)
      {
        stamps.fingers.append(FingerPrint(box: box))
      } else if Self.sealSizes.contains(across), Self.sealSizes.contains(down) {
        if shape.isRing { stamps.seals.append(SeenSeal(shape: .oval, box: box)) }
        if shape.isFrame { stamps.seals.append(SeenSeal(shape: .square, box: box)) }
      }
    }
    return stamps
  }

  private func seen(_ circle: SealCircle) -> SeenSeal {
    let (radius, x, y) = (circle.radius, circle.centre.x, circle.centre.y)
    let box = Box(x: Double(x - radius), y: Double(y - radius), width: Double(radius * 2), height: Double(radius * 2))
    let slack = radius * 0.08
    let isCut =
      x - radius < -slack || y - radius < -slack || x + radius > Float(picture.width) + slack
      || y + radius > Float(picture.height) + slack
    return SeenSeal(shape: .round, box: box, isCut: isCut)
  }

  private func box(of shape: RedShape) -> Box {
    let scale = Double(scale)
    return Box(
      x: Double(shape.columns.lowerBound) * scale, y: Double(shape.rows.lowerBound) * scale,
      width: Double(shape.width) * scale, height: Double(shape.height) * scale)
  }
}

extension SealCircle {
  /// Whether a point lies in the seal, or so close that it is of its ink.
  fileprivate func reaches(_ point: PlanePoint) -> Bool { centre.distance(to: point) <= radius * 1.1 }
}

extension Box {
  fileprivate var centre: PlanePoint { PlanePoint(x: Float(x + width / 2), y: Float(y + height / 2)) }
}
