internal import CArchive
internal import CCrypto
internal import CLibXML
internal import CPoppler
internal import CZip
internal import Glibc

/// The libraries that read files, as they are installed here.
public enum InstalledParts {
  public static var poppler: String { String(cString: casecheck_poppler_version()) }
  /// Whether the tables of `poppler-data` are there: without them older Chinese PDFs give empty text, in silence.
  public static var hasPopplerData: Bool {
    ["cidToUnicode/Adobe-GB1", "cMap/Adobe-GB1/UniGB-UCS2-H", "cMap/Adobe-GB1/GBK-EUC-H"].allSatisfy {
      access("/usr/share/poppler/\($0)", R_OK) == 0
    }
  }
  public static var libxml2: String { LIBXML_DOTTED_VERSION }
  public static var libzip: String { String(cString: zip_libzip_version()) }
  public static var libarchive: String { String(cString: archive_version_string()).replacing("libarchive ", with: "") }
  public static var leptonica: String { PictureDecoder.version }
  public static var libcrypto: String { String(cString: OpenSSL_version(OPENSSL_VERSION)) }
}
