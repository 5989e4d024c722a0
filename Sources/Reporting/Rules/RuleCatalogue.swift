public import Checks

/// All rules: a table for reading, JSON, or the contents of `docs/rules`.
public enum RuleCatalogue {
  public static func text(_ rules: [Rule], style: TextStyle) -> [String] {
    let codes = rules.map { TextWidth.of($0.code) }.max() ?? 0
    let lines = sorted(rules).flatMap { rule -> [String] in
      let head =
        TextWidth.padded(rule.code, to: codes + 2) + TextWidth.padded(rule.severity.word, to: 10)
      return TextWrap.lines(
        of: "\(rule.title) \(style.painted(rule.id, .dim))", width: style.width, first: head,
        rest: String(repeating: " ", count: codes + 12))
    }
    return lines + ["", "共 \(rules.count) 条;casecheck rules PRO-05 看一条的理由、依据、界限和例子"]
  }

  public static func json(_ rules: [Rule]) -> JSONValue {
    .array(
      rules.map { rule in
        [
          "id": .string(rule.id), "code": .string(rule.code), "title": .string(rule.title),
          "severity": .string(rule.severity.rawValue),
          "confidence": .string(rule.confidence.rawValue),
          "why": .string(rule.why), "basis": .strings(rule.basis), "limits": .string(rule.limits),
          "advice": .string(rule.advice), "checks": .strings(rule.checkKinds),
          "yieldsTo": .strings(rule.yieldsTo), "prompt": rule.prompt.map(JSONValue.string) ?? .null,
        ]
      })
  }

  /// What the generated contents begin with.
  public static let opening = "# 规则\n\n由规则文件生成(`make docs`),不要手改。\n\n"

  /// The page that lists all others.
  public static func markdown(_ rules: [Rule]) -> String {
    var lines = ["| 目录号 | 级别 | 规则 |", "|---|---|---|"]
    lines += sorted(rules).map {
      "| \($0.code) | \($0.severity.word) | [\($0.title)](\($0.id).md) |"
    }
    return opening + lines.joined(separator: "\n") + "\n"
  }

  private static func sorted(_ rules: [Rule]) -> [Rule] {
    rules.sorted { ($0.code, $0.id) < ($1.code, $1.id) }
  }
}
