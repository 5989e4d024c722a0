/// Where a person lives, behind the label that says so: 住址, 户籍所在地. 住所 and 经营场所 are a company's and stay.
enum WrittenAddress {
  private static let labels = [
    "住址", "家庭地址", "户籍地址", "户籍所在地", "户籍地", "户口所在地", "现居住地", "经常居住地", "居住地", "现住", "暂住地",
  ]
  private static let stops = [
    "电话", "联系", "邮编", "邮政", "身份证", "证件", "性别", "年龄", "职业", "工作单位", "文化", "民族", "签名", "签字", "法定", "出生", "与本案",
    "现住", "户籍", "住址",
  ]
  /// A person's address is written in so many letters at most.
  private static let longest = 60

  static func mayHold(_ bytes: [UInt8]) -> Bool {
    for index in bytes.indices where bytes[index] == 0xE4 || bytes[index] == 0xE6 || bytes[index] == 0xE5 {
      let rest = bytes[index...]
      if rest.starts(with: "住".utf8) || rest.starts(with: "户".utf8) || rest.starts(with: "家".utf8) { return true }
    }
    return false
  }

  /// - Parameter open: addresses of companies, which stay although a label for persons stands before them.
  static func masks(in text: String, sparing open: [String]) -> [Mask] {
    let letters = Array(text.unicodeScalars)
    var masks: [Mask] = []
    var (index, offset) = (0, 0)
    while index < letters.count {
      guard let label = label(at: index, in: letters) else {
        offset += UTF8.width(letters[index])
        index += 1
        continue
      }
      let value = value(from: index + label, in: letters)
      let words = string(letters[value])
      offset += (index..<value.lowerBound).reduce(0) { $0 + UTF8.width(letters[$1]) }
      index = value.lowerBound
      if !open.contains(where: { $0.hasPrefix(words) || words.hasPrefix($0) }), let mask = mask(words, at: offset) {
        masks.append(mask)
      }
    }
    return masks
  }

  /// What follows the district, hidden; `nil` when there is nothing that tells a house.
  static func mask(_ words: String, at offset: Int) -> Mask? {
    let letters = Array(words.unicodeScalars)
    let known = kept(of: letters)
    let rest = letters[known...]
    guard rest.count >= 3, rest.contains(where: details.contains) else { return nil }
    let start = offset + letters[..<known].reduce(0) { $0 + UTF8.width($1) }
    return Mask(range: start..<(offset + words.utf8.count), text: "***", kind: .address)
  }

  /// Letters up to the county: 广东省江门市江海区.
  private static func kept(of letters: [Unicode.Scalar]) -> Int {
    var kept = 0
    for (index, letter) in letters.enumerated().prefix(24) where districts.contains(letter) {
      // 县城, 市场, 区间 are no district.
      if index + 1 < letters.count, ["场", "城", "间", "委"].contains(letters[index + 1]) { continue }
      if index - kept >= 1 { kept = index + 1 }
    }
    return kept
  }

  private static let districts: Set<Unicode.Scalar> = ["省", "市", "州", "盟", "区", "县", "旗"]
  private static let details: Set<Unicode.Scalar> = [
    "路", "街", "巷", "村", "镇", "乡", "号", "室", "栋", "幢", "组", "队", "屯", "庄", "弄", "里", "苑", "园", "楼", "单",
  ]

  /// Letters of the label that begins at `index`; `nil` when none does.
  private static func label(at index: Int, in letters: [Unicode.Scalar]) -> Int? {
    guard ["住", "家", "户", "现", "经", "居", "暂"].contains(letters[index]) else { return nil }
    // 住所(住址) stands on forms for companies and persons alike: who it is decides.
    if index >= 3, ["(", "\u{FF08}"].contains(letters[index - 1]), letters[index - 2] == "所", letters[index - 3] == "住"
    {
      return nil
    }
    return labels.lazy.map { Array($0.unicodeScalars) }.first { letters[index...].starts(with: $0) }?.count
  }

  private static func value(from index: Int, in letters: [Unicode.Scalar]) -> Range<Int> {
    var start = index
    while start < letters.count,
      [":", "\u{FF1A}", " ", "\u{3000}", "\t", "\n", "为", "是", ")", "\u{FF09}"].contains(letters[start])
    {
      start += 1
    }
    var end = start
    while end < letters.count, end - start < longest, !isEnd(end, in: letters) { end += 1 }
    while end > start, letters[end - 1] == " " || letters[end - 1] == "\u{3000}" { end -= 1 }
    return start..<end
  }

  private static func isEnd(_ index: Int, in letters: [Unicode.Scalar]) -> Bool {
    if [",", "\u{FF0C}", "。", ";", "\u{FF1B}", "\n", "\t", "…", "⟧", "”", "、"].contains(letters[index]) { return true }
    if letters[index] == " " || letters[index] == "\u{3000}" {
      return index + 1 < letters.count && (letters[index + 1] == " " || letters[index + 1] == "\u{3000}")
    }
    return stops.contains { letters[index...].starts(with: $0.unicodeScalars) }
  }

  private static func string(_ letters: ArraySlice<Unicode.Scalar>) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: letters)
    return String(view)
  }
}
