@testable import CaseReading
@testable import Checks

/// The kinds, rules and reference data of the program, from its sources: a test and a fuzzer run from different folders.
enum ProgramData {
  private static let sources: String = {
    let path = #filePath
    guard let own = path.ranges(of: "/Fuzz/Sources/").last else { return "Sources" }
    return path[..<own.lowerBound] + "/Sources"
  }()

  static let kinds = sources + "/CaseReading/Kinds"
  static let packs = sources + "/Checks/Packs"
  static let standards = sources + "/Checks/Standards"

  static func table(_ name: String) throws(PackError) -> PackNode {
    try PackFolder.node(at: "\(sources)/CaseReading/Data/\(name).yaml", named: "\(name).yaml")
  }

  static func reference(_ vocabulary: Vocabulary) throws(PackError) -> ReferenceData {
    try ReferenceData(folder: sources + "/Checks/Data", vocabulary: vocabulary)
  }
}
