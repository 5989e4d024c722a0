/// A part of a page that is to be shown as a picture.
public struct PageArea: Sendable, Equatable {
  /// 1-based.
  public var page: Int
  /// In points from the top left of the page as shown; what lies beyond the page is left out.
  public var box: Box
  /// Pixels to the inch; kept within ``resolutions``.
  public var resolution: Int
  /// What nobody may see, in points of the page: painted black before the picture leaves the worker.
  public var blackened: [Box]

  public static let resolutions = 36...300

  public init(page: Int, box: Box, resolution: Int = 110, blackened: [Box] = []) {
    self.page = page
    self.box = box
    self.resolution = resolution
    self.blackened = blackened
  }
}

/// A part of a page as a picture.
public struct PagePicture: Sendable, Equatable {
  public enum Kind: String, Sendable, CaseIterable { case png, jpeg }

  /// What it shows, in points from the top left of the page.
  public var box: Box
  /// In pixels.
  public var width, height: Int
  public var kind: Kind
  /// The file; the same for the same page.
  public var bytes: [UInt8]

  public init(box: Box, width: Int, height: Int, kind: Kind, bytes: [UInt8]) {
    self.box = box
    self.width = width
    self.height = height
    self.kind = kind
    self.bytes = bytes
  }
}
