/// The words that part a letter; data, compiled once.
public struct RegionCues: Sendable {
  let narrative, partyLine, evidence, reasons, operative, afterOperative, payment, remedies, discretion: Pattern
}

/// The patterns of `Data/regions.yaml`: alternatives of one pattern each.
struct ReadingWords {
  let regions: RegionCues
  /// Labels of no field: they end the value before them, or only part a form.
  let otherLabels: [String]
  /// Full names of laws by the short names that stand without 《》.
  let lawNames: [String: String]
  /// Provinces, short, by the names of their cities.
  let cities: [String: String]
  let signatureMarker, orderSentence, officersInSpeech, bodyJoint, certificateNumber, goods: Pattern

  init(_ node: PackNode, parts: PatternParts) throws(PackError) {
    var keys = try PackMapping(node, name: "regions")
    _ = keys.take(Self.partsKey)
    regions = RegionCues(
      narrative: try Self.pattern("narrative", &keys, parts), partyLine: try Self.pattern("party-line", &keys, parts),
      evidence: try Self.pattern("evidence", &keys, parts), reasons: try Self.pattern("reasons", &keys, parts),
      operative: try Self.pattern("operative", &keys, parts),
      afterOperative: try Self.pattern("after-operative", &keys, parts),
      payment: try Self.pattern("payment", &keys, parts), remedies: try Self.pattern("remedies", &keys, parts),
      discretion: try Self.pattern("discretion", &keys, parts))
    signatureMarker = try Self.pattern("signature-marker", &keys, parts)
    orderSentence = try Self.pattern("order-sentence", &keys, parts)
    officersInSpeech = try Self.pattern("officers-in-speech", &keys, parts)
    certificateNumber = try Self.pattern("certificate-number", &keys, parts)
    bodyJoint = try Self.pattern("body-joint", &keys, parts)
    goods = try Self.pattern("goods", &keys, parts)
    otherLabels = try keys.take("other-labels")?.labels("other-labels") ?? []
    var names: [String: String] = [:]
    for entry in keys.take("law-names")?.entries ?? [] { names[entry.key] = try entry.value.string("law-names") }
    lawNames = names
    var cities: [String: String] = [:]
    for entry in keys.take("cities")?.entries ?? [] {
      for city in try entry.value.strings("cities") { cities[city] = entry.key }
    }
    self.cities = cities
    try keys.finish()
  }

  /// Where the named parts of patterns stand.
  static let partsKey = "parts"

  private static func pattern(
    _ key: String, _ keys: inout PackMapping, _ parts: PatternParts
  ) throws(PackError) -> Pattern {
    let node = try keys.require(key)
    var alternatives: [String] = []
    for element in node.listed { alternatives.append(try parts.expanded(element)) }
    return try parts.pattern(alternatives.joined(separator: "|"), of: node)
  }
}
