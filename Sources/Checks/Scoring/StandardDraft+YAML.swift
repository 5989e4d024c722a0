extension StandardDraft {
  /// The draft as a file that loads: every sentence is a question for a person, with the rules that may answer it beside it.
  public func yaml(_ directory: RuleDirectory) -> String {
    let proposals = RuleProposals(directory)
    var lines = [
      "# 由评分表生成的草稿,须由人逐条核对(docs/standards.md):",
      "# 1. 改 id、title、kinds,补 issued、province、grades、veto;",
      "# 2. 每个扣分点下面以“# -”开头的是可能对应的规则,核对后去掉 #,删去上面的 manual 两行;都不对的删去,留给人判断;",
      "# 3. casecheck standards lint 这个文件,直到没有错误。",
      "id: 待命名", "title: \(StandardDraft.quoted(title))", "model: deduct", "grades: three", "veto: fail",
    ]
    if sheets.count == 1 {
      lines += body(of: sheets[0], proposals)
    } else {
      lines.append("sheets:")
      for (number, sheet) in sheets.enumerated() {
        lines += ["  - id: 待命名-\(number + 1)", "    title: '表\(number + 1)'"]
        lines += body(of: sheet, proposals).map { "    " + $0 }
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private func body(of sheet: Sheet, _ proposals: RuleProposals) -> [String] {
    var lines = ["kinds: [\(sheet.kinds.joined(separator: ", "))]   # 核对适用的案卷类别", "total: \(sheet.total)"]
    if let stated = sheet.statedTotal, stated != sheet.total {
      lines.append("# 表上写的合计是 \(stated),各条相加是 \(sheet.total):请核对有没有漏读、错读的条目")
    }
    lines.append("items:")
    for row in sheet.rows {
      lines += [
        "  - id: \(StandardDraft.quoted(row.id))", "    title: \(StandardDraft.quoted(String(row.title.prefix(120))))",
        "    points: \(row.points)", "    deductions:",
      ]
      for line in row.lines { lines += StandardDraft.lines(of: line, in: row, proposals) }
    }
    return lines
  }

  private static func lines(of line: DraftLine, in row: Row, _ proposals: RuleProposals) -> [String] {
    var lines = ["      - manual: \(quoted(line.text))"]
    if !line.choices.isEmpty {
      lines.append("        choices: [\(line.choices.map(\.description).joined(separator: ", "))]")
    }
    let per = line.per ?? min(row.points, Points(hundredths: 100))
    let most = line.max.map { ", max: \($0)" } ?? ""
    for rule in proposals.rules(for: line.text, in: row.title) {
      let state = rule.isManual ? ";须由人判断" : rule.isWritten ? "" : ";还没有这条规则"
      lines.append("      # - {rules: [\(rule.code)], per: \(per)\(most)}   # \(rule.title)\(state)")
    }
    return lines
  }

  /// As a text of YAML in single quotes.
  private static func quoted(_ text: String) -> String {
    let line = DraftLine.plain(text).map { $0.isNewline ? " " : $0 }
    return "'" + String(line).replacing("'", with: "''") + "'"
  }
}
