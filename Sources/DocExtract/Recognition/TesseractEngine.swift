import CTesseract
internal import Glibc

/// Reads pages with tesseract where the models are not installed: every eighth letter is wrong, and it does not know which,
/// so that nothing it reads is sure.
final class TesseractEngine: RecognitionEngine {
  private let handle: OpaquePointer

  /// Nothing that stands on such letters is certain.
  private static let mostConfidence: Float = 0.6
  /// More letters stand on no page.
  private static let mostLetters = 50_000

  /// - Parameter folder: of its languages.
  init(folder: String) throws(RecognitionFailure) {
    var message = [CChar](repeating: 0, count: 300)
    let handle = casecheck_tesseract_open(
      TesseractParts.library, folder, TesseractParts.language, &message, message.count)
    guard let handle else {
      let words = message.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }
      throw .notLoaded(file: TesseractParts.library, reason: String(decoding: words, as: UTF8.self))
    }
    self.handle = handle
  }

  deinit { casecheck_tesseract_close(handle) }

  func read(_ picture: ColourPicture, resolution: Float) throws(RecognitionFailure) -> RecognizedPage {
    let seals = SealCircleFinder(picture, resolution: resolution).circles
    var clean = picture
    clean.clean(seals)
    var letters = [casecheck_tesseract_letter](repeating: casecheck_tesseract_letter(), count: Self.mostLetters)
    let count = casecheck_tesseract_read(
      handle, clean.bytes, Int32(clean.width), Int32(clean.height), Int32(max(70, min(2_400, resolution))), &letters,
      letters.count)
    guard count >= 0 else { throw .unexpected(file: TesseractParts.library, reason: "\(count)") }
    var page = RecognizedPage(width: picture.width, height: picture.height)
    (page.seals, page.isCoarse) = (seals, true)
    page.stamps = StampFinder(picture, resolution: resolution).stamps(besides: seals)
    page.lines = Dictionary(grouping: letters.prefix(count), by: \.line).sorted { $0.key < $1.key }
      .compactMap { Self.line($0.value) }
    page.rules = PictureRules(clean, resolution: resolution, skew: 0).rules
    page.ink = InkMap(clean, resolution: resolution, skew: 0)
    return page
  }

  private static func line(_ letters: [casecheck_tesseract_letter]) -> RecognizedLine? {
    let letters = letters.filter { $0.right > $0.left && $0.bottom > $0.top }.sorted { $0.left < $1.left }
    guard let left = letters.map(\.left).min(), let right = letters.map(\.right).max(),
      let top = letters.map(\.top).min(), let bottom = letters.map(\.bottom).max()
    else { return nil }
    // Boxes are tight; those of lines have a margin.
    let margin = Float(bottom - top) * 0.15
    let (low, high) = (Float(top) - margin, Float(bottom) + margin)
    let quad = Quad(
      topLeft: PlanePoint(x: Float(left), y: low), topRight: PlanePoint(x: Float(right), y: low),
      bottomRight: PlanePoint(x: Float(right), y: high), bottomLeft: PlanePoint(x: Float(left), y: high))
    let characters = letters.map { letter in
      RecognizedCharacter(
        scalar: letter.scalar, confidence: max(0, min(mostConfidence, letter.confidence / 100)),
        place: (Float(letter.left + letter.right) / 2 - Float(left)) / Float(right - left))
    }
    return RecognizedLine(quad: quad, characters: characters)
  }
}

/// Where tesseract and its Chinese lie.
public enum TesseractParts {
  static let library = "libtesseract.so.5"
  static let language = "chi_sim"

  /// The folder of its languages with Chinese in it; `nil` when that or the library is not installed.
  public static var installed: String? {
    let libraries = [
      "/usr/lib/x86_64-linux-gnu", "/usr/lib/aarch64-linux-gnu", "/usr/lib64", "/usr/lib", "/usr/local/lib",
    ]
    guard libraries.contains(where: { access("\($0)/\(library)", R_OK) == 0 }) else { return nil }
    return ["/usr/share/tesseract-ocr/5/tessdata", "/usr/share/tesseract-ocr/4.00/tessdata", "/usr/share/tessdata"]
      .first { access("\($0)/\(language).traineddata", R_OK) == 0 }
  }
}
