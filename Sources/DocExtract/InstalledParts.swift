internal import CCrypto
internal import CLibXML
internal import CPoppler
internal import CZip

/// The libraries that read files, as they are installed here.
public enum InstalledParts {
  public static var poppler: String { String(cString: casecheck_poppler_version()) }
  public static var libxml2: String { LIBXML_DOTTED_VERSION }
  public static var libzip: String { String(cString: zip_libzip_version()) }
  public static var libcrypto: String { String(cString: OpenSSL_version(OPENSSL_VERSION)) }
}
