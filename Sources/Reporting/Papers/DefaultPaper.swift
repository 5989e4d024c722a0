internal import DocExtract

/// The templates that casecheck brings: plain, for an agency to put its letterhead on.
///
/// A4 with the margins of GB/T 9704-2012 §5.2; fonts by name only, Word and WPS have them.
public enum DefaultPaper {
  public static func bytes(of paper: Paper) throws(ReportError) -> [UInt8] {
    let parts = [
      ("[Content_Types].xml", contentTypes), ("_rels/.rels", relations),
      ("word/document.xml", document(body(of: paper))),
      ("word/_rels/document.xml.rels", documentRelations), ("word/styles.xml", styles), ("word/footer1.xml", footer),
    ]
    do throws(ExtractionIssue) {
      return try OfficePackage(parts: parts.map { OfficePackage.Part(name: $0, bytes: Array((head + $1).utf8)) })
        .packed()
    } catch {
      throw ReportError(error.message)
    }
  }

  private static func body(of paper: Paper) -> String {
    switch paper {
    case .opinion: opinion
    case .selfReview: selfReview
    case .review: review
    }
  }

  private static let head = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
  private static let word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
  private static let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
  private static let packaged = "http://schemas.openxmlformats.org/package/2006"
  private static let type = "application/vnd.openxmlformats-officedocument.wordprocessingml."

  private static let contentTypes = """
    <Types xmlns="\(packaged)/content-types">\
    <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>\
    <Default Extension="xml" ContentType="application/xml"/>\
    <Override PartName="/word/document.xml" ContentType="\(type)document.main+xml"/>\
    <Override PartName="/word/styles.xml" ContentType="\(type)styles+xml"/>\
    <Override PartName="/word/footer1.xml" ContentType="\(type)footer+xml"/></Types>
    """

  private static let relations = """
    <Relationships xmlns="\(packaged)/relationships">\
    <Relationship Id="rId1" Type="\(office)/officeDocument" Target="word/document.xml"/></Relationships>
    """

  private static let documentRelations = """
    <Relationships xmlns="\(packaged)/relationships">\
    <Relationship Id="rId1" Type="\(office)/styles" Target="styles.xml"/>\
    <Relationship Id="rId2" Type="\(office)/footer" Target="footer1.xml"/></Relationships>
    """

  private static let styles = """
    <w:styles xmlns:w="\(word)"><w:docDefaults><w:rPrDefault><w:rPr>\
    <w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="仿宋"/><w:sz w:val="24"/>\
    <w:lang w:val="en-US" w:eastAsia="zh-CN"/></w:rPr></w:rPrDefault></w:docDefaults>\
    <w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>\
    <w:style w:type="paragraph" w:styleId="Title"><w:name w:val="Title"/><w:basedOn w:val="Normal"/>\
    <w:pPr><w:jc w:val="center"/><w:spacing w:before="120" w:after="280"/></w:pPr>\
    <w:rPr><w:rFonts w:eastAsia="宋体"/><w:b/><w:sz w:val="40"/></w:rPr></w:style>\
    <w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/><w:basedOn w:val="Normal"/>\
    <w:pPr><w:keepNext/><w:spacing w:before="240" w:after="100"/><w:outlineLvl w:val="0"/></w:pPr>\
    <w:rPr><w:rFonts w:eastAsia="黑体"/><w:sz w:val="28"/></w:rPr></w:style>\
    <w:style w:type="paragraph" w:styleId="Body"><w:name w:val="Body Text"/><w:basedOn w:val="Normal"/>\
    <w:pPr><w:spacing w:line="380" w:lineRule="atLeast"/><w:ind w:firstLine="480"/></w:pPr></w:style>\
    <w:style w:type="paragraph" w:styleId="Cell"><w:name w:val="Cell"/><w:basedOn w:val="Normal"/>\
    <w:rPr><w:sz w:val="20"/></w:rPr></w:style>\
    <w:style w:type="paragraph" w:styleId="Head"><w:name w:val="Cell Head"/><w:basedOn w:val="Normal"/>\
    <w:pPr><w:jc w:val="center"/></w:pPr><w:rPr><w:rFonts w:eastAsia="黑体"/><w:sz w:val="20"/></w:rPr></w:style>\
    <w:style w:type="paragraph" w:styleId="Note"><w:name w:val="Note"/><w:basedOn w:val="Normal"/>\
    <w:pPr><w:spacing w:before="160"/></w:pPr><w:rPr><w:sz w:val="18"/></w:rPr></w:style></w:styles>
    """

  private static let footer = """
    <w:ftr xmlns:w="\(word)"><w:p><w:pPr><w:jc w:val="center"/></w:pPr>\
    <w:r><w:rPr><w:sz w:val="18"/></w:rPr><w:t xml:space="preserve">评查日 {{评查日}} · {{个人信息}} · 第 </w:t></w:r>\
    <w:fldSimple w:instr=" PAGE "><w:r><w:rPr><w:sz w:val="18"/></w:rPr><w:t>1</w:t></w:r></w:fldSimple>\
    <w:r><w:rPr><w:sz w:val="18"/></w:rPr><w:t xml:space="preserve"> 页</w:t></w:r></w:p></w:ftr>
    """

  private static func document(_ body: String) -> String {
    """
    <w:document xmlns:w="\(word)" xmlns:r="\(office)"><w:body>\(body)<w:sectPr>\
    <w:footerReference w:type="default" r:id="rId2"/><w:pgSz w:w="11906" w:h="16838"/>\
    <w:pgMar w:top="2098" w:right="1474" w:bottom="1985" w:left="1588" w:header="851" w:footer="992" w:gutter="0"/>\
    </w:sectPr></w:body></w:document>
    """
  }
}
