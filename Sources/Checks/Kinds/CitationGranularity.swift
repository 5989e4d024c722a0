import CaseReading

/// Whether citations name article, paragraph and item.
struct CitationGranularity {
  private let found: [CitedPlace]
  private let exact: Set<String>
  private let scope: CaseScope

  init(_ found: [CitedPlace], exact: Set<String>, _ scope: CaseScope) {
    self.found = found
    self.exact = exact
    self.scope = scope
  }

  func examine() -> CheckOutcome {
    var outcome = CheckOutcome()
    for place in found {
      let citation = place.citation
      guard let article = citation.article else {
        if !isIntroduced(place) { outcome.findings.append(finding(place, "只写《\(citation.law)》,没有写到条")) }
        continue
      }
      outcome.isPassed = true
      if citation.levelDoubtful {
        outcome.hints.append(finding(place, "《\(citation.law)》第\(article)条的“款”“项”层级存疑").softened)
      } else if let message = coarse(citation, article) {
        if exact.contains(place.field ?? "") {
          outcome.findings.append(finding(place, message))
        } else {
          outcome.hints.append(finding(place, message).softened)
        }
      }
    }
    return outcome
  }

  /// The same law named with its article in the field, or a law of procedure beside a basis that is: 根据《行政处罚法》…限你十五日内缴纳.
  private func isIntroduced(_ place: CitedPlace) -> Bool {
    let isOfProcedure = ["行政处罚法", "收缴分离", "程序规定"].contains { place.citation.law.contains($0) }
    return found.contains {
      $0.field == place.field && $0.document.id == place.document.id && $0.citation.article != nil
        && ($0.citation.law == place.citation.law || isOfProcedure)
    }
  }

  /// What is missing behind the article, where the register describes it.
  private func coarse(_ citation: Citation, _ article: Int) -> String? {
    let laws = scope.facts.reference.laws
    guard citation.item == nil, citation.subarticle == nil, let hit = laws.find(citation.law), hit.confidence == 1
    else { return nil }
    let day = scope.facts.decisionDate?.value ?? scope.asOf
    guard let version = hit.law.versions.last(where: { $0.isInForce(on: day) == true }),
      let known = laws.article(article, of: hit.law, version: version.label)
    else { return nil }
    if let paragraph = citation.paragraph {
      guard let items = known.itemsByParagraph[paragraph], items > 0 else { return nil }
      return "《\(citation.law)》第\(article)条第\(paragraph)款有\(items)项,没有写到项"
    }
    if known.paragraphs > 1 { return "《\(citation.law)》第\(article)条有\(known.paragraphs)款,没有写到款" }
    return known.items > 0 ? "《\(citation.law)》第\(article)条有\(known.items)项,没有写到项" : nil
  }

  private func finding(_ place: CitedPlace, _ message: String) -> Finding {
    scope.finding(
      "\(scope.facts.name(of: place.document))\(message)", kind: place.document.kind,
      subject: "\(place.citation.law)\(place.citation.article ?? 0)", evidence: [place.evidence])
  }
}
