/// Parts of paths. `NSString` stumbles over names of a single letter.
enum FilePath {
  /// The folder of a path, without the stroke at its end; empty for a name alone.
  static func folder(of path: String) -> String {
    let path = trimmed(path)
    guard let stroke = path.lastIndex(of: "/") else { return "" }
    return stroke == path.startIndex ? "/" : String(path[..<stroke])
  }

  /// The last part of a path.
  static func name(of path: String) -> String {
    let path = trimmed(path)
    return path.lastIndex(of: "/").map { String(path[path.index(after: $0)...]) } ?? path
  }

  /// Without the extension of the last part.
  static func stem(of path: String) -> String {
    let name = name(of: path)
    guard let dot = name.dropFirst().lastIndex(of: ".") else { return path }
    return joined(folder(of: path), String(name[..<dot]))
  }

  static func joined(_ folder: String, _ name: String) -> String {
    folder.isEmpty ? name : folder.hasSuffix("/") ? folder + name : "\(folder)/\(name)"
  }

  /// A path of the same folder, hidden until what it holds is put into its place.
  static func temporary(for path: String, process: Int32) -> String {
    joined(folder(of: path), ".\(name(of: path)).\(process).tmp")
  }

  /// Without the strokes at its end.
  static func trimmed(_ path: String) -> String {
    var path = path[...]
    while path.count > 1, path.hasSuffix("/") { path = path.dropLast() }
    return String(path)
  }
}
