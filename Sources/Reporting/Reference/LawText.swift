public import CaseReading
public import Checks

/// What the register of laws says, for reading.
public struct LawText {
  private let register: LawRegister

  public init(_ register: LawRegister) { self.register = register }

  /// `中华人民共和国行政处罚法  法律,现行 2021修订,2021年7月15日施行,86条`, one law a line.
  public func list(_ laws: [LawRegister.Law]) -> [String] {
    laws.map { law in
      let version = law.versions.last.map { ",\($0.status) \(facts(of: $0))" } ?? ",没有收录版本"
      return "\(law.name)  \(law.kind)\(version)"
    }
  }

  /// Everything about one law.
  ///
  /// - Parameter day: marks the version in force on that day.
  public func page(_ law: LawRegister.Law, on day: CalendarDate?) -> [String] {
    var lines = [law.name, "  \(law.kind)" + (law.issuer.isEmpty ? "" : ",\(law.issuer)")]
    let names = law.shortNames.filter { $0 != law.name }
    if !names.isEmpty { lines.append("  又称 \(names.joined(separator: "、"))") }
    // Its number or its end; other notes are about where the register has it from.
    if law.note.hasSuffix("号") || law.note.hasSuffix("废止") { lines.append("  \(law.note)") }
    if law.versions.isEmpty { lines.append("  只知道名称,没有收录版本:引用它的条文是否存在、是否有效不作判断") }
    for version in law.versions {
      let mark = day.flatMap { version.isInForce(on: $0) == true ? "* " : nil } ?? "  "
      lines.append(
        "\(mark)\(version.label)  \(facts(of: version)),\(version.status)\(end(of: version))\(trust(version))")
    }
    guard let day else { return lines }
    let inForce = law.versions.filter { $0.isInForce(on: day) == true }
    let unsure = law.versions.contains { $0.isInForce(on: day) == nil }
    let verdict =
      inForce.last.map { "适用 \($0.label)" } ?? (unsure || law.versions.isEmpty ? "收录的日期不全,不能判断" : "没有在施行的版本")
    return lines + ["\(day):\(verdict)"]
  }

  /// What is known of one article in each version.
  public func article(_ number: Int, of law: LawRegister.Law) -> [String] {
    law.versions.flatMap { version -> [String] in
      let known = register.article(number, of: law, version: version.label)
      var line = "第\(number)条 · \(version.label):"
      if let known {
        line += "\(known.topic),\(known.paragraphs)款" + (known.items == 0 ? "" : "\(known.items)项")
      } else if let last = version.articles {
        line += number > last ? "没有这一条(共\(last)条)" : "有这一条(共\(last)条),内容没有收录"
      } else {
        line += "条数没有收录,不能判断"
      }
      return [line] + change(register.successors(of: number, in: law, version: version.label))
    }
  }

  /// `  2021修订改为第63条、第64条(拆分)`
  private func change(_ changes: [ArticleChange]) -> [String] {
    guard let first = changes.first else { return [] }
    let places = changes.compactMap(\.new).map { "第\($0)条" }
    let words = places.isEmpty ? "删去" : "为\(places.joined(separator: "、"))(\(first.relation))"
    return ["  \(first.to)\(words)"]
  }

  private func facts(of version: LawRegister.Version) -> String {
    [
      version.promulgated.map { "\($0)公布" }, version.effective.map { "\($0)施行" } ?? "施行日没有收录",
      version.articles.map { "\($0)条" },
    ].compactMap(\.self).joined(separator: ",")
  }

  private func end(of version: LawRegister.Version) -> String { version.superseded.map { ",\($0)起不再适用" } ?? "" }

  /// C and D rows never carry a finding.
  private func trust(_ version: LawRegister.Version) -> String {
    ["A", "B"].contains(version.confidence) ? "" : "(来源单薄,只作提示)"
  }

  public func json(_ laws: [LawRegister.Law]) -> JSONValue {
    .array(
      laws.map { law in
        .object([
          ("name", .string(law.name)), ("kind", .string(law.kind)), ("issuer", .string(law.issuer)),
          ("short_names", .strings(law.shortNames)), ("note", .string(law.note)),
          (
            "versions",
            .array(
              law.versions.map { version in
                .object([
                  ("label", .string(version.label)), ("promulgated", .optional(version.promulgated?.iso)),
                  ("effective", .optional(version.effective?.iso)), ("superseded", .optional(version.superseded?.iso)),
                  ("articles", .optional(version.articles)), ("status", .string(version.status)),
                  ("confidence", .string(version.confidence)),
                ])
              })
          ),
        ])
      })
  }
}
