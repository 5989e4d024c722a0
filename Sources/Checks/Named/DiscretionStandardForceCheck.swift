import CaseReading

/// `DiscretionStandardForce`: the standard that a decision cites was in force on its day, by the user's table.
struct DiscretionStandardForceCheck: NamedCheck {
  init(_ keys: inout PackMapping, _ context: PackContext) throws(PackError) {}

  private static let argument = try? Pattern(
    "从旧兼从轻|违法行为发生时的?[^。\n]{0,12}(?:基准|标准|规定)|(?:新|修订后)的?[^。\n]{0,8}(?:基准|标准)[^。\n]{0,12}较轻")

  func examine(_ scope: CaseScope) -> CheckOutcome {
    guard let table = scope.facts.settings.lists["discretion-table"] else { return .absent("没有导入清单 discretion-table") }
    let indices = scope.indices(of: "penalty-decision")
    guard !indices.isEmpty else { return .absent("没有处罚决定书") }
    return indices.reduce(into: CheckOutcome()) { $0 += examine($1, table, scope.focused(on: $1)) }
  }

  private func examine(_ index: Int, _ table: ReferenceList, _ scope: CaseScope) -> CheckOutcome {
    do throws(Unmet) {
      let cited = try scope.read("discretion-standard", in: index).places()
      let days = try scope.read("decided-on", in: index).places()
      guard let day = days.first(where: { $0.date != nil }), let date = day.date else { return .absent("没有决定日期") }
      var outcome = CheckOutcome()
      for place in cited { outcome += judge(place, date, day, table, scope) }
      return outcome
    } catch {
      return CheckOutcome(error)
    }
  }

  private func judge(
    _ place: Place, _ date: CalendarDate, _ day: Place, _ table: ReferenceList, _ scope: CaseScope
  ) -> CheckOutcome {
    let rows = DiscretionTable.rows(of: table, named: place.text).filter { row in
      !table.cell(row, "施行日").isEmpty || !table.cell(row, "失效日").isEmpty
    }
    guard !rows.isEmpty else { return .absent("裁量权基准表里没有这一文件的施行日、失效日") }
    let inForce = rows.contains { row in
      let from = CalendarDate(iso: table.cell(row, "施行日")), until = CalendarDate(iso: table.cell(row, "失效日"))
      return (from.map { $0 <= date } ?? true) && (until.map { date < $0 } ?? true)
    }
    if inForce { return .passed }
    let row = rows[0]
    let from = table.cell(row, "施行日"), until = table.cell(row, "失效日")
    let period = until.isEmpty ? "自\(from)起施行" : from.isEmpty ? "自\(until)起失效" : "自\(from)起施行,自\(until)起失效"
    let finding = scope.finding(
      "决定书于\(date)引用\(place.text),按裁量权基准表\(period)", kind: "penalty-decision",
      subject: "\(table.cell(row, "依据"))\(date.iso)",
      evidence: [place.evidence, day.evidence])
    let isArgued = Self.argument?.matches(anythingIn: place.document.text.bytes) ?? false
    return isArgued ? .hint(finding.softened) : .failed(finding)
  }
}

/// The user's table of standards of discretion, 裁量权基准.
enum DiscretionTable {
  /// Rows of the standard that the words cite: by its name, and by its edition where both name one.
  static func rows(of table: ReferenceList, named words: String) -> [Int] {
    let cited = plain(words)
    return table.rows.indices.filter { row in
      let name = plain(table.cell(row, "依据"))
      return name.count >= 4
        && (cited.contains(name) || name.contains("裁量") && cited.contains(bare(name)) && !hasEdition(cited))
    }
  }

  private static func plain(_ name: String) -> String {
    let folded = String(decoding: ReadingText(plain: name).bytes, as: UTF8.self)
    return folded.filter { !"《》〈〉 ()".contains($0) && !$0.isWhitespace }
  }

  private static func hasEdition(_ name: String) -> Bool { name.firstMatch(of: /\d{4}年?(?:版|修订|修正|本)/) != nil }

  /// Without 2023年版 at its end.
  private static func bare(_ name: String) -> String { name.replacing(/\d{4}年?(?:版|修订|修正|本)$/, with: "") }
}
