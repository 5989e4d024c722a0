import DocExtract

/// Times and officers of records, 笔录: forms name them behind labels, interviews in the first answer and question.
struct RecordReader {
  static let fields: Set<String> = [
    "started-at", "ended-at", "officers", "officer-numbers", "deliverers", "investigators", "handlers", "attendees",
    "reviewers", "valid-from", "valid-until", "taken-at", "taken-until", "coercion-days",
  ]

  let context: DocumentContext
  let values: ValueParser

  func read() -> [String: [FieldOccurrence]] {
    var result: [String: [FieldOccurrence]] = [:]
    for (from, until) in [("started-at", "ended-at"), ("valid-from", "valid-until"), ("taken-at", "taken-until")] {
      guard let (start, end) = period(from, until) else { continue }
      result[from] = [start]
      if let end { result[until] = [end] }
    }
    if let signed = signedOn() { result["party-signed-on"] = [signed] }
    let numbers = self.numbers()
    for field in ["officers", "investigators", "handlers", "deliverers"] {
      let people = self.people(field, numbers: numbers)
      if !people.isEmpty { result[field] = people }
    }
    let named = ["officers", "investigators", "handlers"].lazy.compactMap { result[$0] }.first ?? namedOfficers()
    let officers = named.flatMap { occurrence -> [(String, FieldOccurrence)] in
      guard case .people(let people)? = occurrence.value else { return [] }
      return people.compactMap { person in person.number.map { ($0, occurrence) } }
    }
    if !officers.isEmpty {
      result["officer-numbers"] = officers.map { number, occurrence in
        FieldOccurrence(
          value: .text(number), text: occurrence.text, span: occurrence.span, confidence: occurrence.confidence)
      }
    } else if !numbers.isEmpty {
      result["officer-numbers"] = numbers.map(values.certificateNumber(at:))
    }
    return result
  }

  // MARK: Times

  /// The first label whose value holds a date; the end stands in the same value.
  private func period(_ from: String, _ until: String) -> (FieldOccurrence, FieldOccurrence?)? {
    guard let spec = context.kind.field(from), context.kind.field(until) != nil else { return nil }
    var fallback: (FieldOccurrence, FieldOccurrence?)?
    for hit in context.hits(of: spec.labels) where !hit.value.isEmpty {
      guard let (start, written) = values.period(in: hit.value) else { continue }
      // 年 月 日 时 分至 时 分
      let isOpen =
        written == nil && start.state == .placeholder
        && ["至", "到"].contains { Bytes.contains($0, in: context.bytes, hit.value) }
      let end = isOpen ? start : written
      if start.state == .found, end != nil { return (start, end) }
      if fallback == nil || start.state == .found && fallback?.0.state != .found { fallback = (start, end) }
    }
    return fallback
  }

  /// The date behind the party's signature.
  private func signedOn() -> FieldOccurrence? {
    guard context.kind.field("party-signed-on") != nil, let spec = context.kind.field("party-signature") else {
      return nil
    }
    for hit in context.hits(of: spec.labels) {
      if let date = values.written(in: hit.value).last { return values.dateOccurrence(date) }
    }
    return nil
  }

  // MARK: People

  /// Certificate numbers that stand behind a label of their own.
  private func numbers() -> [Range<Int>] {
    guard let spec = context.kind.field("officer-numbers") else { return [] }
    // 证件号码 3401********** is the party's.
    return context.hits(of: spec.labels).filter { !Bytes.contains("*", in: context.bytes, $0.value) }
      .flatMap { values.certificateNumbers(in: $0.value) }
  }

  private func people(_ field: String, numbers: [Range<Int>]) -> [FieldOccurrence] {
    guard let spec = context.kind.field(field), spec.type == .people else { return [] }
    var found: [FieldOccurrence] = []
    for hit in context.hits(of: spec.labels) where !hit.value.isEmpty && !isSignature(hit) {
      if values.isWrittenByHand(hit) {
        found.append(values.handwritten(hit))
        continue
      }
      if let occurrence = values.people(in: reach(of: hit), areOfficers: true) { found.append(occurrence) }
    }
    found = paired(found, numbers)
    guard field == "officers" else { return found }
    // Who signs as an officer and who is named when the officers present themselves took part as well.
    let recorders = context.hits(of: context.kind.field("recorder")?.labels ?? [])
    let spoken = context.library.officersInSpeech.matches(in: context.bytes).compactMap { $0["v"] }
    var others = signedOfficers()
    others += spoken.compactMap { values.people(in: $0, least: 0.8, areOfficers: true) }
    others += recorders.compactMap { values.people(in: reach(of: $0), areOfficers: true) }.filter(isNumbered)
    return found + others.filter { other in !found.contains { $0.span == other.span } }
  }

