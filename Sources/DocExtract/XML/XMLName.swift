import CLibXML

/// The names of elements and attributes that the readers of Office packages know.
///
/// Raw values are `prefix:local`, with one prefix for the transitional and the strict namespace of each vocabulary;
/// attributes carry no prefix, except for those of relationships.
enum XMLName: String, CaseIterable {
  case other = ""
  // OFD (GB/T 33190): elements, then attributes.
  case ofdRoot = "ofd:OFD", ofdDocBody = "ofd:DocBody", ofdDocInfo = "ofd:DocInfo", ofdDocRoot = "ofd:DocRoot"
  case ofdDocID = "ofd:DocID", ofdTitle = "ofd:Title", ofdAuthor = "ofd:Author", ofdSubject = "ofd:Subject"
  case ofdCreationDate = "ofd:CreationDate", ofdModDate = "ofd:ModDate", ofdCreator = "ofd:Creator"
  case ofdVersions = "ofd:Versions", ofdVersion = "ofd:Version", ofdDocument = "ofd:Document"
  case ofdCommonData = "ofd:CommonData", ofdPageArea = "ofd:PageArea", ofdPublicRes = "ofd:PublicRes"
  case ofdDocumentRes = "ofd:DocumentRes", ofdTemplatePage = "ofd:TemplatePage", ofdPages = "ofd:Pages"
  case ofdPage = "ofd:Page", ofdAnnotations = "ofd:Annotations", ofdAttachments = "ofd:Attachments"
  case ofdPhysicalBox = "ofd:PhysicalBox", ofdApplicationBox = "ofd:ApplicationBox", ofdContentBox = "ofd:ContentBox"
  case ofdCropBox = "ofd:CropBox", ofdArea = "ofd:Area", ofdContent = "ofd:Content", ofdLayer = "ofd:Layer"
  case ofdPageRes = "ofd:PageRes", ofdTemplate = "ofd:Template", ofdPageBlock = "ofd:PageBlock"
  case ofdTextObject = "ofd:TextObject", ofdPathObject = "ofd:PathObject", ofdImageObject = "ofd:ImageObject"
  case ofdCompositeObject = "ofd:CompositeObject", ofdTextCode = "ofd:TextCode", ofdCGTransform = "ofd:CGTransform"
  case ofdGlyphs = "ofd:Glyphs", ofdFillColor = "ofd:FillColor", ofdStrokeColor = "ofd:StrokeColor"
  case ofdAbbreviatedData = "ofd:AbbreviatedData", ofdRes = "ofd:Res", ofdFonts = "ofd:Fonts", ofdFont = "ofd:Font"
  case ofdMultiMedias = "ofd:MultiMedias", ofdMultiMedia = "ofd:MultiMedia", ofdMediaFile = "ofd:MediaFile"
  case ofdCompositeGraphicUnits = "ofd:CompositeGraphicUnits", ofdCompositeGraphicUnit = "ofd:CompositeGraphicUnit"
  case ofdDrawParams = "ofd:DrawParams", ofdDrawParam = "ofd:DrawParam", ofdPageAnnot = "ofd:PageAnnot"
  case ofdAnnot = "ofd:Annot", ofdAppearance = "ofd:Appearance", ofdRemark = "ofd:Remark", ofdFileLoc = "ofd:FileLoc"
  case ofdAttachment = "ofd:Attachment", ofdSignatures = "ofd:Signatures", ofdSignature = "ofd:Signature"
  case ofdSignedInfo = "ofd:SignedInfo", ofdProvider = "ofd:Provider", ofdSignatureMethod = "ofd:SignatureMethod"
  case ofdSignatureDateTime = "ofd:SignatureDateTime", ofdReferences = "ofd:References"
  case ofdReference = "ofd:Reference", ofdCheckValue = "ofd:CheckValue", ofdStampAnnot = "ofd:StampAnnot"
  case ofdSeal = "ofd:Seal", ofdBaseLoc = "ofd:BaseLoc", ofdSignedValue = "ofd:SignedValue"
  case ofdEncryptions = "ofd:Encryptions", ofdEncryptInfo = "ofd:EncryptInfo"
  case ofdID = "ID", ofdBase = "BaseLoc", ofdTemplateID = "TemplateID", ofdZOrder = "ZOrder"
  case ofdBoundary = "Boundary", ofdCTM = "CTM", ofdFontRef = "Font", ofdSize = "Size"
  case ofdHScale = "HScale", ofdReadDirection = "ReadDirection", ofdCharDirection = "CharDirection"
  case ofdWeight = "Weight", ofdItalic = "Italic", ofdVisible = "Visible", ofdAlpha = "Alpha"
  case ofdFill = "Fill", ofdStroke = "Stroke", ofdX = "X", ofdY = "Y", ofdDeltaX = "DeltaX"
  case ofdDeltaY = "DeltaY", ofdCodePosition = "CodePosition", ofdCodeCount = "CodeCount"
  case ofdGlyphCount = "GlyphCount", ofdDrawParamRef = "DrawParam", ofdLineWidth = "LineWidth"
  case ofdResourceID = "ResourceID", ofdFormat = "Format", ofdFontName = "FontName"
  case ofdFamilyName = "FamilyName", ofdBold = "Bold", ofdRelative = "Relative"
  case ofdPageID = "PageID", ofdSubtype = "Subtype", ofdFileRef = "FileRef"
  case ofdCheckMethod = "CheckMethod", ofdPageRef = "PageRef", ofdClip = "Clip"
  case ofdCurrent = "Current", ofdName = "Name", ofdCompany = "Company"
  case ofdProviderName = "ProviderName", ofdIndex = "Index", ofdValue = "Value"
  // Structure.
  case document = "w:document", body = "w:body", p = "w:p", r = "w:r", t = "w:t", tbl = "w:tbl", tr = "w:tr", tc =
    "w:tc"
  case sdt = "w:sdt", sdtPr = "w:sdtPr", sdtContent = "w:sdtContent", sectPr = "w:sectPr", altChunk = "w:altChunk"
  case hyperlink = "w:hyperlink", smartTag = "w:smartTag", customXml = "w:customXml", fldSimple = "w:fldSimple"
  case ins = "w:ins", del = "w:del", moveFrom = "w:moveFrom", moveTo = "w:moveTo", bdo = "w:bdo", dir = "w:dir"
  case hdr = "w:hdr", ftr = "w:ftr", footnote = "w:footnote", endnote = "w:endnote", comment = "w:comment"
  case headerReference = "w:headerReference", footerReference = "w:footerReference", titlePg = "w:titlePg"
  // Runs.
  case tab = "w:tab", ptab = "w:ptab", br = "w:br", cr = "w:cr", sym = "w:sym", noBreakHyphen = "w:noBreakHyphen"
  case drawing = "w:drawing", pict = "w:pict", object = "w:object", fldChar = "w:fldChar", ruby = "w:ruby"
  case rubyBase = "w:rubyBase", ffData = "w:ffData", ffCheckBox = "w:checkBox", ffChecked = "w:checked", ffDefault =
    "w:default"
  case instrText = "w:instrText", ffList = "w:ddList", ffResult = "w:result", listEntry = "w:listEntry"
  // Properties.
  case pPr = "w:pPr", rPr = "w:rPr", tblGrid = "w:tblGrid", gridCol = "w:gridCol", trPr = "w:trPr", tcPr = "w:tcPr"
  case gridSpan = "w:gridSpan", vMerge = "w:vMerge", hMerge = "w:hMerge", gridBefore = "w:gridBefore"
  case cellDel = "w:cellDel", tabs = "w:tabs", pStyle = "w:pStyle", rStyle = "w:rStyle", jc = "w:jc", b = "w:b"
  case sz = "w:sz", u = "w:u", vanish = "w:vanish", rFonts = "w:rFonts", numPr = "w:numPr", numId = "w:numId"
  case ilvl = "w:ilvl", rPrChange = "w:rPrChange", pPrChange = "w:pPrChange", checkbox = "w14:checkbox"
  case checked = "w14:checked", colour = "w:color", shade = "w:shd", highlight = "w:highlight", tblPr = "w:tblPr"
  case tblStyle = "w:tblStyle", background = "w:background", sectionType = "w:type"
  case pageBreakBefore = "w:pageBreakBefore"
  // Styles and numbering.
  case styles = "w:styles", style = "w:style", basedOn = "w:basedOn", docDefaults = "w:docDefaults"
  case rPrDefault = "w:rPrDefault", pPrDefault = "w:pPrDefault", numbering = "w:numbering", abstractNum =
    "w:abstractNum"
  case num = "w:num", abstractNumId = "w:abstractNumId", lvl = "w:lvl", lvlOverride = "w:lvlOverride", start = "w:start"
  case startOverride = "w:startOverride", numFmt = "w:numFmt", lvlText = "w:lvlText", lvlRestart = "w:lvlRestart"
  case suff = "w:suff", isLgl = "w:isLgl", numStyleLink = "w:numStyleLink", styleLink = "w:styleLink"
  // Pictures and shapes.
  case alternateContent = "mc:AlternateContent", choice = "mc:Choice", fallback = "mc:Fallback"
  case inline = "wp:inline", anchor = "wp:anchor", extent = "wp:extent", docPr = "wp:docPr", wrapNone = "wp:wrapNone"
  case blip = "a:blip", txbxContent = "w:txbxContent", shape = "v:shape", rect = "v:rect", imagedata = "v:imagedata"
  case textPath = "v:textpath"
  case signatureLine = "o:signatureline", oleObject = "o:OLEObject", control = "w:control", pic = "pic:pic", mathText =
    "m:t"
  // A document in one file: parts of a package, and what only Word 2003 writes.
  case package = "pkg:package", part = "pkg:part", xmlData = "pkg:xmlData", wordDocument = "w:wordDocument"
  case annotation = "aml:annotation", annotated = "aml:content", sect = "wx:sect", subSection = "wx:sub-section"
  case borderGroup = "wx:pBdrGroup", vmerge = "w:vmerge", hmerge = "w:hmerge", hlink = "w:hlink", listPr = "w:listPr"
  case listText = "wx:t"
  // Relationships and properties of the document.
  case relationships = "rel:Relationships", relationship = "rel:Relationship", title = "dc:title", creator =
    "dc:creator"
  case created = "dcterms:created", modified = "dcterms:modified"
  // Spreadsheets.
  case workbook = "x:workbook", workbookPr = "x:workbookPr", sheets = "x:sheets", sheet = "x:sheet", si = "x:si"
  case sheetData = "x:sheetData", row = "x:row", cell = "x:c", cellValue = "x:v", formula = "x:f", inlineText = "x:is"
  case sheetText = "x:t", sheetRun = "x:r", mergeCells = "x:mergeCells", mergeCell = "x:mergeCell", cols = "x:cols"
  case col = "x:col", numFmts = "x:numFmts", sheetFormat = "x:numFmt", cellXfs = "x:cellXfs", xf = "x:xf"
  case sheetFonts = "x:fonts", sheetFont = "x:font", sheetColour = "x:color", sheetFontSize = "x:sz"
  case sheetFills = "x:fills", sheetFill = "x:fill", patternFill = "x:patternFill", fgColor = "x:fgColor"
  case autoFilter = "x:autoFilter", filterColumn = "x:filterColumn", tableParts = "x:tableParts"
  case conditionalFormatting = "x:conditionalFormatting"
  case commentList = "x:commentList", sheetComment = "x:comment", commentText = "x:text"
  case drawingParagraph = "a:p", drawingText = "a:t"
  // Attributes.
  case val = "val", id = "id", type = "type", styleId = "styleId", char = "char", font = "font", ascii = "ascii"
  case hAnsi = "hAnsi", leader = "leader", fldCharType = "fldCharType", isDefault = "default", name = "name", descr =
    "descr"
  case imageTitle = "title", cx = "cx", cy = "cy", relId = "r:id", embed = "r:embed", link = "r:link", target = "Target"
  case targetMode = "TargetMode", relType = "Type", relationId = "Id", author = "author", ilvlAttribute = "ilvl"
  case numIdAttribute = "numId", abstractId = "abstractNumId", alt = "alt", styleText = "style", count = "w"
  case instruction = "instr", fieldLock = "fldLock", programId = "ProgID"
  case place = "r", formatIndex = "s", cellType = "t", area = "ref", state = "state", hidden = "hidden"
  case columnWidth = "width", firstColumn = "min", lastColumn = "max", rowHeight = "ht", fontId = "fontId"
  case fillId = "fillId", rgb = "rgb", theme = "theme", tint = "tint", indexed = "indexed", patternType = "patternType"
  case string = "string"
  case fill = "fill", colourAttribute = "color", behindText = "behindDoc"
  case date1904 = "date1904", formatId = "numFmtId", formatCode = "formatCode"

