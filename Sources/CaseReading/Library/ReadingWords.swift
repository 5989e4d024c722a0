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
  let signatureMarker, orderSentence, officersInSpeech, bodyJoint, certificateNumber: Pattern

  init(_ node: PackNode) throws(PackError) {
    var keys = try PackMapping(node, name: "regions")
    regions = RegionCues(
      narrative: try Self.pattern("narrative", &keys), partyLine: try Self.pattern("party-line", &keys),
      evidence: try Self.pattern("evidence", &keys), reasons: try Self.pattern("reasons", &keys),
      operative: try Self.pattern("operative", &keys), afterOperative: try Self.pattern("after-operative", &keys),
      payment: try Self.pattern("payment", &keys), remedies: try Self.pattern("remedies", &keys),
      discretion: try Self.pattern("discretion", &keys))
    signatureMarker = try Self.pattern("signature-marker", &keys)
    orderSentence = try Self.pattern("order-sentence", &keys)
    officersInSpeech = try Self.pattern("officers-in-speech", &keys)
    certificateNumber = try Self.pattern("certificate-number", &keys)
    bodyJoint = try Self.pattern("body-joint", &keys)
    otherLabels = try keys.strings("other-labels").map(LabelFinder.bare)
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

  private static func pattern(_ key: String, _ keys: inout PackMapping) throws(PackError) -> Pattern {
    let node = try keys.require(key)
    let alternatives = try node.strings(key)
    do throws(PatternError) {
      return try Pattern(alternatives.joined(separator: "|"))
    } catch {
      throw node.error("正则表达式有误: \(error.message)")
    }
  }
}
