public import CaseReading

/// All rules that a standard may name, 规则目录: those that are written, and those of the catalogue that are not yet.
public struct RuleDirectory: Sendable {
  public struct Entry: Sendable, Hashable {
    /// `procedure/filed-late`
    public var id: String
    /// `PRO-02`
    public var code: String
    public var title: String
    public var severity: Severity
    /// Only a person can judge it.
    public var isManual: Bool
    /// There is a rule that judges it.
    public var isWritten: Bool
  }

  private let entries: [String: Entry]
  private let idsByCode: [String: String]
  /// Checks of the rules that are written, by id.
  private let checks: [String: PackNode]

  /// - Parameter catalogue: the content of `catalogue.csv`: id, code, title, severity, and `manual` for a person's.
  /// - Parameter rules: files of rules by id.
  public init(catalogue: [UInt8], rules: [(path: String, node: PackNode)]) {
    let table = CSVTable(catalogue)
    var entries: [String: Entry] = [:]
    for row in table.rows.indices {
      let fields = table.fields(row)
      guard fields.count >= 5, let severity = Severity(rawValue: fields[3]) else { continue }
      entries[fields[0]] = Entry(
        id: fields[0], code: fields[1], title: fields[2], severity: severity, isManual: fields[4] == "manual",
        isWritten: false)
    }
    for (id, node) in rules {
      guard let code = node["code"]?.text, let severity = Severity(rawValue: node["severity"]?.text ?? "") else {
        continue
      }
      let isManual = node["check"]?["kind"]?.text == "manual"
      entries[id] = Entry(
        id: id, code: code, title: node["title"]?.text ?? id, severity: severity, isManual: isManual,
        isWritten: !isManual)
    }
    self.entries = entries
    checks = Dictionary(rules.map { ($0.path, $0.node["check"] ?? PackNode(.none)) }) { _, last in last }
    idsByCode = Dictionary(entries.values.sorted { $0.id < $1.id }.map { ($0.code, $0.id) }) { first, _ in first }
  }

  public subscript(id: String) -> Entry? { entries[id] }

  /// Sorted by id.
  public var all: [Entry] { entries.values.sorted { $0.id < $1.id } }

  /// The id of a rule that is named by id or by number.
  func id(_ node: PackNode) throws(PackError) -> String {
    let text = try node.string("规则")
    if entries[text] != nil { return text }
    if let id = idsByCode[text] { return id }
    throw node.error("规则" + Spelling.unknown(text, among: Array(entries.keys) + Array(idsByCode.keys)))
  }

  /// `PRO-02`, or `{PRO-09: [拟处罚内容, 处罚依据]}` for a rule of which only these elements count.
  func selection(_ node: PackNode?, _ vocabulary: Vocabulary) throws(PackError) -> RuleSelection {
    var selection = RuleSelection()
    for element in node?.listed ?? [] {
      var entries = element.entries ?? []
      if element.entries == nil { entries = [PackEntry(key: try element.string("规则"), value: PackNode(.none))] }
      for entry in entries {
        let id = try id(PackNode(.scalar(entry.key), line: element.line, column: element.column))
        guard !selection.ids.contains(id) else { throw element.error("规则 \(id) 在这里写了两次") }
        selection.ids.append(id)
        guard element.entries != nil else { continue }
        selection.elements[id] = try elements(entry.value, of: id, vocabulary)
      }
    }
    return selection
  }

  private func elements(
    _ node: PackNode, of rule: String, _ vocabulary: Vocabulary
  ) throws(PackError) -> [String] {
    let known = checks[rule].map { RuleElements.words($0, vocabulary) }
    if known?.isEmpty == true { throw node.error("规则 \(rule) 不分要素;只写规则的编号") }
    var words: [String] = []
    for element in node.listed {
      let word = try element.string("要素")
      guard known?.contains(word) ?? true else {
        throw element.error("规则 \(rule) 的要素" + Spelling.unknown(word, among: known ?? []))
      }
      words.append(word)
    }
    guard !words.isEmpty else { throw node.error("规则 \(rule) 后面没有写要素;整条规则都算的,只写编号") }
    return words
  }
}

/// Rules that a line of a standard names.
struct RuleSelection: Sendable {
  var ids: [String] = []
  /// By rule: the elements that count, where not all do.
  var elements: [String: [String]] = [:]
}