  /// Whether the text directly inside matters.
  var bearsText: Bool {
    switch self {
    case .t, .instrText, .mathText, .cellValue, .sheetText, .drawingText, .title, .creator, .created, .modified: true
    default: false
    }
  }
}

extension XMLName {
  /// The compiler's own initializer compares with one raw value after the other.
  fileprivate static let named = Dictionary(uniqueKeysWithValues: allCases.map { ($0.rawValue, $0) })
}

/// Finds the name behind the pointers of a parser, which interns its strings: the same pointer is the same word.
struct XMLNameCache {
  private struct Key: Hashable {
    var local, uri: UnsafePointer<xmlChar>?
  }
  /// Elements of every other namespace, and of none, pass for those of this vocabulary; empty: they are not known.
  private let vocabulary: String
  private var elements = Names()
  private var attributes = Names()

  /// Names by their pointers: the place of each is tried before the table is searched.
  private struct Names {
    private var places = [(key: Key, name: XMLName)?](repeating: nil, count: 256)
    private var all: [Key: XMLName] = [:]

    private static func place(_ key: Key) -> Int {
      let local = UInt(bitPattern: key.local)
      return Int(truncatingIfNeeded: (local ^ local >> 8 ^ UInt(bitPattern: key.uri) >> 4) & 0xFF)
    }

