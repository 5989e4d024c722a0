import CaseReading
import DocExtract

/// The lines of a blank form, with `…` where something is to be filled in.
struct BlankLines {
  let lines: [BlankLine]

  init(_ document: CaseDocument, in source: ExtractedDocument) {
    let text = document.text
    let bytes = Array(source.text.utf8)
    let cells = source.paragraphs.filter { $0.cell != nil }.map(\.span)
    var page = 0
    lines = text.paragraphs.compactMap { range in
      let written = BlankLines.marked(text, range, bytes)
      let start = text.span(of: range).start
      let place = cells.partition { $0.end >= start }
      let isCell = place < cells.count && cells[place].start <= start
      var line = BlankLine(written, isCell: isCell)
      guard !line.text.isEmpty || !line.prompts.isEmpty else { return nil }
      let own = source.pages.partition { $0.span.end > start }
      line.opensPage = own != page
      page = own
      return line
    }
  }

  /// The paragraph with a mark in each wide gap.
  private static func marked(_ text: ReadingText, _ range: Range<Int>, _ source: [UInt8]) -> String {
    let gaps = text.gaps(in: range)
    let letters = text.bytes[range].count { $0 & 0xC0 != 0x80 }
    // A title or a heading whose letters are set apart has no blanks.
    guard !gaps.isEmpty, gaps.count * 2 < letters || letters > 30 else { return text.string(range) }
    var written = ""
    var from = range.lowerBound
    for gap in gaps {
      let before = text.span(of: gap - 1..<gap).end
      let after = text.span(of: gap..<gap + 1).start
      guard before < after, after <= source.count, isBlankToFill(source[before..<after]) else { continue }
      written += text.string(from..<gap) + "…"
      from = gap
    }
    return written + text.string(from..<range.upperBound)
  }

  /// Wide enough to write into.
  private static func isBlankToFill(_ bytes: ArraySlice<UInt8>) -> Bool {
    var width = 0
    var isBroken = false
    for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
      switch scalar {
      case "\n", "\r": isBroken = true
      case "\t": width += 4
      case "\u{3000}": width += 2
      default: width += 1
      }
    }
    // The next line of a paragraph is set in by no more than a few letters.
    return width >= (isBroken ? 10 : 3)
  }
}

/// One line of a blank form.
struct BlankLine {
  /// `…` for what is to be filled in, hints taken out; empty when nothing fixed is left.
  private(set) var text: String
  let isCell: Bool
  /// Whether nothing stands above it on its page.
  var opensPage = false
  /// Hints, with their brackets.
  private(set) var prompts: [String] = []

  init(_ written: String, isCell: Bool) {
    self.isCell = isCell
    text = ""
    let hints = FormHints(BlankMarks.read(written))
    prompts = hints.prompts
    text = Self.withoutDates(Self.collapsed(hints.rest))
    if LetterText(text).count == 0 { text = "" }
  }

  // MARK: What is filled in

  private static func collapsed(_ text: String) -> String {
    var result = ""
    for letter in text where letter != "…" || result.last != "…" { result.append(letter) }
    return result
  }

  /// 年…月…日 and 年月日 without a number are blanks as a whole.
  private static func withoutDates(_ text: String) -> String {
    var result = text
    // What lacks its object has room for it.
    for verb in ["违反", "违反了", "依据", "根据", "按照", "和", "给予", "实施了", "作出"] {
      for next in ["的规定", "的行为", "的行政处罚", "的决定", ",", "、"] where verb != "和" && verb != "作出" || next.hasPrefix("的") {
        result = result.replacing(verb + next, with: verb + "…" + next)
      }
    }
    for word in ["年…月…日…时…分", "年月日时分", "年…月…日", "年月日", "月…日", "时…分", "至时分"] {
      result = result.replacing(word, with: word.hasPrefix("至") ? "至…" : "…")
    }
    return collapsed(result)
  }

  // MARK: What kind of line

  /// 注:本文书一式两份: some keep it, some do not.
  var isNote: Bool {
    ["注:", "备注:", "注意:", "附注:", "※"].contains { text.hasPrefix($0) }
      || LetterText(text).count <= 40 && FormHints.copies.contains(where: text.contains)
      || LetterText(text).count <= 30
        && ["文书式样", "文书范本", "格式范本", "示范文本", "参考范本", "文书格式"].contains(where: text.contains)
      || LetterText(text).count <= 16 && text.hasSuffix("执法文书")
  }

  func isTitle(_ letters: [UInt32]) -> Bool {
    let own = LetterText(text).letters
    return !letters.isEmpty && own.count <= letters.count + 24 && own.suffix(letters.count) == letters[...]
  }

  /// The name of an agency at the head or below, alone on its line.
  var isAgency: Bool {
    var plain = FixedPhrase.withoutBrackets(text).trimming { "…:, ".contains($0) }
    // 卫生行政机关名称并盖章: where the agency puts its name.
    for mark in ["盖章", "印章", "公章", "签章", "并加", "并", "及", "和", "、", "名称"] where plain.hasSuffix(mark) {
      plain = String(plain.dropLast(mark.count))
    }
    return LetterText(plain).count <= 20 && !plain.contains("…")
      && ["局", "厅", "委员会", "政府", "支队", "大队", "总队", "机关", "海关", "单位名称", "行政机关名称", "署", "部门"].contains {
        plain.hasSuffix($0)
      }
      && !isCell
  }

  /// `市监罚告` of `×市监罚告〔…〕…号`; empty for a number without one; `nil` for any other line.
  var numberCode: String? {
    guard text.contains("号"), LetterText(text).count <= 24, let open = text.indices.first(where: opensYear) else {
      return nil
    }
    let head = text[..<open].split { "…):编号文字 ".contains($0) }.last.map(String.init) ?? ""
    return head.filter { $0 != "字" }
  }

  /// What stands behind boxes to tick, each up to the next box or the end of the sentence.
  var options: [String] {
    parted.options.filter { LetterText($0).count > 1 }
  }

  private var parted: (fixed: String, options: [String]) {
    let pieces = text.split(separator: "□", omittingEmptySubsequences: false).map(String.init)
    guard pieces.count > 1, let last = pieces.last else { return (text, []) }
    let end = last.firstIndex { "。;".contains($0) } ?? last.endIndex
    let options = pieces.dropFirst().dropLast() + [String(last[..<end])]
    return (pieces[0] + "…" + last[end...], Array(options))
  }

  /// Whether a bracket at `place` holds the year of a number: nothing or digits, and 号 behind it.
  private func opensYear(_ place: String.Index) -> Bool {
    guard "〔[(".contains(text[place]) else { return false }
    let rest = text[place...].dropFirst()
    guard let close = rest.firstIndex(where: { "〕])".contains($0) }) else { return false }
    let inside = rest[..<close].filter { $0 != "…" && $0 != " " }
    guard inside.allSatisfy({ $0.isNumber || $0 == "年" || $0 == "X" }) else { return false }
    return rest[rest.index(after: close)...].filter { !"…第 0123456789".contains($0) }.hasPrefix("号")
  }

  /// Cut behind 。;!? — a comma does not end what must be said. Without what is to be ticked.
  var sentences: [String] {
    let text = parted.fixed
    var sentences: [String] = []
    var sentence = ""
    for letter in text {
      sentence.append(letter)
      if "。;!?".contains(letter) {
        sentences.append(sentence)
        sentence = ""
      }
    }
    return (sentences + [sentence]).filter { LetterText($0).count > 0 }
  }
}
