import DocExtract

/// Names in the place of a signature, whatever the family names.
extension ValueParser {
  /// Characters of a name before (签名).
  private static let shortestSigned = 5

  /// Nothing but names, a seal and a day stand behind the word.
  func isSigned(_ hit: LabelHit) -> Bool {
    if ink(of: hit) == .present { return true }
    let words = context.layout.string(hit.bracket) + context.layout.string(hit.value)
    if ["盖章", "公章", "印章", "(章)", "印)"].contains(where: words.contains) { return hasHan(hit.value) }
    // 云洞村村委会 温永福(签名)
    if ["(签名)", "(签字)"].contains(where: words.hasSuffix), words.count > Self.shortestSigned {
      return hasHan(hit.value)
    }
    // 龙珍 吴绍武 复核日期:2024年3月19日
    let next = context.labels.first {
      hit.value.contains($0.range.lowerBound) && $0.range.lowerBound > hit.value.lowerBound
    }
    let rest = withoutDates(
      Bytes.trimmed(context.bytes, hit.value.lowerBound..<(next?.range.lowerBound ?? hit.value.upperBound)))
    // 当事人 | 签名:巴图孟和
    if let mark = signatureMarker(in: rest), mark.lowerBound == rest.lowerBound {
      return hasHan(mark.upperBound..<rest.upperBound)
    }
    return !rest.isEmpty
      && (trailingPeople(in: rest) == rest || isNames(rest) || rest != hit.value && isConfirmed(rest))
  }

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
    // 火 生 莲: one name, its letters printed apart
    let isSpaced = names.allSatisfy { $0 == 1 } && (2...4).contains(names.count)
    guard let longest = names.max(), (2...4).contains(longest) || isSpaced, names.count <= Self.mostNames,
      !Self.notNames.contains(where: words.contains)
    else { return false }
    let people = PersonReader.matches(in: context.bytes, range: range, gaps: context.layout.text.gaps(in: range))
    return isSpaced || people.contains { $0.confidence >= 0.7 }
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
