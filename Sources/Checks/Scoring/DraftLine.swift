/// One sentence of a score table: for what so many points are taken off.
struct DraftLine: Sendable, Equatable {
  var text: String
  /// What one place costs; `nil` when the sentence does not say.
  var per: Points?
  var max: Points?
  /// What a person may choose from.
  var choices: [Points]

  private static let longest = 200
  private static let mostLines = 40

  /// The sentences of a cell; one that says no number is a question alone.
  static func lines(of cell: String, points: Points) -> [DraftLine] {
    let pieces = cell.split { ";;。\n".contains($0) }.map { unnumbered(plain(String($0))) }.filter { !$0.isEmpty }
    return pieces.prefix(mostLines).map { DraftLine($0, points: points) }
  }

  init(_ sentence: String, points: Points) {
    text = String(sentence.prefix(DraftLine.longest))
    let numbers = DraftLine.deductions(in: sentence).filter { $0 <= points && $0 > .zero }
    let isAll = ["不得分", "得0分", "扣完", "扣全分", "该项0分", "本项0分"].contains { sentence.contains($0) }
    guard let first = numbers.first else {
      per = isAll ? points : nil
      choices = isAll ? [.zero, points] : []
      return
    }
    let isEach = sentence.contains("每")
    per = first
    if sentence.contains("最多"), let last = numbers.last, last >= first { max = last }
    if isEach {
      let most = max ?? points
      choices = (0...10).map { Points(hundredths: $0 * first.hundredths) }.filter { $0 <= most }
    } else {
      choices = Array(Set(numbers + [.zero])).sorted()
    }
  }

  /// The numbers behind 扣: `扣1分`, `每处扣0.5分,最多扣2分`, `扣1-3分`.
  private static func deductions(in sentence: String) -> [Points] {
    var found: [Points] = []
    for part in sentence.split(separator: "扣").dropFirst() {
      var rest = Substring(part)
      while let point = rest.first, "除减到至-—~～ ".contains(point) { rest = rest.dropFirst() }
      let words = rest.prefix { $0 != "分" }
      guard words.count < rest.count else { continue }
      for number in words.split(whereSeparator: { "-—~～至到 ".contains($0) }) {
        if let points = Points(String(number)) { found.append(points) }
      }
    }
    return found
  }

  /// The number of a cell: `5`, `5分`, `(5)`.
  static func points(_ cell: String) -> Points? {
    Points(String(cell.filter { $0.isASCII && ($0.isNumber || $0 == ".") || !"()()分 ".contains($0) }))
  }

  /// On one line, in half width, without what a terminal would take for a command.
  static func plain(_ text: String) -> String {
    var scalars = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0xFF10...0xFF19, 0xFF0E: scalars.append(Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar)
      case 0x0A: scalars.append(scalar)
      case 0..<0x20, 0x7F...0x9F, 0x061C, 0x200B...0x200F, 0x2028...0x202E, 0x2066...0x2069, 0xFEFF, 0x3000, 0x85:
        scalars.append(" ")
      default: scalars.append(scalar)
      }
    }
    var words = Substring(String(scalars))
    while let first = words.first, first.isWhitespace { words = words.dropFirst() }
    while let last = words.last, last.isWhitespace { words = words.dropLast() }
    return String(words)
  }

  /// Without `(1)`, `1.`, `①`, `一、` in front.
  private static func unnumbered(_ text: String) -> String {
    var rest = Substring(text)
    if let first = rest.unicodeScalars.first, (0x2460...0x2473).contains(first.value) {
      return String(rest.dropFirst())
    }
    if rest.first == "(" || rest.first == "(" { rest = rest.dropFirst() }
    let digits = rest.prefix { $0.isASCII && $0.isNumber || "一二三四五六七八九十".contains($0) }
    let mark = rest.dropFirst(digits.count).first
    guard (1...3).contains(digits.count), let mark, ".、))".contains(mark) else { return text }
    let behind = rest.dropFirst(digits.count + 1)
    // 0.5分 is no number of a line.
    return behind.first?.isNumber == true ? text : plain(String(behind))
  }
}
