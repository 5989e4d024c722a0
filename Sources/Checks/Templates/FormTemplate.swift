/// One blank form, 文书格式, of a set.
public struct FormTemplate: Sendable, Equatable {
  /// An id of `documents.csv`, or `unknown`.
  public var kind: String
  /// As printed, blanks removed.
  public var title: String
  /// Other titles that stand for it.
  public var aliases: [String]
  /// What stands between the region and the year in its number, 代字: `市监罚告`; empty when it has none.
  public var numberCode: String
  /// What its fields are called, in the order of the form.
  public var labels: [String]
  /// Fixed sentences and phrases, 固定句; `…` for what is filled in.
  public var clauses: [String]
  /// Words behind boxes to tick, □: some keep them all, some only the one that is meant.
  public var options: [String]
  /// Hints to whoever fills the form in, 填写提示; left over in a document they are a mistake.
  public var prompts: [String]

  public init(
    kind: String, title: String, aliases: [String] = [], numberCode: String = "", labels: [String] = [],
    clauses: [String] = [], options: [String] = [], prompts: [String] = []
  ) {
    self.kind = kind
    self.title = title
    self.aliases = aliases
    self.numberCode = numberCode
    self.labels = labels
    self.clauses = clauses
    self.options = options
    self.prompts = prompts
  }

  /// Labels of whoever signs, seals or dates, in the order of the form.
  var signingLabels: [String] { labels.filter(Self.isSigning) }

  static func isSigning(_ label: String) -> Bool {
    !label.contains("出生") && ["签名", "签字", "签章", "盖章", "印章", "日期", "年月日"].contains { label.contains($0) }
  }
}
