import CaseReading

/// Whether what is cited was in force on the days that count, and its article existed.
struct CitationForce {
  private let found: [CitedPlace]
  /// In force on one of them is enough.
  private let days: [CalendarDate]
  private let scope: CaseScope

  init(_ found: [CitedPlace], days: [CalendarDate], _ scope: CaseScope) {
    self.found = found
    self.days = days
    self.scope = scope
  }

  func examine() -> CheckOutcome { judge(checksForce: true) }

  func examineArticles() -> CheckOutcome { judge(checksForce: false) }

  private func judge(checksForce: Bool) -> CheckOutcome {
    guard !days.isEmpty else { return found.isEmpty ? CheckOutcome() : .absent("没有可用以判断的日期") }
    var outcome = CheckOutcome()
    var unknown: [String] = []
    for place in found {
      guard let hit = scope.facts.reference.laws.find(place.citation.law), !hit.law.versions.isEmpty else {
        unknown.append("《\(place.citation.law)》")
        continue
      }
      let candidates = versions(of: hit.law, named: place.citation.version)
      let applicable = candidates.filter { version in days.contains { version.isInForce(on: $0) != false } }
      let isSure = hit.confidence >= CaseScope.sureFrom
      if checksForce, applicable.isEmpty, let message = outOfForce(hit.law, candidates, place) {
        let isWeak = candidates.contains { $0.confidence == "C" || $0.confidence == "D" } && hit.law.kind != "法律"
        let finding = finding(place, message, isSure: isSure)
        if isWeak { outcome.hints.append(finding.softened) } else { outcome.findings.append(finding) }
      } else if let message = noSuchArticle(place.citation, applicable) {
        outcome.findings.append(finding(place, message, isSure: isSure))
      } else {
        outcome.isPassed = true
      }
    }
    if !outcome.isPassed, outcome.findings.isEmpty, outcome.hints.isEmpty, !unknown.isEmpty {
      outcome.absent.append("法规表没有\(unknown.joined(separator: "、")),未作判断")
    }
    return outcome
  }

  /// Those that the label names (`2021年修订`); all when it names none that is known.
  private func versions(of law: LawRegister.Law, named label: String) -> [LawRegister.Version] {
    let year = label.filter(\.isNumber).prefix(4)
    guard year.count == 4 else { return law.versions }
    let named = law.versions.filter {
      $0.label.hasPrefix(year) || $0.promulgated.map { String($0.year) == year } ?? false
    }
    return named.isEmpty ? law.versions : named
  }

  /// Why no version applied on any of the days; `nil` when the dates leave it open.
  private func outOfForce(_ law: LawRegister.Law, _ candidates: [LawRegister.Version], _ place: CitedPlace) -> String? {
    let name = "《\(law.name)》"
    guard let latest = days.max() else { return nil }
    if let first = candidates.compactMap(\.effective).min(), days.allSatisfy({ $0 < first }) {
      // Only when no older version is known or left out of the register may it have been in force before.
      let isNew = law.versions.first?.label.hasSuffix("制定") ?? false
      guard isNew || !place.citation.version.isEmpty else { return nil }
      return "引用\(name),该版本自\(first)起施行,而适用日为\(latest)"
    }
    if let last = candidates.compactMap(\.superseded).max(), days.allSatisfy({ $0 >= last }) {
      let isNamed = candidates.count < law.versions.count
      return
        "引用\(name)\(isNamed ? "(\(place.citation.version))" : ""),\(isNamed ? "该版本" : "该法")自\(last)起不再适用,而适用日为\(latest)"
    }
    return nil
  }

  /// The number exceeds that of every version that may apply.
  private func noSuchArticle(_ citation: Citation, _ versions: [LawRegister.Version]) -> String? {
    guard let article = citation.article, citation.subarticle == nil, !versions.isEmpty else { return nil }
    let counts = versions.compactMap(\.articles)
    guard counts.count == versions.count, let most = counts.max(), article > most else { return nil }
    return "引用《\(citation.law)》第\(article)条,该法当时共\(most)条"
  }

  private func finding(_ place: CitedPlace, _ message: String, isSure: Bool) -> Finding {
    scope.finding(
      "\(scope.facts.name(of: place.document))\(message)", kind: place.document.kind,
      subject: "\(place.citation.law)\(place.citation.version)\(place.citation.article ?? 0)",
      evidence: [place.evidence],
      isSure: isSure)
  }
}
