public import Checks

/// A standard as JSON, for programs that read what a sheet asks: `casecheck standards show --json`.
public struct StandardJSON: Sendable {
  private let standard: ReviewStandard
  private let directory: RuleDirectory

  public init(_ standard: ReviewStandard, directory: RuleDirectory) {
    self.standard = standard
    self.directory = directory
  }

  public var value: JSONValue {
    [
      "id": .string(standard.id), "title": .string(standard.title), "version": .string(standard.version),
      "issued": .optional(standard.issued), "province": .optional(standard.province), "note": .optional(standard.note),
      "extends": .optional(standard.base), "model": model, "contents": .strings(standard.contents),
      "grades": .array(
        standard.grades.bands.map { ["grade": .string($0.grade), "from": .string("\($0.from)")] }),
      "units": standard.units.map(units) ?? .null, "further": .string(standard.further.rawValue),
      "veto": .string(standard.veto.words),
      "vetoes": standard.vetoes.map { .array($0.map(veto)) } ?? .null,
      "basicElements": .array(standard.basicElements.map(item)),
      "basicMost": .optional(standard.basicMost.map { "\($0)" }), "sheets": .array(standard.sheets.map(sheet)),
    ]
  }

  private var model: JSONValue {
    switch standard.model {
    case .deduct(let isRebased): ["name": "deduct", "rebased": .bool(isRebased)]
    case .ratio(let fixed, let weight):
      ["name": "ratio", "fixed": .string("\(fixed)"), "weight": .string("\(weight)")]
    }
  }

  private func units(_ units: [Severity: Points]) -> JSONValue {
    .object(units.sorted { $0.key < $1.key }.map { ($0.key.rawValue, .string("\($0.value)")) })
  }

  private func veto(_ veto: StandardVeto) -> JSONValue {
    [
      "id": .string(veto.id), "title": .string(veto.title), "rules": rules(veto.rules, veto.elements),
      "manual": .optional(veto.manual), "action": .optional(veto.action?.words),
    ]
  }

  private func sheet(_ sheet: StandardSheet) -> JSONValue {
    [
      "id": .string(sheet.id), "title": .string(sheet.title), "total": .string("\(sheet.total)"),
      "cases": .object(sheet.cases.sorted { $0.key < $1.key }.map { ($0.key, .strings($0.value)) }),
      "items": .array(sheet.items.map(item)),
      "bonus": .array(
        sheet.bonus.map { ["id": .string($0.id), "title": .string($0.title), "points": .string("\($0.points)")] }),
    ]
  }

  private func item(_ item: StandardItem) -> JSONValue {
    [
      "id": .string(item.id), "title": .string(item.title), "points": .string("\(item.points)"),
      "optional": .bool(item.isOptional), "missing": .strings(item.missing), "documents": .strings(item.documents),
      "lines": .array(item.lines.map(line)),
    ]
  }

  private func line(_ line: DeductionLine) -> JSONValue {
    [
      "part": .optional(line.part), "rules": rules(line.rules, line.elements),
      "per": .optional(line.per.map { "\($0)" }),
      "max": .optional(line.max.map { "\($0)" }), "zeroes": .bool(line.zeroes), "manual": .optional(line.manual),
      "choices": .strings(line.choices.map { "\($0)" }),
    ]
  }

  /// With its number, and whether a program decides it.
  private func rules(_ ids: [String], _ elements: [String: [String]]) -> JSONValue {
    .array(
      ids.map { id in
        [
          "id": .string(id), "code": .optional(directory[id]?.code),
          "written": .bool(directory[id]?.isWritten ?? false),
          "elements": elements[id].map { .strings($0) } ?? .null,
        ]
      })
  }
}
