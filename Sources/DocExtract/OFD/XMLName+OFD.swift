extension XMLName {
  /// Whether the text directly inside matters, for the elements of OFD.
  var bearsOFDText: Bool {
    switch self {
    case .ofdTextCode, .ofdAbbreviatedData, .ofdGlyphs, .ofdPhysicalBox, .ofdApplicationBox, .ofdContentBox,
      .ofdCropBox, .ofdDocRoot, .ofdPublicRes, .ofdDocumentRes, .ofdPageRes, .ofdMediaFile, .ofdFileLoc,
      .ofdAnnotations, .ofdAttachments, .ofdSignatures, .ofdBaseLoc, .ofdTitle, .ofdAuthor, .ofdCreationDate,
      .ofdModDate, .ofdCreator, .ofdRemark, .ofdSignatureMethod, .ofdSignatureDateTime, .ofdCheckValue,
      .ofdSignedValue, .ofdSeal:
      true
    default: false
    }
  }
}

extension XMLElement {
  /// The text inside without blanks around it; `nil` when nothing is left.
  var trimmed: String? {
    let body = text.drop { $0 <= 0x20 }
    guard let last = body.lastIndex(where: { $0 > 0x20 }) else { return nil }
    return String(decoding: body[...last], as: UTF8.self)
  }
}
