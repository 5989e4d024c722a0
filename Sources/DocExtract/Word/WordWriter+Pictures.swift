extension WordWriter {
  /// Marks a picture, and keeps the text boxes inside for the end of the paragraph.
  func write(picture element: XMLElement) {
    switch element.name {
    case .txbxContent:
      open?.boxes.append(element)
      return
    case .textPath:
      // Letters drawn as a shape, 艺术字.
      if let words = element.attribute(.string) { append(Array(words.utf8)[...], WordFormat()) }
    case .oleObject: noteEmbedded(element.attribute(.programId) ?? "")
    case .control: note(.unreadPart, "文件含有 ActiveX 控件,没有读取它的状态;请改用内容控件,或者另存为 PDF")
    case .inline, .anchor:
      if let blip = element.descendants(.blip).first { mark(element, blip) }
    case .shape, .rect:
      if element.child(.signatureLine) != nil {
        append(mark: .digitalSignature, "", confidence: 1)
      } else if let image = element.child(.imagedata) {
        noteLink(image.attribute(.relId))
        let words = element.attribute(.alt) ?? ""
        let size = Self.size(style: element.attribute(.styleText) ?? "")
        append(picture: image.attribute(.relId), words, size, isFloating: false)
      }
    default: break
    }
    for child in element.children {
      if child.name == .alternateContent {
        if let choice = child.alternative { write(picture: choice) }
      } else if child.name != .fallback {
        write(picture: child)
      }
    }
  }

  private func mark(_ frame: XMLElement, _ blip: XMLElement) {
    let properties = frame.child(.docPr)
    let words = [XMLName.name, .descr, .imageTitle].compactMap { properties?.attribute($0) }.joined(separator: " ")
    noteLink(blip.attribute(.link))
    // EMU: 12,700 to the point. Seals are 38 to 50 mm, and float over the agency's name.
    let width = Double(frame.child(.extent)?.int(.cx) ?? 0) / 12_700
    let height = Double(frame.child(.extent)?.int(.cy) ?? 0) / 12_700
    let isRound = width >= 70 && width <= 180 && abs(width - height) < 0.15 * width
    let isFloating = frame.name == .anchor && frame.child(.wrapNone) != nil && isRound
    append(picture: blip.attribute(.embed), words, (width, height), isFloating: isFloating)
  }

  /// Points; a seal has 60 mm at most, and so has a written name.
  private static let mostSide = 200.0

  /// Marks a picture by its name and, where it is small enough, by its colours: a red ring is a seal, strokes are ink, and
  /// an empty picture is nothing.
  private func append(
    picture id: String?, _ words: String, _ size: (width: Double, height: Double), isFloating: Bool
  ) {
    let named = Self.kind(words)
    guard size.width <= Self.mostSide, size.height <= Self.mostSide, let id, let relation = relations[id],
      !relation.isExternal, let seen = colours.judge(relation.target)
    else {
      let guessed: Mark.Kind = isFloating ? .seal : .picture
      return append(mark: named ?? guessed, words, confidence: named == nil && isFloating ? 0.6 : 0.9)
    }
    switch seen.verdict {
    case .blank: return
    case .seal: append(mark: .seal, words, confidence: seen.confidence)
    case .ink: append(mark: named ?? .ink, words, confidence: seen.confidence)
    case .other: append(mark: named ?? .picture, words, confidence: named == nil ? 0.9 : 0.6)
    }
  }

  /// `width:120pt;height:45.5pt`, as VML writes it; 0 where it does not.
  private static func size(style: String) -> (width: Double, height: Double) {
    func points(_ name: String) -> Double {
      for rule in style.split(separator: ";") where rule.hasPrefix(name + ":") && rule.hasSuffix("pt") {
        return Double(rule.dropFirst(name.count + 1).dropLast(2)) ?? 0
      }
      return 0
    }
    return (points("width"), points("height"))
  }

  /// What the picture's name says it is.
  private static func kind(_ words: String) -> Mark.Kind? {
    if namesSeal(words) { return .seal }
    return words.contains("签名") || words.contains("签字") || words.contains("手写") ? .ink : nil
  }

  private static func namesSeal(_ words: String) -> Bool {
    let lower = words.lowercased()
    return ["印章", "公章", "专用章", "盖章", "签章", "seal", "stamp"].contains { lower.contains($0) }
  }

  private func append(mark kind: Mark.Kind, _ text: String, confidence: Double) {
    builder.marks.append(Mark(kind: kind, offset: builder.offset, text: text, confidence: confidence))
  }

  /// A table or a document inside this one: its picture is shown, its content is in a file of its own.
  private func noteEmbedded(_ program: String) {
    // Formulas say no more than what stands around them.
    guard !program.hasPrefix("Equation") else { return }
    note(.unreadPart, "文件内嵌了别的文件(\(program.isEmpty ? "OLE 对象" : program)),没有读取它的内容;请另存为单独的文件放入案卷")
  }

  private func noteLink(_ id: String?) {
    guard let id, relations[id]?.isExternal == true else { return }
    note(.linkedContent, "文件引用了外部图片,没有读取;请在 Word 中把图片嵌入文件")
  }
}
