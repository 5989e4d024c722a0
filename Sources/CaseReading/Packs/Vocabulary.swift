/// The words that packs may use: kinds of document, 文书种类, and their fields, 要素.
public struct Vocabulary: Sendable {
  /// The type of a field, 字段类型.
  public enum FieldType: String, Sendable, CaseIterable {
    case text, date, datetime, choice, org, person, people, money, duration, address, signature, seal
    case citationList = "citation-list"
    case documentNumber = "doc-number"
    case idNumber = "id-number"
    case creditCode = "credit-code"
  }

  /// Field ids by kind.
  public var kinds: [String: Set<String>]
  /// Chinese names by kind.
  public var names: [String: String]
  /// Other titles by kind, as agencies print them.
  public var aliases: [String: [String]]
  /// Chinese names by field.
  public var fieldNames: [String: String]
  public var fieldTypes: [String: FieldType]
  /// Kinds that are issued to the party, 对外文书, and so need proof of service.
  public var issuedToParty: Set<String>

  public init(
    kinds: [String: Set<String>] = [:], names: [String: String] = [:], aliases: [String: [String]] = [:],
    fieldNames: [String: String] = [:], fieldTypes: [String: FieldType] = [:], issuedToParty: Set<String> = []
  ) {
    self.kinds = kinds
    self.names = names
    self.aliases = aliases
    self.fieldNames = fieldNames
    self.fieldTypes = fieldTypes
    self.issuedToParty = issuedToParty
  }

  /// `立案审批表`; the id when the kind has no name.
  public func name(of kind: String) -> String { names[kind] ?? (kind == "unknown" ? "未识别文书" : kind) }

  /// `批准日期`; the id when the field has no name.
  public func name(ofField field: String) -> String { fieldNames[field] ?? field }

  public func type(of field: String) -> FieldType { fieldTypes[field] ?? .text }
}
