import DocExtract
import Foundation
import Testing

@testable import casecheck

/// One document in every format says the same: kinds, fields and outcomes of rules do not depend on how it was saved.
@Suite("同一文书,不同格式", .serialized) struct SameTextTests {
  /// A way to save a Word document; add a case for each further one.
  enum Copy: String, CaseIterable, CustomTestStringConvertible {
    case doc, rtf, odt, pdf

    /// What LibreOffice calls it.
    var filter: String {
      switch self {
      case .doc: "doc:MS Word 97"
      case .rtf: "rtf:Rich Text Format"
      case .odt: "odt:writer8"
      case .pdf: "pdf:writer_pdf_Export"
      }
    }

    /// What people call such a file.
    var fileExtension: String { self == .doc ? "wps" : rawValue }
    var testDescription: String { rawValue }
  }

  private static let cases = ["08-defects-urban-old-law", "14-defects-township-waste"]

  @Test(.enabled(if: LibreOffice() != nil, "没有 LibreOffice"), arguments: Copy.allCases)
  func saysTheSame(_ copy: Copy) throws {
    let scratch = try ScratchFolder()
    try save(as: copy, in: scratch.url)
    let original = try Self.original.get()
    let saved = try Summary(of: scratch.url.appending(path: "cases"))
    #expect(original.lines.count > 400)
    #expect(saved.lines.difference(from: original.lines).map(Summary.words) == [])
  }

  /// What the samples say as they are.
  private static let original = Result {
    let scratch = try ScratchFolder()
    for name in cases {
      let target = scratch.url.appending(path: "cases/\(name)")
      try FileManager.default.createDirectory(
        at: target.deletingLastPathComponent(), withIntermediateDirectories: true)
      try FileManager.default.copyItem(at: BuiltProgram.root.appending(path: "samples/\(name)"), to: target)
    }
    return try Summary(of: scratch.url.appending(path: "cases"))
  }

  /// Copies the cases, their Word documents in another format; one call of LibreOffice saves them all.
  private func save(as copy: Copy, in folder: URL) throws {
    let files = FileManager.default
    var inputs: [String] = []
    var places: [(made: URL, wanted: URL)] = []
    for name in Self.cases {
      let target = folder.appending(path: "cases/\(name)")
      try files.createDirectory(at: target, withIntermediateDirectories: true)
      let source = BuiltProgram.root.appending(path: "samples/\(name)")
      for file in try files.contentsOfDirectory(at: source, includingPropertiesForKeys: nil) {
        guard file.pathExtension == "docx" else {
          try files.copyItem(at: file, to: target.appending(path: file.lastPathComponent))
          continue
        }
        let number = "\(inputs.count)"
        let input = folder.appending(path: "\(number).docx")
        try files.copyItem(at: file, to: input)
        inputs.append(input.path)
        let wanted = target.appending(path: file.deletingPathExtension().lastPathComponent + "." + copy.fileExtension)
        places.append((folder.appending(path: "made/\(number).\(copy.rawValue)"), wanted))
      }
    }
    try convert(inputs, copy.filter, in: folder)
    for place in places { try files.moveItem(at: place.made, to: place.wanted) }
  }

  private func convert(_ inputs: [String], _ filter: String, in folder: URL) throws {
    let process = Process()
    process.executableURL = URL(filePath: try #require(LibreOffice()).program)
    process.arguments =
      ["-env:UserInstallation=\(folder.appending(path: "profile").absoluteString)", "--headless", "--norestore"]
      + ["--convert-to", filter, "--outdir", folder.appending(path: "made").path] + inputs
    process.environment = ["HOME": folder.path, "TMPDIR": folder.path, "PATH": "/usr/bin:/bin", "LANG": "C.UTF-8"]
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
  }
}

/// What `check --json` says of cases, without places: sorted lines that can be compared.
private struct Summary {
  let lines: [String]

  init(of folder: URL) throws {
    let run = try BuiltProgram.run(["check", folder.path, "--json", "--no-redact", "--as-of", "2026-01-01"])
    let whole = try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any]
    let cases = try #require(whole?["cases"] as? [[String: Any]])
    lines = cases.flatMap(Self.lines).sorted()
  }

  private static func lines(of review: [String: Any]) -> [String] {
    let place = text(review["path"])
    var lines = ["kind", "procedure", "stages", "sector", "province", "lawGeneration", "completeness"].map {
      "case \(place) \($0) \(text(review[$0]))"
    }
    for document in review["documents"] as? [[String: Any]] ?? [] {
      let source = (document["source"] as? String ?? "").split(separator: ".").dropLast().joined(separator: ".")
      lines.append("document \(place) \(source) \(text(document["kind"])) \(text(document["title"]))")
      for (field, occurrences) in document["fields"] as? [String: [[String: Any]]] ?? [:] {
        let values = occurrences.map { "\(text($0["value"])) \(text($0["state"]))" }
        lines.append("field \(place) \(source) \(field) \(values)")
      }
    }
    for result in review["results"] as? [[String: Any]] ?? [] {
      let findings = (result["findings"] as? [[String: Any]] ?? []).map {
        "\(text($0["message"])) \(text($0["fingerprint"]))"
      }
      let words = [result["rule"], result["outcome"], result["because"]].map(text)
      lines.append("rule \(place) \(words.joined(separator: " ")) \(findings)")
    }
    return lines
  }

  private static func text(_ value: Any?) -> String {
    guard let value,
      let bytes = try? JSONSerialization.data(withJSONObject: value, options: [.fragmentsAllowed, .sortedKeys])
    else { return "" }
    return String(decoding: bytes, as: UTF8.self)
  }

  static func words(_ change: CollectionDifference<String>.Change) -> String {
    switch change {
    case .insert(_, let line, _): "+ \(line)"
    case .remove(_, let line, _): "- \(line)"
    }
  }
}
