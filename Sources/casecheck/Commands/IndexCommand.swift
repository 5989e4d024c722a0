import ArgumentParser

/// Compiles the built-in kinds and rules once, so that no run parses YAML.
struct IndexCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "_index", abstract: "生成内置规则的索引。", shouldDisplay: false)

  func run() throws { try PackIndexFile(DataFolders()).write() }
}
