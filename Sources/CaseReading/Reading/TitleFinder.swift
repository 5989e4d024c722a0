/// A line that names a kind of document.
struct TitleHit {
  /// Index into the layout's lines; of two, the first.
  var line: Int
  var lineCount: Int
  var range: Range<Int>
  /// Indices into ``KindLibrary/kinds``; several when the title is ambiguous.
  var kinds: [Int]
  /// What stands before the name on its line: an agency, a cause, nothing.
  var prefix: Range<Int>
  /// The name, without prefix.
  var name: Range<Int>
}

/// Finds titles: a line of its own that ends with the name of a kind.
struct TitleFinder {
  let index: TitleIndex
  let layout: DocumentLayout

  /// Names of two characters, in bytes.
  private static let shortest = 6
  /// Lines longer than this, in scalars, are sentences.
  private static let longest = 60

  /// The title at `line`, alone or continued on the next line; `nil` when the line is none.
  func title(at line: Int) -> TitleHit? {
    let range = layout.lines[line].range
    guard range.count <= Self.longest * 3 else { return nil }
    if let hit = title(in: layout.text.bytes, range) {
      return TitleHit(
        line: line, lineCount: 1, range: range, kinds: hit.kinds, prefix: hit.prefix, name: hit.name)
    }
    return titleAroundBrackets(line) ?? titleOnTwoLines(line)
  }

  /// 行政处罚(不予处罚)决定审批表: a name that a bracket parts.
  private func titleAroundBrackets(_ line: Int) -> TitleHit? {
    let range = Bytes.trimmed(layout.text.bytes, layout.lines[line].range)
    guard range.count <= 120, layout.text.bytes[range].contains(UInt8(ascii: "(")) else { return nil }
    var bytes: [UInt8] = []
    /// Where each of `bytes` stood.
    var places: [Int] = []
    var at = range.lowerBound
    while at < range.upperBound {
      if let group = Bytes.group(layout.text.bytes, at: at, within: range.upperBound) {
        at = group.upperBound
      } else {
        bytes.append(layout.text.bytes[at])
        places.append(at)
        at += 1
      }
    }
    guard bytes.count < range.count, let hit = title(in: bytes, 0..<bytes.count), hit.name.lowerBound < places.count,
      !isTurned(range, bytes)
    else { return nil }
    let name = places[hit.name.lowerBound]
    return TitleHit(
      line: line, lineCount: 1, range: layout.lines[line].range, kinds: hit.kinds, prefix: range.lowerBound..<name,
      name: name..<range.upperBound)
  }

  /// 行政处罚(撤销)决定书: the bracket turns what is decided.
  private func isTurned(_ range: Range<Int>, _ plain: [UInt8]) -> Bool {
    let decision = Array("决定书".utf8)
    return Bytes.starts(plain, at: max(0, plain.count - decision.count), with: decision)
      && ["不予", "撤销", "变更", "终止", "中止", "解除", "更正"].contains { Bytes.contains($0, in: layout.text.bytes, range) }
  }

  private func titleOnTwoLines(_ line: Int) -> TitleHit? {
    guard line + 1 < layout.lines.count, layout.lines[line].cell == nil, layout.lines[line + 1].cell == nil else {
      return nil
    }
    let (first, second) = (layout.lines[line].range, layout.lines[line + 1].range)
    let isAbout = Bytes.starts(layout.text.bytes, at: first.lowerBound, with: Array("关于".utf8))
    guard first.count <= (isAbout ? 240 : 100), second.count <= 60, !layout.text.bytes[first].contains(Bytes.colon),
      title(in: layout.text.bytes, second) == nil
    else { return nil }
    let bytes = Array(layout.text.bytes[first] + layout.text.bytes[second])
    // 关于某公司未按规定…⏎录制度案的调查终结报告: the name may stand on the second line alone.
    guard let hit = title(in: bytes, 0..<bytes.count),
      hit.name.lowerBound < first.count || Bytes.starts(bytes, at: 0, with: Array("关于".utf8))
    else { return nil }
    // Offsets of the joined lines, which lie apart in the text.
    func place(_ offset: Int) -> Int {
      offset < first.count ? first.lowerBound + offset : second.lowerBound + offset - first.count
    }
    let name = place(hit.name.lowerBound)
    return TitleHit(
      line: line, lineCount: 2, range: first.lowerBound..<second.upperBound, kinds: hit.kinds,
      prefix: first.lowerBound..<name, name: name..<second.upperBound)
  }

