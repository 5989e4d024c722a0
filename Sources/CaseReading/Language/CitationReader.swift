/// Reads citations of laws, 法律引用, with article, paragraph, item and point.
///
/// Read a document as a whole and pick the citations of a part by their range: names defined with 以下简称 and laws
/// that 同法 refers to stand before the part.
public struct CitationReader: Sendable {
  /// Full names by the short names that may stand without 《》: `行政处罚法`.
  public let shortNames: [String: String]

  public init(shortNames: [String: String] = [:]) { self.shortNames = shortNames }

  /// In the order of the text. Each place of a list is a citation of its own that covers its own words; the first one
  /// also covers the name of the law. A confidence below 1 marks a name without both 《》 or an article that names no
  /// law.
  ///
  /// Statutes copied out between quotation marks are not citations and are left out.
  public func matches(in bytes: [UInt8], range: Range<Int>? = nil) -> [Match<Citation>] {
    bytes.read(range) { CitationReading($0, shortNames) }
  }
}

/// A law as it was named in the text.
struct NamedLaw {
  var name: String
  var version = ""
  var reference = Citation.Reference.named
  var confidence = 1.0
}

/// One pass over a text.
struct CitationReading: TextReading {
  let text: TextScanner
  private let shortNames: [String: String]
  private(set) var found: [Match<Citation>] = []
  /// Names defined with 以下简称.
  private var defined: [String: NamedLaw] = [:]
  private var law: NamedLaw?
  /// The laws named so far, the last one behind, without standards of discretion: what 同法 and 该条例 may mean.
  private var statutes: [NamedLaw] = []
  /// Behind the last words that were read.
  private var done: Int
  /// Behind the last list of places that no law was found for; it is read once, not once for each of its places.
  private var passed = 0
  /// Start of the paragraph in which `law` was named, and of the one being read.
  private var lawParagraph = 0
  private var paragraph: Int
  /// What the quotation marks around the reading position hold.
  private var quote = Quote.none

  private enum Quote { case none, words, statute }

  init(_ text: TextScanner, _ shortNames: [String: String]) {
    self.text = text
    self.shortNames = shortNames
    done = text.start
    paragraph = text.start
  }

  mutating func run() {
    var at = text.start
    while at < text.end {
      let byte = text.bytes[at]
      switch byte {
      case 0x0A:
        paragraph = at + 1
        quote = .none
        at += 1
      case 0xE2, 0xE3, 0xE5, 0xE6, 0xE7, 0xE8:
        read(text.scalar(at).value, at)
        at = max(at + 3, done)
      default: at += byte < 0xC0 ? 1 : byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : 2
      }
    }
  }

  private mutating func read(_ value: UInt32, _ at: Int) {
    switch value {
    case 0x201C, 0x300C: quote = isStatuteAnnounced(at) ? .statute : .words  // “ 「
    case 0x201D, 0x300D: quote = .none
    case 0x300A: if quote != .statute { readNamed(at) }  // 《
    case 0x7B2C: if quote == .none { readPlace(at) }  // 第
    case 0x540C, 0x672C, 0x8BE5, 0x4E0A: if quote == .none { readBackReference(at) }  // 同 本 该 上
    default: break
    }
  }

  /// `规定:“…”`: what follows is the text of the statute.
  private func isStatuteAnnounced(_ at: Int) -> Bool {
    var end = at
    while [0x3A, 0x2C, 0x20].contains(text.scalar(before: end).value) { end = text.scalar(before: end).start }
    // 第二十二条“…”
    if end == done, found.last?.value.article != nil { return true }
    return text.has("规定", before: end) || text.has("如下", before: end) || text.has("内容为", before: end)
  }

  /// `的规定:第十七条 …` without quotation marks.
  private func isStatuteBegun(_ at: Int, _ places: [CitedPlace]) -> Bool {
    let (mark, end) = text.scalar(before: text.skipBlanks(before: at))
    guard mark == 0x3A, text.has("规定", before: end), let last = places.last?.range.upperBound else { return false }
    // 第七条 编制…, not 第七条的规定, 第七条、第八条
    let next = text.scalar(text.skipBlanks(last)).value
    return next.isHan && ![0x7684, 0x4E4B, 0x548C, 0x53CA, 0x51B3].contains(next)  // 的 之 和 及 决
  }

  // MARK: Names in 《》

  private mutating func readNamed(_ at: Int) {
    guard let title = text.lawTitle(at) else { return }
    var named = NamedLaw(name: title.name, version: title.version, confidence: title.isClosed ? 1 : 0.7)
    var end = title.end
    var definitions: [String] = []
    while let note = text.lawNote(at: end) {
      if named.version.isEmpty { named.version = note.version }
      definitions += note.shortNames
      end = note.end
    }
    if named.version.isEmpty { named.version = text.versionBefore(at) }
    if let known = defined[named.name] {
      named.name = known.name
      if named.version.isEmpty { named.version = known.version }
      named.reference = .shortName
    }
    let places = text.places(at: end)
    if TextScanner.isContract(named.name) {
      done = places.last?.range.upperBound ?? end
      return
    }
    guard !places.isEmpty || TextScanner.isLawName(named.name) else { return }
    for name in definitions { defined[name] = named }
    if named.name.begins(with: "中国人民共和国") { named.confidence = min(named.confidence, 0.7) }
    add(places, of: named, from: at, nameEnd: end)
  }

