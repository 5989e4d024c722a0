import ArgumentParser
import DocExtract

/// The options that say how much a file may cost, and what must hold a worker back.
struct LimitOptions: ParsableArguments {
  @Option(help: LimitOptions.help(.seconds)) var maxSeconds: String?
  @Option(help: LimitOptions.help(.memory)) var maxMemory: String?
  @Option(help: LimitOptions.help(.unpacked)) var maxUnpacked: String?
  @Option(help: LimitOptions.help(.entry)) var maxEntry: String?
  @Option(help: LimitOptions.help(.entries)) var maxEntries: String?
  @Option(help: LimitOptions.help(.ratio)) var maxRatio: String?
  @Option(help: LimitOptions.help(.nesting)) var maxNesting: String?
  @Option(help: LimitOptions.help(.pixels)) var maxPixels: String?
  @Option(help: LimitOptions.help(.pages)) var maxPages: String?
  @Option(help: LimitOptions.help(.file)) var maxFile: String?
  @Option(help: LimitOptions.help(.depth)) var maxDepth: String?
  @Option(help: LimitOptions.help(.text)) var maxText: String?
  @Option(help: LimitOptions.help(.documents)) var maxDocuments: String?

  @Flag(help: "沙箱缺一层就不运行,退出码为 2。")
  var requireSandbox = false

  private static func help(_ flag: LimitFlag) -> ArgumentHelp {
    guard let key = LimitKey.all.first(where: { $0.flag == flag }) else { return "" }
    let name =
      switch key.unit {
      case .bytes: "大小"
      case .seconds: "秒"
      case .megapixels, .times, .count: "N"
      }
    return ArgumentHelp("\(key.meaning);默认 \(key.written(key.standard))。", valueName: name)
  }

  private func word(_ flag: LimitFlag) -> String? {
    switch flag {
    case .seconds: maxSeconds
    case .memory: maxMemory
    case .unpacked: maxUnpacked
    case .entry: maxEntry
    case .entries: maxEntries
    case .ratio: maxRatio
    case .nesting: maxNesting
    case .pixels: maxPixels
    case .pages: maxPages
    case .file: maxFile
    case .depth: maxDepth
    case .text: maxText
    case .documents: maxDocuments
    }
  }

  /// What the flags say, checked.
  func add(to settings: inout PartialSettings) throws {
    for key in LimitKey.all {
      guard let word = word(key.flag) else { continue }
      do throws(LimitMistake) {
        settings.limits[key.flag] = try key.value(of: word)
      } catch {
        throw misuse("--\(key.name) \(error.message)")
      }
    }
    settings.requiresSandbox = requireSandbox ? true : nil
  }
}
