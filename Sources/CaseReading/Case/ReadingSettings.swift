public import DocExtract

/// What a person says about a case before it is read.
public struct ReadingSettings: Sendable {
  /// `--sector`; an id such as `samr`; told from the agency's name when `nil`.
  public var sector: String?
  /// `--province`, short name.
  public var province: String?
  /// `--complete`: the file is a whole volume, whatever it looks like.
  public var isComplete: Bool
  /// `--corrections`
  public var corrections: Corrections
  /// Documents that one case is cut into; a file with which there would be more is not read.
  public var mostDocuments: Int

  public init(
    sector: String? = nil, province: String? = nil, isComplete: Bool = false, corrections: Corrections = Corrections(),
    mostDocuments: Int = ReadingLimits().documents
  ) {
    self.sector = sector
    self.province = province
    self.isComplete = isComplete
    self.corrections = corrections
    self.mostDocuments = mostDocuments
  }
}
