import Foundation
import Reporting

/// Puts the fixed words of the command-line library into Chinese.
enum ChineseHelp {
  static func translated(_ text: String) -> String {
    var text = text
    for (english, chinese) in phrases { text = text.replacing(english, with: chinese) }
    for (before, after, opening, closing) in frames { text = reframed(text, before, after, opening, closing) }
    return laidOut(text)
  }

  /// Option lines again, by columns instead of letters: names to the left, wrapped words to the right.
  private static func laidOut(_ text: String) -> String {
    let margin = String(repeating: " ", count: 26)
    var lines: [String] = []
    for line in text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) {
      if line.hasPrefix(margin), let last = lines.last, isOption(last) {
        lines[lines.count - 1] = last + line.dropFirst(margin.count)
      } else {
        lines.append(line)
      }
    }
    return lines.flatMap { line -> [String] in
      guard isOption(line), let gap = line.dropFirst(2).range(of: "  ") else { return [line] }
      let name = TextWidth.padded(String(line[..<gap.lowerBound]), to: margin.count)
      let words = line[gap.upperBound...].drop { $0 == " " }
      return TextWrap.lines(of: String(words), width: 80, first: name, rest: margin)
    }.joined(separator: "\n")
  }

  private static func isOption(_ line: String) -> Bool {
    let letters = line.dropFirst(2)
    return line.hasPrefix("  ") && (letters.first.map { $0 == "-" || $0 == "<" || ("a"..."z").contains($0) } ?? false)
      && letters.contains("  ") && !letters.hasPrefix("casecheck ")
  }

  private static let phrases = [
    ("OVERVIEW: ", ""), ("USAGE: ", "用法:"), ("Usage: ", "用法:"), ("ARGUMENTS:", "参数:"), ("OPTIONS:", "选项:"),
    ("SUBCOMMANDS:", "命令:"), ("<subcommand>", "<命令>"), ("<options>", "<选项>"), ("Show help information.", "显示帮助。"),
    ("Show the version.", "显示版本。"), ("Show subcommand help information.", "显示一个命令的帮助。"),
    ("Error: ", "casecheck: "), ("Help:  ", "说明: "), ("(values: ", "(可取:"), ("(default: ", "(默认:"),
    (" (default) ", "(默认)"),
  ]

  /// What stands before and after a word in English, and in Chinese.
  private static let frames = [
    ("  See '", "' for detailed help.", "  用“", "”看一个命令的帮助和例子。"),
    ("  See '", "' for more information.", "  用“", "”看帮助和例子。"),
    ("Unknown option '", "'", "不认识选项“", "”"), (". Did you mean '", "'?", ",是否想写“", "”"),
    ("Missing expected argument '", "'", "缺少参数“", "”"), ("Missing value for '", "'", "缺少值:“", "”"),
    ("Unexpected argument '", "'", "多余的参数“", "”"), ("The value '", "' is invalid for ", "值“", "”不能用于 "),
    ("The option '", "' does not take any value, but '", "选项“", "”后面不写值,却写了“"),
    ("却写了“", "' was specified.", "却写了“", "”"),
    ("casecheck: ", " unexpected arguments: ", "casecheck: 多余的 ", " 个参数:"),
  ]

  private static func reframed(
    _ text: String, _ before: String, _ after: String, _ opening: String, _ closing: String
  ) -> String {
    guard let start = text.range(of: before), let end = text[start.upperBound...].range(of: after),
      !text[start.upperBound..<end.lowerBound].contains("\n")
    else { return text }
    return text[..<start.lowerBound] + opening + text[start.upperBound..<end.lowerBound] + closing
      + reframed(String(text[end.upperBound...]), before, after, opening, closing)
  }
}
