internal import Yams

extension PackNode {
  /// The content of a YAML file; an empty file is an empty mapping.
  ///
  /// - Parameter path: named in the error.
  public static func parse(yaml: String, path: String) throws(PackError) -> PackNode {
    do {
      guard let node = try Yams.compose(yaml: yaml) else { return PackNode(.mapping([])) }
      return try PackNode(node)
    } catch let error as PackError {
      throw error.at(path)
    } catch let error as YamlError {
      throw PackError(error).at(path)
    } catch {
      throw PackError(path: path, line: 1, column: 1, message: "不是合法的 YAML: \(error)")
    }
  }

  private init(_ node: Yams.Node) throws(PackError) {
    let mark = node.mark
    let (line, column) = (mark?.line ?? 1, mark?.column ?? 1)
    switch node {
    case .scalar(let scalar):
      let isNone = scalar.style == .plain && (scalar.string.isEmpty || scalar.string == "~")
      self.init(isNone ? .none : .scalar(scalar.string), line: line, column: column)
    case .sequence(let sequence):
      var elements: [PackNode] = []
      for element in sequence { elements.append(try PackNode(element)) }
      self.init(.sequence(elements), line: line, column: column)
    case .mapping(let mapping):
      var entries: [PackEntry] = []
      for (key, value) in mapping {
        let place = key.mark ?? mark
        guard case .scalar(let name) = key else {
          throw PackError(line: place?.line ?? line, column: place?.column ?? column, message: "键应为文字")
        }
        let value = try PackNode(value)
        entries.append(
          PackEntry(key: name.string, line: place?.line ?? line, column: place?.column ?? column, value: value))
      }
      self.init(.mapping(entries), line: line, column: column)
    case .alias:
      throw PackError(line: line, column: column, message: "不支持 YAML 别名(*…)")
    }
  }
}

extension PackError {
  fileprivate init(_ error: YamlError) {
    switch error {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      self.init(line: mark.line, column: mark.column, message: "不是合法的 YAML: \(YAMLProblem.chinese(problem))")
    case .duplicatedKeysInMapping(let duplicates, let context):
      let names = duplicates.map { "“\($0)”" }.joined(separator: "、")
      self.init(line: context.mark.line, column: context.mark.column, message: "这里起的键有重复的: \(names),只留一个")
    default:
      self.init(line: 1, column: 1, message: "不是合法的 YAML: \(error)")
    }
  }
}
