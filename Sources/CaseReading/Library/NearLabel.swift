/// What labels of a field are built from, 栏目的构词: `{登记保存,扣押}{物品,财物}{,清单}` stands for all twelve.
///
/// Other than those of ``LabelAlternatives`` they are never written out: thousands of them cost nothing until a form holds
/// words that no list names. Neither bracketed words nor 的 count.
struct NearLabel: Sendable {
  private let bytes: [UInt8]

  /// - Throws: for a brace that is not closed, holds another one or no comma.
  init(_ node: PackNode) throws(PackError) {
    let source = try node.string("near-labels")
    var isOpen = false
    var commas = 0
    for letter in source {
      if letter == "," { commas += 1 }
      guard "{}".contains(letter) else { continue }
      guard isOpen == (letter == "}"), !isOpen || commas > 0 else {
        throw node.error("栏目“\(source)”的花括号不成对,或者里面没有用英文逗号隔开的几种写法;花括号里不能再有花括号")
      }
      isOpen.toggle()
      commas = 0
    }
    guard !isOpen else { throw node.error("栏目“\(source)”的花括号没有合上") }
    bytes = Array(LabelFinder.withoutBrackets(source).filter { $0 != "的" }.utf8)
  }

  /// Without blanks, brackets and 的.
  static func plain(_ label: String) -> String {
    String(LabelFinder.withoutBrackets(LabelFinder.bare(label)).filter { $0 != "的" })
  }

  /// Whether `words`, plain, is one of the labels.
  func stands(for words: [UInt8]) -> Bool { stands(for: words[...], from: 0) }

  private func stands(for words: ArraySlice<UInt8>, from start: Int) -> Bool {
    var (rest, at) = (words, start)
    while at < bytes.count, bytes[at] != UInt8(ascii: "{") {
      guard rest.first == bytes[at] else { return false }
      rest.removeFirst()
      at += 1
    }
    guard at < bytes.count, let close = bytes[at...].firstIndex(of: UInt8(ascii: "}")) else { return rest.isEmpty }
    return bytes[(at + 1)..<close].split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false).contains {
      rest.starts(with: $0) && stands(for: rest.dropFirst($0.count), from: close + 1)
    }
  }
}