  // MARK: Articles without 《》

  private mutating func readPlace(_ at: Int) {
    guard at >= done, at >= passed else { return }
    let places = text.places(at: at)
    // 第一款、第五条: the article may begin a list of its own.
    let leading = places.prefix { $0.citation.article == nil }
    passed = leading.last?.range.upperBound ?? at
    guard !places.isEmpty, leading.isEmpty else { return }
    if let (named, start) = unbracketedLaw(before: at), start >= done {
      add(places, of: named, from: start, nameEnd: at)
      return
    }
    // 第五条 at the start of a paragraph is a heading of a contract or of a statute that is printed.
    guard var named = law, at > paragraph, !text.isOtherRule(before: at), !isStatuteBegun(at, places) else {
      passed = places.last?.range.upperBound ?? at
      return
    }
    named.reference = .backReference
    named.confidence = min(named.confidence, lawParagraph == paragraph ? 0.9 : 0.6)
    add(places, of: named, from: at, nameEnd: at, keepsLaw: true)
  }

  /// A name without 《》, or with one half of it, that ends where the article begins.
  private func unbracketedLaw(before at: Int) -> (NamedLaw, start: Int)? {
    guard let name = text.lawWords(before: at, from: done) else { return nil }
    var words = Substring(name.words)
    var start = name.start
    while !words.isEmpty {
      let key = String(words)
      if let known = defined[key] {
        return (NamedLaw(name: known.name, version: known.version, reference: .shortName), start)
      }
      if let full = shortNames[key] { return (NamedLaw(name: full, reference: .shortName), start) }
      start = text.skipBlanks(text.scalar(start).next)
      words = words.dropFirst()
    }
    guard let full = text.plausibleLaw(in: name) else { return nil }
    return (NamedLaw(name: full.words, confidence: 0.7), full.start)
  }

  // MARK: 同法, 该条

  /// 法 条 款 述, 办法 规定 规则 细则
  private static let referents: [UInt32] = [0x6CD5, 0x6761, 0x6B3E, 0x8FF0, 0x529E, 0x89C4, 0x7EC6]

  private mutating func readBackReference(_ at: Int) {
    // 本局 and 本决定 are frequent, 本法 and 该条 are not.
    let next = text.scalar(text.skipBlanks(at + 3)).value
    guard at >= done, CitationReading.referents.contains(next), var named = law else { return }
    if let end = text.backReferenceToLaw(at) {
      // 该条例 is the last that is called 条例, whatever was named since.
      let word = text.compact(text.skipBlanks(at + 3)..<end)
      named = statutes.last { $0.name.ends(with: word) } ?? statutes.last ?? named
      named.reference = .backReference
      let places = text.places(at: end)
      guard places.first?.citation.article != nil else { return }
      add(places, of: named, from: at, nameEnd: end, keepsLaw: true)
    } else if let last = found.last?.value, last.article != nil, let end = text.backReferenceToArticle(at) {
      named.reference = .backReference
      let parent = end.isParagraph ? last : last.ofArticle
      let places = text.places(at: end.offset, below: parent)
      guard !places.isEmpty else { return }
      add(places, of: named, from: at, nameEnd: end.offset, keepsLaw: true)
    }
  }

  private mutating func add(
    _ places: [CitedPlace], of named: NamedLaw, from start: Int, nameEnd: Int, keepsLaw: Bool = false
  ) {
    if !keepsLaw {
      law = named
      lawParagraph = paragraph
      if !["裁量", "基准", "清单"].contains(where: named.name.contains) {
        statutes.removeAll { $0.name == named.name }
        statutes.append(named)
      }
    }
    var cited = places
    if cited.isEmpty { cited = [CitedPlace(citation: Citation(law: ""), range: start..<nameEnd)] }
    for (index, place) in cited.enumerated() {
      var citation = place.citation
      citation.law = named.name
      citation.version = named.version
      citation.reference = named.reference
      let range = (index == 0 ? start : place.range.lowerBound)..<place.range.upperBound
      found.append(Match(citation, at: range, confidence: named.confidence))
    }
    done = max(nameEnd, cited.last?.range.upperBound ?? nameEnd)
  }
}

extension Citation {
  /// The same article without paragraph, item and point.
  fileprivate var ofArticle: Citation {
    Citation(law: law, version: version, article: article, subarticle: subarticle)
  }
}
