/// The styles of a workbook's cells, as far as they say what a cell shows.
struct SheetStyles {
  struct Style {
    var format = CellFormat(id: 0, code: nil)
    /// White letters without a colour below them.
    var isWhite = false
    /// Letters of a point or less.
    var isTiny = false
  }

  private var styles: [Style] = []

  init(_ tree: XMLTree?) {
    guard let root = tree?.root else { return }
    var codes: [Int: String] = [:]
    for format in root.child(.numFmts)?.children.map({ $0 }) ?? [] {
      if let id = format.int(.formatId), let code = format.attribute(.formatCode) { codes[id] = code }
    }
    let fonts = root.child(.sheetFonts)?.children.filter { $0.name == .sheetFont } ?? []
    let fills = root.child(.sheetFills)?.children.filter { $0.name == .sheetFill } ?? []
    // Sheets of large offices have thousands of styles and few formats.
    var formats: [Int: CellFormat] = [:]
    for style in root.child(.cellXfs)?.children.map({ $0 }) ?? [] where style.name == .xf {
      let id = style.int(.formatId) ?? 0
      let format = formats[id] ?? CellFormat(id: id, code: codes[id])
      formats[id] = format
      let font = style.int(.fontId).flatMap { fonts.indices.contains($0) ? fonts[$0] : nil }
      let fill = style.int(.fillId).flatMap { fills.indices.contains($0) ? fills[$0] : nil }
      styles.append(
        Style(
          format: format,
          isWhite: font?.child(.sheetColour).map(Self.isWhite) ?? false && !(fill.map(Self.isGround) ?? false),
          isTiny: font?.child(.sheetFontSize)?.attribute(.val).flatMap { Double($0) }.map { $0 <= 1 } ?? false))
    }
  }

  subscript(style: Int) -> Style { styles.indices.contains(style) ? styles[style] : Style() }

  /// `theme` 0 and `indexed` 1 and 9 are white, unless darkened.
  private static func isWhite(_ colour: XMLElement) -> Bool {
    if let tint = colour.attribute(.tint).flatMap({ Double($0) }), tint < -0.02 { return false }
    if let rgb = colour.attribute(.rgb) { return WordFormat.isWhite(String(rgb.suffix(6))) }
    return colour.int(.theme) == 0 || [1, 9].contains(colour.int(.indexed))
  }

  /// Whether a fill paints anything that white letters stand out from.
  private static func isGround(_ fill: XMLElement) -> Bool {
    guard let pattern = fill.child(.patternFill) else { return fill.firstChild != nil }
    switch pattern.attribute(.patternType) ?? "none" {
    case "none": return false
    case "solid": return !(pattern.child(.fgColor).map(isWhite) ?? false)
    default: return true
    }
  }
}
