import DocExtract

extension HostileFile {
  /// Defects of what lies inside of Word documents and workbooks.
  static let packages: [HostileFile] = [
    HostileFile("外部实体.docx", .unread, .damaged) {
      var word = MiniWord(MiniWord.p("&x;"))
      word.prolog = "<?xml version=\"1.0\"?><!DOCTYPE d [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>"
      return word.bytes
    },
    HostileFile("外部关系.docx", .read, nil, text: "正文") {
      let link =
        "<Relationships><Relationship Id=\"e\" Type=\"attachedTemplate\" Target=\"http://192.0.2.1/a.dotm\" "
        + "TargetMode=\"External\"/></Relationships>"
      return MiniZip.package(
        MiniWord(MiniWord.p("正文")).entries + [("word/_rels/settings.xml.rels", Array(link.utf8))])
    },
    HostileFile("部件指向正文自己.docx", .read, nil, text: "正文") {
      var word = MiniWord(MiniWord.p("正文"))
      word.parts = [("header1.xml", "header", "<w:hdr>\(MiniWord.p("页眉"))</w:hdr>")]
      return word.bytes
    },
    HostileFile("域开而不合.docx", .read, nil, text: "正文") {
      let open = String(repeating: "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r>", count: 5_000)
      return MiniWord("\(MiniWord.p("正文"))<w:p>\(open)</w:p>").bytes
    },
    HostileFile("表格套六十层.docx", .read, nil, text: "底") {
      let open = String(repeating: "<w:tbl><w:tr><w:tc>", count: 60)
      return MiniWord(open + MiniWord.p("底") + String(repeating: "</w:tc></w:tr></w:tbl>", count: 60)).bytes
    },
    HostileFile("单元格跨二十亿列.docx", .read, nil, text: "甲") {
      let cell = "<w:tc><w:tcPr><w:gridSpan w:val=\"2147483647\"/></w:tcPr>\(MiniWord.p("甲"))</w:tc>"
      return MiniWord("<w:tbl><w:tr>\(String(repeating: cell, count: 9))</w:tr></w:tbl>").bytes
    },
    HostileFile("远在天边的单元格.xlsx", .read, nil, text: "甲") {
      MiniWorkbook(
        "<row r=\"1\">\(MiniWorkbook.text("A1", "甲"))</row><row r=\"1048576\">\(MiniWorkbook.text("XFD1048576", "乙"))</row>"
      ).bytes
    },
    HostileFile("不存在的单元格.xlsx", .read, nil, text: "甲") {
      MiniWorkbook(
        "<row r=\"-1\">\(MiniWorkbook.text("ZZZZZZZ99999999999999999999", "乙"))\(MiniWorkbook.text("A0", "丙"))</row>"
          + "<row r=\"2\">\(MiniWorkbook.text("A2", "甲"))</row>"
      ).bytes
    },
  ]

}
