import CPage

/// What one page shows, in points from its top left; what templates show is collected once and appended.
struct OFDPageContent {
  var glyphs: [Glyph] = []
  var rules: [casecheck_rule] = []
  var pictures: [casecheck_picture] = []
  var scans: [OFDScan] = []
  /// Words that are no part of the text: written askew (a watermark), or by an annotation.
  var remarks: [(text: String, box: Box)] = []
  /// Where an annotation was drawn by hand.
  var ink: [Box] = []
  /// A person annotated the page.
  var hasComments = false
  var hasDrawing = false
  var isCut = false
  var hasLostData = false
  /// Dark areas, on which white letters are seen.
  var areas: [Box] = []
  /// Letters that nobody sees, by the reason.
  var unseen = casecheck_unseen()
  /// A space was the last thing written.
  var isAfterSpace = false

  mutating func append(_ other: OFDPageContent) {
    glyphs += other.glyphs
    rules += other.rules
    pictures += other.pictures
    scans += other.scans
    remarks += other.remarks
    ink += other.ink
    areas += other.areas
    unseen.outside &+= other.unseen.outside
    unseen.tiny &+= other.unseen.tiny
    hasComments = hasComments || other.hasComments
    hasDrawing = hasDrawing || other.hasDrawing
    isCut = isCut || other.isCut
    hasLostData = hasLostData || other.hasLostData
  }

  /// Takes away the letters that nobody sees, unless they belong to a scan: those are what its recognition said.
  mutating func leaveOutUnseen(width: Double, height: Double) {
    let flag = UInt8(CASECHECK_GLYPH_INVISIBLE)
    let covered = pictures.reduce(0) { $0 + Double($1.width) * Double($1.height) }
    guard covered <= 0.6 * width * height else { return }
    let before = glyphs.count
    glyphs.removeAll { $0.flags & flag != 0 }
    unseen.unpainted = UInt32(before - glyphs.count)
  }

  /// Whether something dark was painted where a point is.
  func isDark(_ x: Double, _ y: Double) -> Bool {
    areas.contains { x >= $0.x && x <= $0.maxX && y >= $0.y && y <= $0.maxY }
      || pictures.prefix(500).contains {
        let (px, py) = (Float(x), Float(y))
        return px >= $0.x && px <= $0.x + $0.width && py >= $0.y && py <= $0.y + $0.height
      }
  }

  /// Hands the page over as the layout wants it; the pointers in it are valid inside `body` only.
  func withPage<Result>(width: Double, height: Double, _ body: (casecheck_page) -> Result) -> Result {
    glyphs.withUnsafeBufferPointer { glyphs in
      rules.withUnsafeBufferPointer { rules in
        pictures.withUnsafeBufferPointer { pictures in
          body(
            casecheck_page(
              width: Float(width), height: Float(height), glyphs: glyphs.baseAddress, glyph_count: glyphs.count,
              rules: rules.baseAddress, rule_count: rules.count, pictures: pictures.baseAddress,
              picture_count: pictures.count, fields: nil, field_count: 0, has_drawing: hasDrawing, is_cut: isCut,
              has_lost_data: hasLostData))
        }
      }
    }
  }
}
