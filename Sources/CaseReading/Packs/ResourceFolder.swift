internal import Foundation

/// Finds the folders that belong to the program (packs, kinds, reference data) without `Bundle.module`, which
/// ends the process when its folder is not beside the program.
public enum ResourceFolder {
  /// The folder of a module's resources, or `nil` when none of the usual places has it.
  ///
  /// Looked for in this order: `$CASECHECK_DATA/<module>`, `<program>/../share/casecheck/<module>`, beside the program
  /// (`casecheck_<module>.resources`), and, while developing, among the sources.
  public static func of(module: String, source: String = #filePath) -> String? {
    let manager = FileManager.default
    var places: [String] = []
    if let program = try? manager.destinationOfSymbolicLink(atPath: "/proc/self/exe") {
      let folder = (program as NSString).deletingLastPathComponent
      places.append((folder as NSString).deletingLastPathComponent + "/share/casecheck/\(module)")
      places.append(folder + "/casecheck_\(module).resources")
    }
    #if DEBUG
      if let range = source.range(of: "/Sources/", options: .backwards) {
        places.insert(source[..<range.upperBound] + module, at: 0)
      }
    #endif
    if let folder = ProcessInfo.processInfo.environment["CASECHECK_DATA"] {
      places.insert("\(folder)/\(module)", at: 0)
    }
    return places.first { manager.fileExists(atPath: $0) }
  }
}
