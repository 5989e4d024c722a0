import CaseReading
import DocExtract

extension Condition {
  func truth(in scope: CaseScope) -> Truth {
    switch self {
    case .all(let parts): return .all(parts.lazy.map { $0.truth(in: scope) })
    case .any(let parts): return .any(parts.lazy.map { $0.truth(in: scope) })
    case .not(let part): return !part.truth(in: scope)
    case .has(let kinds): return .any(kinds.map { Condition.has($0, in: scope) })
    case .lacks(let kinds): return !Truth.any(kinds.map { Condition.has($0, in: scope) })
    case .documentKind(let kinds):
      guard case .document(let index) = scope.subject else { return .no }
      return .of(kinds.contains(scope.file.documents[index].kind))
    case .field(let test): return test.truth(in: scope)
    case .text(let kinds, let pattern): return Condition.text(kinds, pattern, in: scope)
    case .sector(let words): return .of(words.contains(scope.facts.sector))
    case .province(let words): return .of(scope.facts.province.map(words.contains) ?? false)
    case .partyKind(let kinds): return Condition.partyKind(kinds, in: scope)
    case .caseKind(let words): return .of(words.contains(scope.file.kind))
    case .procedure(let words): return .of(words.contains(scope.file.procedure))
    case .stage(let words): return .of(words.contains(where: scope.file.stages.contains))
    case .completeness(let words): return .of(words.contains(scope.file.completeness.rawValue))
    case .lawGeneration(let words): return .of(scope.file.lawGeneration.map(words.contains) ?? false)
    case .list(let name): return .of(scope.facts.settings.lists[name] != nil)
    case .served(let kinds, let methods): return Condition.served(kinds, by: methods, in: scope)
    case .reaches(let test): return test.truth(in: scope)
    case .listed(let test): return test.truth(in: scope)
    case .elapsed(let test): return test.truth(in: scope)
    }
  }

  private static func has(_ kind: String, in scope: CaseScope) -> Truth {
    if let document = scope.documents(of: kind).first { return .yes([scope.title(of: document)]) }
    if let reason = scope.facts.mayHold(kind) { return .unknown(because: reason) }
    return .no
  }

  private static func text(_ kinds: [String], _ pattern: PackPattern, in scope: CaseScope) -> Truth {
    let documents = kinds.isEmpty ? scope.file.documents : kinds.flatMap(scope.documents)
    for document in documents {
      if let range = scope.facts.first(pattern, in: document) {
        return .yes([scope.evidence(range, in: document)])
      }
    }
    if let document = documents.first(where: { $0.unreadable != nil }), let reason = document.unreadable {
      return .unknown(because: "\(scope.facts.name(of: document))没有读全: \(reason)")
    }
    for kind in kinds where scope.indices(of: kind).isEmpty {
      if let reason = scope.facts.mayHold(kind) { return .unknown(because: reason) }
    }
    return .no
  }

  private static func partyKind(_ kinds: [Party.Kind], in scope: CaseScope) -> Truth {
    if case .party(let index) = scope.subject {
      return .of(kinds.contains(scope.facts.separateParties[index].kind))
    }
    if case .document(let index) = scope.subject, scope.facts.separateParties.count > 1 {
      return .of(kinds.contains(PartyOfDocument.kind(of: scope.file.documents[index], in: scope.file)))
    }
    return .of(scope.file.parties.contains { kinds.contains($0.kind) })
  }

  private static func served(_ kinds: [String], by methods: [String], in scope: CaseScope) -> Truth {
    for index in kinds.flatMap(scope.indices) {
      for service in scope.facts.services.services(of: index) where methods.contains(service.method.rawValue) {
        return .yes([scope.top(of: scope.file.documents[service.proof])])
      }
    }
    return .no
  }
}

extension FieldTest {
  func truth(in scope: CaseScope) -> Truth {
    let result = scope.read(path)
    let answers = questions.map { question in FieldTest.answer(question, result, scope) }
    return .all(answers)
  }

  /// What says that there is nothing to say.
  private static let none: Set<String> = ["无", "无。", "没有"]

