import CaseReading

/// Digits that stand together, at most one space or hyphen between two of them.
struct DigitRun {
  /// One number: its digits (`0`–`9`, `X`) and where each stands.
  struct Number {
    var digits: [UInt8]
    var positions: [Int]
  }
  private(set) var groups: [Number]
  /// More than any number that is told has; a text of nothing but digits must not be kept several times over.
  private static let mostGroups = 32, mostDigits = 64

  var positions: [Int] { groups.flatMap(\.positions) }

  /// The whole run when it is one number written in groups, otherwise each group by itself.
  var numbers: [Number] {
    let whole = Number(digits: groups.flatMap(\.digits), positions: positions)
    let isOne = groups.count > 1 && PersonalNumber.isComplete(whole.digits)
    return isOne ? [whole] : groups
  }

  /// Seven digits at least: cheap, and true of few texts.
  static func mayHold(_ bytes: [UInt8]) -> Bool {
    var count = 0
    for byte in bytes where (0x30...0x39).contains(byte) || byte == 0xEF { count += 1 }
    return count >= 7
  }

  static func all(in scalars: [Unicode.Scalar]) -> [DigitRun] {
    var runs: [DigitRun] = []
    var index = 0
    while index < scalars.count {
      guard digit(scalars[index]) != nil, index == 0 || !isWord(scalars[index - 1]) else {
        index += 1
        continue
      }
      let run = run(in: scalars, from: &index)
      if run.positions.count >= 7 { runs.append(run) }
    }
    return runs
  }

  private static func run(in scalars: [Unicode.Scalar], from index: inout Int) -> DigitRun {
    var run = DigitRun(groups: [])
    while index < scalars.count, digit(scalars[index]) != nil {
      var group = Number(digits: [], positions: [])
      while index < scalars.count, let value = digit(scalars[index]) {
        if group.digits.count < mostDigits {
          group.digits.append(value)
          group.positions.append(index)
        }
        index += 1
      }
      if index < scalars.count, isX(scalars[index]), group.digits.count + run.positions.count == 17 {
        group.digits.append(UInt8(ascii: "X"))
        group.positions.append(index)
        index += 1
      }
      run.groups.append(group)
      guard run.groups.count < mostGroups, index + 1 < scalars.count, [" ", "-", "\u{2013}"].contains(scalars[index]),
        digit(scalars[index + 1]) != nil
      else { break }
      index += 1
    }
    // A letter right behind makes it a code, 号 the number of a document.
    if index < scalars.count, isWord(scalars[index]) || scalars[index] == "号" { run.groups.removeLast() }
    return run
  }

  private static func digit(_ scalar: Unicode.Scalar) -> UInt8? {
    switch scalar.value {
    case 0x30...0x39: UInt8(scalar.value)
    case 0xFF10...0xFF19: UInt8(scalar.value - 0xFF10 + 0x30)
    default: nil
    }
  }

  private static func isX(_ scalar: Unicode.Scalar) -> Bool { ["X", "x", "Ｘ", "ｘ", "×"].contains(scalar) }

  private static func isWord(_ scalar: Unicode.Scalar) -> Bool {
    scalar.isASCII && (scalar.properties.isAlphabetic || digit(scalar) != nil)
  }
}

/// What the words before a number say that it is.
enum Label {
  case identity, telephone, card
  /// The number of an office, a certificate or a file; never a person's.
  case official
  case none

  private static let words: [(String, Label)] = [
    ("执法证", .official), ("证件号码及编号", .official), ("检查证", .official), ("信用代码", .official), ("许可证", .official),
    ("文号", .official), ("编号", .official), ("条码", .official), ("票据号", .official),
    ("身份证", .identity), ("证件号", .identity), ("身份号码", .identity),
    ("电话", .telephone), ("手机", .telephone), ("联系方式", .telephone),
    ("银行账号", .card), ("账号", .card), ("帐号", .card), ("卡号", .card), ("账户", .card),
  ]

  /// The label that stands nearest before the number, within sixteen letters.
  init(before text: String) {
    // 賬號, 聯繫電話
    let tail = ReadingText.simplified(String(text.suffix(16)))
    var best: (offset: Int, length: Int, label: Label) = (-1, 0, .none)
    for (word, label) in Label.words {
      guard let end = tail.lastEnd(of: word), (end, word.count) > (best.offset, best.length) else { continue }
      best = (end, word.count, label)
    }
    self = best.label
  }
}

extension String {
  /// The offset, in letters, just behind the last occurrence of `word`.
  fileprivate func lastEnd(of word: String) -> Int? {
    let (letters, wanted) = (Array(self), Array(word))
    guard letters.count >= wanted.count else { return nil }
    return (0...(letters.count - wanted.count)).last { Array(letters[$0..<$0 + wanted.count]) == wanted }
      .map { $0 + wanted.count }
  }
}
