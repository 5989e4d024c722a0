/// What a run or a paragraph looks like, as far as its reader cares; `nil` means: as inherited.
struct WordFormat {
  var alignment: Paragraph.Alignment?
  /// In points.
  var size: Double?
  var isBold, isHidden, isUnderlined, isSymbolFont, isWhite: Bool?
  /// Whether letters stand on a colour, so that white ones are seen.
  var isOnGround: Bool?
  var numbering: WordNumbering.Reference?

  /// What `other` says goes before what this says.
  mutating func apply(_ other: WordFormat) {
    alignment = other.alignment ?? alignment
    size = other.size ?? size
    isBold = other.isBold ?? isBold
    isHidden = other.isHidden ?? isHidden
    isUnderlined = other.isUnderlined ?? isUnderlined
    isSymbolFont = other.isSymbolFont ?? isSymbolFont
    isWhite = other.isWhite ?? isWhite
    isOnGround = other.isOnGround ?? isOnGround
    numbering = other.numbering ?? numbering
  }

  /// Reads `w:rPr`.
  static func run(_ properties: XMLElement?) -> WordFormat {
    var format = WordFormat()
    guard let properties else { return format }
    for property in properties.children {
      switch property.name {
      case .b: format.isBold = isOn(property)
      case .vanish: format.isHidden = isOn(property)
      case .u: format.isUnderlined = (property.attribute(.val) ?? "single") != "none"
      case .sz: format.size = property.attribute(.val).flatMap { Double($0) }.map { min(max($0 / 2, 0), 1638) }
      case .colour: format.isWhite = isWhite(property.attribute(.val))
      case .shade: if isGround(property) { format.isOnGround = true }
      case .highlight:
        if !["none", "white"].contains(property.attribute(.val) ?? "none") { format.isOnGround = true }
      case .rFonts:
        let font = property.attribute(.ascii) ?? property.attribute(.hAnsi)
        format.isSymbolFont = font.map { $0.hasPrefix("Wingdings") }
      default: break
      }
    }
    return format
  }

  /// Reads `w:pPr`, without what it says about runs.
  static func paragraph(_ properties: XMLElement?) -> WordFormat {
    var format = WordFormat()
    guard let properties else { return format }
    for property in properties.children {
      switch property.name {
      case .jc: format.alignment = property.attribute(.val).map(alignment)
      case .shade: if isGround(property) { format.isOnGround = true }
      case .numPr: format.numbering = WordNumbering.Reference(property)
      default: break
      }
    }
    return format
  }

  /// A switch without a value is on.
  static func isOn(_ element: XMLElement) -> Bool {
    switch element.attribute(.val) {
    case "0", "false", "off", "none": false
    default: true
    }
  }

  private static func alignment(_ value: String) -> Paragraph.Alignment {
    switch value {
    case "center": .center
    case "right", "end": .right
    case "both", "distribute", "thaiDistribute", "mediumKashida", "highKashida", "lowKashida": .justified
    case "left", "start": .left
    default: .unknown
    }
  }
}

/// The styles of a Word document, with what each inherits.
struct WordStyles {
  private struct Style {
    var parent: String?
    var format: WordFormat
    /// Of a table: whether it, or a part of it, has a colour.
    var paintsCells = false
  }
  private var styles: [String: Style] = [:]
  private var defaults = WordFormat()
  private var defaultParagraphStyle: String?
  private var resolved: [String: WordFormat] = [:]

  init(_ tree: XMLTree?) {
    guard let root = tree?.root else { return }
    if let docDefaults = root.child(.docDefaults) {
      defaults = .paragraph(docDefaults.child(.pPrDefault)?.child(.pPr))
      defaults.apply(.run(docDefaults.child(.rPrDefault)?.child(.rPr)))
    }
    for style in root.children where style.name == .style {
      guard let id = style.attribute(.styleId) else { continue }
      var format = WordFormat.paragraph(style.child(.pPr))
      format.apply(.run(style.child(.rPr)))
      styles[id] = Style(parent: style.child(.basedOn)?.attribute(.val), format: format)
      if style.attribute(.type) == "table" {
        styles[id]?.paintsCells = style.descendants(.shade).contains(where: WordFormat.isGround)
      }
      let isDefault = style.attribute(.isDefault).map { $0 == "1" || $0 == "true" } ?? false
      if isDefault, style.attribute(.type) == "paragraph" { defaultParagraphStyle = id }
    }
  }

  /// What a paragraph of style `id` looks like, document defaults included.
  mutating func paragraph(_ id: String?) -> WordFormat {
    var format = defaults
    if let style = id ?? defaultParagraphStyle { format.apply(of(style)) }
    return format
  }

  /// Whether the table style `id`, or one it is based on, paints cells.
  func paintsCells(_ id: String) -> Bool {
    var visited: Set<String> = []
    var next: String? = id
    while let name = next, visited.insert(name).inserted, let style = styles[name] {
      if style.paintsCells { return true }
      next = style.parent
    }
    return false
  }

  /// What style `id` and those it is based on say.
  mutating func of(_ id: String) -> WordFormat {
    if let known = resolved[id] { return known }
    var chain: [WordFormat] = []
    var visited: Set<String> = []
    var next: String? = id
    while let name = next, visited.insert(name).inserted, let style = styles[name] {
      chain.append(style.format)
      next = style.parent
    }
    var format = WordFormat()
    for ancestor in chain.reversed() { format.apply(ancestor) }
    resolved[id] = format
    return format
  }
}
