import Foundation
import TestSupport
import Testing

@testable import Reporting

@Suite("JSON 写出") struct JSONWriterTests {
  @Test(arguments: [
    (JSONValue.points(90.04), "90"), (.points(90.05), "90.1"), (.points(-3.14), "-3.1"), (.points(.nan), "0"),
    (.points(0.04), "0"), (.share(0.97), "0.97"), (.share(1), "1"), (.share(0.9), "0.9"), (.share(0.05), "0.05"),
    (.string("a\"\\\n\u{1}〔é"), #""a\"\\\n\u0001〔é""#), (.array([]), "[]"), (.object([]), "{}"),
    (.array([1, nil, true]), "[1, null, true]"),
    (.string("\u{202E}fdp.\u{7F}\u{9B}\u{2028}\"\r案"), #""\u202efdp.\u007f\u009b\u2028\"\r案""#),
  ]) func writes(_ value: JSONValue, _ text: String) {
    #expect(String(decoding: value.bytes(), as: UTF8.self) == text)
  }

  @Test func sortsKeysAtEveryLevel() {
    let value: JSONValue = ["b": 1, "a": ["d": [[:]], "c": "x"]]
    let text = """
      {
        "a": {
          "c": "x",
          "d": [
            {}
          ]
        },
        "b": 1
      }
      """
    #expect(String(decoding: value.bytes(), as: UTF8.self) == text)
  }

  @Test func everyStringReadsBack() throws {
    var random = SeededRandom(seed: 20_240_630)
    for _ in 0..<200 {
      let text = String(
        String.UnicodeScalarView(
          (0..<20).compactMap { _ in Unicode.Scalar(UInt32.random(in: 0...0x2FFF, using: &random)) }))
      let data = Data(JSONValue.array([.string(text)]).bytes())
      let back = try #require(try JSONSerialization.jsonObject(with: data) as? [String])
      #expect(back.map { Array($0.unicodeScalars) } == [Array(text.unicodeScalars)])
    }
  }
}
