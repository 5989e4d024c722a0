extension WordWriter {
  /// Marks a picture, and keeps the text boxes inside for the end of the paragraph.
  func write(picture element: XMLElement) {
    switch element.name {
    case .txbxContent:
      open?.boxes.append(element)
      return
    case .oleObject: noteEmbedded(element.attribute(.programId) ?? "")
    case .control: note(.unreadPart, "文件含有 ActiveX 控件,没有读取它的状态;请改用内容控件,或者另存为 PDF")
    case .inline, .anchor:
      if let blip = element.descendants(.blip).first { mark(element, blip) }
    case .shape, .rect:
      if element.child(.signatureLine) != nil {
        append(mark: .digitalSignature, "", confidence: 1)
      } else if let image = element.child(.imagedata) {
        noteLink(image.attribute(.relId))
        append(
          mark: Self.kind(element.attribute(.alt) ?? "", isFloating: false), element.attribute(.alt) ?? "",
          confidence: 0.7)
      }
    default: break
    }
    for child in element.children {
      if child.name == .alternateContent {
        if let choice = child.child(.choice) { write(picture: choice) }
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
    let kind = Self.kind(words, isFloating: isFloating)
    append(mark: kind, words, confidence: kind == .seal && !Self.namesSeal(words) ? 0.6 : 0.9)
  }

  private static func kind(_ words: String, isFloating: Bool) -> Mark.Kind {
    if namesSeal(words) { return .seal }
    if words.contains("签名") || words.contains("签字") || words.contains("手写") { return .ink }
    return isFloating ? .seal : .picture
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
