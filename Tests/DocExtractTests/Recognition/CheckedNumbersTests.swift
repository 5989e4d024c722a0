import Testing

@testable import DocExtract

@Suite("识别:带校验码的号码") struct CheckedNumbersTests {
  private func read(_ text: String, _ confidence: Float = 0.99, doubtful: Character? = nil) -> CheckedNumbers {
    CheckedNumbers(
      text.map {
        RecognizedCharacter(
          scalar: $0.unicodeScalars.first?.value ?? 0, confidence: $0 == doubtful ? 0.7 : confidence, place: 0)
      })
  }

  private func text(_ numbers: CheckedNumbers) -> String {
    String(String.UnicodeScalarView(numbers.characters.compactMap { Unicode.Scalar($0.scalar) }))
  }

  private func least(_ numbers: CheckedNumbers) -> Float { numbers.characters.map(\.confidence).min() ?? 1 }

  /// 91350100M000100Y43 is the example of GB 32100-2015; 11010519491231002X that of GB 11643-1999.
  @Test(arguments: ["91350100M000100Y43", "11010519491231002X"])
  func numbersThatAddUpAreSure(_ number: String) {
    let numbers = read("代码:\(number),", 0.93)
    #expect(text(numbers) == "代码:\(number),")
    #expect(numbers.count == 0)
    #expect(numbers.characters.dropFirst(3).dropLast().allSatisfy { $0.confidence >= 0.97 })
    #expect(numbers.characters.first?.confidence == 0.93)
  }

  /// One in ten wrong numbers of cards adds up.
  @Test func cardsThatAddUpAreNoSurer() {
    #expect(least(read("6222021234567890128", 0.93)) == 0.93)
  }

  @Test func lettersThatCannotStandThereAreChanged() {
    let numbers = read("9135O1OOMOOO1OOY43")
    #expect(text(numbers) == "91350100M000100Y43")
    #expect(numbers.count == 8)
    #expect(least(numbers) >= 0.97)
    #expect(text(read("11O10519491231002x")) == "11010519491231002x")
  }

  @Test func oneDoubtfulLetterIsReadAsTheOnlyOneThatFits() {
    let wrong = read("91350100M0001D0Y43", doubtful: "D")
    #expect(text(wrong) == "91350100M000100Y43")
    #expect(wrong.count == 1)
    #expect(least(wrong) < 0.8)
  }

  @Test(arguments: ["91350100M000100Y44", "91350100M00010Y43", "110105194912310021", "6222021234567890123"])
  func othersAreUnsureAsAWhole(_ number: String) {
    let numbers = read(number)
    #expect(text(numbers) == number)
    #expect(numbers.count == 0)
    #expect(least(numbers) < 0.97)
  }

  @Test(arguments: ["LSVAM4187C2184847", "138000018331380", "20240105000123456", "GB/T19001", "8888888888888888", ""])
  func otherNumbersAreLeftAlone(_ number: String) {
    let numbers = read(number)
    #expect(text(numbers) == number)
    #expect(least(numbers) >= 0.99)
  }
}
