import CaseReading

/// `phrase`, 用语: words that must stand somewhere, and words that must not.
struct PhraseCheck: Check {
  static let kind = "phrase"
  let places: [PhrasePlace]
  let required: [PhraseGroup]
  let forbidden: [PackPattern]
  /// What excuses a forbidden match that contains it.
  let allowed: [PackPattern]
  /// A column of a list whose entries excuse a match as well.
  let allowList: (list: String, column: String)?
  /// Forbidden words that cannot be judged as long as that list is not loaded.
  let doubtful: [PackPattern]
  /// Only sentences in which this occurs.
  let sentence: PackPattern?
  /// One document of a person (the field names it) is enough for all documents of that person.
  let oncePer: [String: String]
  let onceUnless: Condition?
  let isMissingFieldFailure: Bool
  let message: String?

  init(_ keys: inout PackMapping, _ context: PackContext) throws(PackError) {
    var places: [PhrasePlace] = []
    for element in try keys.require("in").listed { places.append(try PhrasePlace(element, context)) }
    self.places = places
    var required: [PhraseGroup] = []
    for element in keys.take("required")?.listed ?? [] { required.append(try PhraseGroup(element, context)) }
    self.required = required
    forbidden = try keys.take("forbidden").map { node throws(PackError) in try context.patterns(node) } ?? []
    allowed = try keys.take("allow").map { node throws(PackError) in try context.patterns(node) } ?? []
    doubtful = try keys.take("doubtful").map { node throws(PackError) in try context.patterns(node) } ?? []
    sentence = try keys.take("sentence").map { node throws(PackError) in try context.pattern(node) }
    message = try keys.string("message")
    if let node = keys.take("allow-list") {
      var inner = try PackMapping(node, name: "allow-list")
      let list = try inner.require("list").word("清单", among: ReferenceList.known.keys)
      allowList = (list, try inner.require("column").word("列", among: ReferenceList.known[list] ?? []))
      try inner.finish()
    } else {
      allowList = nil
    }
    var oncePer: [String: String] = [:]
    for entry in keys.take("once-per")?.entries ?? [] {
      let kind = try context.kind(entry.key, at: entry.value)
      oncePer[kind] = try entry.value.word("字段", among: context.vocabulary.kinds[kind] ?? [])
    }
    self.oncePer = oncePer
    onceUnless = try keys.take("once-unless").map { node throws(PackError) in try Condition(node, context) }
    isMissingFieldFailure =
      try keys.take("missing").map { node throws(PackError) in
        try node.word("missing", among: ["fail", "not-applicable"]) == "fail"
      } ?? false
    guard !required.isEmpty || !forbidden.isEmpty || !doubtful.isEmpty else {
      throw keys.missing("required", "phrase 缺少 required 或 forbidden")
    }
  }

  func examine(_ scope: CaseScope) -> CheckOutcome {
    var kinds: [String] = []
    for place in places where !kinds.contains(place.kind) { kinds.append(place.kind) }
    let indices = kinds.flatMap(scope.indices).sorted()
    guard !indices.isEmpty else {
      for kind in kinds { if let reason = scope.facts.mayHold(kind) { return CheckOutcome(hidden: [reason]) } }
      return .absent("没有" + kinds.map(scope.vocabulary.name(of:)).joined(separator: "、"))
    }
    var byDocument = indices.map { ($0, examine($0, scope.focused(on: $0))) }
    excuse(&byDocument, scope)
    return byDocument.reduce(into: CheckOutcome()) { $0 += $1.1 }
  }

  /// Drops what was missed in one record of a person when another record of that person has it.
  private func excuse(_ outcomes: inout [(Int, CheckOutcome)], _ scope: CaseScope) {
    guard !oncePer.isEmpty, !(onceUnless?.truth(in: scope).isYes ?? false) else { return }
    func person(_ index: Int) -> String? {
      guard let field = oncePer[scope.file.documents[index].kind] else { return nil }
      return scope.read(field, in: index).found.first.map { PartyNames.plain($0.text) }
    }
    let told = Set(outcomes.filter { $0.1.outcome == .passed }.compactMap { person($0.0) })
    for number in outcomes.indices where outcomes[number].1.outcome == .failed {
      if let name = person(outcomes[number].0), told.contains(name) { outcomes[number].1 = .passed }
    }
  }

