/// A page in simplified characters on which the model read traditional ones: in some faces 粤 looks to it like 粵, 强 like 強.
///
/// Nobody writes one traditional letter among simplified ones; two names that differ in nothing else would seem two people.
struct SimplifiedPage {
  private(set) var lines: [RecognizedLine]

  /// Letters that hardly a line is without, as simplified writing has them.
  private static let telling = Set(
    "处罚决书达当与据规长实为会东车业执号产电应关条证个国无对时违经区场请过员还将来许发间题项种类节约续议诉审调".unicodeScalars
      .map(\.value).filter { TraditionalLetters.simplified[$0] == nil })
  /// Of a page, so many telling letters for each traditional one make it a simplified page.
  private static let leastShare = 3
  /// A page of few words tells nothing.
  private static let leastTelling = 5

  init(_ lines: [RecognizedLine]) {
    self.lines = lines
    let letters = lines.flatMap { $0.characters.map(\.scalar) }
    let traditional = letters.count { TraditionalLetters.simplified[$0] != nil }
    let telling = letters.count(where: Self.telling.contains)
    guard traditional > 0, telling >= Self.leastTelling, telling >= traditional * Self.leastShare else { return }
    for index in lines.indices { simplify(&self.lines[index]) }
  }

  /// Single letters change, and several in a row of which the model was not sure: a name may be written so.
  private func simplify(_ line: inout RecognizedLine) {
    var start = 0
    while start < line.characters.count {
      guard TraditionalLetters.simplified[line.characters[start].scalar] != nil else {
        start += 1
        continue
      }
      let end =
        line.characters[start...].firstIndex { TraditionalLetters.simplified[$0.scalar] == nil }
        ?? line.characters.count
      let run = line.characters[start..<end]
      let confidence = run.reduce(Float(0)) { $0 + $1.confidence } / Float(run.count)
      if run.count == 1 || confidence < NeuralEngine.sureFrom {
        for place in start..<end {
          guard let twin = TraditionalLetters.simplified[line.characters[place].scalar] else { continue }
          line.characters[place].scalar = twin
          line.repairs += 1
        }
      }
      start = end
    }
  }
}
