import Testing

@testable import CaseReading

/// The examples of all kinds, their labels and values printed in other places: whatever is read of an example is read of them.
@Suite("版式不同,读出相同") struct LayoutTests {
  /// A layout, with the share of values, per cent, that may be lost in it.
  static let layouts: [(layout: FormLayout, mostLost: Int)] = [
    (.rows(1), 4), (.rows(2), 4), (.rows(3), 4), (.heads(3), 7), (.inCell(":"), 4), (.inCell("<br>"), 7),
    (.inCell(" "), 5),
    (.lines(":"), 1), (.lines("  "), 6), (.framed, 13), (.underlined, 3), (.spaced, 3), (.upright, 4), (.numbered, 3),
    (.numberedRows, 11),
  ]

  @Test(arguments: layouts) func values(_ layout: FormLayout, _ mostLost: Int) throws {
    let reader = try Built.reader.get()
    var (examples, fields, lost) = (0, 0, 0)
    // A part of them says enough.
    for (number, example) in reader.library.kinds.flatMap(\.examples).enumerated() where number.isMultiple(of: 4) {
      guard let text = layout.text(of: example.text) else { continue }
      var other = example
      other.text = text
      let before = Set(example.mismatches(with: reader).map(Self.field))
      examples += 1
      fields += example.fields.count - before.count
      lost += other.mismatches(with: reader).count { !before.contains(Self.field($0)) }
    }
    #expect(examples > 50 && fields > 250)
    #expect(lost * 100 <= fields * mostLost, "\(layout): \(lost)/\(fields)")
  }

  private static func field(_ mismatch: String) -> String { String(mismatch.prefix { $0 != ":" }) }
}

/// Where a form prints its labels and their values.
enum FormLayout: Sendable, CustomTestStringConvertible {
  /// Beside each other, so many pairs a row.
  case rows(Int)
  /// Values below a row of so many labels.
  case heads(Int)
  /// In one cell, parted by what is given.
  case inCell(String)
  /// No table.
  case lines(String)
  case framed, underlined, spaced, upright, numbered, numberedRows

  var testDescription: String { "\(self)" }

  /// The text in this layout; `nil` when it has too few labels to show anything.
  func text(of example: String) -> String? {
    var lines: [String] = []
    var pairs: [Pair] = []
    var count = 0
    func flush() {
      count += pairs.count
      lines += laidOut(pairs)
      pairs = []
    }
    let all = example.split(separator: "\n").map(String.init)
    for (number, line) in all.enumerated() {
      let around = [number - 1, number + 1].filter(all.indices.contains).map { all[$0] }
      if let found = Pair.pairs(of: line, among: around) {
        pairs += found
      } else {
        flush()
        lines.append(line)
      }
    }
    flush()
    return count < 3 ? nil : lines.joined(separator: "\n")
  }

  private func laidOut(_ pairs: [Pair]) -> [String] {
    switch self {
    case .rows(let most): Self.rows(pairs, most) { [$0.label, $0.value] }
    case .heads(let most):
      Self.groups(pairs, most).flatMap { group in
        group.count == 1
          ? [Self.row([group[0].label, group[0].value])] : [Self.row(group.map(\.label)), Self.row(group.map(\.value))]
      }
    case .inCell(let joint): Self.rows(pairs, 2) { [$0.label + joint + $0.value] }
    case .lines(let joint): pairs.map { $0.label + joint + $0.lines }
    case .framed: pairs.map { "【\($0.label)】\($0.lines)" }
    case .underlined: pairs.map { "\($0.label):__\($0.lines)____" }
    case .spaced: Self.rows(pairs, 2) { [$0.label.count > 4 ? $0.label : Self.joined($0.label, " "), $0.value] }
    case .upright: Self.rows(pairs, 2) { [$0.label.count > 8 ? $0.label : Self.joined($0.label, "<br>"), $0.value] }
    case .numbered: pairs.enumerated().map { Self.row(["\($0 + 1).\($1.label)", $1.value]) }
    case .numberedRows:
      (pairs.isEmpty ? [] : [Self.row(["序号", "项目", "内容"])])
        + pairs.enumerated().map { Self.row(["\($0 + 1)", $1.label, $1.value]) }
    }
  }

  private static func row(_ cells: [String]) -> String { "| " + cells.joined(separator: " | ") + " |" }

  private static func joined(_ label: String, _ joint: String) -> String {
    label.map(String.init).joined(separator: joint)
  }

  private static func rows(_ pairs: [Pair], _ most: Int, _ cells: (Pair) -> [String]) -> [String] {
    groups(pairs, most).map { row($0.flatMap(cells)) }
  }

  /// Short values share a row; a long one has its own.
  private static func groups(_ pairs: [Pair], _ most: Int) -> [[Pair]] {
    var groups: [[Pair]] = []
    var isOpen = false
    for pair in pairs {
      if isOpen, !pair.isLong, let last = groups.indices.last, groups[last].count < most {
        groups[last].append(pair)
      } else {
        groups.append([pair])
      }
      isOpen = !pair.isLong
    }
    return groups
  }
}

/// A label and its value, as an example has them.
struct Pair {
  var label: String
  var value: String

  /// The value on lines of its own.
  var lines: String { value.split(separator: "<br>").joined(separator: "\n") }
  var isLong: Bool { value.count > 24 || value.isEmpty || value.contains("<br>") }

  private static let han: ClosedRange<Character> = "\u{4E00}"..."\u{9FFF}"

  /// The pairs of `| 案由 | … | 案号 | … |` or `案由:…`; `nil` for all other lines.
  static func pairs(of line: String, among around: [String]) -> [Pair]? {
    guard let cells = cells(line) else {
      let parts = line.split(maxSplits: 1) { $0 == ":" || $0 == "\u{FF1A}" }.map(String.init)
      guard parts.count == 2, isLabel(parts[0]), parts[0].count <= 10, parts[1].count < 80,
        !parts[1].contains(where: { $0 == ":" || $0 == "\u{FF1A}" })
      else { return nil }
      let value = parts[1].drop { $0 == " " }
      return value.isEmpty ? nil : [Pair(label: parts[0], value: String(value))]
    }
    // Lists have heads that are all labels, and cells that reach over rows go on as ^.
    let isList = ([line] + around).contains { cells in
      self.cells(cells).map { $0.contains("^") || $0.count > 2 && $0.allSatisfy(isLabel) } ?? false
    }
    guard !isList, cells.count.isMultiple(of: 2) else { return nil }
    let pairs = stride(from: 0, to: cells.count, by: 2).map { Pair(label: cells[$0], value: cells[$0 + 1]) }
    return pairs.allSatisfy { isLabel($0.label) } ? pairs : nil
  }

  private static func cells(_ line: String) -> [String]? {
    guard line.hasPrefix("|"), line.hasSuffix("|"), line.count > 1 else { return nil }
    return line.dropFirst().dropLast().split(separator: "|", omittingEmptySubsequences: false).map {
      var cell = $0.drop { $0 == " " }
      while cell.last == " " { cell.removeLast() }
      return String(cell)
    }
  }

  private static func isLabel(_ words: String) -> Bool {
    (2...16).contains(words.count) && words.allSatisfy { han.contains($0) || "()、\u{FF08}\u{FF09}".contains($0) }
  }
}
