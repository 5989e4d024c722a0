import Foundation
import Testing

/// Hostile files beside good ones: they lose nothing but themselves.
@Suite("恶意文件混在案卷里") struct HostileBatchTests {
  private static let filing = "立案审批表\n案由:未按规定公示\n当事人:甲公司\n承办人意见:同意立案。2023年1月10日"
  private static let decision = "某县市场监督管理局\n行政处罚决定书\n某市监罚〔2023〕1号\n当事人:甲公司\n罚款1000元。\n2023年2月1日"

  /// A page that draws forms inside of forms, ten to the power of thirty-five times.
  private static var endlessForms: String {
    func stream(_ content: String, _ entries: String = "") -> String {
      "<< \(entries) /Length \(content.utf8.count) >>\nstream\n\(content)\nendstream"
    }
    var objects = [
      "<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
      "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Contents 4 0 R /Resources << /XObject << /F 5 0 R >> >> >>",
      stream("/F Do"),
    ]
    for next in 6...40 {
      let form = "/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /F \(next) 0 R >> >>"
      objects.append(stream(String(repeating: "/F Do ", count: 10), form))
    }
    objects.append(stream("0 0 m 5 5 l S", "/Type /XObject /Subtype /Form /BBox [0 0 9 9]"))
    let body = objects.enumerated().map { "\($0 + 1) 0 obj\n\($1)\nendobj\n" }.joined()
    return "%PDF-1.5\n\(body)trailer\n<< /Size 41 /Root 1 0 R >>\n%%EOF\n"
  }

  private static let hostile: [String: String] = [
    "没有尽头.pdf": endlessForms, "空.pdf": "", "截断.docx": "PK\u{3}\u{4}\u{14}\u{0}", "破.zip": "PK\u{3}\u{4} 坏了",
    "甲\n乙\u{1B}[31m.pdf": "%PDF-1.7\n1 0 obj",
    "\u{202E}fdp.exe": "%PDF-1.7", "深.html": "<html><body>" + String(repeating: "<div>", count: 20_000),
  ]

  private func good(_ folder: ScratchFolder, _ place: String) throws {
    try folder.write(Self.filing, to: "\(place)/1 立案审批表.txt")
    try folder.write(Self.decision, to: "\(place)/2 行政处罚决定书.txt")
  }

  private func check(_ path: String, in folder: ScratchFolder) throws -> (run: BuiltProgram.Run, report: [String: Any])
  {
    let run = try BuiltProgram.run(
      ["check", path, "--json", "--layout", "cases", "--as-of", "2024-06-30", "--max-seconds", "1"], in: folder.url)
    #expect([0, 1, 3].contains(run.exit), "\(run.errors)")
    let report = try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any]
    return (run, try #require(report, "\(run.errors)"))
  }

  private func cases(_ report: [String: Any]) -> [String: [String: Any]] {
    let all = report["cases"] as? [[String: Any]] ?? []
    return Dictionary(all.map { ($0["path"] as? String ?? "", $0) }) { first, _ in first }
  }

  @Test func resultsAreThoseOfEachCaseAlone() throws {
    let folder = try ScratchFolder()
    try good(folder, "独/甲")
    try good(folder, "年/甲")
    try good(folder, "年/乙")
    for (name, text) in Self.hostile {
      try folder.write(text, to: "年/丙/\(name)")
      try folder.write(text, to: "年/乙/\(name)")
    }
    let alone = cases(try check("独", in: folder).report)
    let (run, report) = try check("年", in: folder)
    let batch = cases(report)
    let expected = try #require(alone["甲"]?["results"] as? NSArray)
    #expect(expected.count > 50 && expected == batch["甲"]?["results"] as? NSArray)
    let rows = batch.values.flatMap { $0["sources"] as? [[String: Any]] ?? [] }
    #expect(rows.count == 4 + 2 * Self.hostile.count, "\(run.errors)")
    let mixed = (batch["乙"]?["sources"] as? [[String: Any]] ?? []).reduce(into: [String: String]()) {
      $0[$1["path"] as? String ?? ""] = $1["status"] as? String
    }
    #expect(mixed["1 立案审批表.txt"] == "read" && mixed["2 行政处罚决定书.txt"] == "read")
    for name in Self.hostile.keys where name != "深.html" { #expect(mixed[name] == "unread", "\(name)") }
    let codes = rows.flatMap { $0["issues"] as? [[String: Any]] ?? [] }.compactMap { $0["code"] as? String }
    #expect(codes.contains("timed-out"))
  }

  @Test func namesDoNotGarbleWhatIsPrinted() throws {
    let folder = try ScratchFolder()
    try good(folder, "年/甲")
    for (name, text) in Self.hostile where name.hasSuffix(".pdf") || name.hasSuffix(".exe") {
      try folder.write(text, to: "年/甲/\(name)")
    }
    try FileManager.default.createDirectory(
      at: folder.url.appending(path: "年/空\n夹\u{202E}\u{1B}[7m"), withIntermediateDirectories: true)
    for arguments in [
      ["check", "年"], ["check", "年", "--json"], ["extract", "年/甲"], ["check", "没有\u{202E}\u{1B}[7m"],
    ] {
      let run = try BuiltProgram.run(arguments + ["--max-seconds", "1"], in: folder.url)
      for scalar in (run.output + run.errors).unicodeScalars {
        let isHarmful = scalar != "\n" && scalar.value < 0x20 || ["\u{202E}", "\u{7F}", "\u{9B}"].contains(scalar)
        #expect(!isHarmful, "\(arguments): \(scalar.value)")
      }
      #expect(!run.errors.split(separator: "\n").contains { !$0.hasPrefix("casecheck: ") }, "\(run.errors)")
    }
  }
}
