import CaseReading
import Checks
import DocExtract
import Foundation
import Testing

@testable import casecheck

@Suite("配置文件") struct SettingsFileTests {
  private func settings(_ yaml: String) throws(PackError) -> PartialSettings {
    try SettingsFile.settings(PackNode.parse(yaml: yaml, path: "casecheck.yaml"), folder: "/评查")
  }

  @Test func readsEveryKey() throws {
    let settings = try settings(
      """
      sector: samr
      province: 广东
      packs: [规则, /公用/规则]
      standard: 标准/某市.yaml
      confirmations: 确认.yaml
      fail-on: minor
      as-of: 2024-06-30
      complete: true
      jobs: 2
      layout: cases
      ocr: fast
      redact: false
      max-seconds: 120
      max-memory: 2GB
      max-unpacked: 1.5 GB
      max-pixels: 200
      require-sandbox: true
      output: [结果.json, 'txt:-']
      """)
    #expect(settings.sector == "samr" && settings.province == "广东" && settings.jobs == 2)
    #expect(settings.packs == ["/评查/规则", "/公用/规则"] && settings.failOn == .minor && settings.layout == .cases)
    #expect(settings.standard == "/评查/标准/某市.yaml" && settings.confirmations == "/评查/确认.yaml")
    #expect(settings.asOf?.iso == "2024-06-30" && settings.isComplete == true && settings.redacts == false)
    #expect(settings.limits == [.seconds: 120, .memory: 2 << 30, .unpacked: 1536 << 20, .pixels: 200_000_000])
    #expect(settings.requiresSandbox == true && settings.ocr == .fast)
    #expect(try settings.outputs == [OutputTarget("/评查/结果.json"), OutputTarget("txt:-")])
  }

  @Test(arguments: [
    ("sectr: samr", "casecheck.yaml:1:1: error: 配置 不认识“sectr”,是否想写“sector”"),
    ("jobs: 2\nsector: sam", "casecheck.yaml:2:9: error: sector 不认识“sam”,是否想写“samr”"),
    (
      "fail-on: majr",
      "casecheck.yaml:1:10: error: fail-on 不认识“majr”,是否想写“major”;可以写 veto(否决候选)、major(主要)、minor(次要)、info(提示)、never(从不)"
    ),
    ("fail-on：major", "casecheck.yaml:1:1: error: 配置应为映射(键: 值),却是“fail-on：major”;冒号要用半角的“:”,后面空一格"),
    ("fail-on:major", "casecheck.yaml:1:1: error: 配置应为映射(键: 值),却是“fail-on:major”;冒号后面要空一格"),
    ("as-of: 2024-13-01", "casecheck.yaml:1:8: error: as-of 应为 2021-07-15 这样的日期,却是“2024-13-01”"),
    ("jobs: 0", "casecheck.yaml:1:7: error: jobs 应在 1 到 256 之间,却是 0"),
    ("max-memory: 512", "casecheck.yaml:1:13: error: max-memory 应为 512MB、2GB 这样的大小,却是“512”"),
    ("max-memory: 1MB", "casecheck.yaml:1:13: error: max-memory 应在 64 MB 到 1 TB 之间,却是 1MB"),
    ("max-second: 5", "casecheck.yaml:1:1: error: 配置 不认识“max-second”,是否想写“max-seconds”"),
    (
      "output: 结果.docm",
      "casecheck.yaml:1:9: error: --output 结果.docm: 不认识“docm”,是否想写“docx”;可以写 \(OutputTarget.choices)"
    ),
  ]) func refuses(_ yaml: String, _ message: String) throws {
    let error = #expect(throws: PackError.self) { try settings(yaml) }
    #expect(error?.at("casecheck.yaml").description == message)
  }

  @Test(arguments: [("主要", FailOn.major), ("否决", .veto), ("否决候选", .veto), ("从不", .never)])
  func severitiesHaveNames(_ word: String, _ failOn: FailOn) throws {
    #expect(try settings("fail-on: \(word)").failOn == failOn)
  }

  @Test func flagsBeatTheFileAndTheFileBeatsDefaults() throws {
    let today = try #require(CalendarDate(iso: "2024-01-01"))
    var flags = PartialSettings()
    flags.province = "湖南"
    let merged = flags.over(try settings("province: 广东\nfail-on: veto"), today: today)
    #expect(merged.province == "湖南" && merged.failOn == .veto && merged.asOf == today && merged.redacts)
  }

  @Test func templateSaysNothingUntilUncommented() throws {
    let nothing = try settings(SettingsFile.template)
    #expect(nothing.sector == nil && nothing.outputs == nil)
    let lines = SettingsFile.template.split(separator: "\n").filter { line in
      line.hasPrefix("# ") && line.contains(":") && line.dropFirst(2).prefix { $0 != ":" }.allSatisfy { $0.isASCII }
    }
    let uncommented = lines.map { $0.dropFirst(2) }.joined(separator: "\n")
    let all = try settings(uncommented)
    #expect(all.sector == "samr" && all.outputs?.count == 1 && all.layout == .auto && lines.count == 46)
    #expect(Set(all.lists.keys) == Set(ListSchema.all.map(\.id)))
    for key in LimitKey.all { #expect(all.limits[key.flag] == key.standard) }
  }
}
