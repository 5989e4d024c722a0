/// A whole number in a text, in Arabic or Chinese digits.
struct WrittenNumber {
  var value: Int
  /// Offset behind it.
  var end: Int
  var isHan: Bool
  /// How many characters.
  var length: Int
}

extension TextScanner {
  /// The number at `offset`; blanks between Chinese digits are left aside (`三十 二`), between Arabic ones they end it.
  ///
  /// - Returns: `nil` when there is none or it has more than 15 digits.
  func number(at offset: Int) -> WrittenNumber? {
    scalar(offset).value.isDigit ? arabicNumber(at: offset) : hanNumber(at: offset)
  }

  func arabicNumber(at offset: Int) -> WrittenNumber? {
    var number = WrittenNumber(value: 0, end: offset, isHan: false, length: 0)
    while true {
      let (value, next) = scalar(number.end)
      guard value.isDigit else { return number.length > 0 ? number : nil }
      guard number.length < 15 else { return nil }
      number.value = number.value * 10 + Int(value - 0x30)
      number.length += 1
      number.end = next
    }
  }

  func hanNumber(at offset: Int) -> WrittenNumber? {
    var reading = NumeralReading()
    var number: WrittenNumber?
    var at = offset
    var length = 0
    while true {
      var (value, next) = scalar(at)
      if value.isBlank, length > 0 { (value, next) = scalar(skipBlanks(at)) }
      guard let part = ChineseNumeral.part(value), reading.add(part) else { return number }
      length += 1
      at = next
      if let value = reading.value { number = WrittenNumber(value: value, end: at, isHan: true, length: length) }
    }
  }

  /// Where the run of Arabic digits starts that ends at `offset`.
  func digitsStart(before offset: Int) -> Int {
    var at = offset
    while true {
      let (value, start) = scalar(before: at)
      guard value.isDigit else { return at }
      at = start
    }
  }
}
