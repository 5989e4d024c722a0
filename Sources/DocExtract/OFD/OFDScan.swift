import CPage

/// A picture that fills most of a page.
struct OFDScan {
  /// Inside of the package.
  let path: String
  /// On the page, in points.
  let box: Box
  /// Neither turned nor mirrored.
  let isUpright: Bool
}

extension OFDPageContent {
  /// Letters below which a page is looked at: with more it counts as read.
  private static let fewLetters = 40

  /// The only picture that fills most of the page; `nil` when there are several, or when it is turned.
  var scan: OFDScan? { scans.count == 1 ? scans.first { $0.isUpright } : nil }

  var isWithoutText: Bool { glyphs.count < Self.fewLetters }

  /// Looks at the scans of a page without text: an empty sheet is no picture, and red rings are seals.
  mutating func lookAtScans(with pictures: PackagedPictures) {
    guard isWithoutText else { return }
    for scan in scans.prefix(4) {
      guard let raster = pictures.page(scan.path) else { continue }
      if raster.isBlank {
        hide(scan.box)
      } else if scan.isUpright {
        for seal in SealFinder.seals(on: raster, page: (scan.box.width, scan.box.height)) {
          self.pictures.append(
            casecheck_picture(
              x: Float(scan.box.x + seal.x), y: Float(scan.box.y + seal.y), width: Float(seal.width),
              height: Float(seal.height), kind: UInt32(CASECHECK_RED_RING)))
        }
      }
    }
  }

  private mutating func hide(_ box: Box) {
    for (index, picture) in pictures.enumerated()
    where picture.x == Float(box.x) && picture.y == Float(box.y) && picture.width == Float(box.width)
      && picture.height == Float(box.height)
    {
      pictures[index].kind = UInt32(CASECHECK_PICTURE_BLANK)
    }
  }
}
