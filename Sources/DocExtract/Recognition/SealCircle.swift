import Glibc

/// The outer ring of a round seal on a picture, in pixels.
struct SealCircle: Equatable {
  var centre: PlanePoint
  var radius: Float
  /// On a page without colour a ring may be seen, but not be taken off.
  var isGrey = false

  /// - Parameter reach: how far out, in parts of the radius.
  func holds(_ point: PlanePoint, reach: Float = 1) -> Bool { centre.distance(to: point) <= radius * reach }
}

/// Finds round seals by what their rings vote for (Hough), on a small map of what is red, or dark on a page without colour.
struct SealCircleFinder {
  /// Pixels to the inch of the map.
  private static let resolution: Float = 75
  /// Seals of agencies and companies, in millimetres.
  private static let radii: ClosedRange<Float> = 14...26
  private static let leastRedness = 28
  /// Of the directions around a ring, how many must show it, with clear paper outside.
  private static let leastCover: Float = 0.55
  private static let mostSeals = 6

  private let width, height: Int
  /// Pixels of the picture for each of the map.
  private let scale: Float
  private let isGrey: Bool
  private let isRed: [Bool]

  /// - Parameter resolution: of the picture, in pixels to the inch.
  init(_ picture: ColourPicture, resolution: Float) {
    scale = max(1, resolution / Self.resolution)
    width = max(1, Int(Float(picture.width) / scale))
    height = max(1, Int(Float(picture.height) / scale))
    isGrey = picture.isGrey
    isRed = isGrey ? Self.darkness(picture, width, height) : Self.redness(picture, width, height)
  }

  /// Where there is red ink, on a map of some size.
  static func redness(_ picture: ColourPicture, _ width: Int, _ height: Int) -> [Bool] {
    spots(picture, width, height) { max(0, Int32($0) - Int32(max($1, $2))) }
  }

  private static func darkness(_ picture: ColourPicture, _ width: Int, _ height: Int) -> [Bool] {
    let limit = UInt8(Float(picture.paper) * 0.82)
    return spots(picture, width, height) { _, green, _ in green < limit ? 90 : 0 }
  }

  /// Where the mean of some measure of the pixels is large.
  private static func spots(
    _ picture: ColourPicture, _ width: Int, _ height: Int, _ measure: (UInt8, UInt8, UInt8) -> Int32
  ) -> [Bool] {
    var sums = [Int32](repeating: 0, count: width * height)
    var counts = [Int32](repeating: 0, count: width * height)
    let columns = (0..<picture.width).map { $0 * width / picture.width }
    picture.bytes.withUnsafeBufferPointer { bytes in
      var place = 0
      for y in 0..<picture.height {
        let row = y * height / picture.height * width
        for x in 0..<picture.width {
          sums[row + columns[x]] += measure(bytes[place], bytes[place + 1], bytes[place + 2])
          counts[row + columns[x]] += 1
          place += 3
        }
      }
    }
    return zip(sums, counts).map { $1 > 0 && Int($0) > leastRedness * Int($1) }
  }

  /// In pixels of the picture, the clearest first.
  var circles: [SealCircle] {
    let points = isRed.indices.filter { isRed[$0] }
    // A ring alone has more; a page that is red all over has no rings.
    guard points.count >= 120, points.count < isRed.count / 3 else { return [] }
    let millimetre = Self.resolution / 25.4
    let radii = Int(Self.radii.lowerBound * millimetre)...Int(Self.radii.upperBound * millimetre)
    var votes = RingVotes(width: width, height: height, radii: radii)
    votes.count(points)
    var found: [SealCircle] = []
    for _ in 0..<Self.mostSeals {
      guard let best = votes.takeBest() else { break }
      var clearest = (cover: Float(0), x: 0, y: 0, radius: 0)
      for radius in (best.radius - 2)...(best.radius + 2) {
        for x in (best.x - 2)...(best.x + 2) {
          for y in (best.y - 2)...(best.y + 2) {
            let cover = cover(x, y, radius)
            if cover > clearest.cover { clearest = (cover, x, y, radius) }
          }
        }
      }
      guard clearest.cover >= Self.leastCover else { continue }
      found.append(
        SealCircle(
          centre: PlanePoint(x: (Float(clearest.x) + 0.5) * scale, y: (Float(clearest.y) + 0.5) * scale),
          radius: Float(clearest.radius) * scale, isGrey: isGrey))
    }
    return found
  }

