extension WordWriter {
  /// Writes the runs inside a paragraph, a link, an insertion …
  func write(runs parent: XMLElement) {
    for child in parent.children {
      switch child.name {
      case .r: write(run: child)
      case .hyperlink, .hlink, .smartTag, .customXml, .bdo, .dir: write(runs: child)
      case .annotation:
        if let content = accepted(child) { write(runs: content) }
      case .fldSimple: write(simpleField: child)
      case .ins, .moveTo:
        hasTrackedChanges = true
        write(runs: child)
      case .del, .moveFrom: hasTrackedChanges = true
      case .sdt: write(control: child)
      case .alternateContent:
        if let choice = child.alternative { write(runs: choice) }
      case .ruby:
        if let base = child.child(.rubyBase) { write(runs: base) }
      case .mathText: append(child.text, WordFormat())
      case .pPr: break
      // Formulas and wrappers of later versions: whatever runs they hold.
      case .other: write(runs: child)
      default: break
      }
    }
  }

  private func write(run: XMLElement) {
    let properties = run.child(.rPr)
    var format = open?.format ?? WordFormat()
    if let style = properties?.child(.rStyle)?.attribute(.val) { format.apply(styles.of(style)) }
    format.apply(.run(properties))
    if properties?.child(.rPrChange) != nil { hasTrackedChanges = true }
    for child in run.children { write(child, of: format) }
  }

  private func write(_ child: XMLElement, of format: WordFormat) {
    if child.name == .fldChar { return write(field: child) }
    if child.name == .instrText { return read(instruction: child) }
    guard !isInsideHiddenField, !leaveOut(child, of: format) else { return }
    switch child.name {
    case .t: append(child.text, format)
    case .tab, .ptab: appendTab(format)
    case .br, .cr:
      endBlank()
      endLine()
      if child.name == .br, child.attribute(.type) == "page", role == .body { isPageBroken = true }
    case .noBreakHyphen: append([0x2D], format)
    case .sym: write(symbol: child, format)
    case .drawing, .pict, .object: write(picture: child)
    case .alternateContent:
      if let choice = child.alternative {
        for inner in choice.children { write(inner, of: format) }
      }
    case .ruby:
      if let base = child.child(.rubyBase) { write(runs: base) }
    default: break
    }
  }

  /// A content control, 内容控件: its content, or the state of its box.
  private func write(control: XMLElement) {
    if let box = control.child(.sdtPr)?.child(.checkbox) {
      return append(checkbox: box.child(.checked).map(WordFormat.isOn) ?? false)
    }
    if let content = control.child(.sdtContent) { write(runs: content) }
  }

  private func write(symbol: XMLElement, _ format: WordFormat) {
    guard let code = symbol.attribute(.char).flatMap({ UInt32($0, radix: 16) }) else { return }
    let isSymbolFont = symbol.attribute(.font).map { $0.hasPrefix("Wingdings") } ?? false
    let placed = isSymbolFont && code < 0x100 ? code + 0xF000 : code
    append(scalar: PrintedSigns.wingding(placed) ?? placed, format)
  }

  func append(checkbox isChecked: Bool) {
    append(scalar: isChecked ? 0x2611 : 0x2610, WordFormat())
  }

  func append(scalar: UInt32, _ format: WordFormat) {
    endBlank()
    builder.append(scalar)
    open?.letters += 1
    open?.size = max(open?.size ?? 0, format.size ?? 0)
  }

  private func appendTab(_ format: WordFormat) {
    if open?.hasLeader == true {
      append(Array("____".utf8)[...], format)
    } else {
      append(Array((format.isUnderlined == true ? "    " : " ").utf8)[...], format)
    }
  }

  func append(_ text: ArraySlice<UInt8>, _ format: WordFormat) {
    guard !text.isEmpty, open != nil else { return }
    if format.isSymbolFont == true { return append(symbols: text, format) }
    if format.isUnderlined == true {
      append(underlined: text)
    } else {
      endBlank()
      builder.append(valid: text.lazy.map { $0 < 0x20 ? 0x20 : $0 }.filter { $0 != 0x7F })
    }
    // Bytes stand for letters here: only the larger share matters.
    open?.letters += text.count
    if format.isBold == true { open?.boldLetters += text.count }
    if let size = format.size { open?.size = max(open?.size ?? 0, size) }
  }

  private func append(symbols text: ArraySlice<UInt8>, _ format: WordFormat) {
    for scalar in String(decoding: text, as: UTF8.self).unicodeScalars {
      let code = scalar.value < 0x100 ? scalar.value + 0xF000 : scalar.value
      append(scalar: PrintedSigns.wingding(code) ?? scalar.value, format)
    }
  }

  /// Underlined spaces are a blank to be filled in, unless something stands on the same line.
  private func append(underlined text: ArraySlice<UInt8>) {
    let start = builder.offset
    let scalars = String(decoding: text, as: UTF8.self).unicodeScalars
    guard scalars.allSatisfy({ $0 == " " || $0 == "\u{3000}" || $0 == "\u{A0}" || $0 == "\u{2002}" }) else {
      open?.blank = -1
      builder.append(valid: text.lazy.map { $0 < 0x20 ? 0x20 : $0 }.filter { $0 != 0x7F })
      return
    }
    if open?.blank == nil { open?.blank = start }
    for scalar in scalars { builder.append(valid: (scalar == "\u{3000}" ? "  " : " ").utf8) }
  }

  /// Turns the underlined spaces just written into underscores, so that the blank stays visible.
  func endBlank() {
    guard let start = open?.blank else { return }
    open?.blank = nil
    if start >= 0, builder.offset - start >= 2 { builder.underscore(from: start) }
  }
}

extension DocumentBuilder {
  /// Replaces the spaces from `start` to the end by underscores.
  mutating func underscore(from start: Int) { replaceBytes(from: start, with: 0x5F) }
}

extension XMLElement {
  /// Of `mc:AlternateContent`, what is read: the first choice, or what stands in for it when there is none.
  var alternative: XMLElement? { child(.choice) ?? child(.fallback) }
}
