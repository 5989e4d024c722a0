import CaseReading

/// `CitedNumbers`: the number by which a document refers to another one of the case is the number that one bears.
struct CitedNumbersCheck: NamedCheck {
  /// A field that cites, with the kinds that it may mean.
  private let citing: [(path: FieldPath, kinds: [String])]

  init(_ keys: inout PackMapping, _ context: PackContext) throws(PackError) {
    var citing: [(path: FieldPath, kinds: [String])] = []
    for element in try keys.require("cited").listed {
      var inner = try PackMapping(element, name: "cited")
      let kinds = try context.kinds(inner.require("kinds"))
      for path in try context.fields(inner.require("fields")) { citing.append((path, kinds)) }
      try inner.finish()
    }
    self.citing = citing
  }

  func examine(_ scope: CaseScope) -> CheckOutcome {
    var outcome = CheckOutcome()
    let known = scope.file.documents.indices.flatMap { index in
      ["document-number", "case-number", "file-number"].flatMap { scope.read($0, in: index).found }
    }
    for (path, kinds) in citing {
      for index in scope.indices(of: path.kind) {
        for place in scope.read(path.field, in: index).found {
          outcome += examine(place, kinds, known, scope.focused(on: index))
        }
      }
    }
    if outcome.outcome == .notApplicable, outcome.absent.isEmpty { outcome.absent.append("没有引用的文号") }
    return outcome
  }

  private func examine(_ place: Place, _ kinds: [String], _ known: [Place], _ scope: CaseScope) -> CheckOutcome {
    guard let number = place.number else { return .absent("引用的文号不能识别") }
    if known.contains(where: { $0.document.id != place.document.id && Self.isSame($0.number, number) }) {
      return .passed
    }
    let whole = CaseScope(scope.facts, voice: scope.voice)
    let meant = kinds.flatMap(whole.indices)
    for index in meant {
      // Its number may be what could not be read.
      if case .unreadable(let reason) = whole.read("document-number", in: index) { return .unread(reason) }
    }
    let own = meant.flatMap { whole.read("document-number", in: $0).found }.filter { $0.number != nil }
    guard !own.isEmpty, own.count == meant.count else { return .absent("所引用的文书不在卷内,或者没有文号") }
    // A number with words of another kind is that of another document, inside the file or not.
    guard own.contains(where: { $0.number.map { Self.hasSameCode($0, number) } ?? false }) else {
      return .absent("所引用的是另一种文书的文号")
    }
    if scope.facts.unread != nil { return .unread("有内容未读出,其中可能有文号为\(place.text)的文书") }
    return .failed(
      scope.finding(
        "\(scope.name(of: place))“\(place.text)”与卷内\(scope.name(of: own[0]))“\(own[0].text)”不同,卷内没有这一文号",
        kind: place.document.kind, subject: place.text, evidence: [place.evidence, own[0].evidence]))
  }

  private static func hasSameCode(_ a: DocumentNumber, _ b: DocumentNumber) -> Bool {
    !b.code.isEmpty && (a.code.hasSuffix(b.code) || b.code.hasSuffix(a.code))
  }

  /// One number; the code may be cited without what stands before it, or not at all.
  private static func isSame(_ a: DocumentNumber?, _ b: DocumentNumber) -> Bool {
    guard let a else { return false }
    if a.isSame(as: b) { return true }
    func serial(_ number: DocumentNumber) -> String { String(number.serial.drop { $0 == "0" }) + number.suffix }
    return a.year == b.year && serial(a) == serial(b) && (a.code.hasSuffix(b.code) || b.code.hasSuffix(a.code))
  }
}
