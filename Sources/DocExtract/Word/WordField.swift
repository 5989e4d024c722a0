/// A field, 域: an instruction, and the result that Word last worked out from it (ECMA-376 part 1, §17.16).
struct WordField {
  /// Words that say in which kinds of field the result is a date, and what it is the date of.
  private static let dates = [
    "DATE": "当天日期", "TIME": "当前时间", "SAVEDATE": "保存日期", "PRINTDATE": "打印日期", "CREATEDATE": "创建日期",
  ]

  /// Whether what follows is the instruction, which nobody sees.
  var isInstruction = true
  /// Whether the result is left out: a place-holder stands for it, or the field shows nothing.
  var isReplaced = false
  /// Offset of the first byte of the result.
  var resultStart = 0
  /// Word leaves the result of a locked field alone.
  var isLocked = false
  var instruction = ""

  var isHidden: Bool { isInstruction || isReplaced }

  /// The first word of the instruction.
  private var type: String {
    instruction.split { $0 == " " || $0 == "\t" || $0 == "\u{A0}" }.first?.uppercased() ?? ""
  }

  /// What the date is the date of; `nil` when the field shows something else.
  var dateName: String? { Self.dates[type] }

  /// Whether the result is only kept for other fields; Word never shows it.
  var showsNothing: Bool { type == "SET" || type == "ASK" }

  /// Whether the result names the copy that was converted.
  var isFileName: Bool { type == "FILENAME" }

  /// Whether a conversion works the result out anew; only the day of creation stays what it was.
  var isRecalculated: Bool { !isLocked && type != "CREATEDATE" }
}

extension WordWriter {
  var isInsideHiddenField: Bool { open?.fields.contains { $0.isHidden } ?? false }

  /// Of a field only its result is shown, not the instruction before it.
  func write(field: XMLElement) {
    switch field.attribute(.fldCharType) {
    case "begin":
      if let data = field.child(.ffData), !isInsideHiddenField { write(formField: data) }
      open?.fields.append(WordField(isLocked: isLocked(field)))
    case "separate": endInstruction()
    case "end":
      if open?.fields.last?.isInstruction == true { endInstruction() }
      endField()
    default: break
    }
  }

  /// A field without formatting of its own.
  func write(simpleField element: XMLElement) {
    open?.fields.append(
      WordField(isLocked: isLocked(element), instruction: element.attribute(.instruction) ?? ""))
    endInstruction()
    write(runs: element)
    endField()
  }

  func read(instruction element: XMLElement) {
    // Only the first word matters.
    guard let last = open?.fields.indices.last, open?.fields[last].isInstruction == true,
      (open?.fields[last].instruction.utf8.count ?? 0) < 256
    else { return }
    open?.fields[last].instruction += element.string
  }

  private func isLocked(_ element: XMLElement) -> Bool {
    ["1", "true", "on"].contains(element.attribute(.fieldLock) ?? "")
  }

  private func endInstruction() {
    guard let last = open?.fields.indices.last, let field = open?.fields[last] else { return }
    open?.fields[last].isInstruction = false
    open?.fields[last].resultStart = builder.offset
    if field.showsNothing { open?.fields[last].isReplaced = true }
    guard !isInsideHiddenField else { return }
    if isConverted, field.isFileName { replaceResult() }
    guard let name = field.dateName else { return }
    if isConverted, field.isRecalculated {
      replaceResult()
      note(.fieldDate, "有日期由域自动生成(\(name)),转换后已不是原来的日期,记为无法辨认;请打开原文件核对,并改成固定的文字")
    } else if !field.isLocked {
      note(.fieldDate, "有日期由域自动生成(\(name)),打开或者打印时会变;请核对,并改成固定的文字")
    }
  }

  private func endField() {
    guard let field = open?.fields.popLast(), !field.isReplaced, !isInsideHiddenField else { return }
    if field.resultStart == builder.offset { return show(instruction: field.instruction) }
    // Fields inside the result are part of it.
    open?.echoes.removeAll { $0.start >= field.resultStart }
    open?.echoes.append(
      FieldEcho(instruction: field.instruction, start: field.resultStart, end: builder.offset))
    foldEchoes()
  }

  /// What stands there was worked out by the conversion, or is lost: it must not pass for what was printed.
  private func replaceResult() {
    append(scalar: 0xFFFD, WordFormat())
    if let last = open?.fields.indices.last { open?.fields[last].isReplaced = true }
  }

  /// A form field of old templates: a box to tick, or a list of which one item is chosen.
  private func write(formField data: XMLElement) {
    if let box = data.child(.ffCheckBox) {
      let state = box.child(.ffChecked) ?? box.child(.ffDefault)
      append(checkbox: state.map(WordFormat.isOn) ?? false)
    } else if let list = data.child(.ffList) {
      let chosen = (list.child(.ffResult) ?? list.child(.ffDefault))?.int(.val) ?? 0
      let items = list.children.filter { $0.name == .listEntry }.compactMap { $0.attribute(.val) }
      guard items.indices.contains(chosen) else { return }
      append(Array(items[chosen].utf8)[...], WordFormat())
    }
  }
}
