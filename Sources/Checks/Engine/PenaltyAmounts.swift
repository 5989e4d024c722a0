import CaseReading

/// Sums of money of a notice or a decision, 罚没合计.
struct PenaltyAmounts: Sendable {
  /// In fen.
  let total: Int
  let evidence: [Evidence]
  /// Its parts, largest first.
  let parts: [Place]

  /// The total of several amounts of one field: the largest when the others add up to it or repeat it.
  ///
  /// Of amounts that are neither, the sum is not taken: one amount may be named many times. `nil` when there is none.
  init?(_ places: [Place]) {
    let amounts = places.filter { $0.money?.currency == "元" }.sorted { ($0.fen ?? 0) > ($1.fen ?? 0) }
    guard let largest = amounts.first, let fen = largest.fen else { return nil }
    total = fen
    evidence = [largest.evidence]
    parts = amounts
  }
}

/// Words for kinds of penalty, 处罚种类.
enum PenaltyKinds {
  /// Those that give a right to a hearing (处罚法第六十三条第一款).
  static let hearing = ["降低资质", "吊销", "停产停业", "责令关闭", "限制从业"]
  private static let words = try? Pattern(
    "警告|通报批评|罚款|没收|暂扣|降低[^。,;]{0,4}资质|吊销|限制开展生产经营|停产停业|责令关闭|限制从业|行政拘留")

  /// Those named in a folded text, each once, in the order of the text.
  static func named(in bytes: [UInt8]) -> [String] {
    var named: [String] = []
    for match in words?.matches(in: bytes) ?? [] {
      let word = String(decoding: bytes[match.range], as: UTF8.self)
      let kind = word.hasPrefix("降低") ? "降低资质" : word
      if !named.contains(kind) { named.append(kind) }
    }
    return named
  }

  static func named(in text: String) -> [String] { named(in: ReadingText(plain: text).bytes) }
}
