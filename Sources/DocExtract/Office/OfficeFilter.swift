/// How LibreOffice is told to read a file: by its content, never by its name.
///
/// The filter is always forced: of random bytes or a web page LibreOffice would make a document as well.
public enum OfficeFilter: String, Sendable, CaseIterable {
  case word97, word95, rtf, odt, excel97, excel95, ods

  /// The name of LibreOffice's filter.
  public var name: String {
    switch self {
    case .word97: "MS Word 97"
    case .word95: "MS Word 95"
    case .rtf: "Rich Text Format"
    case .odt: "writer8"
    case .excel97: "MS Excel 97"
    case .excel95: "MS Excel 95"
    case .ods: "calc8"
    }
  }

  /// What files of this content are commonly called.
  public var fileExtension: String {
    switch self {
    case .word97, .word95: "doc"
    case .excel97, .excel95: "xls"
    case .rtf, .odt, .ods: rawValue
    }
  }

  /// The format that our own readers take.
  public var target: FileFormat {
    switch self {
    case .word97, .word95, .rtf, .odt: .docx
    case .excel97, .excel95, .ods: .xlsx
    }
  }
}
