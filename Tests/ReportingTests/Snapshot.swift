import Foundation
import Testing

/// Compares a whole text with a file in `Tests/Snapshots/Reporting`; `CASECHECK_UPDATE_SNAPSHOTS=1` rewrites it.
func expectSnapshot(_ text: String, _ name: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
  let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "Snapshots/Reporting/\(name)")
  if ProcessInfo.processInfo.environment["CASECHECK_UPDATE_SNAPSHOTS"] == "1" {
    try text.write(to: file, atomically: true, encoding: .utf8)
  }
  let expected = try String(contentsOf: file, encoding: .utf8)
  #expect(text == expected, "\(name) 与快照不同", sourceLocation: sourceLocation)
}
