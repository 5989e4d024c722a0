/// A number format of a sheet, 单元格格式 (ECMA-376 part 1, §18.8.30–31): what a cell shows of its value.
///
/// Numbers, dates and texts show as in a Chinese installation of Excel. Two things differ, because what is shown is read
/// as a date later: years have four digits, and dates that begin with month or day begin with the year
/// (`m/d/yy` is `2023-01-10`). Widths of columns play no part: nothing turns into `####` or into fewer digits.
struct CellFormat {
  private let sections: [FormatSection]
  /// For texts; `nil` when they show as they are.
  private let textSection: FormatSection?

  /// - Parameters:
  ///   - id: the built-in number; formats of the file have 164 and more.
  ///   - code: what the file says; it wins over the number.
  init(id: Int, code: String?) {
    var all = FormatSection.sections(of: code ?? Self.builtIn[id] ?? "General")
    if all.count > 3 {
      textSection = all[3]
      all.removeSubrange(3...)
    } else if all.last?.isText == true {
      textSection = all.last
      if all.count > 1 { all.removeLast() }
    } else {
      textSection = nil
    }
    sections = all
  }

  /// What the cell shows of a number; empty when the format hides it.
  ///
  /// - Parameter is1904: whether days are counted from 1904 on, as old files of the Macintosh do.
  func text(_ value: Double, is1904: Bool) -> String {
    guard value.isFinite, let (section, isAbsolute) = section(for: value) else { return PlainNumber.text(value) }
    if section.isDate {
      return SerialDate(value, is1904: is1904).map { section.text($0) } ?? PlainNumber.text(value)
    }
    return section.text(isAbsolute ? abs(value) : value)
  }

  /// What the cell shows of a text.
  func text(_ text: [UInt8]) -> [UInt8] {
    guard let textSection else { return text }
    return textSection.pieces.flatMap { piece -> [UInt8] in
      switch piece {
      case .literal(let words): Array(words.utf8)
      case .text, .general: text
      default: []
      }
    }
  }

  /// The section for a value, and whether the section writes the sign of negative numbers itself.
  private func section(for value: Double) -> (FormatSection, isAbsolute: Bool)? {
    guard let first = sections.first else { return nil }
    guard sections.count > 1 || first.condition != nil else { return (first, false) }
    if sections.contains(where: { $0.condition != nil }) {
      let chosen = sections.first { $0.condition?.holds(for: value) ?? false }
      let rest = sections.last { $0.condition == nil }
      guard let section = chosen ?? rest else { return nil }
      return (section, section.condition?.isNegative ?? false)
    }
    if value < 0 { return (sections[1], true) }
    return value == 0 && sections.count > 2 ? (sections[2], true) : (first, false)
  }

  /// Those of a Chinese installation; dates that start with month or day there are written with the year first.
  private static let builtIn: [Int: String] = {
    var codes = [
      1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 5: "¥#,##0;¥-#,##0", 6: "¥#,##0;[Red]¥-#,##0",
      7: "¥#,##0.00;¥-#,##0.00", 8: "¥#,##0.00;[Red]¥-#,##0.00", 9: "0%", 10: "0.00%", 11: "0.00E+00", 12: "# ?/?",
      13: "# ??/??", 14: "yyyy/m/d", 15: "yyyy-mm-dd", 16: "m月d日", 17: "yyyy年m月", 18: "h:mm AM/PM",
      19: "h:mm:ss AM/PM", 20: "h:mm", 21: "h:mm:ss", 22: "yyyy/m/d h:mm", 27: "yyyy年m月", 28: "m月d日", 29: "m月d日",
      30: "yyyy-mm-dd", 31: "yyyy年m月d日", 32: "h时mm分", 33: "h时mm分ss秒", 34: "上午/下午h时mm分",
      35: "上午/下午h时mm分ss秒", 36: "yyyy年m月", 37: "#,##0_ ;-#,##0", 38: "#,##0_ ;[Red]-#,##0",
      39: "#,##0.00_ ;-#,##0.00", 40: "#,##0.00_ ;[Red]-#,##0.00", 41: "_ * #,##0_ ;_ * -#,##0_ ;_ * \"-\"_ ;_ @_ ",
      42: "_ ¥* #,##0_ ;_ ¥* -#,##0_ ;_ ¥* \"-\"_ ;_ @_ ",
      43: "_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * \"-\"??_ ;_ @_ ",
      44: "_ ¥* #,##0.00_ ;_ ¥* -#,##0.00_ ;_ ¥* \"-\"??_ ;_ @_ ",
      45: "mm:ss", 46: "[h]:mm:ss", 47: "mm:ss", 48: "##0.0E+0", 49: "@",
    ]
    for (copy, original) in [50: 27, 51: 28, 52: 27, 53: 28, 54: 28, 55: 34, 56: 35, 57: 27, 58: 28] {
      codes[copy] = codes[original]
    }
    return codes
  }()
}
