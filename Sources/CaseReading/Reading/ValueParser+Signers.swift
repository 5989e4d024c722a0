import DocExtract

/// Names in the place of a signature, whatever the family names.
extension ValueParser {
  /// `覃大明 侬秀琼`, `石明 52990412、龙艳 52990433(签名)`: nothing but names, with the numbers of certificates beside them.
  func isNames(_ range: Range<Int>) -> Bool {
    guard range.count <= Self.longestNames else { return false }
    var names: [Int] = []
    var isOpen = false
    var depth = 0
    for offset in characters(in: range) {
      guard let scalar = Bytes.scalar(at: offset, in: context.bytes) else { return false }
      if scalar == 0x28 || scalar == 0x5B { depth += 1 }
      if scalar == 0x29 || scalar == 0x5D { depth -= 1 }
      if depth > 0 || scalar == 0x29 || scalar == 0x5D {
        isOpen = false
        continue
      }
      guard scalar.isHan else {
        guard scalar.isDigit || scalar.isLetter || Self.joints.contains(scalar) else { return false }
        isOpen = false
        continue
      }
      if isOpen, !context.layout.text.gaps(in: range).contains(offset) {
        names[names.count - 1] += 1
      } else {
        names.append(1)
      }
      isOpen = true
    }
    let words = LabelFinder.withoutBrackets(context.layout.string(range))
    guard let longest = names.max(), (2...4).contains(longest), names.count <= Self.mostNames,
      !Self.notNames.contains(where: words.contains)
    else { return false }
    let people = PersonReader.matches(in: context.bytes, range: range, gaps: context.layout.text.gaps(in: range))
    return people.contains { $0.confidence >= 0.7 }
  }

  /// `本件与原件核对无误。柳大川` before a day: who confirms something signs it.
  func isConfirmed(_ range: Range<Int>) -> Bool {
    guard let names = trailingPeople(in: range), names.lowerBound > range.lowerBound else { return false }
    return ["无误", "一致", "无异", "属实", "相符"].contains {
      Bytes.contains($0, in: context.bytes, range.lowerBound..<names.lowerBound)
    }
  }

  /// Where the characters of a range begin.
  private func characters(in range: Range<Int>) -> [Int] {
    range.filter { context.bytes[$0] & 0xC0 != 0x80 }
  }

  /// Bytes of four names with their numbers.
  private static let longestNames = 160
  /// Parts of names, those of two letters printed apart counted twice.
  private static let mostNames = 8
  /// Blanks and marks between names and inside of numbers.
  private static let joints = Set(" 、,/-\n·*.".unicodeScalars.map(\.value))
  /// What stands behind a role and names nobody.
  private static let notNames = [
    "证", "号", "局", "意见", "同意", "情况", "检查", "签", "不", "在场", "出示", "告知", "其他", "没有", "执法", "人员", "单位", "公司", "工作", "属实",
    "无误",
    "一致", "清楚", "知道", "两名", "二人", "记录",
  ]
}
