import Glibc

/// Reads pages with the models of PP-OCRv6, which ONNX Runtime runs on one thread.
final class NeuralEngine: RecognitionEngine {
  private let detector: TextDetector
  private let orientation: PageOrientation
  let reader: LineReader
  /// Reads everything first, for half of the time; what it is not sure of is read again.
  private let quickReader: LineReader?

  /// Lines of which the reader is less sure may be wrong.
  static let sureFrom: Float = 0.97
  /// With more of them a page is not blank.
  private static let fewLetters = 12
  /// Of lines that are upside down the model is less sure, nearly always.
  private static let sensibleFrom: Float = 0.85
  /// Lines of text that decide which way up a page lies.
  private static let triedLines = 8
  /// Pages with fewer lines lie as their lines say.
  private static let fewLines = 12

  /// Loads the models; takes a third of a second.
  init(folder: String, isQuick: Bool) throws(RecognitionFailure) {
    detector = TextDetector(model: try RecognitionModel(RecognitionFile.detection.name, in: folder))
    orientation = PageOrientation(model: try RecognitionModel(RecognitionFile.orientation.name, in: folder))
    reader = try Self.reader(.reading, .letters, folder)
    quickReader = isQuick ? try Self.reader(.quickReading, .quickLetters, folder) : nil
  }

  /// What reads seals, for tests.
  static func reader(in folder: String) throws(RecognitionFailure) -> SealReader {
    SealReader(reader: try reader(.reading, .letters, folder))
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
    let guess = try orientation.turns(of: picture)
    var look = try self.look(at: picture, turns: guess.turns, resolution)
    // A page of few words has no shape that tells; its lines do.
    if look.runsDownwards { look = try self.look(at: picture, turns: look.turns + 1, resolution) }
    let isDoubtful = guess.confidence < PageOrientation.leastConfidence || look.turns != guess.turns
    let isTried = isDoubtful || look.lines.count < Self.fewLines
    if isTried, try isUpsideDown(look) { look = try self.look(at: picture, turns: look.turns + 2, resolution) }
    var lines = try lines(of: look)
    // The model for whole pages may be sure and wrong, as of sheets with two pages; then hardly a line makes sense.
    if !isTried, !makesSense(lines, of: look), try isUpsideDown(look) {
      look = try self.look(at: picture, turns: look.turns + 2, resolution)
      lines = try self.lines(of: look)
    }
    var page = RecognizedPage(turns: look.turns, width: look.picture.width, height: look.picture.height)
    (page.seals, page.lines) = (look.seals, lines)
    // Of what shines through from the back a letter or two may seem to make sense.
    let letters = page.lines.reduce(0) { $0 + $1.characters.count }
    if letters < Self.fewLetters, PaperInk(picture, resolution: resolution).isBlank {
      (page.isBlank, page.lines) = (true, [])
    }
    page.skew = Self.skew(of: page.lines.map(\.quad))
    var strokes = PictureRules(look.picture, resolution: resolution, skew: page.skew)
    if let slope = strokes.slope {
      page.skew += slope
      strokes = PictureRules(look.picture, resolution: resolution, skew: page.skew)
    }
    page.boxes = strokes.boxes
    page.rules =
      WornForm(look.picture, resolution: resolution, skew: page.skew, lines: page.lines, seen: strokes.rules).rules
    page.stamps = try stamps(look.seals, on: look.original, resolution)
    let ink = InkMap(look.picture, resolution: resolution, skew: page.skew)
    page.lines += try loneLetters(in: ink, of: page, on: look.picture, resolution)
    page.ink = ink
    return page
  }

