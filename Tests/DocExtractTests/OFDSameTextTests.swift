import Foundation
import Testing

@testable import DocExtract

/// What a document says must not depend on whether it was saved as PDF or as OFD.
@Suite("同一文书存成 OFD") struct OFDSameTextTests {
  static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  static let samples: [String] = ["05-defects-samr-expired-food", "09-defects-summary", "16-single-decision-minor"]
    .flatMap { folder in
      let place = root.appending(path: "samples/\(folder)")
      let names = (try? FileManager.default.contentsOfDirectory(atPath: place.path)) ?? []
      return names.filter { $0.hasSuffix(".pdf") }.sorted().map { "\(folder)/\($0)" }
    }

  @Test func thereAreSamples() { #expect(Self.samples.count >= 10) }

  @Test(arguments: samples) func textTablesAndMarksAreTheSame(_ sample: String) throws {
    let bytes = Array(try Data(contentsOf: Self.root.appending(path: "samples/\(sample)")))
    let pdf = read(bytes, as: "a.pdf")
    let ofd = read(try OFDMaker(pdf: bytes, variant: OFDMaker.Variant(deltas: .grouped)).bytes, as: "a.ofd")
    #expect(pdf.status == ofd.status)
    guard let first = pdf.document, let second = ofd.document else { return }
    #expect(first.text == second.text)
    #expect(first.tables == second.tables.map { $0.rounded(like: first.tables) })
    #expect(first.paragraphs == second.paragraphs)
    #expect(first.pages.map(\.state) == second.pages.map(\.state))
    #expect(first.marks.map(\.kind) == second.marks.map(\.kind))
  }
}

extension Table {
  /// The same table with the boxes of its counterpart, when they differ by less than half a point.
  fileprivate func rounded(like tables: [Table]) -> Table {
    guard let other = tables.first(where: { $0.span == span }), other.cells.count == cells.count else { return self }
    var table = self
    for (index, cell) in other.cells.enumerated() {
      guard let a = cell.box, let b = table.cells[index].box else { continue }
      let distance = max(abs(a.x - b.x), abs(a.y - b.y), abs(a.maxX - b.maxX), abs(a.maxY - b.maxY))
      if distance < 0.5 { table.cells[index].box = a }
    }
    return table
  }
}

@Suite("同一案卷存成 OFD") struct OFDSameCaseTests {
  /// The program that was built together with the tests.
  private static let program: String? = {
    let beside = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent()
    let places = [beside, OFDSameTextTests.root.appending(path: ".build/debug")]
    return places.map { $0.appending(path: "casecheck").path }.first {
      FileManager.default.isExecutableFile(atPath: $0)
    }
  }()

  @Test(
    .enabled(if: program != nil),
    arguments: ["05-defects-samr-expired-food", "09-defects-summary", "16-single-decision-minor"])
  func kindsFieldsAndFindingsAreTheSame(_ sample: String) throws {
    let folder = TemporaryFolder()
    for format in ["pdf", "ofd"] { folder.folder(format) }
    let place = OFDSameTextTests.root.appending(path: "samples/\(sample)").path
    for name in try FileManager.default.contentsOfDirectory(atPath: place) where !name.hasSuffix(".txt") {
      let bytes = Array(try Data(contentsOf: URL(filePath: "\(place)/\(name)")))
      folder.write("pdf/案卷/\(name)", bytes)
      if name.hasSuffix(".pdf") {
        folder.write("ofd/案卷/\(name.dropLast(4)).ofd", try OFDMaker(pdf: bytes).bytes)
      } else {
        folder.write("ofd/案卷/\(name)", bytes)
      }
    }
    let (pdf, ofd) = (try Self.told(folder, "pdf"), try Self.told(folder, "ofd"))
    #expect(pdf.count > 40)
    #expect(pdf.count == ofd.count)
    for (one, other) in zip(pdf, ofd) where one != other { #expect(one == other) }
  }

  private static func written(_ value: Any?) -> String {
    let options: JSONSerialization.WritingOptions = [.sortedKeys, .fragmentsAllowed]
    let bytes = value.flatMap { try? JSONSerialization.data(withJSONObject: $0, options: options) }
    return bytes.map { String(decoding: $0, as: UTF8.self) } ?? ""
  }

  /// Kinds, fields and findings as the result tells them, a line each; places left out.
  private static func told(_ folder: TemporaryFolder, _ format: String) throws -> [String] {
    let process = Process()
    process.executableURL = URL(filePath: try #require(program))
    process.arguments = [
      "check", "\(folder.path)/\(format)/案卷", "--as-of", "2024-12-31", "--output", "\(folder.path)/\(format).json",
    ]
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    let result = try JSONSerialization.jsonObject(
      with: Data(contentsOf: URL(filePath: "\(folder.path)/\(format).json")))
    let file = try #require(((result as? [String: Any])?["cases"] as? [[String: Any]])?.first)
    let documents = (file["documents"] as? [[String: Any]] ?? []).flatMap { document in
      let fields = document["fields"] as? [String: [[String: Any]]] ?? [:]
      return ["\(document["kind"] ?? "") \(document["title"] ?? "") \(document["firstPage"] ?? "")"]
        + fields.sorted { $0.key < $1.key }.flatMap { name, values in
          values.map { "\(name) \(written($0["value"])) \($0["text"] ?? "") \($0["page"] ?? "")" }
        }
    }
    let results = (file["results"] as? [[String: Any]] ?? []).flatMap { result in
      let findings = result["findings"] as? [[String: Any]] ?? []
      return ["\(result["rule"] ?? "") \(result["outcome"] ?? "")"]
        + findings.map { "\($0["message"] ?? "") \($0["fingerprint"] ?? "")" }
    }
    return (documents + results).map { $0.replacing(".ofd", with: ".pdf") }
  }
}
