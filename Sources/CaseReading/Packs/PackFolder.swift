internal import Foundation

/// Reads the YAML files below a folder.
public enum PackFolder {
  private static let endings = [".yaml", ".yml"]

  /// The nodes by path relative to `folder`, without `.yaml`; folders and files in the order of their names.
  public static func nodes(in folder: String) throws(PackError) -> [(path: String, node: PackNode)] {
    var nodes: [(path: String, node: PackNode)] = []
    for path in try paths(in: folder) {
      nodes.append((name(of: path), try node(at: folder + "/" + path, named: path)))
    }
    return nodes
  }

  /// A path without `.yaml` or `.yml`.
  public static func name(of path: String) -> String {
    endings.first(where: path.hasSuffix).map { String(path.dropLast($0.count)) } ?? path
  }

  /// The content of one file.
  public static func node(at location: String, named path: String) throws(PackError) -> PackNode {
    guard let data = FileManager.default.contents(atPath: location) else {
      throw PackError(path: path, line: 1, column: 1, message: "无法读取文件")
    }
    guard let text = String(data: data, encoding: .utf8) else {
      throw PackError(path: path, line: 1, column: 1, message: "不是 UTF-8 文本;用记事本打开,“另存为”时编码选 UTF-8")
    }
    return try PackNode.parse(yaml: text, path: path)
  }

  /// Of the files that hold YAML by their names, relative, sorted; hidden files are left out.
  public static func paths(in folder: String) throws(PackError) -> [String] {
    guard let names = try? FileManager.default.subpathsOfDirectory(atPath: folder) else {
      throw PackError(path: folder, line: 1, column: 1, message: "无法读取文件夹")
    }
    return names.filter { name in
      endings.contains(where: name.hasSuffix) && !name.split(separator: "/").contains { $0.hasPrefix(".") }
    }.sorted()
  }
}
