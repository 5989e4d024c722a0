/// A note as an annotation of a PDF: lines of text marked in colour (ISO 32000-1 §12.5.6.10), or a small sheet at the top of
/// the page (§12.5.6.4).
struct PDFNote {
  /// What stands between `<<` and `>>`, its appearance left out.
  var entries: String
  /// Left, bottom, right and top, with blanks between.
  var area: String
  /// The appearance of a mark; `nil` where the reader of the file has one of its own.
  var drawing: String?

  /// Points that a mark stands out around its words.
  private static let margin = 1.0
  private static let sheet = 20.0

  /// - Parameter pinned: how many sheets stand at the top of the page already.
  init(_ note: FileNote, on page: PDFPageObject, pinned: inout Int) {
    guard case .page(_, let boxes) = note.place, !boxes.isEmpty else {
      let x = 12 + Double(pinned % 20) * (Self.sheet + 4)
      pinned += 1
      self.init(
        note, "/Subtype/Text/Name/Note", [Self.corners(Box(x: x, y: 12, width: Self.sheet, height: Self.sheet), page)])
      return
    }
    let quads = boxes.map { box in
      Self.corners(
        Box(
          x: box.x - Self.margin, y: box.y - Self.margin, width: box.width + 2 * Self.margin,
          height: box.height + 2 * Self.margin), page)
    }
    // Upper left, upper right, lower left, lower right: not the order of the standard, but the one that all programs use.
    let points = quads.flatMap { quad in [0, 1, 3, 2].flatMap { [quad[$0].x, quad[$0].y] } }
    self.init(note, "/Subtype/Highlight/QuadPoints[\(Self.words(points))]", quads)
    let paths = quads.map { quad in
      let corners = quad.map { Self.words([$0.x, $0.y]) }
      return "\(corners[0]) m \(corners[1]) l \(corners[2]) l \(corners[3]) l h"
    }
    drawing = "/M gs \(Self.colour(of: note.tone)) rg \(paths.joined(separator: " ")) f"
  }

  private init(_ note: FileNote, _ kind: String, _ quads: [[(x: Double, y: Double)]]) {
    let (xs, ys) = (quads.joined().map(\.x), quads.joined().map(\.y))
    area = Self.words([xs.min() ?? 0, ys.min() ?? 0, xs.max() ?? 0, ys.max() ?? 0])
    // Printed with the page.
    entries =
      "/Type/Annot\(kind)/Rect[\(area)]/F 4/C[\(Self.colour(of: note.tone))]/T\(Self.text("casecheck"))"
      + "/Contents\(Self.text(note.words.replacing("\n", with: "\r")))"
  }

  /// Clockwise from the upper left as the page is shown.
  private static func corners(_ box: Box, _ page: PDFPageObject) -> [(x: Double, y: Double)] {
    [
      page.own(box.x, box.y), page.own(box.maxX, box.y), page.own(box.maxX, box.maxY), page.own(box.x, box.maxY),
    ]
  }

  private static func colour(of tone: FileNote.Tone) -> String {
    switch tone {
    case .grave: "1 0.62 0.55"
    case .plain: "1 0.87 0.35"
    case .hint: "0.68 0.85 1"
    }
  }

  /// In hundredths; nothing that is meant to be seen lies beyond a million.
  private static func words(_ values: [Double]) -> String {
    values.map { value in
      let hundredths = Int((max(-1e6, min(1e6, value.isFinite ? value : 0)) * 100).rounded())
      let (whole, rest) = abs(hundredths).quotientAndRemainder(dividingBy: 100)
      return (hundredths < 0 ? "-" : "") + (rest == 0 ? "\(whole)" : "\(whole).\(rest < 10 ? "0" : "")\(rest)")
    }.joined(separator: " ")
  }

  /// A text string in UTF-16 (§7.9.2.2), as hexadecimal digits.
  private static func text(_ words: String) -> String {
    var digits = "<FEFF"
    for unit in words.utf16 {
      let hex = String(unit, radix: 16, uppercase: true)
      digits += String(repeating: "0", count: 4 - hex.count) + hex
    }
    return digits + ">"
  }
}
