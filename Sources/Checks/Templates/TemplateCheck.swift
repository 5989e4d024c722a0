import CaseReading
import DocExtract

/// What rules about forms share: each looks at the documents that some set has a form for.
protocol TemplateCheck: NamedCheck {
  func examine(_ match: TemplateMatch, _ index: Int, _ scope: CaseScope) -> CheckOutcome
}

extension TemplateCheck {
  func examine(_ scope: CaseScope) -> CheckOutcome {
    let templates = scope.facts.templates
    guard !templates.sets.isEmpty else { return .absent(Templates.absent) }
    var outcome = CheckOutcome()
    for index in scope.file.documents.indices {
      guard let match = templates.matches[index] else { continue }
      if let reason = Templates.doubt(of: scope.file.documents[index], scope) {
        outcome.unread.append(reason)
      } else {
        outcome += examine(match, index, scope.focused(on: index))
      }
    }
    if outcome.outcome == .notApplicable, outcome.absent.isEmpty { outcome.absent = ["已导入的模板里没有本卷的文书"] }
    return outcome
  }
}

/// Words and questions that rules about forms share.
enum Templates {
  static let absent = "没有导入文书模板(casecheck templates add)"

  /// A document that was not read whole, or whose letters are doubtful, is not held against a form.
  static func doubt(of document: CaseDocument, _ scope: CaseScope) -> String? {
    if let reason = document.unreadable { return "\(scope.facts.name(of: document))没有读全: \(reason)" }
    return nil
  }

  /// `“广东2017”(2017年6月1日至2021年12月31日)`
  static func name(_ set: TemplateSet) -> String {
    "“\(set.id)”" + (set.period.isEmpty ? "" : "(\(set.period))")
  }

  static func share(_ candidate: TemplateMatch.Candidate) -> String {
    "符合度\(Int((candidate.conformance * 100).rounded()))%"
  }

  /// The forms that fit a kind of document in the given sets.
  static func forms(for document: CaseDocument, in sets: Set<Int>, of library: TemplateLibrary) -> [TemplateLibrary
    .Form]
  {
    library.candidates(kind: document.kind, title: document.title).map { library.forms[$0] }.filter {
      sets.contains($0.set)
    }
  }
}

/// `TemplateExpired`: a document was made from a version that was not in use on its day, while another one was.
struct TemplateExpiredCheck: TemplateCheck {
  init(_ keys: inout PackMapping, _ context: PackContext) throws(PackError) {}

  func examine(_ match: TemplateMatch, _ index: Int, _ scope: CaseScope) -> CheckOutcome {
    let document = scope.file.documents[index]
    let library = scope.facts.templates.library
    guard match.best.conformance >= 0.75 else { return .absent("没有文书符合已导入的模板") }
    guard let day = TemplateCase.day(of: document) else { return .absent("\(scope.facts.name(of: document))没有日期") }
    let set = library.sets[match.best.set]
    // Where nothing tells the versions apart it may be any of them.
    if set.isValid(on: day) || match.tied.contains(where: { library.sets[$0].isValid(on: day) }) { return .passed }
    if scope.facts.settings.acceptedTemplates.contains(set.id) { return .passed }
    let current = library.sets.filter { $0.family == set.family && $0.id != set.id && $0.isValid(on: day) }
    guard let current = current.last else { return .passed }
    let finding = scope.finding(
      "\(scope.facts.name(of: document))(\(day))与模板\(Templates.name(set))最接近(\(Templates.share(match.best))),当日使用的是\(Templates.name(current))",
      kind: document.kind, subject: "\(set.id) \(document.kind)", searched: scope.searched(document),
      evidence: [scope.title(of: document)])
    return .failed(finding)
  }
}

/// `TemplateSector`: a document was made from the form of another sector, while its own sector has one.
struct TemplateSectorCheck: TemplateCheck {
  init(_ keys: inout PackMapping, _ context: PackContext) throws(PackError) {}

