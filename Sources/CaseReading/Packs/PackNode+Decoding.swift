extension PackNode {
  /// What stands here, in the words of an error message.
  var described: String {
    switch content {
    case .none: "空"
    case .scalar(let text): "“\(text.prefix(40))”"
    case .sequence: "列表"
    case .mapping: "映射"
    }
  }

  /// The text of a scalar that must not be empty.
  public func string(_ what: String) throws(PackError) -> String {
    guard let text, !text.isEmpty else { throw error("\(what)应为文字,却是\(described)") }
    return text
  }

  /// A list of texts; a single text counts as a list of one.
  public func strings(_ what: String) throws(PackError) -> [String] {
    guard let elements else { return [try string(what)] }
    var texts: [String] = []
    for element in elements { texts.append(try element.string(what)) }
    return texts
  }

  /// The elements of a list; anything else counts as a list of one, nothing as an empty one.
  public var listed: [PackNode] {
    switch content {
    case .sequence(let elements): elements
    case .none: []
    default: [self]
    }
  }

  public func integer(_ what: String) throws(PackError) -> Int {
    guard let text, let number = Int(text) else { throw error("\(what)应为整数,却是\(described)") }
    // Amounts in yuan become fen, ages months.
    guard (-1_000_000_000_000...1_000_000_000_000).contains(number) else { throw error("\(what)太大:\(described)") }
    return number
  }

  public func boolean(_ what: String) throws(PackError) -> Bool {
    switch text {
    case "true": return true
    case "false": return false
    default: throw error("\(what) 应为 true(是)或 false(否),却是\(described)")
    }
  }

  public func date(_ what: String) throws(PackError) -> CalendarDate {
    guard let text, let date = CalendarDate(iso: text) else {
      throw error("\(what) 应为 2021-07-15 这样的日期,却是\(described)")
    }
    return date
  }

  /// One of a closed list of words.
  public func word<Word: RawRepresentable & CaseIterable>(
    _ what: String, of _: Word.Type = Word.self
  ) throws(PackError) -> Word where Word.RawValue == String {
    let text = try string(what)
    guard let word = Word(rawValue: text) else {
      throw error(Spelling.unknown(text, as: what, among: Word.allCases.map(\.rawValue)))
    }
    return word
  }

  /// A text that must be one of `known`.
  public func word(_ what: String, among known: some Sequence<String>) throws(PackError) -> String {
    let text = try string(what)
    let known = Array(known)
    guard known.contains(text) else { throw error(Spelling.unknown(text, as: what, among: known)) }
    return text
  }
}