  private static func answer(_ question: Question, _ result: FieldResult, _ scope: CaseScope) -> Truth {
    if case .present(let wanted) = question {
      switch result {
      case .found(let places):
        // 紧急情况: 无, and a place for a signature that nobody signed; of one that cannot be judged neither is said.
        let filled = places.filter { $0.mark != .blank && !$0.saysNobody && !Self.none.isSuperset(of: $0.words) }
        guard let place = filled.first(where: { $0.mark != .unclear }) else {
          return filled.isEmpty ? .of(!wanted) : .no
        }
        return wanted ? .yes([place.evidence]) : .no
      case .blank, .absent: return .of(!wanted)
      case .unreadable(let reason): return .unknown(because: reason)
      }
    }
    if case .unreadable(let reason) = result { return .unknown(because: reason) }
    guard let place = result.found.first(where: { holds(question, for: $0, scope) }) else { return .no }
    return .yes([place.evidence])
  }

  private static func holds(_ question: Question, for place: Place, _ scope: CaseScope) -> Bool {
    switch question {
    case .present: return true
    case .contains(let words):
      let texts = place.words.map(FieldTest.folded)
      return words.contains { word in texts.contains { $0.contains(word) } }
    case .equals(let words):
      return place.words.map(FieldTest.folded).contains(where: words.contains)
    case .matches(let pattern):
      return place.words.contains { pattern.matches(anythingIn: ReadingText(plain: $0).bytes) }
    case .atLeast(let number): return number <= place.quantity ?? Int.min
    case .atMost(let number): return place.quantity.map { $0 <= number } ?? false
    case .moreThan(let number):
      return place.fen.map { $0 > number * 100 } ?? place.quantity.map { $0 > number } ?? false
    case .before(let date): return place.date.map { $0 < date } ?? false
    case .from(let date): return place.date.map { $0 >= date } ?? false
    }
  }
}

extension Place {
  /// A number to compare with: whole yuan, people, or the count of a period.
  var quantity: Int? {
    switch occurrence.value {
    case .money(let money): money.fen / 100
    case .people(let people): people.count
    case .duration(let limit): limit.count
    default: nil
    }
  }

  var fen: Int? { money?.fen }
}

extension ThresholdTest {
  func truth(in scope: CaseScope) -> Truth {
    var fen = 0
    var evidence: [Evidence] = []
    for path in amounts {
      let result = scope.read(path)
      if case .unreadable(let reason) = result, !scope.indices(of: path.kind).isEmpty {
        return .unknown(because: reason)
      }
      guard let largest = result.found.max(by: { ($0.fen ?? 0) < ($1.fen ?? 0) }), let amount = largest.fen else {
        continue
      }
      fen = [fen, amount].fenSum
      evidence.append(largest.evidence)
    }
    guard let day = scope.facts.decisionDate?.value ?? scope.file.timeline.map(\.date).max(),
      let variant = scope.facts.thresholds.resolve(
        table, sector: scope.facts.sector, province: scope.facts.province, on: day)
    else { return .no }
    return .of(variant.reaches(fen, party: scope.partyKind) ?? false, evidence)
  }
}

extension ListTest {
  func truth(in scope: CaseScope) -> Truth {
    guard let list = scope.facts.settings.lists[list] else { return .no }
    let entries = list.column(column).filter { !$0.isEmpty }
    for path in fields {
      for place in scope.read(path).found {
        let text = place.text.filter { !$0.isWhitespace }
        if entries.contains(where: { text.contains($0) || $0.contains(text) }) { return .yes([place.evidence]) }
      }
    }
    return .no
  }
}

extension CaseScope {
  /// Words of a document, found in its reading text.
  func evidence(_ range: Range<Int>, in document: CaseDocument, confidence: Double = 1) -> Evidence {
    Evidence(
      document: document.id, source: document.source, span: document.text.span(of: range),
      confidence: min(confidence, document.confidence))
  }

  /// The kind of the party of this scope; `unknown` when parties of several kinds are meant.
  var partyKind: Party.Kind {
    if case .party(let index) = subject { return facts.separateParties[index].kind }
    let kinds = Set(file.parties.map(\.kind))
    return kinds.count == 1 ? kinds.first ?? .unknown : .unknown
  }
}

extension ElapsedTest {
  /// With a start that is nowhere, or a period that the table does not have, nothing speaks for waiting.
  func truth(in scope: CaseScope) -> Truth {
    do throws(Unmet) {
      let opened = try scope.date(from, pick: .latest)
      for limit in limits {
        if let period = try limit.period(from: opened, rolls: true, in: scope), try scope.asOf <= period.lastDay(scope)
        {
          return .no
        }
      }
      return .yes([])
    } catch {
      switch error {
      case .unreadable(let reason), .hidden(let reason): return .unknown(because: reason)
      case .absent: return .yes([])
      }
    }
  }
}
