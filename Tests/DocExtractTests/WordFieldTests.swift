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
