/// What recognition made of the picture of a page.
struct RecognizedPage {
  /// Quarter turns by which the page lies turned, clockwise.
  var turns = 0
  /// Of the picture when it is upright, in pixels.
  var width, height: Int
  /// In no order; places in pixels of the upright picture.
  var lines: [RecognizedLine] = []
  /// Red rings, in pixels of the upright picture.
  var seals: [SealCircle] = []
  /// All kinds of seals, what they say, and finger prints.
  var stamps = Stamps()
  /// Where there is ink; `nil` when nobody looked.
  var ink: InkMap?
  /// Ruling lines, in pixels of the upright picture after it was turned by ``skew``, around its centre.
  var rules: [PictureRule] = []
  /// Boxes to be ticked, and whether they are; places as those of ``rules``.
  var boxes: [PictureBox] = []
  /// Whether nothing at all stands on it; known only of pages without lines.
  var isBlank = false
  /// Whether it was read by a program that often errs and does not know when.
  var isCoarse = false
  /// By how much lines rise or fall, clockwise, in radians.
  var skew: Float = 0
}

extension RecognizedPage {
  /// Letters that are mirrored, foreign or washed out are read as others, and the model is unsure of nearly every line.
  private static let mostOfIllegible: Float = 0.87

  /// Whether hardly a line of it makes sense; nobody may conclude that something is missing there.
  var isIllegible: Bool {
    guard !isCoarse, !lines.isEmpty else { return false }
    // Of Cyrillic words the model, which does not know their letters, sees the blanks between.
    guard lines.reduce(0, { $0 + $1.characters.count { !$0.isSpace } }) >= lines.count else { return true }
    let letters = lines.reduce(0) { $0 + $1.characters.count }
    let sum = lines.reduce(Float(0)) { $0 + $1.characters.reduce(0) { $0 + $1.confidence } }
    let unsure = lines.count { $0.confidence < NeuralEngine.sureFrom }
    return sum / Float(max(1, letters)) < Self.mostOfIllegible && unsure * 10 >= lines.count * 8
  }
}

/// One line as it was read.
struct RecognizedLine: Equatable {
  /// Around it, with a margin; in the direction of reading.
  var quad: Quad
  /// Never empty.
  var characters: [RecognizedCharacter]
  /// Letters that were changed into those that look alike and can stand there.
  var repairs = 0

  /// The mean of the confidences of the characters.
  var confidence: Float { characters.reduce(0) { $0 + $1.confidence } / Float(max(1, characters.count)) }
}

struct RecognizedCharacter: Equatable {
  var scalar: UInt32
  /// 0 to 1.
  var confidence: Float
  /// Where on the line its middle stands, about: 0 to 1 of the way from left to right.
  var place: Float
}

/// A straight line on a picture.
struct PictureRule: Equatable {
  var from, to: PlanePoint
  var isHorizontal: Bool
}

/// A small empty square before a choice, or one with a stroke of a pen in it.
struct PictureBox: Equatable {
  /// Its top left.
  var corner: PlanePoint
  var side: Float
  var isTicked: Bool

  var centre: PlanePoint { PlanePoint(x: corner.x + side / 2, y: corner.y + side / 2) }
}

/// Reads text from the picture of a page.
protocol RecognitionEngine: AnyObject {
  /// - Parameter picture: of a page, in any of four directions.
  func read(_ picture: ColourPicture, resolution: Float) throws(RecognitionFailure) -> RecognizedPage
}
