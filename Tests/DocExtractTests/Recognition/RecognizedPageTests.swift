import Foundation
import Testing

@testable import DocExtract

/// Says what it is told, or fails as it is told, without looking at the picture.
final class FakeEngine: RecognitionEngine {
  let answer: Result<RecognizedPage, RecognitionFailure>

  init(_ answer: Result<RecognizedPage, RecognitionFailure>) { self.answer = answer }

  func read(_ picture: ColourPicture, resolution: Float) throws(RecognitionFailure) -> RecognizedPage {
    try answer.get()
  }
}

@Suite("识别:成页") struct RecognizedPageTests {
  /// Pages of 420 by 594 pixels, at 200 to the inch.
  private static let page: MiniPicture = {
    var page = MiniPicture(420, 594)
    page.text(lines: 12)
    return page
  }()

  static func line(_ text: String, x: Float, y: Float, size: Float = 20, _ confidence: Float = 0.99) -> RecognizedLine {
    let (width, margin) = (Float(text.unicodeScalars.count) * size, size * 0.15)
    let quad = Quad(
      topLeft: PlanePoint(x: x, y: y - margin), topRight: PlanePoint(x: x + width, y: y - margin),
      bottomRight: PlanePoint(x: x + width, y: y + size + margin),
      bottomLeft: PlanePoint(x: x, y: y + size + margin))
    let characters = text.unicodeScalars.enumerated().map {
      RecognizedCharacter(
        scalar: $0.element.value, confidence: confidence, place: (Float($0.offset) + 0.5) * size / width)
    }
    return RecognizedLine(quad: quad, characters: characters)
  }

  static func read(
    _ answer: Result<RecognizedPage, RecognitionFailure>, _ picture: MiniPicture = page
  ) throws -> ExtractedDocument {
    let recognition = PageRecognition(
      recognition: .on(folder: "", isQuick: false, isForAll: false), recognizer: PageRecognizer(FakeEngine(answer)))
    return try picture.png.withUnsafeBytes {
      try #require(
        FileReader.part(reading: $0, pages: 1...9, limits: ReadingLimits(), recognition: recognition).document)
    }
  }

  @Test func linesStandWhereTheyAreShown() throws {
    var page = RecognizedPage(width: 420, height: 594)
    page.lines = [Self.line("当事人:张三", x: 40, y: 100), Self.line("处罚决定书", x: 120, y: 40, size: 30)]
    let document = try Self.read(.success(page))
    #expect(document.text == "处罚决定书\n当事人:张三\n")
    #expect(document.pages.first?.state == .read && document.pages.first?.isRecognizable == false)
    #expect(document.issues.map(\.code) == ["recognized-page"])
    let box = try #require(document.lines.last?.box)
    #expect(abs(box.x - 40 * 0.36) < 2 && abs(box.y - 100 * 0.36) < 2 && abs(box.height - 20 * 0.36) < 2)
    #expect(document.boxes.count == document.text.unicodeScalars.count)
  }

  @Test(arguments: 1...3) func aPageThatLiesTurnedKeepsItsOwnPlaces(_ turns: Int) throws {
    let isOnSide = turns % 2 == 1
    var page = RecognizedPage(turns: turns, width: isOnSide ? 594 : 420, height: isOnSide ? 420 : 594)
    page.lines = [Self.line("立案审批表", x: 20, y: 30)]
    let document = try Self.read(.success(page))
    #expect(document.text == "立案审批表\n")
    let box = try #require(document.lines.first?.box)
    let corner = PlaneMap.lying(turns: turns, width: 420, height: 594)(PlanePoint(x: 20, y: 40))
    #expect(box.x <= Double(corner.x) * 0.36 + 1 && box.maxX >= Double(corner.x) * 0.36 - 1)
    #expect(box.y <= Double(corner.y) * 0.36 + 1 && box.maxY >= Double(corner.y) * 0.36 - 1)
    #expect((box.height > box.width) == isOnSide)
  }

  @Test func cellsComeFromRules() throws {
    var page = RecognizedPage(width: 420, height: 594)
    page.lines = [Self.line("案由", x: 50, y: 110), Self.line("过期食品", x: 220, y: 110)]
    page.rules = [100, 160].map { y in
      PictureRule(from: PlanePoint(x: 40, y: y), to: PlanePoint(x: 380, y: y), isHorizontal: true)
    }
    page.rules += [40, 200, 380].map { x in
      PictureRule(from: PlanePoint(x: x, y: 100), to: PlanePoint(x: x, y: 160), isHorizontal: false)
    }
    let document = try Self.read(.success(page))
    #expect(document.text == "案由\t过期食品\n")
    #expect(document.tables.first?.cells.count == 2)
    let cell = try #require(document.tables.first?.cells.first?.box)
    #expect(abs(cell.x - 40 * 0.36) < 1 && abs(cell.width - 160 * 0.36) < 1)
  }

  @Test func doubtIsKept() throws {
    var page = RecognizedPage(width: 420, height: 594)
    page.lines = [Self.line("2024年3月1日", x: 40, y: 100, 0.9), Self.line("处罚决定书", x: 40, y: 40)]
    let document = try Self.read(.success(page))
    #expect(document.isSure(of: TextSpan(start: 0, end: 15)))
    #expect(!document.isSure(of: TextSpan(start: 16, end: document.text.utf8.count - 1)))
    #expect(document.issues.first?.message.contains("2 行里有 1 行把握不大") == true)
  }

  @Test func sealsAreMarks() throws {
    var page = RecognizedPage(width: 420, height: 594)
    page.lines = [Self.line("某某局", x: 40, y: 100)]
    page.seals = [SealCircle(centre: PlanePoint(x: 300, y: 400), radius: 100)]
    let document = try Self.read(.success(page))
    let mark = try #require(document.marks.first { $0.kind == .seal })
    let box = try #require(mark.box)
    #expect(abs(box.x - 72) < 0.01 && abs(box.y - 108) < 0.01 && abs(box.width - 72) < 0.01)
    #expect(mark.offset == 0)
  }

  /// Never an empty text for a blank page.
  @Test func aPictureWithoutTextStaysUnread() throws {
    let document = try Self.read(.success(RecognizedPage(width: 420, height: 594)))
    #expect(document.pages.first?.state == .unread(because: "第1页是图片,没有认出文字"))
    #expect(document.issues.map(\.code) == ["page-without-text"])
    let blank = try Self.read(.success(RecognizedPage(width: 420, height: 594)), MiniPicture(420, 594))
    #expect(blank.pages.first?.state == .blank)
    // An empty back on which something shines through.
    var empty = RecognizedPage(width: 420, height: 594)
    empty.isBlank = true
    let back = try Self.read(.success(empty))
    #expect(back.pages.first?.state == .blank && back.issues.isEmpty)
  }

  @Test func aFailureIsNamed() throws {
    let failure = RecognitionFailure.notLoaded(file: "ppocrv6/small/det/det.onnx", reason: "没有这个文件")
    let document = try Self.read(.failure(failure))
    #expect(document.pages.first?.state == .unread(because: "第1页没有识别"))
    #expect(document.issues.map(\.code) == ["recognition-failed"])
    #expect(document.issues.first?.message.contains("casecheck doctor") == true)
  }

  @Test func withoutModelsThePageSaysWhatToDo() throws {
    for (recognition, words) in [(Recognition.missing, "scripts/ocr/fetch"), (.off, "--ocr never")] {
      let part = Self.page.png.withUnsafeBytes {
        FileReader.part(
          reading: $0, pages: 1...9, limits: ReadingLimits(),
          recognition: PageRecognition(recognition: recognition, recognizer: nil))
      }
      #expect(part.document?.issues.first?.message.contains(words) == true)
      #expect(part.document?.pages.first?.isRecognizable == true)
    }
  }

  @Test func theListOfFilesIsThatOfTheScript() throws {
    let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../..")
    let list = try String(contentsOf: root.appending(path: "scripts/ocr/files.sha256"), encoding: .utf8)
    let lines = list.split(separator: "\n").map(String.init)
    #expect(Set(lines) == Set(RecognitionFile.all.map { "\($0.sha256)  \($0.name)" }))
  }
}

