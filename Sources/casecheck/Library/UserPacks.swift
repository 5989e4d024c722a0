import CaseReading
import Foundation

/// The folders of `--packs`: files with the keys of a rule are rules, the others are kinds of document.
struct UserPacks {
  var kinds: [(path: String, node: PackNode)] = []
  var rules: [(path: String, node: PackNode)] = []
  /// For the report: one for each folder.
  var references: [(name: String, sha256: String)] = []

  init(_ folders: [String]) throws {
    for folder in folders {
      let nodes = try UserPacks.nodes(in: folder)
      for (path, node) in nodes {
        if ["check", "code", "severity", "title"].contains(where: { node[$0] != nil }) {
          rules.append((UserPacks.ruleID(path, in: folder), node))
        } else {
          kinds.append((String(path.split(separator: "/").last ?? ""), node))
        }
      }
      let files = nodes.map { "\(folder)/\($0.path).yaml" }
      references.append(((folder as NSString).lastPathComponent, try DataFolders().hash(of: files)))
    }
  }

  private static func nodes(in folder: String) throws -> [(path: String, node: PackNode)] {
    do {
      return try PackFolder.nodes(in: folder)
    } catch {
      throw PackError(
        path: "\(folder)/\(error.path)", line: error.line, column: error.column,
        message: error.message)
    }
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
