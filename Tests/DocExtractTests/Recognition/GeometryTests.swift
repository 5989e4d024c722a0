import Glibc
import TestSupport
import Testing

@testable import DocExtract

@Suite("识别:几何") struct RecognitionGeometryTests {
  private func point(_ x: Float, _ y: Float) -> PlanePoint { PlanePoint(x: x, y: y) }

  @Test func aHullHoldsItsPointsAndNoneOfThoseInside() {
    let square = [point(0, 0), point(4, 0), point(4, 4), point(0, 4)]
    let hull = ConvexHull.of(square + [point(2, 2), point(2, 0), point(1, 3), point(4, 4)])
    #expect(hull.count == 4)
    #expect(square.allSatisfy(hull.contains))
    #expect(ConvexHull.of([point(1, 1), point(1, 1)]).count == 1)
    #expect(ConvexHull.of([]).isEmpty)
  }

  @Test(arguments: [Float(0), 0.1, 0.7, -0.4]) func theSmallestRectangleLiesAsThePointsDo(_ angle: Float) throws {
    let map = PlaneMap.rotation(by: angle, around: point(50, 20))
    let points = [point(10, 10), point(90, 10), point(90, 30), point(10, 30), point(40, 20)].map { map($0) }
    let found = try #require(TurnedRectangle(around: points))
    #expect(abs(max(found.width, found.height) - 80) < 0.01 && abs(min(found.width, found.height) - 20) < 0.01)
    #expect(found.centre.distance(to: map(point(50, 20))) < 0.01)
    #expect(abs(max(found.grown(by: 3).width, found.grown(by: 3).height) - 86) < 0.01)
  }

  @Test func pointsWithoutExtentHaveNoRectangle() {
    #expect(TurnedRectangle(around: []) == nil)
    #expect(TurnedRectangle(around: [point(3, 3), point(3, 3)]) == nil)
  }

  @Test func cornersComeInTheOrderOfReading() throws {
    let quad = try #require(Quad(unordered: [point(90, 12), point(10, 30), point(10, 10), point(90, 32)]))
    #expect(quad.corners == [point(10, 10), point(90, 12), point(90, 32), point(10, 30)])
    #expect(quad.asRead == quad)
    #expect(Quad(unordered: [point(0, 0)]) == nil)
    // Far higher than wide: it is read along its height.
    let tall = try #require(Quad(unordered: [point(0, 0), point(10, 0), point(10, 80), point(0, 80)]))
    #expect(tall.asRead.width == 80 && tall.asRead.height == 10)
  }

  @Test(arguments: 0..<4) func aTurnedPageLeadsBack(_ turns: Int) throws {
    var picture = ColourPicture(paperOf: 7, by: 4)
    for index in picture.bytes.indices { picture.bytes[index] = UInt8(index) }
    let upright = picture.turnedBack(by: turns)
    #expect(upright.turnedBack(by: 4 - turns).bytes == picture.bytes)
    let lying = PlaneMap.lying(turns: turns, width: 7, height: 4)
    for y in 0..<upright.height {
      for x in 0..<upright.width {
        let source = lying(point(Float(x) + 0.5, Float(y) + 0.5))
        let place = (Int(source.y) * 7 + Int(source.x)) * 3
        #expect(upright.bytes[(y * upright.width + x) * 3] == picture.bytes[place])
      }
    }
  }

  @Test func mapsFollowEachOther() {
    let first = PlaneMap.scale(2, 3)
    let second = PlaneMap.rotation(by: .pi / 2, around: point(0, 0))
    let both = second.after(first)(point(1, 1))
    #expect(abs(both.x + 3) < 1e-5 && abs(both.y - 2) < 1e-5)
  }

  /// Whatever the sizes: every new pixel is a mean, and all shares are used.
  @Test func areasAreShared() {
    for (from, to) in [(10, 10), (10, 3), (7, 5), (3, 10), (1, 4), (1_000, 32)] {
      let shares = AreaShares(from: from, to: to)
      for place in 0..<to {
        #expect(abs(shares.parts(of: place).reduce(0) { $0 + $1.share } - 1) < 1e-3)
        #expect(shares.parts(of: place).allSatisfy { 0..<from ~= $0.index })
      }
    }
  }

  @Test func planesAreBlueGreenAndRed() {
    var picture = ColourPicture(paperOf: 64, by: 64)
    for pixel in 0..<(64 * 64) { picture.bytes.replaceSubrange(pixel * 3..<pixel * 3 + 3, with: [255, 0, 0]) }
    let planes = picture.planes(width: 32, height: 32)
    #expect(planes.count == 3 * 32 * 32)
    #expect(abs(planes[0] + 1) < 1e-4 && abs(planes[32 * 32] + 1) < 1e-4 && abs(planes[2 * 32 * 32] - 1) < 1e-4)
  }

  @Test(arguments: [Float(0.01), -0.02, 0]) func theSkewIsThatOfLongLines(_ angle: Float) {
    let long = (0..<5).map { row in
      let (x, y) = (Float(10), Float(40 * row + 100))
      let (dx, dy) = (300 * cosf(angle), 300 * sinf(angle))
      return Quad(
        topLeft: point(x, y), topRight: point(x + dx, y + dy), bottomRight: point(x + dx, y + dy + 20),
        bottomLeft: point(x, y + 20))
    }
    let short = Quad(
      topLeft: point(0, 0), topRight: point(30, 20), bottomRight: point(30, 40), bottomLeft: point(0, 20))
    #expect(abs(NeuralEngine.skew(of: long + [short]) - angle) < 1e-4)
    #expect(NeuralEngine.skew(of: []) == 0)
  }
}
