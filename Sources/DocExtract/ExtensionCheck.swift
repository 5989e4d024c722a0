/// Notes a name that says something else than the content.
enum ExtensionCheck {
  private static let expected: [String: Set<FileFormat>] = [
    "pdf": [.pdf], "docx": [.docx], "docm": [.docx], "dotx": [.docx], "dotm": [.docx], "doc": [.doc, .wordXML],
    "dot": [.doc], "wps": [.doc, .docx, .wordXML], "wpt": [.doc, .docx], "ofd": [.ofd], "odt": [.odt], "ott": [.odt],
    "xlsx": [.xlsx], "xlsm": [.xlsx], "xltx": [.xlsx], "xls": [.xls], "et": [.xls, .xlsx], "ods": [.ods],
    "rtf": [.rtf], "txt": [.text, .csv], "csv": [.csv, .text], "htm": [.html], "html": [.html], "mht": [.html],
    "mhtml": [.html], "jpg": [.picture], "jpeg": [.picture], "png": [.picture],
    "tif": [.picture], "tiff": [.picture], "bmp": [.picture], "zip": [.archive], "rar": [.archive], "7z": [.archive],
  ]

  /// `nil` when the extension fits, is unknown or missing.
  static func issue(_ path: String, _ format: FileFormat) -> ExtractionIssue? {
    let name = path.split(separator: "/").last ?? ""
    guard let dot = name.lastIndex(of: "."), dot != name.startIndex else { return nil }
    let suffix = name[name.index(after: dot)...].lowercased()
    guard let formats = expected[suffix], !formats.contains(format) else { return nil }
    return ExtractionIssue(.extensionMismatch, "扩展名是 .\(suffix),内容是\(format.chineseName);已按内容读取,建议改名")
  }
}

extension FileFormat {
  /// What a user calls the format.
  public var chineseName: String {
    switch self {
    case .pdf: "PDF"
    case .docx: "Word 文档(DOCX)"
    case .text: "纯文本"
    case .wordXML: "Word XML 文档"
    case .csv: "文本表格(CSV)"
    case .ofd: "OFD 版式文件"
    case .doc: "旧版 Word/WPS 文档"
    case .xlsx: "电子表格(XLSX)"
    case .picture: "图片"
    case .archive: "压缩包"
    case .html: "网页(HTML)"
    case .rtf: "RTF 文档"
    case .odt: "OpenDocument 文档(ODT)"
    case .xls: "旧版电子表格(XLS)"
    case .ods: "OpenDocument 电子表格(ODS)"
    case .unknown: "无法识别的格式"
    }
  }
}
