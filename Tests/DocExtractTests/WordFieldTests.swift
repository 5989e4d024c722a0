import Testing

@testable import DocExtract

@Suite("DOCX 的域和控件") struct WordFieldTests {
  private func source(_ body: String, isConverted: Bool = false) -> ExtractedSource {
    let bytes = MiniWord(body).bytes
    let part = bytes.withUnsafeBytes {
      FileReader.part(reading: $0, pages: 1...1, limits: ReadingLimits(), isConverted: isConverted)
    }
    return ExtractedSource(SourceFile(path: "a.docx", location: "a", bytes: bytes.count), parts: [part])
  }

  private func field(_ instruction: String, _ result: String, _ attributes: String = "") -> String {
    "<w:r><w:fldChar w:fldCharType=\"begin\" \(attributes)/></w:r><w:r><w:instrText>\(instruction)</w:instrText></w:r>"
      + "<w:r><w:fldChar w:fldCharType=\"separate\"/></w:r><w:r><w:t>\(result)</w:t></w:r>"
      + "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>"
  }

  @Test(arguments: ["DATE \\@ &quot;yyyy年&quot;", " TIME ", "savedate", "PRINTDATE \\* MERGEFORMAT"])
  func aDateThatChangesByItselfIsNoted(_ instruction: String) {
    let body = "<w:p><w:r><w:t>落款</w:t></w:r>\(field(instruction, "2023年4月10日"))</w:p>"
    let native = source(body)
    #expect(native.document?.text == "落款2023年4月10日\n" && native.issues.map(\.code) == ["field-date"])
    #expect(native.status == .read)
    let converted = source(body, isConverted: true)
    #expect(converted.document?.text == "落款\u{FFFD}\n" && converted.issues.map(\.code) == ["field-date"])
    let simple = source(
      "<w:p><w:fldSimple w:instr=\"\(instruction)\"><w:r><w:t>2023年</w:t></w:r></w:fldSimple></w:p>", isConverted: true)
    #expect(simple.document?.text == "\u{FFFD}\n")
  }

  @Test func aDateLostInTheConversionLeavesItsPlace() {
    let body =
      "<w:p><w:r><w:t>甲</w:t><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>SAVE</w:instrText></w:r>"
      + "<w:r><w:instrText>DATE</w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"end\"/><w:t>乙</w:t></w:r></w:p>"
    #expect(source(body, isConverted: true).document?.text == "甲\u{FFFD}乙\n")
    #expect(source(body).document?.text == "甲乙\n")
  }

  @Test func theNameOfTheCopyIsNotShown() {
    let body = "<w:p>\(field("FILENAME \\p", "1.doc"))</w:p>"
    #expect(source(body).document?.text == "1.doc\n")
    #expect(source(body, isConverted: true).document?.text == "\u{FFFD}\n")
  }

