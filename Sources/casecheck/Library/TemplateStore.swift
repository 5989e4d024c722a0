import CaseReading
import Checks
import DocExtract
import Foundation
import Reporting

/// The sets of forms, 文书模板: those that come with the program, those that the user added, those that the run names.
struct TemplateStore {
  private(set) var sets: [TemplateSet] = []
  /// Where each was read from; `nil` for those of the program.
  private(set) var places: [String: String] = [:]
  /// For the report: those of the user, sorted.
  private(set) var references: [References.List] = []
  private let vocabulary: Vocabulary

  /// - Parameter more: files and folders of the run.
  init(_ builtIn: BuiltIn, vocabulary: Vocabulary, more: [String] = []) throws {
    self.vocabulary = vocabulary
    for (path, node) in builtIn.templates {
      sets.append(try TemplateSet(node, id: path, vocabulary: vocabulary))
    }
    if let folder = UserFolder()?.templates { try add(below: folder) }
    for place in more { try add(below: place) }
    references.sort { $0.id < $1.id }
  }

  private mutating func add(below place: String) throws {
    let manager = FileManager.default
    guard manager.fileExists(atPath: place) else { return }
    guard manager.isFolder(place) else { return try add(place) }
    for name in try manager.contentsOfDirectory(atPath: place).sorted() where name.hasSuffix(".yaml") {
      try add("\(place)/\(name)")
    }
  }

  private mutating func add(_ file: String) throws {
    let id = String(FilePath.stem(of: FilePath.name(of: file)))
    do {
      let node = try PackFolder.node(at: file, named: file)
      let set = try TemplateSet(node, id: id, vocabulary: vocabulary)
      if let other = places[id], other != file { throw RunError("\(file): 与 \(other) 同名,都是“\(id)”;请改名或者只留一个") }
      sets.removeAll { $0.id == id }
      sets.append(set)
      places[id] = file
      references.append(
        References.List(
          id: "templates/\(id)", rows: set.forms.count, sha256: try DataFolders().hash(of: [file])))
    } catch let error as PackError {
      throw error.at(file)
    }
  }

  var library: TemplateLibrary { TemplateLibrary(sets) }

  /// The set of that name.
  func set(_ name: String) throws -> TemplateSet {
    if let set = sets.first(where: { $0.id == name }) { return set }
    let known = sets.map(\.id)
    throw RunError(
      "没有模板“\(name)”;"
        + (Spelling.nearest(to: name, among: known).map { "是否想写“\($0)”;" } ?? "")
        + "casecheck templates list 列出已有的")
  }
}

extension UserFolder {
  /// Where added sets of forms lie.
  var templates: String { path + "/templates" }

  func place(ofTemplates name: String) -> String { "\(templates)/\(name).yaml" }
}
