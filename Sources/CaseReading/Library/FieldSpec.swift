/// How one field, 要素, of a kind is found and what it holds.
public struct FieldSpec: Sendable {
  /// Parts of a document that a reader knows.
  public enum Region: String, Sendable, CaseIterable {
    case head, facts, evidence, reasons, discretion, payment, remedies, anywhere
    case partyBlock = "party-block"
    case operativePart = "operative-part"
    case signatureBlock = "signature-block"
    case approvalBox = "approval-box"
  }

  public var id: String
  /// 字段名
  public var name: String
  public var type: Vocabulary.FieldType
  /// As printed before or above the value; the first with a value counts.
  public var labels: [String]
  /// What other kinds call it, where this kind has labels of its own and they gave nothing.
  public var commonLabels: [String] = []
  /// Phrases of other kinds, asked last.
  public var commonPhrases: [Pattern] = []
  /// Asked when no label gave a value.
  public var fallbackLabels: [String]
  /// Words that agencies build such labels from, with alternatives in braces; asked when no label gave a value.
  var nearLabels: [NearLabel] = []
  /// For running text: the group `v`, or the whole match, is the value.
  public var phrases: [Pattern]
  /// Where phrases are looked for.
  public var regions: [Region]
  /// For a choice: the words that are looked for, longest first; the first word is the value when several mean the same.
  public var choices: [[String]]
  /// Several of the choices may hold at once (可多选).
  public var isSeveral: Bool
  /// Its words may go on over several paragraphs below its label.
  public var isLong: Bool
  /// The kind changes something of what the table says.
  var isOwn = false
}
