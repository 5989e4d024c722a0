/// The elements of a web page that the reader treats in a way of their own.
enum HTMLTag: UInt8 {
  /// Anything that neither breaks a line nor hides its content.
  case inline
  /// Begins and ends a paragraph.
  case block
  /// Its content is not shown.
  case hidden
  /// Shown, but around the page: menus, side columns.
  case furniture
  case footer
  case table, row, cell, title, lineBreak, preformatted, input, option, heading, template

  private static let names: [String: HTMLTag] = {
    var names: [String: HTMLTag] = [
      "table": .table, "tr": .row, "td": .cell, "th": .cell, "title": .title, "br": .lineBreak, "pre": .preformatted,
      "textarea": .preformatted, "input": .input, "option": .option, "nav": .furniture, "aside": .furniture,
      "footer": .footer,
    ]
    for name in ["script", "style", "noscript", "template", "svg", "object", "iframe", "math", "xml"] {
      names[name] = .hidden
    }
    for name in ["h1", "h2", "h3", "h4", "h5", "h6"] { names[name] = .heading }
    for name in [
      "p", "div", "ul", "ol", "li", "dl", "dt", "dd", "section", "article", "header", "main", "blockquote", "form",
      "fieldset", "legend", "address", "figure", "figcaption", "center", "hr", "body", "html", "caption", "details",
      "summary", "thead", "tbody", "tfoot", "select",
    ] { names[name] = .block }
    return names
  }()

  init(_ name: String) { self = Self.names[name] ?? .inline }
}

/// The attributes that say something about a text.
struct HTMLAttributes: Equatable {
  var rowSpan = 1
  var columnSpan = 1
  var isHidden = false
  /// `visibility`, `opacity`: whether letters show; `nil` as those around. Their place stays.
  var isVisible: Bool?
  /// Whether letters are a point or less; `nil` as those around.
  var isTiny: Bool?
  /// Of a check box, a radio button or an option.
  var isChecked = false
  /// Of an input field.
  var type = ""
  var value = ""
  var alignment = Paragraph.Alignment.unknown
  /// A table that only arranges the page.
  var isPresentation = false
  /// What a menu or the foot of a page is usually called.
  var role: Paragraph.Role?

  mutating func set(_ name: String, _ value: String) {
    switch name {
    case "rowspan": rowSpan = Self.span(value)
    case "colspan": columnSpan = Self.span(value)
    case "hidden": isHidden = true
    case "checked", "selected": isChecked = true
    case "type": type = value.lowercased()
    case "value": self.value = value
    case "align": alignment = Self.alignments[value.lowercased()] ?? alignment
    case "style": set(style: value)
    case "role" where value == "presentation" || value == "none": isPresentation = true
    case "class", "id": role = role ?? Self.role(value)
    default: break
    }
  }

  /// As browsers do: at most 1,000, and 1 for what is no number.
  private static func span(_ value: String) -> Int {
    let digits = value.utf8.drop { $0 == 0x20 }.prefix { 0x30...0x39 ~= $0 }.prefix(6)
    return max(1, min(1_000, Int(String(decoding: digits, as: UTF8.self)) ?? 1))
  }

  private static let alignments: [String: Paragraph.Alignment] = [
    "left": .left, "center": .center, "right": .right, "justify": .justified,
  ]

  private mutating func set(style: String) {
    let plain = style.lowercased().filter { $0 != " " }
    for rule in plain.split(separator: ";") {
      let parts = rule.replacing("!important", with: "").split(separator: ":", maxSplits: 1)
      guard let name = parts.first, parts.count == 2 else { continue }
      set(rule: String(name), String(parts[1]))
    }
  }

  private mutating func set(rule name: String, _ value: String) {
    switch (name, value) {
    case ("display", "none"), ("mso-hide", "all"): isHidden = true
    case ("visibility", _): isVisible = value == "visible" || value == "initial"
    case ("opacity", _): if let opacity = Double(value.replacing("%", with: "")), opacity < 0.05 { isHidden = true }
    case ("font-size", _): isTiny = Self.isTiny(value) ?? isTiny
    case ("text-align", _): alignment = Self.alignments[value] ?? alignment
    default: break
    }
  }

  /// Whether a size is a point or less; `nil` for sizes that stand on others.
  private static func isTiny(_ size: String) -> Bool? {
    let number = size.prefix { $0.isNumber || $0 == "." }
    guard let value = Double(number) else { return nil }
    switch size.dropFirst(number.count) {
    case "pt": return value <= 1
    case "px", "": return value <= 1.34
    case "in", "cm", "mm": return value == 0
    default: return value == 0 ? true : nil
    }
  }

  private static func role(_ names: String) -> Paragraph.Role? {
    for name in names.lowercased().split(whereSeparator: { $0 == " " || $0 == "-" || $0 == "_" }) {
      if ["nav", "navbar", "menu", "breadcrumb", "crumbs", "sidebar"].contains(name) { return .header }
      if ["footer", "foot", "copyright"].contains(name) { return .footer }
    }
    return nil
  }
}
