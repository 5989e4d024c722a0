@testable import CaseReading
@testable import Checks

/// Standards of review, confirmations, and score tables on their way to be a standard.
enum StandardTarget {
  private static let data: (shelf: [StandardShelf.Book], vocabulary: Vocabulary, directory: RuleDirectory)? = {
    guard let kinds = try? PackFolder.nodes(in: ProgramData.kinds), let fields = try? ProgramData.table("fields"),
      let vocabulary = try? Vocabulary(
        kinds: Dictionary(kinds.map { ($0.path, $0.node) }) { first, _ in first }, fields: fields),
      let rules = try? PackFolder.nodes(in: ProgramData.packs),
      let books = try? PackFolder.nodes(in: ProgramData.standards)
    else { return nil }
    let shelf = books.map { StandardShelf.Book(path: $0.path, node: $0.node, isOwn: false) }
    return (shelf, vocabulary, RuleDirectory(catalogue: [], rules: rules))
  }()

  static func read(_ words: String) {
    guard let data else { preconditionFailure("the data of the program is not there") }
    if let node = try? PackNode.parse(yaml: words, path: "a.yaml") {
      load(node, data.shelf, data.vocabulary, data.directory)
    }
    // Cells are parted by tabs: what a table says becomes a file that loads, whatever it says.
    let grid = words.split(separator: "\r", omittingEmptySubsequences: false).map {
      $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
    }
    guard let draft = StandardDraft([grid], title: "表") else { return }
    let shelf = StandardShelf([], vocabulary: data.vocabulary, directory: data.directory)
    do {
      let node = try PackNode.parse(yaml: draft.yaml(data.directory), path: "b.yaml")
      _ = try shelf.read(StandardShelf.Book(path: "b.yaml", node: node, isOwn: true))
    } catch {
      preconditionFailure("a draft that does not load: \(error)")
    }
  }

  private static func load(
    _ node: PackNode, _ books: [StandardShelf.Book], _ vocabulary: Vocabulary, _ directory: RuleDirectory
  ) {
    let own = StandardShelf.Book(path: "a.yaml", node: node, isOwn: true)
    let shelf = StandardShelf(books + [own], vocabulary: vocabulary, directory: directory)
    if let standard = try? shelf.read(own), let asOf = CalendarDate(year: 2024, month: 1, day: 1) {
      _ = try? Confirmations(node, standard: standard, directory: directory)
      _ = Scorer.sheet(
        of: standard, for: CaseFile(path: "a", kind: "penalty", procedure: "ordinary"), [],
        asOf: asOf, directory: directory, kinds: [:])
    }
    if let general = try? shelf.standard(named: "general") {
      _ = try? Confirmations(node, standard: general, directory: directory)
    }
  }
}
