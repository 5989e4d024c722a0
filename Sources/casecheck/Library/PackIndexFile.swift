import CaseReading
import Foundation

/// `casecheck.index`: the built-in kinds, rules and tables in a form that needs no YAML parser.
///
/// It is void as soon as one of the files it was made from has changed.
struct PackIndexFile {
  private let folders: DataFolders

  init(_ folders: DataFolders) { self.folders = folders }

  /// Throws when there is no index, or a void one.
  func read(withStandards: Bool = false) throws -> BuiltIn {
    guard let data = FileManager.default.contents(atPath: folders.index) else {
      throw RunError("没有索引")
    }
    let index = try PackIndex(Array(data), path: folders.index)
    guard let meta = try index.node(BuiltIn.meta), try meta["stamp"]?.text == folders.stamp(),
      let packs = meta["packs"]?.text, let calendar = meta["calendar"]?.text,
      let laws = meta["laws"]?.text
    else { throw RunError("索引已经过时") }
    var result = BuiltIn(
      kinds: [], rules: [], templates: [], tables: [:],
      hashes: BuiltIn.Hashes(packs: packs, calendar: calendar, laws: laws),
      checksData: folders.checksData)
    for path in index.paths {
      if path.hasPrefix(BuiltIn.standardPrefix), !withStandards { continue }
      guard let node = try index.node(path) else { continue }
      if path.hasPrefix(BuiltIn.kindPrefix) {
        result.kinds.append((String(path.dropFirst(BuiltIn.kindPrefix.count)), node))
      } else if path.hasPrefix(BuiltIn.rulePrefix) {
        result.rules.append((String(path.dropFirst(BuiltIn.rulePrefix.count)), node))
      } else if path.hasPrefix(BuiltIn.templatePrefix) {
        result.templates.append((String(path.dropFirst(BuiltIn.templatePrefix.count)), node))
      } else if path.hasPrefix(BuiltIn.standardPrefix) {
        result.standards.append((String(path.dropFirst(BuiltIn.standardPrefix.count)), node))
      } else if path.hasPrefix(BuiltIn.tablePrefix) {
        result.tables[String(path.dropFirst(BuiltIn.tablePrefix.count))] = node
      }
    }
    result.isProven = true
    return result
  }

  /// Writes the index of what the YAML files say now.
  func write() throws {
    let source = try BuiltIn.written(in: folders)
    let meta = try [
      ("stamp", folders.stamp()), ("packs", source.hashes.packs),
      ("calendar", source.hashes.calendar),
      ("laws", source.hashes.laws),
    ].map { PackEntry(key: $0.0, value: PackNode(.scalar($0.1))) }
    let nodes =
      [(path: BuiltIn.meta, node: PackNode(.mapping(meta)))]
      + source.kinds.map { (path: BuiltIn.kindPrefix + $0.path, node: $0.node) }
      + source.rules.map { (path: BuiltIn.rulePrefix + $0.path, node: $0.node) }
      + source.templates.map { (path: BuiltIn.templatePrefix + $0.path, node: $0.node) }
      + source.standards.map { (path: BuiltIn.standardPrefix + $0.path, node: $0.node) }
      + source.tables.sorted { $0.key < $1.key }.map {
        (path: BuiltIn.tablePrefix + $0.key, node: $0.value)
      }
    var file = try WholeFile(folders.index)
    try file.write(
      PackIndex.write(nodes, leavingOut: ["good", "bad", "indeterminate", "examples", "not"]))
    try file.finish()
  }
}
