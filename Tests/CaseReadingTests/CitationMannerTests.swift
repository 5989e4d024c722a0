import CaseReading
import Foundation
import Testing

/// How agencies cite laws, in `Tests/Citations/sentences.tsv`: a sentence, the citations in it, whether they are right.
@Suite("引用的写法") struct CitationMannerTests {
  struct Sentence: Sendable {
    let text: String
    let expected: [String]
  }
  /// Of what is cited, what has to be read.
  static let goal = 0.98

  static let sentences: [Sentence] = {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    let file = folder.appending(path: "Citations/sentences.tsv")
    let text = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
    return text.split(separator: "\n").filter { !$0.hasPrefix("#") }.map { line in
      let columns = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      return Sentence(text: columns[0], expected: columns[1].split(separator: ";").map(String.init))
    }
  }()

  /// `法名 条.款.项.目`; the version only where the label tells one.
  static func isSame(_ read: String, _ expected: String) -> Bool {
    if read == expected { return true }
    guard !expected.contains("年修"), let open = read.firstIndex(of: "("), let close = read[open...].firstIndex(of: ")")
    else { return false }
    return read[..<open] + read[read.index(after: close)...] == expected
  }

  @Test func nearlyAllAreReadAndNoneIsInvented() {
    var (count, found) = (0, 0)
    var invented: [String] = []
    for sentence in Self.sentences {
      var read = CitationReaderTests.read("\(sentence.text)\n")
      count += sentence.expected.count
      for expected in sentence.expected {
        guard let index = read.firstIndex(where: { Self.isSame($0, expected) }) else {
          print("没有读出:\(expected) ← \(sentence.text)")
          continue
        }
        found += 1
        read.remove(at: index)
      }
      invented += read.map { "\($0) ← \(sentence.text)" }
    }
    for one in invented { print("多读了:\(one)") }
    print("引用 \(count) 处,读出 \(found) 处,多读 \(invented.count) 处,句子 \(Self.sentences.count) 句")
    #expect(Self.sentences.count >= 150)
    #expect(Double(found) >= Self.goal * Double(count))
    #expect(Double(invented.count) <= (1 - Self.goal) * Double(count))
  }
}
