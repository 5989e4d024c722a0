import CPoppler
import Glibc

/// The parts of the system that reading stands on, for `casecheck doctor`.
public enum ReadingParts {
  public static var popplerVersion: String { String(cString: casecheck_poppler_version()) }

  /// Whether the tables of `poppler-data` are there: without them older Chinese PDFs give empty text, in silence.
  public static var hasPopplerData: Bool {
    ["cidToUnicode/Adobe-GB1", "cMap/Adobe-GB1/UniGB-UCS2-H", "cMap/Adobe-GB1/GBK-EUC-H"].allSatisfy {
      access("/usr/share/poppler/\($0)", R_OK) == 0
    }
  }
}
