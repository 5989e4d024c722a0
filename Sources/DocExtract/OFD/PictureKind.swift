import CPage

/// What kind of picture an object shows.
enum PictureKind {
  /// One of `CASECHECK_PICTURE` and `CASECHECK_PICTURE_RED`.
  static func kind(of medium: OFDResources.Media?, area: Box, in resources: OFDResources) -> Int {
    // The colours of a picture are not looked at: electronic seals of OFD are signatures.
    Int(CASECHECK_PICTURE)
  }

  /// Whether a picture lets nothing of what is below it through: its format knows no transparency.
  static func isOpaque(_ medium: OFDResources.Media?) -> Bool {
    guard let medium else { return false }
    let name = medium.path?.uppercased() ?? ""
    return ["JPG", "JPEG", "BMP", "JB2", "JBIG2", "GBIG2", "TIF", "TIFF"].contains {
      medium.format == $0 || name.hasSuffix(".\($0)")
    }
  }
}