  /// The share of directions that lie on the map in which there is ring, and paper outside of it.
  private func cover(_ x: Int, _ y: Int, _ radius: Int) -> Float {
    var (hits, seen) = (0, 0)
    for direction in 0..<120 {
      let angle = Float(direction) * 2 * .pi / 120
      let (cosine, sine) = (cosf(angle), sinf(angle))
      func spot(_ radius: Int) -> (Int, Int) {
        (x + Int((cosine * Float(radius)).rounded()), y + Int((sine * Float(radius)).rounded()))
      }
      guard let ring = isRed(at: spot(radius)) else { continue }
      seen += 1
      if ring, isRed(at: spot(radius + 3)) != true { hits += 1 }
    }
    return seen < 36 ? 0 : Float(hits) / Float(seen)
  }

  private func isRed(at spot: (x: Int, y: Int)) -> Bool? {
    guard spot.x >= 0, spot.x < width, spot.y >= 0, spot.y < height else { return nil }
    return isRed[spot.y * width + spot.x]
  }
}

/// For every spot how many red pixels lie on a ring around it.
private struct RingVotes {
  private let width, height, margin: Int
  private let radii: ClosedRange<Int>
  private var best: [Float]
  private var bestRadius: [Int16]

  private static let leastVotes: Float = 0.10

  init(width: Int, height: Int, radii: ClosedRange<Int>) {
    margin = radii.upperBound + 1
    // Part of a seal may lie beyond the border.
    (self.width, self.height, self.radii) = (width + 2 * margin, height + 2 * margin, radii)
    best = [Float](repeating: 0, count: self.width * self.height)
    bestRadius = [Int16](repeating: 0, count: self.width * self.height)
  }

  mutating func count(_ points: [Int]) {
    let inner = width - 2 * margin
    let places = points.map { ($0 / inner + margin) * width + $0 % inner + margin }
    let directions = (0..<64).map { (cosf(Float($0) * .pi / 32), sinf(Float($0) * .pi / 32)) }
    var votes = best
    var blurred = best
    for radius in radii {
      let steps = directions.map {
        Int(($0.1 * Float(radius)).rounded()) * width + Int(($0.0 * Float(radius)).rounded())
      }
      votes.withUnsafeMutableBufferPointer { votes in
        votes.update(repeating: 0)
        for place in places { for step in steps { votes[place + step] += 1 } }
        blurred.withUnsafeMutableBufferPointer { blurred in
          for place in 1..<(votes.count - 1) {
            blurred[place] = (votes[place - 1] + 2 * votes[place] + votes[place + 1]) * 0.25
          }
        }
      }
      let share = 0.25 / (2 * Float.pi * Float(radius))
      blurred.withUnsafeBufferPointer { blurred in
        for place in width..<(blurred.count - width) {
          let value = (blurred[place - width] + 2 * blurred[place] + blurred[place + width]) * share
          if value > best[place] { (best[place], bestRadius[place]) = (value, Int16(radius)) }
        }
      }
    }
  }

  /// The spot with the most votes, on the map without its margin; those around it are gone from then on.
  mutating func takeBest() -> (x: Int, y: Int, radius: Int)? {
    guard let place = best.indices.max(by: { best[$0] < best[$1] }), best[place] >= Self.leastVotes else { return nil }
    let (x, y, radius) = (place % width, place / width, Int(bestRadius[place]))
    let reach = radii.lowerBound
    for row in max(0, y - reach)..<min(height, y + reach) {
      for column in max(0, x - reach)..<min(width, x + reach) { best[row * width + column] = 0 }
    }
    return (x - margin, y - margin, radius)
  }
}
