import Foundation
import Testing

@testable import DocExtract

/// Pictures that no scanner should make: named, bounded, and never taken for blank pages.
@Suite("识别:坏图片") struct HostilePictureTests {
  private static func engine() throws -> NeuralEngine {
    try NeuralEngine(folder: RecognitionFolder.installed ?? "", isQuick: false)
  }

  private static func page(_ width: Int, _ height: Int, _ pixel: (Int, Int) -> [UInt8]) throws -> RecognizedPage {
    var bytes: [UInt8] = []
    for y in 0..<height { for x in 0..<width { bytes += pixel(x, y) } }
    let picture = try #require(ColourPicture(width: width, height: height, bytes: bytes))
    return try engine().read(picture, resolution: 200)
  }

  @Test(.enabled(if: RecognitionFolder.installed != nil), arguments: [(1, 1), (3, 900), (3_000, 12), (120, 160)])
  func aBlackPictureHasNoWordsAndIsNotBlank(_ width: Int, _ height: Int) throws {
    let page = try Self.page(width, height) { _, _ in [0, 0, 0] }
    #expect(page.lines.isEmpty && !page.isBlank)
  }

  @Test(.enabled(if: RecognitionFolder.installed != nil)) func aPhotographHasNoWords() throws {
    let page = try Self.page(160, 120) { x, y in
      let light = 128 + 70 * sin(Double(x) / 17) + 50 * cos(Double(y) / 11 + Double(x) / 40)
      return [
        UInt8(max(0, min(255, light))), UInt8(max(0, min(255, light * 0.8))), UInt8(max(0, min(255, light * 0.6))),
      ]
    }
    #expect(page.lines.isEmpty && !page.isBlank)
  }

  private static func picture(named name: String) throws -> ColourPicture {
    let place = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Pages/\(name)")
    return try #require(
      try Data(contentsOf: place).withUnsafeBytes { bytes -> ColourPicture? in
        guard let header = PictureHeader(bytes), let frame = header.frames.first else { return nil }
        return PictureDecoder.picture(bytes, header.kind, frame)
      })
  }

  @Test(.enabled(if: RecognitionFolder.installed != nil)) func aMirroredPageIsIllegible() throws {
    let picture = try Self.picture(named: "notice.png")
    var mirrored = picture
    for y in 0..<picture.height {
      for x in 0..<picture.width {
        for part in 0..<3 {
          mirrored.bytes[(y * picture.width + x) * 3 + part] =
            picture.bytes[(y * picture.width + picture.width - 1 - x) * 3 + part]
        }
      }
    }
    let engine = try Self.engine()
    #expect(try engine.read(mirrored, resolution: 200).isIllegible)
    #expect(try !engine.read(picture, resolution: 200).isIllegible)
  }

  /// A page that nobody could read is unread, and says why.
  @Test func illegiblePagesAreUnread() throws {
    var page = RecognizedPage(width: 420, height: 594)
    page.lines = [
      RecognizedPageTests.line("牛宝央罚妆", x: 40, y: 100, 0.8), RecognizedPageTests.line("号罚草林", x: 40, y: 200, 0.8),
    ]
    let document = try RecognizedPageTests.read(.success(page))
    guard case .unread(let because) = document.pages.first?.state else {
      Issue.record("认不出的页成了 \(String(describing: document.pages.first?.state))")
      return
    }
    #expect(because.contains("认不出") && document.issues.map(\.code) == ["recognition-failed"])
    // A page of handwriting with some sure lines is read.
    page.lines.append(RecognizedPageTests.line("送达回证", x: 40, y: 40, 0.99))
    #expect(try RecognizedPageTests.read(.success(page)).pages.first?.state == .read)
  }

  /// A wide picture of few pixels is no reason to fail, one of many pixels is told without being decoded.
  @Test func sizesAreBounded() throws {
    let engine = FakeEngine(.success(RecognizedPage(width: 1, height: 1)))
    let recognition = PageRecognition(
      recognition: .on(folder: "", isQuick: false, isForAll: false), recognizer: PageRecognizer(engine))
    let huge = MiniPicture.emptyPNG(30_000, 30_000).withUnsafeBytes {
      FileReader.part(reading: $0, pages: 1...1, limits: ReadingLimits(), recognition: recognition)
    }
    let issues = huge.issues + (huge.document?.issues ?? [])
    #expect(issues.contains { $0.code == "over-limit" && $0.message.contains("30000×30000") })
  }
}
