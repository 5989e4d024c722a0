import CaseReading
import DocExtract

/// What a proof of service says about documents and dates.
struct ProofReading {
  private let document: CaseDocument
  private let numbers: [DocumentNumber]
  private let numberTexts: [String]
  /// Kinds named, those of one name in alphabetical order.
  private let kinds: [[String]]

  init(_ document: CaseDocument, titles: TitleTable) {
    self.document = document
    numbers = ProofReading.places(["served-document-number", "related-document-number"], document).compactMap(\.number)
    let names = ProofReading.places(["served-document-name", "mail-content"], document).map(\.text)
    numberTexts = (ProofReading.places(["served-document-number"], document).map(\.text) + names).map(
      ProofReading.plain)
    kinds = names.flatMap(ProofReading.split).map(titles.kinds).filter { !$0.isEmpty }
  }

  private static func places(_ fields: [String], _ document: CaseDocument) -> [Place] {
    fields.flatMap { field in
      (document.fields[field] ?? []).filter { $0.state == .found }
        .map { Place(document: document, field: field, occurrence: $0) }
    }
  }

  /// `行政处罚决定书、缴款通知书` → two names, each without the number behind it.
  private static func split(_ names: String) -> [String] {
    names.split { "、,，;；\n\t".contains($0) }.map { name in
      let end = name.firstIndex { "〔[【﹝".contains($0) } ?? name.endIndex
      return String(name[..<end])
    }
  }

  private static func plain(_ text: String) -> String { text.filter { !$0.isWhitespace } }

  /// Of `issued` those that this proof is for.
  func documents(among issued: [Int], in file: CaseFile) -> [Int] {
    let byNumber = issued.filter { index in
      ProofReading.places(["document-number", "form-number"], file.documents[index]).contains { place in
        if let number = place.number, numbers.contains(where: { $0.isSame(as: number) }) { return true }
        let text = ProofReading.plain(place.text)
        return text.utf8.count >= 4 && numberTexts.contains { $0.contains(text) }
      }
    }
    if byNumber.isEmpty, isOfAnotherCase(issued, in: file) { return [] }
    let matchedKinds = Set(byNumber.map { file.documents[$0].kind })
    let byName = issued.filter { index in
      let kind = file.documents[index].kind
      return !matchedKinds.contains(kind) && kinds.contains { $0.contains(kind) }
    }
    return (byNumber + byName).sorted()
  }

  /// A stray proof: its numbers have the letters of another office, and whom it names is no party of this case.
  private func isOfAnotherCase(_ issued: [Int], in file: CaseFile) -> Bool {
    let own = issued.flatMap { ProofReading.places(["document-number"], file.documents[$0]) }.compactMap(\.number?.code)
    guard !numbers.isEmpty, !own.isEmpty, !numbers.contains(where: { own.contains($0.code) }) else { return false }
    let recipients = ProofReading.places(["recipient"], document).map { PartyName($0.text) }
    let parties = file.parties.flatMap { [$0.name] + $0.aliases }.map { PartyName($0) }
    guard !recipients.isEmpty, !parties.isEmpty else { return false }
    return !recipients.contains { recipient in parties.contains { $0.compared(with: recipient) == .same } }
  }

  func service(_ proof: Int, of target: CaseDocument, in file: CaseFile, calendar: ReferenceData) -> Service {
    var service = Service(method: method, proof: proof)
    let fields: (served: [String], sent: [String]) =
      switch document.kind {
      case "mail-receipt": (["mail-received-on"], ["mailed-on"])
      case "electronic-service-record": (["received-at"], ["sent-at"])
      case "service-announcement": ([], ["published-on"])
      default: (["served-on"], [])
      }
    service.served = date(fields.served, of: target, &service.unread)
    service.sent = date(fields.sent, of: target, &service.unread) ?? service.served
    if document.kind == "service-announcement", let published = service.sent {
      service.served = afterAnnouncement(published, target: target, in: file, reference: calendar)
    }
    return service
  }

  private var method: Service.Method {
    switch document.kind {
    case "mail-receipt": return .mail
    case "electronic-service-record": return .electronic
    case "service-announcement": return .announcement
    default:
      for place in ProofReading.places(["service-method"], document) {
        for word in place.words {
          if let method = ProofReading.method(named: word) { return method }
        }
      }
      return ProofReading.places(["refusal-note"], document).isEmpty ? .direct : .lien
    }
  }

  private static let methods = try? Pattern(Service.Method.allCases.map(\.rawValue).joined(separator: "|"))

  private static func method(named word: String) -> Service.Method? {
    let bytes = Array(word.utf8)
    return methods?.firstMatch(in: bytes).flatMap {
      Service.Method(rawValue: String(decoding: bytes[$0.range], as: UTF8.self))
    }
  }

  /// Where several documents are listed, one a row with a day of its own, the part of the proof that is `target`'s row.
  private func row(of target: CaseDocument, among dates: [Place]) -> Range<Int>? {
    guard dates.count > 1 else { return nil }
    let names = ProofReading.places(["served-document-name", "served-document-number"], document)
    let own = names.filter { name in
      ProofReading.places(["document-number"], target).contains { place in
        place.number.map { number in name.number?.isSame(as: number) ?? false } ?? false
      }
    }
    guard let start = own.map(\.occurrence.span.end).max() else { return nil }
    // The row ends where the next document is named.
    let end = names.map(\.occurrence.span.start).filter { $0 >= start }.min() ?? Int.max
    return start..<max(start, end)
  }

  private func date(_ fields: [String], of target: CaseDocument, _ unread: inout String?) -> DateReading? {
    for field in fields {
      let places = ProofReading.places([field], document).filter { $0.dateTime != nil }
      let row = row(of: target, among: places)
      let own = row.flatMap { row in places.first { row.contains($0.occurrence.span.start) } }
      if let place = own ?? places.first, let moment = place.dateTime {
        return DateReading(value: moment.date, moment: moment, evidence: place.evidence, doubt: nil)
      }
      if case .unreadable(let reason) = document.field(field) { unread = unread ?? reason }
      for occurrence in document.fields[field] ?? [] {
        if case .unreadable(let reason) = occurrence.state { unread = unread ?? reason }
      }
    }
    return nil
  }

  /// 发出公告之日起经过公告期的次日; the period as announced, else as the table has it.
  private func afterAnnouncement(
    _ published: DateReading, target: CaseDocument, in file: CaseFile, reference: ReferenceData
  ) -> DateReading? {
    let stated = ProofReading.places(["announcement-days"], document).compactMap(\.duration).first
    let limit =
      stated
      ?? reference.deadlines.resolve(
        "D14", sector: file.sector, province: file.province, caseKind: file.kind, on: published.value)?.variant.limit
    guard let limit, let last = try? reference.calendar.nominalDay(of: limit, after: published.value),
      let day = last.adding(days: 1)
    else { return nil }
    return DateReading(
      value: day, moment: CalendarDateTime(date: day), evidence: published.evidence, doubt: published.doubt)
  }
}
