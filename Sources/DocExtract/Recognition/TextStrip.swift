/// One line of text, cut out of the picture along its box and straightened.
struct TextStrip {
  static let height = 48
  /// The longest that is read; longer ones are lines of no page.
  private static let mostWidth = 6_400

  /// Where it was cut out, as it is read.
  let quad: Quad
  /// Pixels that show the picture, and with what fills up to a multiple of 32.
  let width, paddedWidth: Int
  /// Blue, green, red, as ``ColourPicture/planes(width:height:)``; 0 where nothing is.
  let values: [Float]

  init(quad: Quad, width: Int, paddedWidth: Int, values: [Float]) {
    (self.quad, self.width, self.paddedWidth, self.values) = (quad, width, paddedWidth, values)
  }

  init(_ line: Quad, of picture: ColourPicture) {
    quad = line.asRead
    let lineHeight = max(1, quad.height)
    width = min(Self.mostWidth, max(8, Int((Float(Self.height) * quad.width / lineHeight).rounded(.up))))
    paddedWidth = (width + 31) / 32 * 32
    values =
      Sampler(picture: picture, quad: quad, width: width, paddedWidth: paddedWidth, lineHeight: lineHeight).values
  }
}

/// Looks up every pixel of a strip in the picture, several times where the picture is finer.
private struct Sampler {
  let picture: ColourPicture
  let quad: Quad
  let width, paddedWidth: Int
  let lineHeight: Float

  private var samples: Int { min(8, max(1, Int((lineHeight / Float(TextStrip.height) / 1.5).rounded(.up)))) }

  var values: [Float] {
    let height = TextStrip.height
    let samples = samples
    let plane = height * paddedWidth
    var values = [Float](repeating: 0, count: 3 * plane)
    let (columns, rows) = (Float(width * samples), Float(height * samples))
    let ux = (quad.topRight.x - quad.topLeft.x) / columns, uy = (quad.topRight.y - quad.topLeft.y) / columns
    let vx = (quad.bottomLeft.x - quad.topLeft.x) / rows, vy = (quad.bottomLeft.y - quad.topLeft.y) / rows
    let scale = 1 / (127.5 * Float(samples * samples))
    picture.bytes.withUnsafeBufferPointer { bytes in
      values.withUnsafeMutableBufferPointer { values in
        for y in 0..<height {
          for x in 0..<width {
            var sum = SIMD3<Float>.zero
            for j in 0..<samples {
              for i in 0..<samples {
                let along = Float(x * samples + i), down = Float(y * samples + j)
                sum += pixel(
                  quad.topLeft.x + ux * along + vx * down, quad.topLeft.y + uy * along + vy * down, bytes)
              }
            }
            let place = y * paddedWidth + x
            values[2 * plane + place] = sum.x * scale - 1
            values[plane + place] = sum.y * scale - 1
            values[place] = sum.z * scale - 1
          }
        }
      }
    }
    return values
  }

  /// Between the four pixels around a point; beyond the border as at the border.
  @inline(__always)
  private func pixel(_ x: Float, _ y: Float, _ bytes: UnsafeBufferPointer<UInt8>) -> SIMD3<Float> {
    let x = min(max(x, 0), Float(picture.width - 1)), y = min(max(y, 0), Float(picture.height - 1))
    let column = Int(x), row = Int(y)
    let dx = x - Float(column), dy = y - Float(row)
    let place = (row * picture.width + column) * 3
    let right = column + 1 < picture.width ? 3 : 0, below = row + 1 < picture.height ? picture.width * 3 : 0
    @inline(__always) func colour(_ place: Int) -> SIMD3<Float> {
      SIMD3(Float(bytes[place]), Float(bytes[place + 1]), Float(bytes[place + 2]))
    }
    return (colour(place) * (1 - dx) + colour(place + right) * dx) * (1 - dy)
      + (colour(place + below) * (1 - dx) + colour(place + below + right) * dx) * dy
  }
}
