import Glibc

/// Reads pages with the models of PP-OCRv6, which ONNX Runtime runs on one thread.
final class NeuralEngine: RecognitionEngine {
  private let detector: TextDetector
  private let orientation: PageOrientation
  private let reader: LineReader
  /// Reads everything first, for half of the time; what it is not sure of is read again.
  private let quickReader: LineReader?

  /// Lines of which the reader is less sure may be wrong.
  static let sureFrom: Float = 0.97
  /// Lines of text that decide which way up a page lies.
  private static let triedLines = 8

  /// Loads the models; takes a third of a second.
  init(folder: String, isQuick: Bool) throws(RecognitionFailure) {
    detector = TextDetector(model: try RecognitionModel(RecognitionFile.detection.name, in: folder))
    orientation = PageOrientation(model: try RecognitionModel(RecognitionFile.orientation.name, in: folder))
    reader = try Self.reader(.reading, .letters, folder)
    quickReader = isQuick ? try Self.reader(.quickReading, .quickLetters, folder) : nil
  }

  private static func reader(
    _ model: RecognitionFile, _ letters: RecognitionFile, _ folder: String
  ) throws(RecognitionFailure) -> LineReader {
    guard let file = try? MappedFile(path: "\(folder)/\(letters.name)", limits: ReadingLimits()) else {
      throw .notLoaded(file: letters.name, reason: "没有这个文件")
    }
    let decoder = withExtendedLifetime(file) { LetterDecoder(dictionary: file.bytes) }
    return LineReader(model: try RecognitionModel(model.name, in: folder), decoder: decoder)
  }

  func read(_ picture: ColourPicture, resolution: Float) throws(RecognitionFailure) -> RecognizedPage {
    let turns = try turns(of: picture)
    var upright = picture.turnedBack(by: turns)
    var page = RecognizedPage(turns: turns, width: upright.width, height: upright.height)
    page.seals = SealCircleFinder(upright, resolution: resolution).circles
    upright.clean(page.seals)
    for quad in try detector.lines(in: upright) {
      if let line = try line(quad, of: upright) { page.lines.append(line.doubted(under: page.seals)) }
    }
    page.skew = Self.skew(of: page.lines.map(\.quad))
    page.rules = PictureRules(upright, resolution: resolution, skew: page.skew).rules
    return page
  }

  private func line(_ quad: Quad, of picture: ColourPicture) throws(RecognitionFailure) -> RecognizedLine? {
    let strip = TextStrip(quad, of: picture)
    if let quick = try quickReader?.read(strip), quick.confidence >= Self.sureFrom { return quick }
    guard let line = try reader.read(strip), line.confidence >= LineReader.leastConfidence else { return nil }
    return line
  }

  /// Quarter turns by which a page lies turned, clockwise.
  private func turns(of picture: ColourPicture) throws(RecognitionFailure) -> Int {
    let guess = try orientation.turns(of: picture)
    guard guess.confidence < PageOrientation.leastConfidence else { return guess.turns }
    // Which way the lines run is clear; which way up, some of them tell when they are read.
    let upright = picture.turnedBack(by: guess.turns)
    let longest = try detector.lines(in: upright).sorted { $0.width > $1.width }.prefix(Self.triedLines)
    var (asGuessed, upsideDown) = (Float(0), Float(0))
    for quad in longest {
      asGuessed += try weight(quad, of: upright)
      upsideDown += try weight(quad.upsideDown, of: upright)
    }
    return upsideDown > asGuessed ? (guess.turns + 2) & 3 : guess.turns
  }

  private func weight(_ quad: Quad, of picture: ColourPicture) throws(RecognitionFailure) -> Float {
    guard let line = try reader.read(TextStrip(quad, of: picture)) else { return 0 }
    return line.confidence * Float(line.characters.count)
  }

  /// The angle of the line in the middle, longer lines counting more; of short ones it is not known well.
  static func skew(of quads: [Quad]) -> Float {
    let angles = quads.filter { $0.width > 6 * $0.height }
      .map {
        (
          angle: atan2f($0.topRight.y - $0.topLeft.y, $0.topRight.x - $0.topLeft.x), weight: $0.width
        )
      }
      .filter { abs($0.angle) < .pi / 8 }
      .sorted { $0.angle < $1.angle }
    let half = angles.reduce(0) { $0 + $1.weight } / 2
    var sum: Float = 0
    for (angle, weight) in angles {
      sum += weight
      if sum >= half { return angle }
    }
    return 0
  }
}
