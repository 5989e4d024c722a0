/// A seal on the picture of a page, as far as it could be told and read.
struct SeenSeal: Equatable {
  /// Round ones are of agencies and companies, oval ones of invoices and offices, square ones of persons.
  enum Shape: Equatable { case round, oval, square }

  var shape: Shape
  /// In pixels of the upright picture.
  var box: Box
  /// What its ring says, and what the line below the star does; empty where nothing could be read.
  var text = ""
  /// 0 to 1, of the words: those of seals are never quoted as certain.
  var confidence: Float = 0
  /// Part of it lies on another page (骑缝章) or on none: its words are not whole.
  var isCut = false
}

/// The print of a finger, 指印, beside a name or in its place.
struct FingerPrint: Equatable {
  /// In pixels of the upright picture.
  var box: Box
}

/// Seals and finger prints, told by their shapes from one another and from red heads.
struct Stamps: Equatable {
  var seals: [SeenSeal] = []
  var fingers: [FingerPrint] = []
}
