import CaseReading
import Foundation

/// The folders and files of `--packs`: files with the keys of a rule are rules, those with the keys of a standard standards,
/// the others are kinds of document.
struct UserPacks {
  var kinds: [(path: String, node: PackNode)] = []
  var rules: [(path: String, node: PackNode)] = []
  /// By the places of their files.
  var standards: [(path: String, node: PackNode)] = []
  /// Where each id was read from.
  private var places: [String: String] = [:]
  /// For the report: one for each place.
  var references: [(name: String, sha256: String)] = []

  init(_ packs: [String]) throws {
    for place in packs {
      let isFolder = FileManager.default.isFolder(place)
      let folder = isFolder ? place : FilePath.folder(of: place)
      let files = try isFolder ? PackFolder.paths(in: place) : [FilePath.name(of: place)]
      let located = files.map { (folder as NSString).appendingPathComponent($0) }
      for (file, location) in zip(files, located) { try add(file, in: folder, at: location) }
      references.append((FilePath.name(of: place), try DataFolders().hash(of: located)))
    }
  }

  private mutating func add(_ file: String, in folder: String, at location: String) throws {
    let path = try PackFolder.name(of: file)
    let node = try PackFolder.node(at: location, named: location)
    if node["id"] != nil, ["items", "sheets", "extends"].contains(where: { node[$0] != nil }) {
      standards.append((location, node))
    } else if ["check", "code", "severity", "title"].contains(where: { node[$0] != nil }) {
      rules.append((try own(UserPacks.ruleID(path, in: folder), location), node))
    } else {
      kinds.append((try own(String(path.split(separator: "/").last ?? ""), location), node))
    }
  }

  /// Two files cannot be one rule or one kind.
  private mutating func own(_ id: String, _ location: String) throws -> String {
    if let other = places.updateValue(location, forKey: id) {
      throw PackError(path: location, line: 1, column: 1, message: "与 \(other) 同名,都是 \(id);请改名或者只留一个")
    }
    return id
  }

  /// Group and name: `我的规则/rules/service/late.yaml` and `service/late.yaml` are the same rule.
  private static func ruleID(_ path: String, in folder: String) -> String {
    let whole = (URL(filePath: folder).standardizedFileURL.path + "/" + path).split(separator: "/")
    return whole.suffix(2).joined(separator: "/")
  }

  /// The built-in nodes with those of the user in the place of equal ids, or behind.
  static func merged(
    _ builtIn: [(path: String, node: PackNode)], _ own: [(path: String, node: PackNode)]
  ) -> [(path: String, node: PackNode)] {
    let ids = Set(own.map(\.path))
    return builtIn.filter { !ids.contains($0.path) } + own
  }
}
