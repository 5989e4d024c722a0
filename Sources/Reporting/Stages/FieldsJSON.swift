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
    return .object(
      ResultMaker(file, redactor: redactor).result(rules: [], checklist: DocumentChecklist()).facts
        .filter { $0.key != "checklist" } + [
          ("reasons", .object(reasons)), ("told", .object(told)), ("conflicts", .array(conflicts)),
        ])
  }
}
