import CaseReading
import Checks
import Foundation

/// The standards of the program, those of `--packs`, and a file that was named itself.
struct StandardBooks {
  let shelf: StandardShelf
  let directory: RuleDirectory
  /// Names of kinds of document by id.
  let kindNames: [String: String]
  /// The name of the file's standard, when one was given.
  private let named: String

  /// - Parameters:
  ///   - rules: all rules by id.
  ///   - name: what `--standard` says: an id, or the path of a file.
  init(
    _ builtIn: BuiltIn, _ user: UserPacks, rules: [(path: String, node: PackNode)], vocabulary: Vocabulary,
    named name: String = ""
  ) throws {
    var books = builtIn.standards.map { StandardShelf.Book(path: "\($0.path).yaml", node: $0.node, isOwn: false) }
    var own = user.standards
    if name.hasSuffix(".yaml") {
      guard FileManager.default.fileExists(atPath: name) else {
        throw RunError("没有标准文件 \(name);请检查 --standard 或配置里的 standard")
      }
      let node = try PackFolder.node(at: name, named: name)
      own.removeAll { $0.node["id"] == node["id"] }
      own.append((name, node))
      guard let id = node["id"]?.text else {
        throw PackError(path: name, line: 1, column: 1, message: "标准缺少“id”;写法见 docs/standards.md")
      }
      named = id
    } else {
      named = name
    }
    books += own.map { StandardShelf.Book(path: $0.path, node: $0.node, isOwn: true) }
    kindNames = vocabulary.names
    let catalogue = FileManager.default.contents(atPath: try DataFolders().catalogue).map(Array.init) ?? []
    directory = RuleDirectory(catalogue: catalogue, rules: rules)
    shelf = StandardShelf(books, vocabulary: vocabulary, directory: directory)
    try StandardBooks.refuseTwins(own)
  }

  /// The standard that was asked for.
  func standard() throws -> ReviewStandard {
    guard let standard = try shelf.standard(named: named) else {
      let list = shelf.books.map { "\($0.id)(\($0.title))" }.joined(separator: "、")
      throw RunError("--standard \(Spelling.unknown(named, among: shelf.names));可以写 通用、\(list),或者一个 .yaml 文件")
    }
    return standard
  }

  /// The examples in the file that was named, with what came of each.
  func examples() throws -> [StandardExample.Verdict] {
    guard let book = shelf.books.first(where: { $0.id == named }) else { return [] }
    return try shelf.examine(book)
  }

  /// The files that a standard is made of: its own and those it rests on.
  func places(of standard: ReviewStandard) throws -> [String] {
    var places: [String] = []
    var next: String? = standard.id
    while let id = next, let book = shelf.books.first(where: { $0.id == id }), places.count < shelf.books.count {
      places.append(book.isOwn ? book.path : "\(try DataFolders().standards)/\(book.path)")
      next = book.node["extends"]?.text
    }
    return places
  }

  private static func refuseTwins(_ own: [(path: String, node: PackNode)]) throws {
    var places: [String: String] = [:]
    for (path, node) in own {
      guard let id = node["id"]?.text, let other = places.updateValue(path, forKey: id) else { continue }
      throw PackError(path: path, line: 1, column: 1, message: "与 \(other) 是同一个标准 \(id);请改 id 或者只留一个")
    }
  }
}
