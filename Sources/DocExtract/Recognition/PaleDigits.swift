/// Digits that a copier has eaten into: of a 4 there is left what looks like a 1, and the model is sure of it.
struct PaleDigits {
  /// How dark the strokes of Chinese letters are, as a rule; 0 to 1.
  private let usual: Float
  private static let one: UInt32 = 0x31
  /// Of the usual darkness.
  private static let palest: Float = 0.52
  private static let mostOfPale: Float = 0.75
  /// Of each line, so many letters tell how dark print is.
  private static let samples = 6

  init(_ lines: [RecognizedLine], on picture: ColourPicture) {
    let darkness = lines.flatMap { line in
      line.characters.indices.filter { line.characters[$0].isWide }.prefix(Self.samples)
        .map { Self.darkness(line, $0, picture) }
    }.sorted()
    usual = darkness.isEmpty ? 0 : darkness[darkness.count / 2]
  }

  /// The line with doubt about pale ones.
  func doubted(_ line: RecognizedLine, on picture: ColourPicture) -> RecognizedLine {
    var line = line
    for index in line.characters.indices where line.characters[index].scalar == Self.one {
      guard Self.darkness(line, index, picture) < Self.palest * usual else { continue }
      line.characters[index].confidence = min(line.characters[index].confidence, Self.mostOfPale)
    }
    return line
  }

  /// Of the darkest tenth of the room of a letter, against the paper beside it.
  private static func darkness(_ line: RecognizedLine, _ index: Int, _ picture: ColourPicture) -> Float {
    let letter = line.characters[index]
    let half = (letter.isWide ? 0.5 : 0.27) * 0.74 * line.quad.height / max(1, line.quad.width)
    let own = picture.light(line.quad.part(from: letter.place - half, to: letter.place + half))
    let around = picture.light(line.quad.part(from: letter.place - 3 * half, to: letter.place + 3 * half))
    guard let ink = own.dropFirst(own.count / 20).first, let paper = around.dropFirst(around.count * 4 / 5).first,
      paper > 0
    else { return 1 }
    return 1 - Float(ink) / Float(paper)
  }
}

extension ColourPicture {
  /// The green light of a hundred points of a part, ascending.
  fileprivate func light(_ part: Quad) -> [UInt8] {
    var light: [UInt8] = []
    for row in 0..<10 {
      for column in 0..<10 {
        let (along, down) = ((Float(column) + 0.5) / 10, (Float(row) + 0.5) / 10)
        let point = part.topLeft.towards(part.topRight, along)
          .towards(part.bottomLeft.towards(part.bottomRight, along), down)
        let (x, y) = (Int(point.x), Int(point.y))
        if x >= 0, x < width, y >= 0, y < height { light.append(bytes[(y * width + x) * 3 + 1]) }
      }
    }
    return light.sorted()
  }
}
