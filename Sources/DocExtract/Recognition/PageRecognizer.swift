/// Recognizes pages for the readers of files: keeps the engine, which takes its time to load, for as long as it lives.
final class PageRecognizer {
  let recognition: Recognition
  private var engine: Result<any RecognitionEngine, RecognitionFailure>?

  /// Pixels above which pictures are made smaller: no page needs more to be read.
  static let mostPixels = 40_000_000

  init(_ recognition: Recognition) { self.recognition = recognition }

  /// For the tests of readers.
  init(_ engine: some RecognitionEngine) {
    recognition = .on(folder: "", isQuick: false, isForAll: false)
    self.engine = .success(engine)
  }

  /// - Parameter resolution: of the picture, in pixels to the inch.
  func read(_ picture: ColourPicture, resolution: Float) throws(RecognitionFailure) -> RecognizedPage {
    try loaded().read(picture, resolution: resolution)
  }

  private func loaded() throws(RecognitionFailure) -> any RecognitionEngine {
    if let engine { return try engine.get() }
    let made = Result { () throws(RecognitionFailure) in try make() }
    engine = made
    return try made.get()
  }

  private func make() throws(RecognitionFailure) -> any RecognitionEngine {
    switch recognition {
    case .on(let folder, let isQuick, _): return try NeuralEngine(folder: folder, isQuick: isQuick)
    case .coarse(let folder, _): return try TesseractEngine(folder: folder)
    case .off, .missing: throw .notLoaded(file: RecognitionFile.library.name, reason: "没有安装")
    }
  }
}

/// How pages of one file are read: with what, and whether at once.
struct PageRecognition {
  let recognition: Recognition
  /// Does the work; `nil` when pages are only told that would need it.
  let recognizer: PageRecognizer?

  /// Nothing is recognized, and nobody told why.
  static var none: PageRecognition { PageRecognition(recognition: .off, recognizer: nil) }
}
