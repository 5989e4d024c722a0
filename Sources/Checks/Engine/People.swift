import CaseReading

/// Somebody a document names, with the words.
struct NamedPerson: Sendable {
  var name: String
  var number: String?
  var evidence: Evidence

  /// Masked names (`李**`, `张某`) stand for anybody.
  var isMasked: Bool { name.contains { "*＊×X某".contains($0) } }

  /// One person: the same name, unless both show a certificate and those differ.
  func isSame(as other: NamedPerson) -> Bool {
    guard name == other.name, !isMasked else { return false }
    guard let a = number, let b = other.number else { return true }
    return a == b
  }
}

/// Reading of people out of fields.
enum People {
  /// The people of one occurrence: of a field of people, or of a filled signature.
  static func named(in place: Place) -> [NamedPerson] {
    switch place.occurrence.value {
    case .people(let people):
      return people.map { NamedPerson(name: plain($0.name), number: $0.number, evidence: place.evidence) }
    case .mark(.present), .text:
      return names(in: place.text).map { NamedPerson(name: $0, evidence: place.evidence) }
    default: return []
    }
  }

  /// Names in running words: two to four Han, separated by anything else.
  static func names(in text: String) -> [String] {
    text.unicodeScalars.split { !isNamePart($0) }.map { String(String.UnicodeScalarView($0)) }
      .filter { (2...4).contains($0.unicodeScalars.count) && !labels.contains($0) }
  }

  private static let labels: Set<String> = ["签名", "签字", "日期", "盖章", "签章", "执法人员", "执法证号", "检查人员", "证号", "年月日"]

  private static func isNamePart(_ scalar: Unicode.Scalar) -> Bool {
    (0x4E00...0x9FFF).contains(scalar.value) || (0x3400...0x4DBF).contains(scalar.value) || scalar == "·"
      || scalar == "*"
  }

  /// How many different people are named.
  static func count(in places: [Place]) -> Int { distinct(places.flatMap(named)).count }

  static func distinct(_ people: [NamedPerson]) -> [NamedPerson] {
    var distinct: [NamedPerson] = []
    for person in people where !distinct.contains(where: { $0.isSame(as: person) }) { distinct.append(person) }
    return distinct
  }

  static func plain(_ name: String) -> String { name.filter { !$0.isWhitespace } }
}
