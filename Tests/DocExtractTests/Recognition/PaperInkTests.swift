import Testing

@testable import DocExtract

/// Pages of 620 by 877 pixels, at 75 to the inch: A4.
@Suite("识别:空白") struct PaperInkTests {
  private func isBlank(_ draw: (inout MiniPicture) -> Void) throws -> Bool {
    var drawn = MiniPicture(620, 877)
    drawn.fill(0..<620, 0..<877, [226, 224, 220, 255])
    draw(&drawn)
    var bytes: [UInt8] = []
    for pixel in stride(from: 0, to: drawn.pixels.count, by: 4) { bytes += drawn.pixels[pixel..<pixel + 3] }
    let picture = try #require(ColourPicture(width: drawn.width, height: drawn.height, bytes: bytes))
    return PaperInk(picture, resolution: 75).isBlank
  }

  private func disc(_ page: inout MiniPicture, x: Int, y: Int, radius: Int) {
    for row in -radius...radius {
      for column in -radius...radius where row * row + column * column <= radius * radius {
        page.fill((x + column)..<(x + column + 1), (y + row)..<(y + row + 1), MiniPicture.black)
      }
    }
  }

  @Test func whatScannersAndBindersLeaveIsNoInk() throws {
    #expect(try isBlank { _ in })
    #expect(
      try isBlank { page in
        disc(&page, x: 27, y: 320, radius: 8)
        disc(&page, x: 27, y: 556, radius: 8)
        // The border of the lid, dust, the fold, what shines through.
        page.fill(600..<620, 0..<877, MiniPicture.black)
        page.fill(300..<303, 200..<202, MiniPicture.black)
        page.fill(0..<620, 430..<432, [175, 173, 170, 255])
        page.fill(200..<420, 100..<112, [196, 194, 190, 255])
      })
  }

  @Test func theTableBesideASheetIsNoInk() throws {
    #expect(
      try isBlank { page in
        page.fill(0..<31, 0..<877, MiniPicture.black)
        page.fill(0..<620, 0..<37, MiniPicture.black)
      })
  }

  @Test func aStrokeIsInk() throws {
    #expect(try !isBlank { $0.fill(300..<316, 400..<402, [90, 90, 110, 255]) })
    // A hole lies at the border.
    #expect(try !isBlank { disc(&$0, x: 310, y: 438, radius: 8) })
    #expect(try !isBlank { $0.seal(x: 310, y: 438, radius: 59) })
  }
}
