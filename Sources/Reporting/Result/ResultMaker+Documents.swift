import CaseReading
import Checks
import DocExtract

extension ResultMaker {
  func document(_ document: CaseDocument) -> ResultDocument {
    let parts = self.parts(of: document)
    return ResultDocument(
      id: document.id, kind: document.kind, title: redactor.masked(document.title), source: path(document.source),
      firstPage: document.firstPage, lastPage: parts.first?.lastPage ?? document.lastPage, parts: parts,
      confidence: document.confidence.inHundredths, reasons: document.reasons.map(words),
      unreadable: document.unreadable.map(words), isStray: document.isStray, corrected: document.corrected,
      template: template(of: document), fields: fields(of: document))
  }

  private func template(of document: CaseDocument) -> ResultTemplate? {
    guard let templates, let index = file.documents.firstIndex(where: { $0.id == document.id }),
      let match = templates.matches[index]
    else { return nil }
    func candidate(_ one: TemplateMatch.Candidate) -> ResultTemplate.Candidate {
      ResultTemplate.Candidate(
        set: templates.library.sets[one.set].id, title: one.title, conformance: one.conformance.inHundredths)
    }
    return ResultTemplate(
      best: candidate(match.best), alike: match.tied.map { templates.library.sets[$0].id },
      next: match.runnerUp.map(candidate))
  }

  /// Empty unless there are several.
  private func parts(of document: CaseDocument) -> [ResultDocument.Part] {
    guard file.sources.indices.contains(document.source), let text = file.sources[document.source].document else {
      return []
    }
    let parts = document.parts(in: text, named: path(document.source)).map {
      ResultDocument.Part(source: $0.file, firstPage: $0.firstPage, lastPage: $0.lastPage)
    }
    return parts.count > 1 ? parts : []
  }

  private func fields(of document: CaseDocument) -> [String: [ResultOccurrence]] {
    var fields: [String: [ResultOccurrence]] = [:]
    for (id, occurrences) in document.fields where !occurrences.isEmpty {
      fields[id] = occurrences.map { occurrence($0, of: id, in: document.source) }
    }
    return fields
  }

  private func occurrence(_ occurrence: FieldOccurrence, of field: String, in source: Int) -> ResultOccurrence {
    let mask = { (text: String) in redactor.masked(text, after: FieldLabel.context(of: field)) }
    var place = place(of: occurrence.span, in: source)
    place.line = nil
    return ResultOccurrence(
      state: occurrence.state, value: occurrence.value.map { ResultValue($0, mask: mask) },
      text: mask(Quotation.closedUp(occurrence.text)), confidence: occurrence.confidence.inHundredths, place: place)
  }
}

extension ResultValue {
  init(_ value: FieldValue, mask: (String) -> String) {
    switch value {
    case .text(let text): self = .text(mask(text))
    case .date(let date): self = .text(date.iso)
    case .dateTime(let moment): self = .text(moment.iso)
    case .people(let people): self = .list(people.map { mask($0.name) })
    case .money(let money): self = .text(money.yuan)
    case .duration(let limit): self = .duration(limit)
    case .citations(let citations):
      self = citations.isEmpty ? .list([]) : .citations(citations.map(ResultCitation.init))
    case .documentNumber(let number): self = .text(number.text)
    case .mark(let state): self = .text(state.rawValue)
    case .choices(let choices): self = .list(choices.map(mask))
    }
  }
}

extension ResultCitation {
  init(_ citation: Citation) {
    law = citation.law
    version = citation.version
    (article, subarticle) = (citation.article, citation.subarticle)
    (paragraph, item, point) = (citation.paragraph, citation.item, citation.point)
  }
}

/// What a field's name tells about the numbers in it.
enum FieldLabel {
  /// Words that stand for the printed label when a value is masked by itself.
  static func context(of field: String) -> String {
    if field.hasSuffix("-id") || field == "id-number" { return "身份证号" }
    if field.hasSuffix("-phone") { return "电话" }
    if field.hasSuffix("-account") { return "账号" }
    if field.hasSuffix("-number") || field.hasSuffix("-numbers") || field == "credit-code" { return "编号" }
    return ""
  }
}