  /// The longest name that ends where the line ends, bracket groups, numbers and copies (存根) apart.
  private func title(in bytes: [UInt8], _ whole: Range<Int>) -> (
    kinds: [Int], prefix: Range<Int>, name: Range<Int>
  )? {
    let range = Bytes.trimmed(bytes, whole)
    guard !range.isEmpty else { return nil }
    var best: (word: Int, range: Range<Int>)?
    index.words.forEachMatch(in: bytes, range: range) { word, found in
      guard isTail(bytes, found.upperBound..<range.upperBound) else { return }
      if let known = best {
        if found.upperBound < known.range.upperBound { return }
        if found.upperBound == known.range.upperBound, found.lowerBound > known.range.lowerBound { return }
      }
      best = (word, found)
    }
    guard var best else { return framed(in: bytes, range) }
    // 不予税务行政处罚决定书, 当场海事行政处罚决定书: the word before the system decides.
    for (lead, words) in index.led {
      guard let other = words[best.word],
        let start = Bytes.first(lead, in: bytes, range.lowerBound..<best.range.lowerBound)
      else { continue }
      best = (other, start..<best.range.upperBound)
      break
    }
    // 责令停止水事违法行为通知书: an order as well.
    if let order = index.order,
      TitleIndex.isOrder(String(decoding: bytes[best.range], as: UTF8.self)),
      let start = Bytes.first(Array("责令".utf8), in: bytes, range.lowerBound..<best.range.lowerBound)
    {
      best = (order, start..<best.range.upperBound)
    }
    let prefix = range.lowerBound..<best.range.lowerBound
    guard isPrefix(bytes, prefix) else { return nil }
    // 某县农业农村局案卷; 案卷, 目录 behind anything else are words of a sentence.
    if best.range.count <= Self.shortest, !prefix.isEmpty,
      AgencyNameReader.longest(in: bytes, prefix) != Bytes.trimmed(bytes, prefix)
    {
      return nil
    }
    return (index.kinds[best.word], prefix, best.range)
  }

  /// 注销药品经营许可决定书: what is withdrawn stands between the words of the title.
  private func framed(in bytes: [UInt8], _ range: Range<Int>) -> (kinds: [Int], prefix: Range<Int>, name: Range<Int>)? {
    for frame in index.frames {
      let end = range.upperBound - frame.tail.count
      guard end > range.lowerBound, Bytes.starts(bytes, at: end, with: frame.tail),
        let start = Bytes.first(frame.head, in: bytes, range.lowerBound..<end)
      else { continue }
      let middle = (start + frame.head.count)..<max(start + frame.head.count, end)
      let words = String(decoding: bytes[middle], as: UTF8.self)
      guard middle.count <= Self.longestMiddle,
        words.unicodeScalars.allSatisfy({ $0.value.isHan || "《》()".unicodeScalars.contains($0) }),
        isPrefix(bytes, range.lowerBound..<start)
      else { continue }
      return ([frame.kind], range.lowerBound..<start, start..<range.upperBound)
    }
    return nil
  }

  /// Bytes of what a title names in its middle.
  private static let longestMiddle = 75

  /// What may follow a title on its line: nothing, bracket groups, a document number, 存根.
  private func isTail(_ bytes: [UInt8], _ tail: Range<Int>) -> Bool {
    var rest = Bytes.trimmed(bytes, tail)
    while let group = Bytes.group(bytes, at: rest.lowerBound, within: rest.upperBound) {
      rest = Bytes.trimmed(bytes, group.upperBound..<rest.upperBound)
    }
    if rest.isEmpty { return true }
    let text = String(decoding: bytes[rest], as: UTF8.self)
    if ["存根", "副本", "正本", "续页", "存根联", "样本", "复印件", "截图", "截屏", "打印件", "打印", "扫描件"].contains(text.removingPage) {
      return true
    }
    if text.utf8.count <= 2, text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) { return true }
    guard text.hasSuffix("号"), text.utf8.count < 90, !text.contains(":"),
      let bracket = text.firstIndex(where: { "〔[(【﹝".contains($0) })
    else { return false }
    // 关于召开案卷评查会的通知⏎某司通〔2024〕27号: the letters of an office hold no 的, and no word of a title before others.
    let letters = text[..<bracket]
    return !letters.contains("的")
      && !["通知", "公告", "报告", "决定", "意见"].contains { letters.contains($0) && !letters.hasSuffix($0) }
  }

  /// What may stand before the name: an agency, a party with its cause; never the middle of a sentence.
  private func isPrefix(_ bytes: [UInt8], _ prefix: Range<Int>) -> Bool {
    guard !prefix.isEmpty else { return true }
    var text = String(decoding: bytes[prefix], as: UTF8.self)
    // 2023年10月份行政处罚案件台账, 2024年第三季度…
    if bytes[prefix.lowerBound] <= 0x39,
      let period = text.prefixMatch(of: /[0-9]{4}年度?(?:[0-9]{1,2}月份?|第?[一二三四]季度|[上下]半年)?/)
    {
      text.removeSubrange(period.range)
      if text.isEmpty { return true }
    }
    let isAbout = text.hasPrefix("关于")
    // 关于甲公司、乙不按照图纸施工案的调查终结报告
    for mark in ["。", ";", ",", ":", "、", "《", "“", "?", "_"] where text.contains(mark) && !(isAbout && mark == "、") {
      return false
    }
    for verb in Self.sentenceEnds where text.hasSuffix(verb) && !(isAbout && verb == "的") { return false }
    return !(text.unicodeScalars.first.map { "0123456789".unicodeScalars.contains($0) } ?? false)
      || text.unicodeScalars.allSatisfy { $0.value < 0x80 }
  }

  /// Words that make the name the object of a sentence.
  private static let sentenceEnds = [
    "送达", "收到", "签收", "依据", "根据", "作出", "制作", "下达", "出具", "该", "本", "填写", "上述", "所附", "不服", "对", "附", "及", "和",
    "与", "撤销", "履行", "执行", "的",
  ]
}

extension String {
  /// 网页截图, 页面打印件: without the word for the page.
  fileprivate var removingPage: String {
    for word in ["页面", "网页", "网站"] where hasPrefix(word) { return String(dropFirst(word.count)) }
    return self
  }
}
