import CaseReading
import Checks
import DocExtract

/// What stands at the end of a report on many cases, 附录: what could not be decided, the periods that were counted, how
/// well the files were read.
struct ReportAppendix: Sendable {
  private struct Open: Sendable {
    var code, title, because: String
    var cases = 0
  }
  /// A period as one rule counts it.
  private struct Limit: Sendable, Hashable {
    var code, title: String
    /// With its row of the table of periods, where it has one.
    var length: String
  }
  private var open: [String: Open] = [:]
  /// How often each was counted, and how often overrun.
  private var periods: [Limit: (all: Int, overrun: Int)] = [:]
  private(set) var pages = 0
  /// Files with pages that were recognized, and files that were not read or not all.
  private(set) var recognized = 0
  private(set) var unread = 0
  private var days: (first: String, last: String)?

  mutating func add(_ result: ResultCase, names: ResultNames) {
    for rule in result.rules where rule.outcome == .indeterminate {
      var row =
        open[rule.rule]
        ?? Open(code: rule.code, title: names.title(ofRule: rule.rule), because: rule.because ?? "")
      row.cases += 1
      open[rule.rule] = row
    }
    for rule in result.rules {
      let broken = rule.findings.compactMap(\.computed).map { [$0.from, $0.lastDay] }
      for period in rule.periods {
        let limit = Limit(
          code: rule.code, title: names.title(ofRule: rule.rule),
          length: (period.isMinimum ? "不少于" : "") + period.limit + Self.row(period.label))
        periods[limit, default: (0, 0)].all += 1
        if broken.contains([period.from, period.lastDay]) { periods[limit, default: (0, 0)].overrun += 1 }
      }
    }
    for source in result.sources {
      pages += source.pages ?? 0
      if source.issues.contains(where: { $0.code == "recognized-page" }) { recognized += 1 }
      if source.status == .unread || source.status == .partial { unread += 1 }
    }
    if let found = result.period {
      days = (min(days?.first ?? found.first, found.first), max(days?.last ?? found.last, found.last))
    }
  }

  /// `,D12 市场监管` of a row of the table; a rule that writes its limit out has none.
  private static func row(_ label: String) -> String {
    label.first == "D" && label.dropFirst().first?.isNumber == true ? "," + label : ""
  }

  /// `2023年1月10日至2023年9月30日`; empty where no day was read.
  var period: String { days.map { Self.words($0.first) + "至" + Self.words($0.last) } ?? "" }

  private static func words(_ iso: String) -> String { CalendarDate(iso: iso)?.description ?? iso }

  /// `规则编号 规则名称 卷数 原因`, the most frequent on top; the reason is that of the first case.
  var openRows: [[String: String]] {
    open.values.sorted { ($1.cases, $0.code) < ($0.cases, $1.code) }.map {
      ["规则编号": $0.code, "规则名称": $0.title, "卷数": "\($0.cases)", "原因": $0.because]
    }
  }

  /// `期限 长度 处数 不符数`, and the number and the title of the rule, by their names.
  var periodRows: [[String: String]] {
    periods.sorted { ($0.key.code, $0.key.length) < ($1.key.code, $1.key.length) }.map {
      [
        "规则编号": $0.key.code, "期限": "\($0.key.code) \($0.key.title)", "长度": $0.key.length, "处数": "\($0.value.all)",
        "规则名称": $0.key.title, "不符数": "\($0.value.overrun)",
      ]
    }
  }

  func sheet(_ header: ResultHeader) -> Sheet {
    let columns = [("类别", 14.0), ("编号", 16), ("名称", 40), ("卷数或处数", 12), ("说明", 70)].map {
      Sheet.Column(title: $0, width: $1)
    }
    let undecided = openRows.map { Self.cells("不能判断", $0["规则编号"], $0["规则名称"], $0["卷数"], $0["原因"]) }
    let counted = periodRows.map {
      Self.cells("期限", $0["规则编号"], $0["规则名称"], $0["处数"], "\($0["长度"] ?? "");不符 \($0["不符数"] ?? "0") 处")
    }
    let references = header.references
    let basis =
      references.packs.map { Self.cells("规则", $0.name, $0.version, "", $0.sha256) } + [
        Self.cells("工作日表", "", "到 \(references.calendarThrough)", "", references.calendarSHA256),
        Self.cells("法规库", "", "", "", references.lawsSHA256),
        Self.cells("读取", "", "页数", "\(pages)", "有识别出文字的页的文件 \(recognized) 个,没有读全的文件 \(unread) 个"),
        Self.cells("抽样", "", "", "", "抽样的办法和种子数由填报人填写"),
      ]
    return Sheet(name: "附录", columns: columns, rows: undecided + counted + basis, hasFilters: true)
  }

  private static func cells(
    _ sort: String, _ code: String?, _ name: String?, _ count: String?, _ words: String?
  ) -> [Sheet.Cell] {
    [
      .word(sort), .word(code ?? ""), .text(name ?? ""),
      (count.flatMap { Int($0) }).map(Sheet.Cell.number) ?? .word(""),
      .text(words ?? ""),
    ]
  }
}