@Suite("识别:模型", .enabled(if: RecognitionFolder.installed != nil)) struct RecognitionEngineTests {
  private func document(isQuick: Bool, turns: Int = 0) throws -> ExtractedDocument {
    let folder = try #require(RecognitionFolder.installed)
    let engine = try NeuralEngine(folder: folder, isQuick: isQuick)
    let place = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Pages/notice.png")
    let bytes = try Data(contentsOf: place)
    return try bytes.withUnsafeBytes { bytes in
      let header = try #require(PictureHeader(bytes))
      let frame = try #require(header.frames.first)
      let picture = try #require(PictureDecoder.picture(bytes, header.kind, frame))
      var builder = DocumentBuilder(isPlaced: true, limits: ReadingLimits())
      let page = try engine.read(picture.turnedBack(by: turns), resolution: 120)
      #expect(page.turns == (4 - turns) % 4)
      let size = turns % 2 == 0 ? (474.0, 132.0) : (132.0, 474.0)
      RecognizedPageWriter(
        recognized: page, number: 1, area: Box(x: 0, y: 0, width: size.0, height: size.1)
      ).write(to: &builder)
      return builder.document(format: .picture, metadata: Metadata())
    }
  }

  @Test(arguments: [(false, 0), (true, 0), (false, 2)]) func aPageIsRead(_ isQuick: Bool, _ turns: Int) throws {
    let document = try document(isQuick: isQuick, turns: turns)
    let text = document.text.filter { !$0.isWhitespace }
    for words in ["勐川县林业和草原局", "林业行政处罚决定书", "勐林草罚〔2024〕6号", "539701201105120015"] {
      #expect(text.contains(words))
    }
    #expect(!document.certainty.isFull)
    // 21 points, and 12.
    let sizes = document.lines.compactMap(\.fontSize)
    #expect(sizes.contains { 15...24 ~= $0 } && sizes.contains { 10...14 ~= $0 })
  }

  @Test func aModelThatIsNoneIsRefused() throws {
    let folder = try #require(RecognitionFolder.installed)
    let error = #expect(throws: RecognitionFailure.self) {
      try RecognitionModel("ppocrv6/ppocrv6_dict.txt", in: folder)
    }
    #expect(error?.words.contains("casecheck doctor") == true)
    #expect(throws: RecognitionFailure.self) { try RecognitionModel("missing.onnx", in: folder) }
  }
}
