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
  /// Ruling lines, in pixels of the upright picture after it was turned by ``skew``, around its centre.
  var rules: [PictureRule] = []
  /// Boxes to be ticked, and whether they are; places as those of ``rules``.
  var boxes: [PictureBox] = []
  /// Whether nothing at all stands on it; known only of pages without lines.
  var isBlank = false
  /// By how much lines rise or fall, clockwise, in radians.
  var skew: Float = 0
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
