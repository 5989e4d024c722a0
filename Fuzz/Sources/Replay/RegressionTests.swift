import Foundation
import Testing

/// What once broke a parser, by target: `Fuzz/Regressions/TARGET/NAME`.
struct Regression: CustomTestStringConvertible {
  let target: FuzzTarget
  let path: String
  var testDescription: String { path }

  static func all() throws -> [Regression] {
    let sources = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    let root = sources.deletingLastPathComponent().appending(path: "Regressions")
    return try FuzzTarget.allCases.flatMap { target in
      let folder = root.appending(path: target.rawValue).path()
      guard FileManager.default.fileExists(atPath: folder) else { return [Regression]() }
      return try FileManager.default.contentsOfDirectory(atPath: folder).sorted().map {
        Regression(target: target, path: "\(folder)/\($0)")
      }
    }
  }
}

@Suite("模糊测试的旧账", .serialized) struct RegressionTests {
  /// A trap ends the run: the line above it names the file.
  @Test(arguments: try Regression.all()) func comesBackInTime(_ regression: Regression) throws {
    let bytes = try #require(FileManager.default.contents(atPath: regression.path))
    regression.target.run(UnsafeRawBufferPointer(start: nil, count: 0))
    let taken = ContinuousClock().measure { Array(bytes).withUnsafeBytes { regression.target.run($0) } }
    #expect(taken < .seconds(10))
  }
}
