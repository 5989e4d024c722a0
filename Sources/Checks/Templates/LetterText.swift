import CaseReading

/// A text as the letters by which forms are compared: Han, Latin letters and digits; blanks and punctuation are left out.
///
/// What people change without changing a form is made equal: `你(单位)`, `你公司` and `您` are 你, `本局` and `我单位` are 我,
/// numbers below a hundred are written in Chinese (`15日` is 十五日), Latin letters are small.
struct LetterText: Sendable {
  private(set) var letters: [UInt32] = []
  /// Where each letter begins in the bytes that it was made from; ascending.
  private(set) var offsets: [Int] = []

  /// - Parameter bytes: valid UTF-8, widths folded.
  init(_ bytes: some Collection<UInt8>) {
    letters.reserveCapacity(bytes.count / 3)
    offsets.reserveCapacity(bytes.count / 3)
    var offset = 0
    for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
      append(scalar.value, at: offset)
      offset += UTF8.width(scalar)
    }
    foldNumbers()
    foldAddress()
  }

  init(_ text: String) { self.init(Array(text.utf8)) }

  var count: Int { letters.count }

  private mutating func append(_ scalar: UInt32, at offset: Int) {
    switch scalar {
    case 0x41...0x5A: push(scalar + 0x20, offset)
    case 0x30...0x39, 0x61...0x7A, 0x3400...0x9FFF, 0x20000...0x3FFFF, 0x3007: push(scalar, offset)
    default: break
    }
  }

  private mutating func push(_ letter: UInt32, _ offset: Int) {
    letters.append(letter)
    offsets.append(offset)
  }

  // MARK: What is written in several ways

  private static let digits = Array("〇一二三四五六七八九").map { $0.unicodeScalars.first?.value ?? 0 }
  private static let ten: UInt32 = 0x5341

  private mutating func foldNumbers() {
    guard letters.contains(where: Self.isDigit) else { return }
    var (folded, places): ([UInt32], [Int]) = ([], [])
    var index = 0
    while index < letters.count {
      guard Self.isDigit(letters[index]) else {
        folded.append(letters[index])
        places.append(offsets[index])
        index += 1
        continue
      }
      let end = letters[index...].firstIndex { !Self.isDigit($0) } ?? letters.count
      let written = end - index <= 2 ? Self.spelled(letters[index..<end]) : Array(letters[index..<end])
      folded += written
      places += [Int](repeating: offsets[index], count: written.count)
      index = end
    }
    (letters, offsets) = (folded, places)
  }

  private static func isDigit(_ letter: UInt32) -> Bool { (0x30...0x39).contains(letter) }

  private static func spelled(_ run: ArraySlice<UInt32>) -> [UInt32] {
    let number = run.reduce(0) { $0 * 10 + Int($1 - 0x30) }
    guard number >= 10 else { return [digits[number]] }
    return (number >= 20 ? [digits[number / 10]] : []) + [ten] + (number % 10 > 0 ? [digits[number % 10]] : [])
  }

  /// 你单位, 你公司, 你协会 → 你; 本局, 本关, 我委 → 我.
  private mutating func foldAddress() {
    var (folded, places): ([UInt32], [Int]) = ([], [])
    folded.reserveCapacity(letters.count)
    places.reserveCapacity(letters.count)
    var index = 0
    while index < letters.count {
      let letter = letters[index] == Self.polite ? Self.you : letters[index]
      folded.append(letter)
      places.append(offsets[index])
      index += 1
      if letter == Self.you {
        index += Self.length(of: Self.addressed, in: letters[index...])
      } else if letter == Self.own || letter == Self.our {
        let length = Self.length(of: Self.agencies, in: letters[index...])
        guard length > 0 else { continue }
        folded[folded.count - 1] = Self.our
        index += length
      }
    }
    (letters, offsets) = (folded, places)
  }

  private static func length(of words: [[UInt32]], in letters: ArraySlice<UInt32>) -> Int {
    words.first { letters.starts(with: $0) }?.count ?? 0
  }

  private static func scalars(_ words: String...) -> [[UInt32]] { words.map { $0.unicodeScalars.map(\.value) } }
  private static let you: UInt32 = 0x4F60
  private static let polite: UInt32 = 0x60A8
  private static let own: UInt32 = 0x672C
  private static let our: UInt32 = 0x6211
  private static let addressed = scalars(
    "单位", "公司", "企业", "组织", "协会", "学会", "商会", "基金会", "中心", "店", "厂", "户", "们")
  private static let agencies = scalars("机关", "行政机关", "局", "委", "厅", "大队", "支队", "总队", "单位", "海关", "关", "部门", "中心")
}