  /// Seals of all kinds, with what the round ones say, and finger prints.
  private func stamps(
    _ circles: [SealCircle], on picture: ColourPicture, _ resolution: Float
  ) throws(RecognitionFailure) -> Stamps {
    var stamps = StampFinder(picture, resolution: resolution).stamps(besides: circles)
    let seals = SealReader(reader: reader)
    for (index, circle) in circles.enumerated() where !stamps.seals[index].isCut {
      (stamps.seals[index].text, stamps.seals[index].confidence) = try seals.words(of: circle, on: picture)
    }
    return stamps
  }

  private func lines(of look: Look) throws(RecognitionFailure) -> [RecognizedLine] {
    var lines: [RecognizedLine] = []
    for quad in look.lines {
      guard var line = try line(quad, of: look.picture) else { continue }
      let repair = LetterRepair(line.characters)
      let numbers = CheckedNumbers(repair.characters)
      (line.characters, line.repairs) = (numbers.characters, repair.count + numbers.count)
      lines.append(line.doubted(under: look.seals) { look.original.isInked($0) })
    }
    let pale = PaleDigits(lines, on: look.original)
    return SimplifiedPage(lines.map { pale.doubted($0, on: look.original) }).lines
  }

  /// Whether half of what looked like text, by its length, could be read well.
  private func makesSense(_ lines: [RecognizedLine], of look: Look) -> Bool {
    let all = look.lines.reduce(0) { $0 + $1.asRead.width }
    return lines.reduce(0) { $0 + ($1.confidence > Self.sensibleFrom ? $1.quad.width : 0) } * 2 > all
  }

  /// A page turned one way, without its seals.
  private struct Look {
    var turns: Int
    /// As it is, and without its seals; the same when there are none.
    var original, picture: ColourPicture
    var seals: [SealCircle]
    var lines: [Quad]

    /// Whether more of the lines, by their length, stand on end than lie.
    var runsDownwards: Bool {
      let lengths = lines.map { ($0.height >= 1.5 * $0.width, max($0.width, $0.height)) }
      let downwards = lengths.reduce(0) { $1.0 ? $0 + $1.1 : $0 }
      return downwards * 2 > lengths.reduce(0) { $0 + $1.1 }
    }
  }

  private func look(at picture: ColourPicture, turns: Int, _ resolution: Float) throws(RecognitionFailure) -> Look {
    let original = picture.turnedBack(by: turns)
    let seals = SealCircleFinder(original, resolution: resolution).circles
    var upright = original
    upright.clean(seals)
    return Look(
      turns: turns & 3, original: original, picture: upright, seals: seals,
      lines: StackedLetters.joined(try detector.lines(in: upright)))
  }

  private func line(_ quad: Quad, of picture: ColourPicture) throws(RecognitionFailure) -> RecognizedLine? {
    let strip = TextStrip(quad, of: picture)
    if let quick = try quickReader?.read(strip), quick.confidence >= Self.sureFrom, !quick.isDoubtful(on: picture) {
      return quick
    }
    let line = try reader.read(strip)
    func looser() throws(RecognitionFailure) -> RecognizedLine? {
      try reader.read(TextStrip(strip.quad.looser, of: picture))
    }
    guard let line, line.confidence >= LineReader.leastConfidence else {
      // A digit alone in its cell says nothing to the model without paper around it.
      guard let other = try looser(), other.confidence >= LineReader.leastOfLooser else { return nil }
      return other
    }
    guard line.isDoubtful(on: picture), let other = try looser() else { return line }
    return try filled(line.compared(with: other), of: picture).doubtedGaps(on: picture)
  }

  /// Whether the longest lines make more sense the other way up.
  private func isUpsideDown(_ look: Look) throws(RecognitionFailure) -> Bool {
    let longest = look.lines.sorted { $0.asRead.width > $1.asRead.width }.prefix(Self.triedLines)
    var (asSeen, upsideDown) = (Float(0), Float(0))
    for quad in longest.map(\.asRead) {
      asSeen += try weight(quad, of: look.picture)
      upsideDown += try weight(quad.upsideDown, of: look.picture)
    }
    return upsideDown > asSeen
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
