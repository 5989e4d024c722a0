import CPage

/// What kind of picture an object shows.
enum PictureKind {
  /// Points; a seal has 60 mm at most, and so has a written name.
  private static let sides = 8...200.0

  /// `CASECHECK_PICTURE`, unless the colours of a small picture tell a seal, a written name or empty paper.
  static func kind(of medium: OFDResources.Media?, area: Box, in resources: OFDResources) -> Int {
    guard sides ~= area.width, sides ~= area.height, let path = medium?.path,
      let seen = resources.pictures.judge(path)
    else { return Int(CASECHECK_PICTURE) }
    return switch seen.verdict {
    case .seal: Int(CASECHECK_PICTURE_RED)
    case .ink: Int(CASECHECK_PICTURE_INK)
    case .blank: Int(CASECHECK_PICTURE_BLANK)
    case .other: Int(CASECHECK_PICTURE)
    }
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