  private func examine(_ index: Int, _ scope: CaseScope) -> CheckOutcome {
    let document = scope.file.documents[index]
    var texts: [PhraseText] = []
    var absent: String?
    var unread: String?
    var blank: [Place] = []
    for place in places where place.kind == document.kind {
      guard let field = place.field else {
        texts.append(PhraseText(document))
        unread = unread ?? document.unreadable.map { "\(scope.facts.name(of: document))没有读全: \($0)" }
        continue
      }
      switch scope.read(field, in: index) {
      case .found(let found): texts += found.map(PhraseText.init)
      case .blank(let places): blank += places
      case .absent(let reason): absent = absent ?? reason
      case .unreadable(let reason): unread = unread ?? reason
      }
    }
    guard !texts.isEmpty else {
      if let unread { return .unread(unread) }
      guard isMissingFieldFailure, !required.isEmpty else { return .absent(absent ?? "未填写") }
      return missing(required.filter { $0.isAsked(in: scope) }, [], blank, document, scope)
    }
    var outcome = require(texts, unread: unread, document, scope)
    let forbidden = forbid(texts, document, scope)
    // Words that must not stand anywhere may stand where nothing was read.
    if let unread, forbidden.findings.isEmpty, !(self.forbidden + doubtful).isEmpty { outcome.unread.append(unread) }
    outcome += forbidden
    if outcome.outcome == .notApplicable { outcome.isPassed = true }
    return outcome
  }

  private func require(
    _ texts: [PhraseText], unread: String?, _ document: CaseDocument, _ scope: CaseScope
  ) -> CheckOutcome {
    var lacking: [PhraseGroup] = []
    for group in required where group.isAsked(in: scope) {
      if !texts.contains(where: { group.pattern.matches(anythingIn: $0.bytes) }) { lacking.append(group) }
    }
    guard !lacking.isEmpty else { return .passed }
    if let unread { return .unread(unread) }
    return missing(lacking, texts, [], document, scope)
  }

  private func missing(
    _ groups: [PhraseGroup], _ texts: [PhraseText], _ blank: [Place], _ document: CaseDocument, _ scope: CaseScope
  ) -> CheckOutcome {
    let quoted = texts.compactMap(\.evidence) + blank.map(\.evidence)
    func finding(_ groups: [PhraseGroup], _ severity: Severity?) -> Finding {
      let names = groups.map(\.name).joined(separator: "、")
      return scope.finding(
        message ?? "\(scope.facts.name(of: document))没有写明\(names)", severity: severity, kind: document.kind,
        subject: "没有" + names, searched: scope.searched(document),
        evidence: quoted.isEmpty ? [scope.top(of: document)] : quoted,
        places: places.compactMap(\.field).map { FindingPlace(document: document.id, what: $0) },
        missing: groups.map { MissingElement(name: $0.name, ids: []) })
    }
    var outcome = CheckOutcome()
    let hints = groups.filter(\.isHint)
    if !hints.isEmpty { outcome.hints.append(finding(hints, .info)) }
    let bySeverity = Dictionary(grouping: groups.filter { !$0.isHint }) { $0.severity ?? scope.voice.severity }
    for (severity, groups) in bySeverity.sorted(by: { $0.key > $1.key }) {
      outcome.findings.append(finding(groups, severity))
    }
    return outcome
  }

  private func forbid(_ texts: [PhraseText], _ document: CaseDocument, _ scope: CaseScope) -> CheckOutcome {
    var outcome = CheckOutcome()
    let entries = allowList.flatMap { scope.facts.settings.lists[$0.list]?.column($0.column) }
    for text in texts {
      for range in text.sentences(with: sentence) {
        for (patterns, needsList) in [(forbidden, false), (doubtful, true)] {
          // 听证,应当三日内提出听证申请: two patterns, one fault.
          var said: [Range<Int>] = []
          for match in patterns.flatMap({ $0.matches(in: text.bytes, range: range) })
          where !said.contains(where: { $0.overlaps(match.range) }) {
            said.append(match.range)
            let words = text.string(match.range)
            let around = text.string(text.line(around: match.range))
            if allowed.contains(where: { $0.matches(anythingIn: Array(around.utf8)) }) { continue }
            if let entries, entries.contains(where: { !$0.isEmpty && around.contains($0) }) { continue }
            if needsList, entries == nil {
              outcome.unread.append("\(scope.facts.name(of: document))“\(around)”,没有导入清单 \(allowList?.list ?? ""),不能判断")
              continue
            }
            outcome.findings.append(
              scope.finding(
                message.map { "\(scope.facts.name(of: document))“\(words)”:\($0)" }
                  ?? "\(scope.facts.name(of: document))写有“\(words)”",
                kind: document.kind, subject: words, evidence: [text.evidence(match.range, document)]))
          }
        }
      }
    }
    return outcome
  }
}
