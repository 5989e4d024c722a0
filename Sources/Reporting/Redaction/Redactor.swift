public import CaseReading

/// Hides what a report need not show of persons: numbers, addresses, names. Places, agencies and companies stay.
public struct Redactor: Sendable {
  public var isOn: Bool
  public var audience: Audience?
  /// What a case says of persons; `nil` while no case is looked at.
  private var known: KnownPersons?
  /// Shared by all cases of a report: the same person has the same name in all of them.
  private let tokens: PersonTokens
  private let hidden: Set<PersonalKind>

  public init(isOn: Bool = true, audience: Audience? = nil) {
    self.isOn = isOn && audience?.isInside != true
    self.audience = audience
    tokens = PersonTokens()
    hidden = self.isOn ? PersonalKind.hidden(from: audience) : []
  }

  /// The same, for the words of one case: its persons and their addresses are hidden wherever they are named.
  ///
  /// Cases must be asked for in their order: it decides which 张某 is the first.
  public func knowing(_ file: CaseFile) -> Redactor {
    knowing(NamedPersons(file))
  }

  /// The same for a case that was read before.
  func knowing(_ result: ResultCase) -> Redactor { knowing(NamedPersons(result)) }

  private func knowing(_ persons: NamedPersons) -> Redactor {
    guard isOn else { return self }
    var redactor = self
    redactor.known = KnownPersons(persons, hidden: hidden, tokens: tokens)
    return redactor
  }

  /// `text` with everything hidden that is to be.
  ///
  /// - Parameter context: what stands before `text` in its source; a label there (身份证号, 执法证号) decides what a number is.
  public func masked(_ text: String, after context: String = "") -> String {
    let bytes = Array(text.utf8)
    let masks = masks(in: text, bytes, after: context)
    return masks.isEmpty ? text : masks.applied(to: bytes, 0..<bytes.count)
  }

  /// What is hidden of a text, sorted, not overlapping.
  func masks(in text: String, _ bytes: [UInt8], after context: String = "") -> [Mask] {
    guard isOn, !hidden.isEmpty else { return [] }
    var masks: [Mask] = []
    if DigitRun.mayHold(bytes) { masks += PersonalNumber.masks(in: text, after: context) }
    if WrittenAddress.mayHold(bytes) { masks += WrittenAddress.masks(in: text, sparing: known?.publicAddresses ?? []) }
    if Plate.mayHold(bytes) { masks += Plate.masks(in: bytes, after: context) }
    if bytes.contains(UInt8(ascii: "@")) { masks += Email.masks(in: bytes) }
    masks.removeAll { !hidden.contains($0.kind) }
    if let known { masks += known.masks(in: bytes) }
    return Mask.settled(masks)
  }

  /// The same with names of its own: what only looks for words must not decide which 张某 is the first.
  var apart: Redactor { Redactor(isOn: isOn, audience: audience) }

  /// Stretches of the text of a page, as printed, that hold something hidden; names may be broken by the end of a line.
  ///
  /// - Parameter bytes: UTF-8; the ranges are offsets into it.
  func hiddenRanges(ofPage bytes: [UInt8]) -> [Range<Int>] {
    guard isOn else { return [] }
    let plain = masks(in: String(decoding: bytes, as: UTF8.self), bytes).map(\.range)
    guard let known else { return plain }
    let kept = bytes.indices.filter { bytes[$0] != 0x0A && bytes[$0] != 0x09 }
    let closed = known.masks(in: kept.map { bytes[$0] }).map { mask in
      kept[mask.range.lowerBound]..<(kept[mask.range.upperBound - 1] + 1)
    }
    return plain + closed
  }

  /// The names that stand for persons of the case, in its order.
  var standIns: [StandIn] { known?.standIns ?? [] }
}
