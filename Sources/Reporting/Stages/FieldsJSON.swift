public import CaseReading

/// What a case says, as JSON: the keys of the result, and how everything was told.
public struct FieldsJSON {
  private let redactor: Redactor

  public init(redactor: Redactor) { self.redactor = redactor }

  public func value(_ file: CaseFile) -> JSONValue {
    let reasons = file.reasons.map { (key: $0.key, value: JSONValue.string($0.value)) }
    let told = file.documents.map { document in
      (
        key: document.id,
        value: [
          "reasons": .strings(document.reasons), "unreadable": .optional(document.unreadable),
          "nearest": .array(
            document.nearest.map { ["kind": .string($0.kind), "confidence": .share($0.confidence)] }),
        ] as JSONValue
      )
    }
    let conflicts = file.conflicts.map { conflict -> JSONValue in
      [
        "fact": .string(conflict.fact), "documents": .strings(conflict.documents),
        "texts": .strings(conflict.texts.map { redactor.masked($0) }),
      ]
    }
    let officers = file.officers.map { officer -> JSONValue in
      [
        "name": .string(officer.name), "numbers": .strings(officer.numbers), "documents": .strings(officer.documents),
      ]
    }
    let parties = file.parties.map { party -> JSONValue in
      [
        "name": .string(redactor.masked(party.name)), "kind": .string(party.kind.rawValue),
        "aliases": .strings(party.aliases.map { redactor.masked($0) }),
      ]
    }
    return .object(
      CaseJSON(file, redactor: redactor).facts + [
        ("reasons", .object(reasons)), ("told", .object(told)), ("conflicts", .array(conflicts)),
        ("officers", .array(officers)), ("parties", .array(parties)),
      ])
  }
}
