import Glibc

/// Reads the words of round seals: those along the ring, and those on the line below the star.
struct SealReader {
  let reader: LineReader

  /// Parts of the radius between which the letters of the ring stand; of seals with large letters and with small ones.
  private static let bands: [(inner: Float, outer: Float)] = [(0.60, 0.955), (0.66, 0.93)]
  /// Where the line below the star lies, in parts of the radius from the centre, and half of its length.
  private static let line: (top: Float, bottom: Float, half: Float) = (0.38, 0.74, 0.70)
  /// Words below it are not worth keeping.
  private static let leastConfidence: Float = 0.6
  private static let leastOfLine: Float = 0.85
  /// Letters of a page without colour may be those of the text below.
  private static let mostOfGrey: Float = 0.8

  /// What a seal says, and how surely; empty when nothing could be read.
  ///
  /// - Parameter picture: with its seals.
  func words(
    of seal: SealCircle, on picture: ColourPicture
  ) throws(RecognitionFailure) -> (text: String, confidence: Float) {
    let face = SealFace(seal, of: picture)
    let bottom = face.gap
    var best = (text: "", confidence: Float(0), weight: Float(0))
    for band in Self.bands {
      let strip = TextStrip(unrolled: face, from: bottom, band.inner, band.outer)
      guard let line = try reader.read(strip) else { continue }
      let letters = line.characters.filter(\.isHan)
      let confidence = letters.reduce(0) { $0 + $1.confidence } / Float(max(1, letters.count))
      let weight = confidence * Float(letters.count)
      if weight > best.weight { best = (letters.text, confidence, weight) }
    }
    guard best.confidence >= Self.leastConfidence else { return ("", 0) }
    let middle = try words(below: face, bottom)
    return (best.text + middle, seal.isGrey ? min(best.confidence, Self.mostOfGrey) : best.confidence)
  }

  /// 行政处罚专用章, on a straight line.
  private func words(below face: SealFace, _ bottom: Float) throws(RecognitionFailure) -> String {
    let (x, y) = (cosf(bottom), sinf(bottom))
    let middle = Float(face.picture.width) / 2
    func corner(_ down: Float, _ right: Float) -> PlanePoint {
      let (down, right) = (down * face.radius, right * face.radius)
      return PlanePoint(x: middle + x * down + y * right, y: middle + y * down - x * right)
    }
    let (top, low, half) = Self.line
    let quad = Quad(
      topLeft: corner(top, -half), topRight: corner(top, half), bottomRight: corner(low, half),
      bottomLeft: corner(low, -half))
    guard let line = try reader.read(TextStrip(quad, of: face.picture)), line.confidence >= Self.leastOfLine else {
      return ""
    }
    let letters = line.characters.filter(\.isHan)
    return letters.count >= 2 ? letters.text : ""
  }
}

extension [RecognizedCharacter] {
  fileprivate var text: String {
    String(String.UnicodeScalarView(compactMap { Unicode.Scalar($0.scalar) }))
  }
}

extension RecognizedCharacter {
  fileprivate var isHan: Bool { 0x4E00...0x9FFF ~= scalar || 0x3400...0x4DBF ~= scalar || scalar == 0x3007 }
}

extension TextStrip {
  /// The ring of a seal, cut at a direction and unrolled clockwise; the outside on top.
  init(unrolled face: SealFace, from start: Float, _ inner: Float, _ outer: Float) {
    let height = Self.height
    let length = Int(Float.pi * (inner + outer) / (outer - inner) * Float(height))
    let padded = (length + 31) / 32 * 32
    var values = [Float](repeating: 0, count: 3 * height * padded)
    let (middle, side) = (Float(face.picture.width) / 2, face.picture.width)
    for row in 0..<height {
      let reach = (outer + (inner - outer) * Float(row) / Float(height - 1)) * face.radius
      for column in 0..<length {
        let angle = start + Float(column) / Float(length) * 2 * .pi
        let (x, y) = (middle + cosf(angle) * reach, middle + sinf(angle) * reach)
        let (left, top) = (Int(x), Int(y))
        var light: Float = 255
        if left >= 0, top >= 0, left + 1 < side, top + 1 < side {
          let (dx, dy) = (x - Float(left), y - Float(top))
          func level(_ x: Int, _ y: Int) -> Float { Float(face.picture.bytes[(y * side + x) * 3]) }
          light =
            (level(left, top) * (1 - dx) + level(left + 1, top) * dx) * (1 - dy)
            + (level(left, top + 1) * (1 - dx) + level(left + 1, top + 1) * dx) * dy
        }
        for plane in 0..<3 { values[(plane * height + row) * padded + column] = light / 127.5 - 1 }
      }
    }
    let corner = PlanePoint(x: 0, y: 0)
    self.init(
      quad: Quad(topLeft: corner, topRight: corner, bottomRight: corner, bottomLeft: corner), width: length,
      paddedWidth: padded, values: values)
  }
}
