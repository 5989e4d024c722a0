/// Reads strips of text.
struct LineReader {
  let model: RecognitionModel
  let decoder: LetterDecoder

  /// Lines of which the model is less sure are no text.
  static let leastConfidence: Float = 0.5
  /// What says nothing when it is cut out closely must say it clearly with paper around.
  static let leastOfLooser: Float = 0.8

  /// What a strip says; `nil` when it says nothing.
  func read(_ strip: TextStrip) throws(RecognitionFailure) -> RecognizedLine? {
    let height = TextStrip.height
    let letters = try model.run(strip.values, sizes: [1, 3, height, strip.paddedWidth]) {
      answer, sizes throws(RecognitionFailure) in
      guard sizes.count == 3, sizes[0] == 1, sizes[2] == decoder.letters.count else {
        throw .unexpected(file: model.name, reason: "\(sizes),字表 \(decoder.letters.count)")
      }
      return decoder.letters(answer, steps: sizes[1])
    }
    guard !letters.isEmpty else { return nil }
    let width = Float(strip.width)
    let characters = letters.map {
      RecognizedCharacter(
        scalar: $0.scalar, confidence: min(1, $0.confidence),
        place: min(1, (Float($0.step) + 0.5) * LetterDecoder.step / width))
    }
    return RecognizedLine(quad: strip.quad, characters: characters)
  }
}
