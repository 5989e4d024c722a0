import CaseReading
import DocExtract

/// `IdentityAgrees`: one person bears one identity number in all documents, and it fits the birthday and sex beside it.
struct IdentityAgreesCheck: NamedCheck {
  init(_ keys: inout PackMapping, _ context: PackContext) throws(PackError) {}

  /// Where a document names a person and the number; a company's number is that of its representative.
  private static let places: [(name: [String], number: String)] = [
    (["interviewee"], "interviewee-id"), (["witness"], "witness-id"),
    (["party-name", "legal-representative"], "id-number"),
  ]

  private struct Bearer {
    let name: String
    let number: IdentityNumber
    let place: Place
  }

  func examine(_ scope: CaseScope) -> CheckOutcome {
    var outcome = CheckOutcome()
    var bearers: [Bearer] = []
    for index in scope.file.documents.indices {
      for (names, field) in Self.places
      where scope.vocabulary.kinds[scope.file.documents[index].kind]?.contains(field) ?? false {
        for place in scope.read(field, in: index).found where !scope.isRecognized(place.evidence) {
          guard let number = IdentityNumber(place.folded), number.birthday != nil else { continue }
          outcome += particulars(number, place, scope)
          guard let name = name(of: names, in: index, scope) else { continue }
          bearers.append(Bearer(name: name, number: number, place: place))
        }
      }
    }
    outcome += compare(bearers, scope)
    if outcome.outcome == .notApplicable { outcome.absent = ["没有写全的公民身份号码"] }
    return outcome
  }

  /// The one natural person whom the fields name; `nil` when there are several or none.
  private func name(of fields: [String], in index: Int, _ scope: CaseScope) -> String? {
    for field in fields {
      let names = Set(
        scope.read(field, in: index).found.flatMap { place in
          let people = People.named(in: place).map(\.name)
          return people.isEmpty ? [PartyNames.plain(place.text)] : people
        })
      guard names.count == 1, let name = names.first, !PartyNames.isMasked(name), !name.contains("某") else { continue }
      if (2...4).contains(name.unicodeScalars.count), PartyOfDocument.kind(ofName: name) != .organization {
        return name
      }
    }
    return nil
  }

  private func compare(_ bearers: [Bearer], _ scope: CaseScope) -> CheckOutcome {
    var outcome = CheckOutcome()
    var first: [String: Bearer] = [:]
    var told: Set<String> = []
    for bearer in bearers {
      guard let known = first[bearer.name] else {
        first[bearer.name] = bearer
        continue
      }
      if Self.isSame(known.number, bearer.number) {
        outcome.isPassed = true
      } else if told.insert("\(bearer.name)\(bearer.number.text)").inserted {
        outcome.findings.append(
          scope.finding(
            "\(bearer.name)的身份证件号码,\(scope.name(of: bearer.place))为\(bearer.number.text),\(scope.name(of: known.place))为\(known.number.text)",
            kind: bearer.place.document.kind, subject: bearer.name,
            evidence: [bearer.place.evidence, known.place.evidence]))
      }
    }
    return outcome
  }

  /// A number of 15 digits is the one of 18 without the century and the check character.
  private static func isSame(_ a: IdentityNumber, _ b: IdentityNumber) -> Bool {
    func short(_ number: IdentityNumber) -> String {
      number.isOld ? number.text : String(number.text.prefix(6) + number.text.dropFirst(8).dropLast())
    }
    return a.isOld || b.isOld ? short(a) == short(b) : a.text == b.text
  }

  private static let sex = try? Pattern(#"性别[:]?(?<v>男|女)(?![□☐☑√/、男女])"#)
  private static let birth = try? Pattern(
    #"(?:出生(?:日期|年月日|年月|时间)?[:]?(?<v>\d{4}年\d{1,2}月\d{1,2}日))|(?<w>\d{4}年\d{1,2}月\d{1,2}日)(?:出生|生)"#)
  private static let name = try? Pattern(#"姓名|当事人|被询问人|被处罚人|违法行为人|法定代表人|经营者|负责人|证人|代理人"#)
  /// Bytes before and behind a number within which its bearer's particulars stand.
  private static let (before, after) = (240, 120)

  /// What stands beside a number about its bearer.
  private func particulars(_ number: IdentityNumber, _ place: Place, _ scope: CaseScope) -> CheckOutcome {
    let text = place.document.text
    guard number.isChecked, let own = text.bytes.firstRange(of: Array(number.text.utf8)) else { return CheckOutcome() }
    let start = max(0, own.lowerBound - Self.before), end = min(text.bytes.count, own.upperBound + Self.after)
    // Only what belongs to the same person: from the last name before the number to the next one behind it.
    let names = Self.name?.matches(in: text.bytes, range: start..<end).map(\.range) ?? []
    let from = names.last { $0.upperBound <= own.lowerBound }?.lowerBound ?? start
    let until = names.first { $0.lowerBound >= own.upperBound }?.lowerBound ?? end
    var outcome = CheckOutcome()
    func finding(_ words: String, _ range: Range<Int>) -> Finding {
      scope.finding(
        "\(scope.name(of: place))\(number.text)与同处写明的\(words)不符", kind: place.document.kind, subject: words,
        evidence: [place.evidence, scope.evidence(range, in: place.document)])
    }
    let sexes = Self.sex?.matches(in: text.bytes, range: from..<until).compactMap { $0["v"] } ?? []
    if sexes.count == 1, let range = sexes.first {
      if (text.string(range) == "男") == number.isMale {
        outcome.isPassed = true
      } else {
        outcome.findings.append(finding("性别\(text.string(range))", range))
      }
    }
    let births = Self.birth?.matches(in: text.bytes, range: from..<until).compactMap { $0["v"] ?? $0["w"] } ?? []
    if births.count == 1, let range = births.first,
      let day = DateReader.matches(in: text.bytes, range: range).first?.value.date
    {
      if day == number.birthday {
        outcome.isPassed = true
      } else {
        outcome.findings.append(finding("出生日期\(day)", range))
      }
    }
    return outcome
  }
}
