internal import Foundation

/// Reads the YAML files below a folder.
public enum PackFolder {
  /// The nodes by path relative to `folder`, without `.yaml`; folders and files in the order of their names.
  public static func nodes(in folder: String) throws(PackError) -> [(path: String, node: PackNode)] {
    var nodes: [(path: String, node: PackNode)] = []
    for path in try paths(in: folder) {
      nodes.append((try name(of: path), try node(at: folder + "/" + path, named: path)))
    }
    return nodes
  }

  /// A path without `.yaml`, which is what other places call the file.
  public static func name(of path: String) throws(PackError) -> String {
    guard path.hasSuffix(".yaml") else {
      throw PackError(path: path, line: 1, column: 1, message: "规则和文书种类的文件名应以 .yaml 结尾;请改名")
    }
    return String(path.dropLast(5))
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

  /// Of the `.yaml` files, and of those of another ending that YAML is known by, relative, sorted; hidden files are left out.
  public static func paths(in folder: String) throws(PackError) -> [String] {
    guard let names = try? FileManager.default.subpathsOfDirectory(atPath: folder) else {
      throw PackError(path: folder, line: 1, column: 1, message: "无法读取文件夹")
    }
    return names.filter { name in
      (name.hasSuffix(".yaml") || name.hasSuffix(".yml")) && !name.split(separator: "/").contains { $0.hasPrefix(".") }
    }.sorted()
  }
}
