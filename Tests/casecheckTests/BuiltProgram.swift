import Foundation
import Testing

/// Runs the program that was built together with the tests.
enum BuiltProgram {
  struct Run {
    var exit: Int32
    var output: String
    var errors: String
  }

  static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  static let location = built("casecheck")

  /// A program that was built together with the tests; `nil` when it was not.
  static func built(_ name: String) -> String? {
    let beside = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent()
    let places = [beside, root.appending(path: ".build/debug")].map { $0.appending(path: name).path }
    return places.first { FileManager.default.isExecutableFile(atPath: $0) }
  }

  static func run(
    _ arguments: [String], program: String? = location, in folder: URL = root, environment: [String: String] = [:]
  ) throws -> Run {
    let process = Process()
    process.executableURL = URL(filePath: try #require(program, "程序没有编译"))
    process.arguments = arguments
    process.currentDirectoryURL = folder
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { _, new in new }
    // Files, not pipes: nothing can fill up while the other one is read.
    let scratch = try ScratchFolder()
    let files = ["output", "errors"].map { scratch.url.appending(path: $0) }
    for file in files { try Data().write(to: file) }
    process.standardOutput = try FileHandle(forWritingTo: files[0])
    process.standardError = try FileHandle(forWritingTo: files[1])
    process.standardInput = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    let texts = try files.map { String(decoding: try Data(contentsOf: $0), as: UTF8.self) }
    return Run(exit: process.terminationStatus, output: texts[0], errors: texts[1])
  }
}

/// A folder that goes away with the test.
final class ScratchFolder {
  let url = FileManager.default.temporaryDirectory.appending(path: "casecheck-\(UUID().uuidString)")

  init() throws { try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true) }
  deinit { try? FileManager.default.removeItem(at: url) }

  func write(_ text: String, to path: String) throws {
    let file = url.appending(path: path)
    try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try text.write(to: file, atomically: true, encoding: .utf8)
  }
}