  func examine(_ match: TemplateMatch, _ index: Int, _ scope: CaseScope) -> CheckOutcome {
    let templates = scope.facts.templates
    let document = scope.file.documents[index]
    let set = templates.library.sets[match.best.set]
    let sector = scope.facts.sector
    guard let other = set.sector, other != sector, !Self.several.contains(sector) else { return .passed }
    guard match.best.conformance >= 0.75, !match.tied.contains(where: templates.own.contains) else { return .passed }
    guard !Templates.forms(for: document, in: templates.own, of: templates.library).isEmpty else { return .passed }
    return .failed(
      scope.finding(
        "\(scope.facts.name(of: document))与其他领域的模板\(Templates.name(set))最接近(\(Templates.share(match.best)))",
        kind: document.kind,
        subject: "\(set.id) \(document.kind)", searched: scope.searched(document), evidence: [scope.title(of: document)]
      ))
  }

  /// Agencies that act in many sectors use the forms of each.
  private static let several: Set = ["other", "township", "urban-management"]
}

/// `TemplateConformance`: a document keeps to none of the forms of its sector and province.
struct TemplateConformanceCheck: TemplateCheck {
  init(_ keys: inout PackMapping, _ context: PackContext) throws(PackError) {}

  func examine(_ match: TemplateMatch, _ index: Int, _ scope: CaseScope) -> CheckOutcome {
    let templates = scope.facts.templates
    let document = scope.file.documents[index]
    guard !Templates.forms(for: document, in: templates.own, of: templates.library).isEmpty else {
      return .absent("本领域、本省的模板里没有\(scope.facts.name(of: document))")
    }
    let own =
      templates.own.contains(match.best.set)
      ? match
      : TemplateMatcher(templates.library).match(document, among: templates.own, on: TemplateCase.day(of: document))
    guard let own, own.best.conformance < 0.5 else { return .passed }
    let set = templates.library.sets[own.best.set]
    return .failed(
      scope.finding(
        "\(scope.facts.name(of: document))与最接近的模板\(Templates.name(set))《\(own.best.title)》\(Templates.share(own.best)),不到50%",
        kind: document.kind, subject: document.kind, searched: scope.searched(document),
        evidence: [scope.title(of: document)]))
  }
}

/// `TemplateTitle`: a document is called otherwise than the form of its sector and province.
struct TemplateTitleCheck: TemplateCheck {
  init(_ keys: inout PackMapping, _ context: PackContext) throws(PackError) {}

  func examine(_ match: TemplateMatch, _ index: Int, _ scope: CaseScope) -> CheckOutcome {
    let templates = scope.facts.templates
    let document = scope.file.documents[index]
    let forms = Templates.forms(for: document, in: templates.own, of: templates.library)
    guard !forms.isEmpty, !document.title.isEmpty else { return .absent("本领域、本省的模板里没有本卷的文书") }
    let title = LetterText(FixedPhrase.withoutBrackets(document.title)).letters
    let known = forms.flatMap {
      [LetterText(FixedPhrase.withoutBrackets($0.form.title)).letters] + $0.aliases + [$0.title]
    }
    // The name of the agency may stand before the title.
    if known.contains(where: { !$0.isEmpty && title.suffix($0.count) == $0[...] }) { return .passed }
    let names = forms.map { "《\($0.form.title)》" }.unique.prefix(3).joined()
    return .failed(
      scope.finding(
        "文书名称为“\(document.title)”,模板里这种文书叫\(names)", kind: document.kind, subject: document.title,
        evidence: [scope.title(of: document)]))
  }
}

/// `TemplateNotice`: a fixed sentence of a notice was changed so much that a period or an authority is lost.
struct TemplateNoticeCheck: TemplateCheck {
  private static let kinds: Set = ["penalty-prior-notice", "penalty-decision", "on-spot-decision", "hearing-notice"]
  private static let periods = try? Pattern("[〇一二三四五六七八九十]+(?:个)?(?:工作)?[日天月年]")
  private static let bodies = try? Pattern("人民政府|人民法院|主管部门|机关|银行")

  init(_ keys: inout PackMapping, _ context: PackContext) throws(PackError) {}

