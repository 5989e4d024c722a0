import DocExtract

/// Compares what seals say with who issued the document: only ever a hint, as seals are read badly.
struct SealRemarks {
  let library: KindLibrary

  /// Words of seals that were read less surely tell nothing.
  private static let leastConfidence = 0.85
  /// Shares of letters that two names have in common, in order: from the first on they are the same, below the second
  /// they are not.
  private static let (same, other) = (0.75, 0.5)
  /// Letters of the shortest name that says something.
  private static let shortest = 4

  func remarks(on document: CaseDocument, in source: ExtractedDocument) -> CaseRemark? {
    guard let kind = library.kind(document.kind), kind.isIssuedToParty, kind.field("agency-seal") != nil else {
      return nil
    }
    let agencies = ["issuing-agency", "agency-name"].flatMap { document.fields[$0] ?? [] }
      .filter { $0.state == .found && source.isSure(of: $0.span) }.map { AgencyName($0.text).text }
      .filter { $0.count >= Self.shortest }
    guard let agency = agencies.first else { return nil }
    let seals = source.marks.filter { mark in
      guard mark.kind == .seal, !mark.text.isEmpty, let offset = mark.offset else { return false }
      return document.span.start <= offset && offset < document.span.end
    }
    guard !seals.contains(where: { seal in agencies.contains { Self.isSame(seal.text, as: $0) } }),
      let seal = seals.first, seals.allSatisfy({ isOther($0, than: agencies) })
    else { return nil }
    let place = seal.page.map { "第\($0)页" } ?? ""
    return CaseRemark(
      .sealDiffers, source: document.source, page: seal.page,
      "\(place)的印章像是“\(seal.text)”的,与落款“\(agency)”不同;印章上的文字认得不准,请对照原件")
  }

  private func isOther(_ seal: Mark, than agencies: [String]) -> Bool {
    let name = AgencyName(seal.text).text
    guard Self.namesSomebody(name), seal.textConfidence ?? 1 >= Self.leastConfidence else { return false }
    return agencies.allSatisfy { Self.likeness(name, $0) < Self.other }
  }

  /// A picture that its editor called `Picture 1` or 图片 3, or its author 电子印章, says of nobody.
  private static func namesSomebody(_ name: String) -> Bool {
    let words = ["图片", "图像", "图形", "印章", "公章", "签章", "盖章", "电子", "扫描"].reduce(name) { $0.replacing($1, with: "") }
    return words.unicodeScalars.count { (0x4E00...0x9FFF).contains($0.value) } >= shortest
  }

  /// Whether a seal is that of an agency, its province or city left out or not, with or without 专用章.
  static func isSame(_ seal: String, as agency: String) -> Bool { likeness(seal, agency) >= same }

  /// How many letters two names have in common, in their order, as a share of those of the shorter one; 0 to 1.
  static func likeness(_ a: String, _ b: String) -> Double {
    let (a, b) = (Array(a.unicodeScalars.prefix(60)), Array(b.unicodeScalars.prefix(60)))
    guard !a.isEmpty, !b.isEmpty else { return 0 }
    var row = [Int](repeating: 0, count: b.count + 1)
    for letter in a {
      var diagonal = 0
      for (index, other) in b.enumerated() {
        let above = row[index + 1]
        row[index + 1] = letter == other ? diagonal + 1 : max(above, row[index])
        diagonal = above
      }
    }
    return Double(row[b.count]) / Double(min(a.count, b.count))
  }
}
