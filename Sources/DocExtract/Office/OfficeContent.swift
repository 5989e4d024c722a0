/// What stands inside an old Office file or an OpenDocument package, as far as its reader must know.
enum OfficeContent {
  /// The filter that reads the file.
  ///
  /// - Throws: `encrypted`, `damaged` or `unsupported-format`; a password is told here, because LibreOffice would only fail.
  static func filter(_ bytes: UnsafeRawBufferPointer, _ format: FileFormat) throws(ExtractionIssue) -> OfficeFilter {
    switch format {
    case .rtf: return .rtf
    case .odt, .ods:
      try checkPassword(ofPackage: bytes)
      return format == .odt ? .odt : .ods
    default: return try filter(ofCompound: bytes)
    }
  }

  /// `doc` and `xls` of a container that holds them; `doc` too for one that is encrypted or damaged, `unknown` for others.
  static func format(ofCompound bytes: UnsafeRawBufferPointer) -> FileFormat {
    guard let file = CompoundFile(bytes) else { return .doc }
    if file.has("WordDocument") { return .doc }
    if isWorkbook(file) { return .xls }
    return file.has("EncryptedPackage") ? .doc : .unknown
  }

  /// What a container holds that is neither a document nor a table; `nil` when that is not known.
  static func name(ofCompound bytes: UnsafeRawBufferPointer) -> String? {
    guard let file = CompoundFile(bytes) else { return nil }
    if file.has("PowerPoint Document") { return "PowerPoint 演示文稿" }
    if file.has("__properties_version1.0") { return "Outlook 邮件" }
    if file.has("VisioDocument") { return "Visio 图" }
    if file.has("FileHeader"), file.has("DocInfo") { return "HWP 文档" }
    // The installer packs two letters of a name into one character of this range.
    let isPacked = file.streams.contains { 0x3800...0x4840 ~= $0.name.unicodeScalars.first?.value ?? 0 }
    return isPacked ? "安装程序(MSI)" : nil
  }

  private static func isWorkbook(_ file: CompoundFile) -> Bool { file.has("Workbook") || file.has("Book") }

  private static func filter(ofCompound bytes: UnsafeRawBufferPointer) throws(ExtractionIssue) -> OfficeFilter {
    guard let file = CompoundFile(bytes) else {
      throw ExtractionIssue(.damaged, "文件已损坏或者不完整,找不到内部目录;请重新导出或者重新复制")
    }
    if file.has("EncryptedPackage") { throw encrypted }
    if file.has("WordDocument") { return try word(file.head(of: "WordDocument")) }
    return file.has("Workbook") ? try excel(file.head(of: "Workbook")) : .excel95
  }

  /// MS-DOC §2.5.1: `wIdent`, `nFib`, and bit 8 of the flags at 10, which says that the text is encrypted.
  private static func word(_ head: [UInt8]) throws(ExtractionIssue) -> OfficeFilter {
    guard head.count >= 12 else {
      throw ExtractionIssue(.damaged, "文件不完整,正文已丢失;请重新导出或者重新复制")
    }
    if head[11] & 1 != 0 { throw encrypted }
    return (Int(head[2]) | Int(head[3]) << 8) < 0xC1 ? .word95 : .word97
  }

  /// MS-XLS §2.4.117: the record `FilePass` stands right behind the first record.
  private static func excel(_ head: [UInt8]) throws(ExtractionIssue) -> OfficeFilter {
    guard head.count >= 4 else {
      throw ExtractionIssue(.damaged, "文件不完整,表格已丢失;请重新导出或者重新复制")
    }
    let next = 4 + (Int(head[2]) | Int(head[3]) << 8)
    if next + 1 < head.count, head[next] == 0x2F, head[next + 1] == 0 { throw encrypted }
    return .excel97
  }

  private static func checkPassword(ofPackage bytes: UnsafeRawBufferPointer) throws(ExtractionIssue) {
    let package = try ZipPackage(bytes, limits: ReadingLimits())
    var manifest: [UInt8] = []
    _ = try package.read("META-INF/manifest.xml") { piece throws(ExtractionIssue) in
      if manifest.count < 1 << 20 { manifest += piece }
    }
    if String(decoding: manifest, as: UTF8.self).contains("encryption-data") { throw encrypted }
  }

  static var encrypted: ExtractionIssue {
    ExtractionIssue(.encrypted, "文件已加密,需要打开密码;请解除密码后重新放入案卷")
  }
}

extension ExtractionIssue {
  /// What a file says that nothing here can convert.
  public static func needsLibreOffice(_ format: FileFormat) -> ExtractionIssue {
    ExtractionIssue(
      .needsLibreOffice,
      "\(format.chineseName),需要 LibreOffice 转换后才能读取,这台机器上没有;请安装(如 apt install libreoffice-writer "
        + "libreoffice-calc)后重新检查,或者另存为 DOCX、XLSX、PDF 后放入案卷")
  }
}
