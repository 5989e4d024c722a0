/// Paper without its text: how much darker or lighter than the paper around it each place is.
///
/// Lies as the map of ``PictureRules``: about a hundred places to the inch, on the page turned until its lines are level.
struct PaperGrain {
  let width, height: Int
  /// Pixels of the picture to one place.
  let scale: Float
  /// At most ``mostOfGrain`` times the usual grain either way, so that a stroke counts no more than a rule; 0 below text.
  let light: [Float]
  /// Where no text stands.
  let isFree: [Bool]
  /// How far the light of bare paper goes up and down; of 255.
  let grain: Float

  /// Places in a row that paper is compared with, either way.
  private static let reach = 15
  private static let mostOfGrain: Float = 2.5
  /// Of the light of the page: darker than this is ink, however dark.
  private static let darkest: Float = 0.6
  /// Of the height of the box of a line, which has a margin: rules may stand in it.
  private static let heightOfText: Float = 0.84

  /// - Parameters:
  ///   - text: lines of text, in pixels of the picture.
  ///   - skew: by how much they fall, clockwise, in radians.
  init(_ picture: ColourPicture, resolution: Float, skew: Float, without text: [Quad]) {
    let step = max(1, Int((resolution / PictureRules.resolution).rounded()))
    scale = Float(step)
    width = max(1, picture.width / step)
    height = max(1, picture.height / step)
    let centre = PlanePoint(x: Float(picture.width) / 2, y: Float(picture.height) / 2)
    let level = Self.level(picture, step, width, height, .rotation(by: skew, around: centre))
    let isFree = Self.free(of: text, .rotation(by: -skew, around: centre), scale, width, height)
    let flat = Self.flattened(level, isFree, width, height)
    var deviations: [Float] = []
    deviations.reserveCapacity(flat.count / 7)
    for place in stride(from: 0, to: flat.count, by: 7) where isFree[place] { deviations.append(abs(flat[place])) }
    deviations.sort()
    let grain = deviations.isEmpty ? 0 : 1.48 * deviations[deviations.count / 2]
    let most = Self.mostOfGrain * grain
    light = flat.map { min(most, max(-most, $0)) }
    (self.isFree, self.grain) = (isFree, grain)
  }

  /// The mean green light of every square of pixels: it shows red lines as well as black ones.
  private static func level(
    _ picture: ColourPicture, _ step: Int, _ width: Int, _ height: Int, _ map: PlaneMap
  ) -> [Float] {
    var level = [Float](repeating: 255, count: width * height)
    let middle = Float(step) / 2
    picture.bytes.withUnsafeBufferPointer { bytes in
      for y in 0..<height {
        for x in 0..<width {
          let source = map(PlanePoint(x: Float(x * step) + middle, y: Float(y * step) + middle))
          let (left, top) = (Int((source.x - middle).rounded()), Int((source.y - middle).rounded()))
          guard left >= 0, top >= 0, left + step <= picture.width, top + step <= picture.height else { continue }
          var sum = 0
          for row in top..<(top + step) {
            for column in left..<(left + step) { sum += Int(bytes[(row * picture.width + column) * 3 + 1]) }
          }
          level[y * width + x] = Float(sum) / Float(step * step)
        }
      }
    }
    return level
  }

  private static func free(
    of text: [Quad], _ map: PlaneMap, _ scale: Float, _ width: Int, _ height: Int
  ) -> [Bool] {
    var isFree = [Bool](repeating: true, count: width * height)
    for quad in text {
      let box = Box(around: quad.mapped(map).corners)
      let margin = Float(box.height) * (1 - heightOfText) / 2
      let rows = Self.places(Float(box.y) + margin, Float(box.maxY) - margin, scale, height)
      let columns = Self.places(Float(box.x), Float(box.maxX), scale, width)
      for row in rows { for column in columns { isFree[row * width + column] = false } }
    }
    return isFree
  }

  private static func places(_ from: Float, _ to: Float, _ scale: Float, _ count: Int) -> Range<Int> {
    let first = Int(max(0, min(Float(count), from / scale)))
    return first..<max(first, Int(max(0, min(Float(count), (to / scale).rounded(.up)))))
  }

  /// The light less that of the paper around, which slowly changes across the page; 0 below text.
  private static func flattened(_ level: [Float], _ isFree: [Bool], _ width: Int, _ height: Int) -> [Float] {
    let paper = median(level)
    // Sums over all places above and to the left.
    let stride = width + 1
    var sums = [Float64](repeating: 0, count: stride * (height + 1))
    var counts = [Int32](repeating: 0, count: stride * (height + 1))
    for y in 0..<height {
      var (sum, count) = (Float64(0), Int32(0))
      for x in 0..<width {
        let place = y * width + x
        if isFree[place] {
          sum += Float64(max(level[place], paper * darkest))
          count += 1
        }
        let next = (y + 1) * stride + x + 1
        sums[next] = sums[next - stride] + sum
        counts[next] = counts[next - stride] + count
      }
    }
    var flat = [Float](repeating: 0, count: level.count)
    for y in 0..<height {
      let (top, bottom) = (max(0, y - reach) * stride, min(height, y + reach + 1) * stride)
      for x in 0..<width where isFree[y * width + x] {
        let (left, right) = (max(0, x - reach), min(width, x + reach + 1))
        let count = counts[bottom + right] - counts[bottom + left] - counts[top + right] + counts[top + left]
        let sum = sums[bottom + right] - sums[bottom + left] - sums[top + right] + sums[top + left]
        flat[y * width + x] = level[y * width + x] - Float(sum / Float64(max(1, count)))
      }
    }
    return flat
  }

  private static func median(_ values: [Float]) -> Float {
    var counts = [Int](repeating: 0, count: 256)
    for value in values { counts[Int(min(255, max(0, value)))] += 1 }
    var sum = 0
    for (value, count) in counts.enumerated() {
      sum += count
      if sum * 2 >= values.count { return Float(value) }
    }
    return 255
  }
}
