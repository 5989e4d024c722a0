public import CaseReading

/// The standards that there are, by their ids: those of the program and the user's own.
public struct StandardShelf: Sendable {
  public struct Book: Sendable {
    /// For errors.
    public var path: String
    public var node: PackNode
    public var isOwn: Bool

    public init(path: String, node: PackNode, isOwn: Bool) {
      self.path = path
      self.node = node
      self.isOwn = isOwn
    }

    public var id: String { node["id"]?.text ?? "" }
    public var title: String { node["title"]?.text ?? "" }
    var sheets: [String] { node["sheets"]?.listed.compactMap { $0["id"]?.text } ?? [] }
  }

  /// The general standard, 通用合并版.
  public static let general = "general"
  /// Words for it.
  private static let automatic = ["auto", "通用"]

  /// Sorted by id; one of the user's stands in the place of a built-in one.
  public let books: [Book]
  private let context: StandardContext

  public init(_ books: [Book], vocabulary: Vocabulary, directory: RuleDirectory) {
    let own = Set(books.filter(\.isOwn).map(\.id))
    self.books = books.filter { $0.isOwn || !own.contains($0.id) }.sorted { ($0.id, $0.path) < ($1.id, $1.path) }
    context = StandardContext(vocabulary: vocabulary, directory: directory)
  }

  /// The standard of an id, of the id of one of its sheets (it then has that one alone, for every case), or `auto` for the
  /// general one.
  ///
  /// - Returns: `nil` when there is none of the name.
  public func standard(named name: String) throws(PackError) -> ReviewStandard? {
    let name = StandardShelf.automatic.contains(name) ? StandardShelf.general : name
    if let book = books.first(where: { $0.id == name || $0.title == name }) { return try read(book) }
    guard let book = books.first(where: { $0.sheets.contains(name) }) else { return nil }
    var standard = try read(book)
    standard.sheets = standard.sheets.filter { $0.id == name }
    for index in standard.sheets.indices { standard.sheets[index].takeAll() }
    return standard
  }

  /// Whatever may be asked for.
  public var names: [String] { StandardShelf.automatic + books.flatMap { [$0.id] + $0.sheets } }

  public func read(_ book: Book) throws(PackError) -> ReviewStandard {
    do {
      return try ReviewStandard(whole(book, behind: []), context)
    } catch {
      throw error.at(book.path)
    }
  }

  /// The examples that a standard carries, with what came of each.
  public func examine(_ book: Book) throws(PackError) -> [StandardExample.Verdict] {
    let standard = try read(book)
    do {
      let reader = StandardExampleReader(standard: standard, context: context)
      return try reader.examples(book.node["examples"]).map { example throws(PackError) in example.verdict(context) }
    } catch {
      throw error.at(book.path)
    }
  }

  /// The content of a standard with that of the one it rests on.
  private func whole(_ book: Book, behind: [String]) throws(PackError) -> PackNode {
    guard let extends = book.node["extends"] else { return book.node }
    let name = try extends.string("extends")
    guard name != book.id, !behind.contains(name) else {
      throw extends.error("extends 绕成了圈:\((behind + [book.id, name]).joined(separator: " → "))")
    }
    guard let base = books.first(where: { $0.id == name }) else {
      throw extends.error("extends 的标准" + Spelling.unknown(name, among: books.map(\.id)))
    }
    return StandardShelf.merged(book.node, over: try whole(base, behind: behind + [book.id]))
  }

  /// What says who a standard is, and is not taken over.
  private static let own = [
    "id", "title", "issued", "version", "province", "valid-from", "valid-until", "note", "extends",
    "examples",
  ]
  /// Taken over together or not at all.
  private static let tables = ["kinds", "cases", "has", "lacks", "total", "items", "sheets", "bonus", "attached"]

  private static func merged(_ node: PackNode, over base: PackNode) -> PackNode {
    guard let entries = node.entries, let inherited = base.entries else { return node }
    let written = Set(entries.map(\.key))
    let hasTables = written.contains("items") || written.contains("sheets")
    let taken = inherited.filter { entry in
      !own.contains(entry.key) && !written.contains(entry.key) && !(hasTables && tables.contains(entry.key))
    }
    return PackNode(.mapping(entries + taken), line: node.line, column: node.column)
  }
}