  func examine(_ match: TemplateMatch, _ index: Int, _ scope: CaseScope) -> CheckOutcome {
    let document = scope.file.documents[index]
    guard Self.kinds.contains(document.kind), match.best.conformance >= 0.5 else { return .absent("没有符合模板的告知书、决定书") }
    let index = LetterIndex(LetterText(document.text.bytes))
    return match.clauses.filter { Self.isSerious($0, index) }.reduce(into: CheckOutcome.passed) { outcome, difference in
      let quoted = difference.found.map { ",最相近的是“\($0)”" } ?? ""
      let span = difference.span
      let place = span.map {
        Evidence(document: document.id, source: document.source, span: $0, confidence: document.confidence)
      }
      outcome += .failed(
        scope.finding(
          "\(scope.facts.name(of: document))没有固定句“\(difference.expected)”\(quoted)",
          kind: document.kind, subject: difference.expected, searched: scope.searched(document),
          evidence: [place ?? scope.top(of: document)]))
    }
  }

  /// Changed by more than three letters in ten or left out, and a period or an authority is gone that nothing else names.
  private static func isSerious(_ difference: ClauseDifference, _ index: LetterIndex) -> Bool {
    guard difference.likeness < 0.7 else { return false }
    let expected = Array(
      String(String.UnicodeScalarView(LetterText(difference.expected).letters.compactMap(Unicode.Scalar.init))).utf8)
    return [periods, bodies].contains { pattern in
      (pattern?.matches(in: expected) ?? []).contains { match in
        index.first(LetterText(expected[match.range]).letters) == nil
      }
    }
  }
}

/// `TemplateMix`: the documents of one case were made from two sets.
struct TemplateMixCheck: NamedCheck {
  /// Documents of a set below which its form may be chance.
  private static let leastDocuments = 2

  init(_ keys: inout PackMapping, _ context: PackContext) throws(PackError) {}

  func examine(_ scope: CaseScope) -> CheckOutcome {
    let templates = scope.facts.templates
    guard !templates.sets.isEmpty else { return .absent(Templates.absent) }
    var families: [(name: String, set: Int, documents: [Int])] = []
    for (index, match) in templates.matches.sorted(by: { $0.key < $1.key }) where match.best.conformance >= 0.5 {
      let family = templates.library.sets[match.best.set].family
      // Forms that two sets share say nothing.
      guard !match.tied.contains(where: { templates.library.sets[$0].family != family }) else { continue }
      if let known = families.firstIndex(where: { $0.name == family }) {
        families[known].documents.append(index)
      } else {
        families.append((family, match.best.set, [index]))
      }
    }
    let used = families.filter { $0.documents.count >= Self.leastDocuments }
    guard used.count > 1 else { return families.isEmpty ? .absent("没有文书符合已导入的模板") : .passed }
    let words = used.map { family in
      let titles = family.documents.prefix(3).map { scope.facts.name(of: scope.file.documents[$0]) }
      return
        "\(titles.joined(separator: "、"))\(family.documents.count > 3 ? "等\(family.documents.count)份" : "")像“\(templates.library.sets[family.set].id)”"
    }
    let evidence = used.compactMap(\.documents.first).map { scope.title(of: scope.file.documents[$0]) }
    return .failed(
      scope.finding(words.joined(separator: ";"), subject: used.map(\.name).joined(separator: " "), evidence: evidence))
  }
}

/// `TemplatePrompts`: hints of the form that were left in a document.
struct TemplatePromptsCheck: TemplateCheck {
  init(_ keys: inout PackMapping, _ context: PackContext) throws(PackError) {}

  func examine(_ match: TemplateMatch, _ index: Int, _ scope: CaseScope) -> CheckOutcome {
    let document = scope.file.documents[index]
    return match.promptsLeft.reduce(into: CheckOutcome.passed) { outcome, prompt in
      outcome += .failed(
        scope.finding(
          "\(scope.facts.name(of: document))留有填写提示“\(prompt.text)”", kind: document.kind, subject: prompt.text,
          evidence: [
            Evidence(document: document.id, source: document.source, span: prompt.span, confidence: document.confidence)
          ]))
    }
  }
}