    subscript(key: Key) -> XMLName? {
      mutating get {
        let place = Self.place(key)
        if let known = places[place], known.key == key { return known.name }
        guard let name = all[key] else { return nil }
        places[place] = (key, name)
        return name
      }
      set { all[key] = newValue }
    }
  }

  init(vocabulary: String = "") { self.vocabulary = vocabulary }

  mutating func element(_ local: UnsafePointer<xmlChar>?, _ uri: UnsafePointer<xmlChar>?) -> XMLName {
    let key = Key(local: local, uri: uri)
    if let name = elements[key] { return name }
    let name = words(local, uri).flatMap { prefix, word in XMLName.named["\(prefix):\(word)"] } ?? .other
    elements[key] = name
    return name
  }

  mutating func attribute(_ local: UnsafePointer<xmlChar>?, _ uri: UnsafePointer<xmlChar>?) -> XMLName {
    let key = Key(local: local, uri: uri)
    if let name = attributes[key] { return name }
    let name = words(local, uri).flatMap { prefix, word in
      let isBare = prefix.isEmpty || prefix == vocabulary || Self.attributeOwners.contains(prefix)
      return XMLName.named[isBare ? word : "\(prefix):\(word)"]
    }
    attributes[key] = name ?? .other
    return name ?? .other
  }

