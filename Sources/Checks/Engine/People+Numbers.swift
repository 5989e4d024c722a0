import CaseReading

extension People {
  /// The people of several records; where a record lists names and, apart from them, as many certificate numbers, each
  /// name gets the number at its place.
  static func numbered(_ places: [Place], _ scope: CaseScope) -> [NamedPerson] {
    places.flatMap { place in
      let named = People.named(in: place)
      let index = scope.file.documents.firstIndex { $0.id == place.document.id }
      let numbers = index.map { People.numbers(in: $0, scope) } ?? []
      guard named.allSatisfy({ $0.number == nil }), named.count == numbers.count else { return named }
      return zip(named, numbers).map { NamedPerson(name: $0.name, number: $1.text, evidence: $1.evidence) }
    }
  }

  /// Certificate numbers of one document, in the order of the text; none when the list holds anything else.
  static func numbers(in index: Int, _ scope: CaseScope) -> [(text: String, evidence: Evidence)] {
    var found: [(text: String, evidence: Evidence)] = []
    for list in scope.read("officer-numbers", in: index).found {
      for part in list.text.split(whereSeparator: { "、,，;； /\n\t".contains($0) }) {
        guard isNumber(part) else { return [] }
        found.append((String(part), list.evidence))
      }
    }
    return found
  }

  /// `粤云0211003`, `37-09-0052`: at least four digits, and no label or brackets.
  private static func isNumber(_ text: Substring) -> Bool {
    text.filter { $0.isASCII && $0.isNumber }.count >= 4 && !text.contains { "()（）:：".contains($0) }
  }
}
