import CaseReading
import Foundation

/// The files that come with the program: kinds, rules, reference data; from their index, or as they are written.
struct BuiltIn {
  /// By kind id and by rule id.
  var kinds: [(path: String, node: PackNode)]
  var rules: [(path: String, node: PackNode)]
  /// By the name of the set.
  var templates: [(path: String, node: PackNode)]
  /// By the names of their files; empty unless they were asked for.
  var standards: [(path: String, node: PackNode)] = []
  /// `fields`, `regions`, `deadlines`, `thresholds`
  var tables: [String: PackNode]
  var hashes: Hashes
  /// Where working days and laws lie.
  let checksData: String

  /// Read from the index, which is only written from files that load.
  var isProven = false

  /// SHA-256 of what a report must name.
  struct Hashes: Equatable {
    var packs, calendar, laws: String
  }

  /// Names of the index's parts.
  static let kindPrefix = "kinds/"
  static let rulePrefix = "rules/"
  static let standardPrefix = "standards/"
  static let tablePrefix = "tables/"
  static let templatePrefix = "templates/"
  static let meta = "meta"

  /// - Parameter withExamples: also the examples, which the index leaves out.
  static func load(withExamples: Bool, withStandards: Bool = false) throws -> BuiltIn {
    let folders = try DataFolders()
    if !withExamples, let indexed = try? PackIndexFile(folders).read(withStandards: withStandards) { return indexed }
    return try written(in: folders, withStandards: withStandards)
  }

  /// Reads the YAML.
  static func written(in folders: DataFolders, withStandards: Bool = true) throws -> BuiltIn {
    var tables: [String: PackNode] = [:]
    for (name, location) in folders.tables {
      tables[name] = try PackFolder.node(at: location, named: "\(name).yaml")
    }
    return BuiltIn(
      kinds: try PackFolder.nodes(in: folders.kinds),
      rules: try PackFolder.nodes(in: folders.packs), templates: try PackFolder.nodes(in: folders.templates),
      standards: try withStandards ? PackFolder.nodes(in: folders.standards) : [], tables: tables,
      hashes: Hashes(
        packs: try folders.hash(of: folders.packFiles()),
        calendar: try folders.hash(of: [folders.calendar]),
        laws: try folders.hash(of: folders.laws)),
      checksData: folders.checksData)
  }

  func table(_ name: String) throws -> PackNode {
    guard let node = tables[name] else { throw RunError("随程序的数据里没有 \(name).yaml;请重新安装 casecheck") }
    return node
  }
}