  /// The prefix we use for a namespace, empty without one, and the local name; `nil` for vocabularies not read.
  private func words(
    _ local: UnsafePointer<xmlChar>?, _ uri: UnsafePointer<xmlChar>?
  ) -> (prefix: String, word: String)? {
    guard let local else { return nil }
    let word = String(cString: local)
    if !vocabulary.isEmpty { return (vocabulary, word) }
    guard let uri else { return ("", word) }
    return Self.prefixes[String(cString: uri)].map { ($0, word) }
  }

  /// Vocabularies whose attributes are written with their prefix.
  private static let attributeOwners: Set<String> = ["w", "w14", "pkg", "wx"]

  private static let prefixes: [String: String] = [
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main": "w",
    "http://purl.oclc.org/ooxml/wordprocessingml/main": "w",
    "http://schemas.microsoft.com/office/word/2003/wordml": "w",
    "http://schemas.microsoft.com/office/word/2003/auxHint": "wx",
    "http://schemas.microsoft.com/aml/2001/core": "aml",
    "http://schemas.microsoft.com/office/2006/xmlPackage": "pkg",
    "http://schemas.microsoft.com/office/word/2010/wordml": "w14",
    "http://schemas.openxmlformats.org/spreadsheetml/2006/main": "x",
    "http://purl.oclc.org/ooxml/spreadsheetml/main": "x",
    "http://schemas.openxmlformats.org/markup-compatibility/2006": "mc",
    "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing": "wp",
    "http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing": "wp",
    "http://schemas.openxmlformats.org/drawingml/2006/main": "a",
    "http://purl.oclc.org/ooxml/drawingml/main": "a",
    "http://schemas.openxmlformats.org/drawingml/2006/picture": "pic",
    "http://purl.oclc.org/ooxml/drawingml/picture": "pic",
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships": "r",
    "http://purl.oclc.org/ooxml/officeDocument/relationships": "r",
    "http://schemas.openxmlformats.org/package/2006/relationships": "rel",
    "http://schemas.openxmlformats.org/officeDocument/2006/math": "m",
    "http://purl.oclc.org/ooxml/officeDocument/math": "m",
    "urn:schemas-microsoft-com:vml": "v", "urn:schemas-microsoft-com:office:office": "o",
    "http://purl.org/dc/elements/1.1/": "dc", "http://purl.org/dc/terms/": "dcterms",
  ]
}