  /// Of a kind that does not ask who its officers are: those who signed, else those who are named beside a number.
  private func namedOfficers() -> [FieldOccurrence] {
    let signed = signedOfficers()
    guard context.kind.field("officer-numbers") != nil, !signed.contains(where: isNumbered) else { return signed }
    // 执法人员 | 张三 07180033012 李四 07180033027
    return signed
      + context.hits(of: context.library.officerLabels).filter { !$0.value.isEmpty }.compactMap {
        values.people(in: reach(of: $0), areOfficers: true)
      }.filter(isNumbered)
  }

  /// The people behind 执法人员(签名), whether the kind has a field for signatures or not.
  private func signedOfficers() -> [FieldOccurrence] {
    let labels = context.kind.field("officer-signature")?.labels ?? context.library.officerSignatureLabels
    let signed = context.hits(of: labels)
    // 复查人员(签名): whoever the kind calls its officers may sign.
    let others = context.hits(of: context.kind.field("officers")?.labels ?? []).filter { hit in
      isSignature(hit) && !signed.contains { $0.range == hit.range }
    }
    return (signed + others).filter { !$0.value.isEmpty }.compactMap {
      values.people(in: reach(of: $0), areOfficers: true)
    }
  }

  /// A recorder with a certificate number is an officer; one without may be anybody.
  private func isNumbered(_ occurrence: FieldOccurrence) -> Bool {
    guard case .people(let people)? = occurrence.value else { return false }
    return people.contains { $0.number != nil }
  }

  /// The value with the certificate numbers that stand behind labels of their own, on the line and on lines that go on.
  private func reach(of hit: LabelHit) -> Range<Int> {
    guard let first = context.layout.line(at: hit.range.lowerBound) else { return hit.value }
    let others = context.labels.filter {
      !isNumberLabel($0) && $0.range.lowerBound > hit.range.lowerBound && $0.range != hit.range
    }
    if let place = hit.valueCell {
      guard let cell = context.layout.grids[place.grid].cells[place.cell].range, !hit.value.isEmpty else {
        return hit.value
      }
      let next = others.first { cell.contains($0.range.lowerBound) && $0.range.lowerBound >= hit.value.lowerBound }
      return hit.value.lowerBound..<max(hit.value.upperBound, next?.range.lowerBound ?? cell.upperBound)
    }
    var end = context.layout.lines[first].range.upperBound
    if let next = others.first(where: { $0.range.lowerBound < end }) {
      return hit.value.lowerBound..<max(hit.value.upperBound, next.range.lowerBound)
    }
    for line in (first + 1)..<max(first + 1, min(first + 4, context.layout.lines.count)) {
      let range = context.layout.lines[line].range
      guard context.layout.lines[line].cell == nil,
        let number = context.labels.first(where: { range.contains($0.range.lowerBound) }), isNumberLabel(number),
        number.range.lowerBound > range.lowerBound, number.range.lowerBound - range.lowerBound <= 40
      else { break }
      end = range.upperBound
    }
    return hit.value.lowerBound..<max(hit.value.upperBound, end)
  }

  /// 执法证号 and its relatives part no value: the numbers belong to the names before them.
  private func isNumberLabel(_ hit: LabelHit) -> Bool {
    let words = context.library.labels.labels[hit.label]
    return ["证号", "证编号", "证件号", "执法编号", "证件编号"].contains { words.contains($0) } && !words.contains("身份")
  }

  /// `执法人员(签名):` says who signed; it is read with the signatures.
  private func isSignature(_ hit: LabelHit) -> Bool {
    LabelIndex.isSignature(context.layout.string(hit.bracket))
  }

  /// Gives people without a number those that follow in a list of their own, one each in order.
  private func paired(_ found: [FieldOccurrence], _ numbers: [Range<Int>]) -> [FieldOccurrence] {
    let people = found.flatMap { occurrence -> [Person] in
      guard case .people(let people)? = occurrence.value else { return [] }
      return people
    }
    guard !numbers.isEmpty, people.count == numbers.count, people.allSatisfy({ $0.number == nil }) else { return found }
    var rest = numbers[...]
    return found.map { occurrence in
      guard case .people(let people)? = occurrence.value else { return occurrence }
      var copy = occurrence
      copy.value = .people(
        people.map { person in
          guard let number = rest.popFirst() else { return person }
          return Person(name: person.name, number: context.layout.string(number).filter { !$0.isWhitespace })
        })
      return copy
    }
  }
}
