import CPage

/// Tells text from what a broken font, or the wrong encoding, leaves of it.
///
/// Only statistics: a page of real Chinese holds mostly usual characters, some of them very frequent ones; lists of
/// names and places, chemicals, traditional characters and pages in English must all pass.
struct TextSanity {
  private var total = 0
  /// Replacement characters, control characters, and private ones that are no signs.
  private var broken = 0
  /// Private characters of symbol fonts, which bullets are stored in.
  private var symbols = 0
  private var guessed = 0
  private var doubtful = 0
  private var han = 0
  private var rare = 0
  private var frequent = 0
  /// Characters that appear when UTF-8 is read as GBK.
  private var telltale = 0
  /// U+0080 to U+00FF, without signs that Chinese texts use.
  private var western = 0
  /// Letters and digits of ASCII.
  private var words = 0
  /// `(cid:12)`: what a converter writes for a letter that it does not know.
  private var unnamed = 0
  /// Different Han characters; counted only when it matters.
  private var variety = 0

  init(_ glyphs: [casecheck_glyph]) {
    total = glyphs.count
    for (index, glyph) in glyphs.enumerated() {
      count(glyph.scalar)
      if glyph.flags & UInt8(CASECHECK_GLYPH_GUESSED) != 0 { guessed += 1 }
      if glyph.flags & UInt8(CASECHECK_GLYPH_DOUBTFUL) != 0 { doubtful += 1 }
      // "(cid:"
      if glyph.scalar == 0x3A, index >= 4, glyphs[index - 1].scalar == 0x64, glyphs[index - 2].scalar == 0x69,
        glyphs[index - 3].scalar == 0x63, glyphs[index - 4].scalar == 0x28
      {
        unnamed += 1
      }
    }
    if isUnusual { variety = Set(glyphs.lazy.map(\.scalar).filter { 0x3400...0x9FFF ~= $0 }).count }
  }

  /// Among many Han characters hardly a frequent one.
  private var isUnusual: Bool { han >= 100 && frequent * 100 < han * 8 }

  private mutating func count(_ scalar: UInt32) {
    switch scalar {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: words += 1
    case 0..<0x20, 0x7F..<0xA0, 0xFFFD, 0xFFFE, 0xFFFF: broken += 1
    case 0xA0...0xFF: if !Self.usualSigns.contains(scalar) { western += 1 }
    case 0x3400...0x9FFF, 0x20000...0x3FFFF:
      han += 1
      let facts = HanFacts.of(scalar)
      if facts.contains(.frequent) { frequent += 1 } else if !facts.contains(.common) { rare += 1 }
      if facts.contains(.telltale) { telltale += 1 }
    case 0xF020...0xF0FF: if PrintedSigns.wingding(scalar) == nil { symbols += 1 }
    case 0xE000...0xF8FF, 0xF0000...0x10FFFF: broken += 1
    default: break
    }
  }

  /// Why nothing on the page can be trusted; `nil` when it can.
  var flaw: String? {
    if broken + symbols >= 3, (broken + symbols) * 10 >= total * 3 { return "的文字层是乱码" }
    if guessed >= 3, guessed * 10 >= total * 3 { return "的字体没有文字对照表,文字层是猜测的" }
    if unnamed >= 3, unnamed * 60 >= total { return "的文字层是乱码((cid:…))" }
    if telltale >= 5, telltale * 5 >= han { return "的文字层是编码错误造成的乱码" }
    if western >= 20, western * 10 >= total * 3 { return "的文字层是编码错误造成的乱码" }
    if HanFacts.areKnown, han >= 20, rare * 10 >= han * 3 { return "的文字层多为生僻字,字体对照表可能有误" }
    // One letter repeated, or a few, are a drawing or a test.
    if isUnusual, variety >= 60 { return "的文字层几乎没有常用字,字体对照表可能有误" }
    let isNonsense = han == 0 && words * 10 < total * 6
    if doubtful >= 20, doubtful * 2 >= total, isNonsense { return "的字体没有文字对照表,文字层是猜测的" }
    return nil
  }

  /// Why part of the page cannot be trusted, and how much of it.
  var partialFlaw: String? {
    let bad = broken + guessed
    if bad >= 3, bad * 50 >= total { return "有 \(share(bad))是乱码" }
    if HanFacts.areKnown, rare >= 10, rare * 100 >= han * 15 { return "有 \(share(rare))是生僻字,字体对照表可能有误" }
    return nil
  }

  /// A few letters that cannot be trusted on a page that otherwise can.
  var note: String? {
    let bad = broken + guessed
    return bad >= 3 ? "有 \(share(bad))是乱码" : nil
  }

  private func share(_ count: Int) -> String { "\(count) 个字(约 \(max(1, count * 100 / max(1, total)))%)" }

  private static func values(_ text: String) -> Set<UInt32> { Set(text.unicodeScalars.map(\.value)) }

  private static let usualSigns = values("\u{A0}§¨°±·×÷µ²³¹¼½¾©®«»¥£")
}
