import CaseReading

/// Whether what is cited was in force on the days that count, and its article existed.
struct CitationForce {
  /// The days that count.
  struct Days {
    var known: [CalendarDate] = []
    /// Why one of them is not known: it could not be read, or it is nowhere.
    var unread, absent: String?
  }

  private let found: [CitedPlace]
  /// In force on one of them is enough.
  private let days: [CalendarDate]
  private let gap: Days
  private let scope: CaseScope

  init(_ found: [CitedPlace], on days: Days, _ scope: CaseScope) {
    self.found = found
    self.days = days.known
    gap = days
    self.scope = scope
  }

  func examine() -> CheckOutcome { judge(checksForce: true) }

  func examineArticles() -> CheckOutcome { judge(checksForce: false) }

  private func judge(checksForce: Bool) -> CheckOutcome {
    guard !found.isEmpty else { return CheckOutcome() }
    guard !days.isEmpty else { return gap.unread.map(CheckOutcome.unread) ?? .absent("没有可用以判断的日期") }
    var outcome = CheckOutcome()
    var unknown: [String] = []
    for place in found {
      if checksForce, let foreign = LocalLaw(place.citation.law)?.foreign(to: scope.facts.province) {
        let known = scope.facts.reference.laws.find(place.citation.law)
        let isSure = known.map { $0.confidence == 1 && ["A", "B"].contains($0.law.confidence) } ?? false
        let said = finding(
          place, "引用《\(place.citation.law)》,是\(foreign)的规定,而本案在\(scope.facts.province ?? "")", isSure: true)
        if isSure { outcome.findings.append(said) } else { outcome.hints.append(said.softened) }
        continue
      }
      guard let hit = scope.facts.reference.laws.find(place.citation.law), !hit.law.versions.isEmpty else {
        unknown.append("《\(place.citation.law)》")
        continue
      }
      let candidates = versions(of: hit.law, named: place.citation.version)
      guard !candidates.isEmpty else {
        unknown.append("《\(place.citation.law)》(\(place.citation.version))")
        continue
      }
      let applicable = candidates.filter { version in days.contains { version.isInForce(on: $0) != false } }
      let isSure = hit.confidence >= CaseScope.sureFrom
      if checksForce, !isSure {
        let message = "引用《\(place.citation.law)》,法规表里最接近的是《\(hit.law.name)》,请核对名称"
        outcome.hints.append(finding(place, message, isSure: true).softened)
      }
      if checksForce, applicable.isEmpty, let message = outOfForce(hit.law, candidates, place) {
        if let open = mayHaveApplied(candidates) {
          outcome.unread.append(message + "," + open)
          continue
        }
        // Who names an old version knows that it is one, and may say why it applies.
        let isMeant = (gap.absent ?? gap.unread) != nil && !place.citation.version.isEmpty
        if isMeant || isArgued(place.document) {
          outcome.hints.append(finding(place, message + ";可能依从旧的规定适用,请核对", isSure: true).softened)
          continue
        }
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

  /// Those that the label names (`2021年修订`): none when the register does not have it; all when nothing is named.
  private func versions(of law: LawRegister.Law, named label: String) -> [LawRegister.Version] {
    let digits = label.map { character in
      CitationForce.numerals.firstIndex(of: character).map { String($0) } ?? String(character)
    }
    guard let year = digits.joined().firstMatch(of: /(?:19|20)\d\d/).flatMap({ Int($0.output) }) else {
      return law.versions
    }
    return law.versions.filter { version in
      version.label.hasPrefix(String(year)) || version.promulgated?.year == year || version.effective?.year == year
    }
  }

  private static let numerals = Array("〇一二三四五六七八九")
  private static let argument = try? Pattern("从旧兼从轻|违法行为发生时的?(?:法律|法规|规章|规定)|适用(?:修[订正]前|旧)")

  /// The decision says why it applies what was in force then (处罚法第三十七条).
  private func isArgued(_ document: CaseDocument) -> Bool {
    CitationForce.argument?.matches(anythingIn: document.text.bytes) ?? false
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
    // A later version that the register does not have may be the one cited.
    let isContinued = place.citation.version.isEmpty && law.versions.last?.status == "已被后版取代"
    if !isContinued, let last = candidates.compactMap(\.superseded).max(), days.allSatisfy({ $0 >= last }) {
      let isNamed = candidates.count < law.versions.count
      return
        "引用\(name)\(isNamed ? "(\(place.citation.version))" : ""),\(isNamed ? "该版本" : "该法")自\(last)起不再适用,而适用日为\(latest)"
    }
    return nil
  }

  /// A day that is not known may lie before the repeal: 处罚法第三十六条第一款 gives two years to find out.
  private func mayHaveApplied(_ candidates: [LawRegister.Version]) -> String? {
    guard let reason = gap.unread ?? gap.absent, let latest = days.max(),
      let last = candidates.compactMap(\.superseded).max()?.adding(months: 24), last > latest
    else { return nil }
    return "而\(reason),依当时的规定可以适用"
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
