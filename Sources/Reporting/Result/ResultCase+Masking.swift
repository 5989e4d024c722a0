import CaseReading
import Checks
import DocExtract

/// Masks a result that was made without masking.
extension ResultCase {
  public func masked(by redactor: Redactor) -> ResultCase {
    guard redactor.isOn else { return self }
    let redactor = redactor.knowing(self)
    var result = self
    result.standIns += redactor.standIns
    result.parties = parties.map {
      Party(name: redactor.masked($0.name), kind: $0.kind, aliases: $0.aliases.map { redactor.masked($0) })
    }
    result.sources = sources.map { $0.masked(by: redactor) }
    result.documents = documents.map { $0.masked(by: redactor) }
    result.rules = rules.map { $0.masked(by: redactor) }
    result.hideNamesInPaths(by: redactor)
    return result
  }
}

extension ResultSource {
  public func masked(by redactor: Redactor) -> ResultSource {
    var source = self
    for index in source.issues.indices {
      source.issues[index].message = redactor.masked(source.issues[index].message)
    }
    return source
  }
}

extension ResultDocument {
  fileprivate func masked(by redactor: Redactor) -> ResultDocument {
    var document = self
    document.title = redactor.masked(title)
    document.reasons = reasons.map { redactor.masked($0) }
    document.unreadable = unreadable.map { redactor.masked($0) }
    for (id, occurrences) in fields {
      document.fields[id] = occurrences.map { $0.masked { redactor.masked($0, after: FieldLabel.context(of: id)) } }
    }
    return document
  }
}

extension ResultOccurrence {
  fileprivate func masked(_ mask: (String) -> String) -> ResultOccurrence {
    var occurrence = self
    occurrence.text = mask(text)
    switch value {
    case .text(let text): occurrence.value = .text(mask(text))
    case .list(let texts): occurrence.value = .list(texts.map(mask))
    case .duration, .citations, nil: break
    }
    return occurrence
  }
}

extension ResultRule {
  public func masked(by redactor: Redactor) -> ResultRule {
    var rule = self
    rule.because = because.map { redactor.masked($0) }
    rule.findings = findings.map { finding in
      var masked = finding
      masked.message = redactor.masked(finding.message)
      masked.waivedBecause = finding.waivedBecause.map { redactor.masked($0) }
      masked.about = finding.about.map { redactor.masked($0) }
      masked.searched?.nearest = finding.searched?.nearest.map { redactor.masked($0) } ?? []
      masked.evidence = finding.evidence.map { $0.masked(by: redactor) }
      return masked
    }
    return rule
  }
}

extension ResultEvidence {
  fileprivate func masked(by redactor: Redactor) -> ResultEvidence {
    var evidence = self
    evidence.quote = redactor.masked(quote, after: before)
    // Where the words around it were cut, half a number may stand: it is not recognized as one any more.
    evidence.before = redactor.masked(Self.withoutDigits(before, atFront: true))
    evidence.after = redactor.masked(Self.withoutDigits(after, atFront: false), after: before + quote)
    evidence.corrected = corrected.map { redactor.masked($0, after: before) }
    return evidence
  }

  /// Digits next to the `…` where words were cut become `*`.
  private static func withoutDigits(_ text: String, atFront: Bool) -> String {
    guard atFront ? text.hasPrefix("…") : text.hasSuffix("…") else { return text }
    var letters = Array(text)
    if !atFront { letters.reverse() }
    for index in letters.indices.dropFirst() {
      guard letters[index].isNumber else { break }
      letters[index] = "*"
    }
    if !atFront { letters.reverse() }
    return String(letters)
  }
}