  @Test func lockedFieldsAndTheDayOfCreationStay() {
    let locked = "<w:p>\(field("DATE", "2023年", "w:fldLock=\"true\""))</w:p>"
    for isConverted in [false, true] {
      let source = source(locked, isConverted: isConverted)
      #expect(source.document?.text == "2023年\n" && source.issues.isEmpty)
    }
    let created = source("<w:p>\(field("CREATEDATE", "2023年"))</w:p>", isConverted: true)
    #expect(created.document?.text == "2023年\n" && created.issues.map(\.code) == ["field-date"])
  }

  @Test func otherFieldsShowTheirResult() {
    let inner = field("PAGE", "3")
    let body =
      "<w:p>\(field("REF a", "甲"))<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>IF</w:instrText></w:r>"
      + "\(inner)<w:r><w:fldChar w:fldCharType=\"separate\"/><w:t>乙</w:t><w:fldChar w:fldCharType=\"end\"/></w:r></w:p>"
    for isConverted in [false, true] {
      let source = source(body, isConverted: isConverted)
      #expect(source.document?.text == "甲乙\n" && source.issues.isEmpty)
    }
  }

  private func run(_ text: String) -> String { "<w:r><w:t>\(text)</w:t></w:r>" }

  /// As LibreOffice writes `text:text-input` and `text:variable-input` of ODT.
  @Test func anInputFieldOfLibreOfficeStandsOnce() {
    let input = field("FILLIN &quot;p&quot;", "某某公司")
    let copies = input + run("某某公司") + input + input
    #expect(source("<w:p>\(run("当事人:"))\(copies)\(run("。"))</w:p>").document?.text == "当事人:某某公司。\n")
    #expect(source("<w:p>\(copies)\(copies)</w:p>").document?.text == "某某公司某某公司\n")
    let asked = field("ASK v 问", "丙丁") + field("REF v", "丙丁")
    #expect(source("<w:p>\(asked)\(run("丙丁"))\(asked)\(asked)\(run(";"))</w:p>").document?.text == "丙丁;\n")
    // A field inside the result of each copy.
    let inner = field("REF v", "甲")
    let outer = field("FILLIN &quot;p&quot;", "</w:t></w:r>\(inner)<w:r><w:t>")
    #expect(source("<w:p>\(outer)</w:p>").document?.text == "甲\n")
    #expect(source("<w:p>\(outer)\(run("甲"))\(outer)\(outer)\(run("乙"))</w:p>").document?.text == "甲乙\n")
  }

  @Test func fieldsThatAgreeByChanceAllStay() {
    let digit = field("FORMTEXT", "1")
    #expect(source("<w:p>\(digit)\(digit)\(digit)\(digit)</w:p>").document?.text == "1111\n")
    #expect(source("<w:p>\(digit)\(run("1"))\(digit)</w:p>").document?.text == "111\n")
    let others = field("REF a", "1") + run("1") + field("REF b", "1") + field("REF a", "1")
    #expect(source("<w:p>\(others)</w:p>").document?.text == "1111\n")
  }

  @Test func whatFieldsKeepForOthersIsNotShown() {
    #expect(
      source("<w:p>\(run("甲"))\(field("SET v &quot;乙&quot;", "乙"))\(field("REF v", "乙"))</w:p>").document?.text
        == "甲乙\n")
  }

  @Test func aDropDownListShowsWhatWasChosen() {
    let list = { (state: String) in
      "<w:p><w:r><w:fldChar w:fldCharType=\"begin\"><w:ffData><w:ddList>\(state)<w:listEntry w:val=\"直接送达\"/>"
        + "<w:listEntry w:val=\"留置送达\"/></w:ddList></w:ffData></w:fldChar></w:r>"
        + "<w:r><w:instrText>FORMDROPDOWN</w:instrText><w:fldChar w:fldCharType=\"end\"/></w:r></w:p>"
    }
    #expect(source(list("<w:result w:val=\"1\"/>")).document?.text == "留置送达\n")
    #expect(source(list("")).document?.text == "直接送达\n")
    #expect(source(list("<w:result w:val=\"-7\"/>") + MiniWord.p("乙")).document?.text == "乙\n")
  }

  @Test func macrosAreNotedAndNeverRun() {
    var word = MiniWord(MiniWord.p("正文"))
    word.parts = [("vbaProject.bin", "vbaProject", "<x>任意</x>")]
    let source = read(word.bytes, as: "a.docm")
    #expect(source.document?.text == "正文\n" && source.issues.map(\.code) == ["macros"] && source.status == .read)
  }

  @Test func whatIsEmbeddedIsNamed() {
    let object = { (program: String) in
      "<w:p><w:r><w:t>附表</w:t><w:object><o:OLEObject Type=\"Embed\" ProgID=\"\(program)\"/></w:object></w:r></w:p>"
    }
    let table = source(object("Excel.Sheet.12"))
    #expect(table.issues.map(\.code) == ["unread-part"] && table.status == .partial)
    #expect(table.issues.first?.message.contains("Excel.Sheet.12") == true)
    #expect(source(object("Equation.3")).issues.isEmpty)
    let control =
      "<w:p><w:r><w:t>甲</w:t><w:object><w:control r:id=\"rId1\" w:name=\"CheckBox1\"/></w:object></w:r></w:p>"
    #expect(source(control).issues.map(\.code) == ["unread-part"])
  }

  @Test(arguments: [
    (" EQ \\o\\ac(□,√) ", "☑"), ("eq \\o(□,×)", "☒"), ("EQ \\o\\ac(○,\\s\\up 2(7))", "⑦"), ("eq \\o\\ac(○,印)", "印"),
    ("EQ \\f(1,2)", "1/2"), ("EQ", ""), ("EQ )(", ""), ("SYMBOL 254 \\f &quot;Wingdings&quot; \\s 10", "☑"),
    ("SYMBOL 0xA3 \\f Wingdings", "□"), ("SYMBOL 9633 \\u", "□"), ("SYMBOL x", ""),
    ("MACROBUTTON NoMacro [点击此处 输入]", "[点击此处 输入]"), ("MACROBUTTON", ""), ("XE 甲", ""),
  ]) func instructionsThatAreShown(_ instruction: String, _ shown: String) {
    let bare =
      "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>\(instruction)</w:instrText></w:r>"
      + "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>"
    #expect(source("<w:p>\(run("前"))\(bare)\(run("后"))</w:p>").document?.text == "前\(shown)后\n")
    // With a result the result is shown.
    #expect(source("<w:p>\(field(instruction, "果"))</w:p>").document?.text == "果\n")
  }

  @Test func boxesToTickOfEveryKind() {
    let form = { (state: String) in
      "<w:r><w:fldChar w:fldCharType=\"begin\"><w:ffData><w:checkBox>\(state)</w:checkBox></w:ffData></w:fldChar></w:r>"
        + "<w:r><w:instrText>FORMCHECKBOX</w:instrText><w:fldChar w:fldCharType=\"end\"/></w:r>"
    }
    let body =
      form("<w:checked/>") + form("<w:default w:val=\"0\"/>") + form("<w:default w:val=\"1\"/><w:checked w:val=\"0\"/>")
      + run("甲□√乙□丙◼丁■")
      + "<w:r><w:sym w:font=\"Wingdings\" w:char=\"F0FE\"/><w:sym w:font=\"Wingdings\" w:char=\"F072\"/></w:r>"
    let marks = source("<w:p>\(body)</w:p>").document?.marks.map { $0.text == "checked" }
    #expect(marks == [true, false, false, true, false, true, true, true, false])
  }

  @Test func drawnWordsAndFallBacksAreRead() {
    let art = "<w:p>\(run("甲"))<w:r><w:pict><v:shape><v:textpath string=\"行政处罚决定书\"/></v:shape></w:pict></w:r></w:p>"
    #expect(source(art).document?.text == "甲行政处罚决定书\n")
    let box = "<v:shape><v:textbox><w:txbxContent>\(MiniWord.p("框"))</w:txbxContent></v:textbox></v:shape>"
    let old = "<mc:AlternateContent><mc:Fallback><w:pict>\(box)</w:pict></mc:Fallback></mc:AlternateContent>"
    #expect(source("<w:p><w:r>\(old)</w:r>\(run("甲"))</w:p>").document?.text == "甲\n框\n")
  }

  @Test func rubyKeepsItsBaseAndSymbolsTheirShape() {
    let body =
      "<w:p><w:r><w:ruby><w:rt><w:r><w:t>hàn</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>汉</w:t></w:r></w:rubyBase></w:ruby></w:r>"
      + "<w:smartTag><w:r><w:t>字</w:t></w:r></w:smartTag><w:r><w:t>第1</w:t><w:noBreakHyphen/><w:t>2号</w:t>"
      + "<w:softHyphen/><w:sym w:font=\"Wingdings 2\" w:char=\"0052\"/><w:sym w:font=\"Wingdings\" w:char=\"F0A8\"/></w:r></w:p>"
    #expect(source(body).document?.text == "汉字第1-2号☑□\n")
  }

  @Test func textBoxesOfBothGenerationsAreReadOnce() {
    let box = "<v:textbox><w:txbxContent>\(MiniWord.p("框"))</w:txbxContent></v:textbox>"
    let old = "<w:p><w:r><w:t>甲</w:t><w:pict><v:shape>\(box)</v:shape></w:pict></w:r></w:p>"
    #expect(source(old).document?.text == "甲\n框\n")
    let grouped =
      "<w:p><w:r><w:pict><v:group><v:rect>\(box)</v:rect><v:shape>\(box)</v:shape></v:group></w:pict></w:r></w:p>"
    #expect(source(grouped).document?.text == "框\n框\n")
    let inCell = "<w:tbl><w:tr><w:tc>\(old)</w:tc><w:tc>\(MiniWord.p("乙"))</w:tc></w:tr></w:tbl>"
    #expect(source(inCell).document?.cells() == ["0,0 1×1 甲\n框", "0,1 1×1 乙"])
  }

  @Test func deletedRowsAndCellsAreGone() {
    let cell = { (text: String, properties: String) in "<w:tc><w:tcPr>\(properties)</w:tcPr>\(MiniWord.p(text))</w:tc>"
    }
    let source = source(
      "<w:tbl><w:tr>\(cell("甲", ""))\(cell("删", "<w:cellDel/>"))</w:tr><w:tr><w:trPr><w:del/></w:trPr>\(cell("删", ""))</w:tr>"
        + "<w:tr>\(cell("乙", ""))\(cell("丙", ""))</w:tr></w:tbl>")
    #expect(source.document?.cells() == ["0,0 1×1 甲", "1,0 1×1 乙", "1,1 1×1 丙"])
    #expect(source.issues.map(\.code) == ["tracked-changes"])
  }
}
