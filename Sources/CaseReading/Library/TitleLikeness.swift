import Synchronization

/// How like a title is to the titles of the kinds, for the many names that no list holds: 娱乐经营许可证申请登记表, 延长行政许可办理期限审批表.
///
/// Titles are compared by their pairs of characters; a pair that few kinds use (听证, 查封) weighs more than one that all of
/// them use (通知, 审批). Words that turn a title into its opposite (不予, 解除, 终止) must stand in both or in neither.
final class TitleLikeness: Sendable {
  /// One kind's likeness.
  struct Likeness {
    /// Index into ``KindLibrary/kinds``.
    var kind: Int
    /// 0 to 1: half for how much of the title the kind's names know, half for how much of its nearest name stands there.
    var degree: Double
    /// The nearest name.
    var name: String
  }

  private struct Index: Sendable {
    var pairs: [Set<UInt64>] = []
    var names: [[(name: String, pairs: Set<UInt64>, weight: Int)]] = []
    /// In 1,024ths of a bit: sums of whole numbers do not depend on the order of a set.
    var weights: [UInt64: Int] = [:]
    var unknown = 0

    func weight(_ set: Set<UInt64>) -> Int { set.reduce(0) { $0 + (weights[$1] ?? unknown) } }
  }

  /// Less says nothing.
  static let least = 0.4
  /// What a title may end with that is a name of a document.
  private static let forms = Set("书表单证函录告册簿据知令卡案".unicodeScalars)
  /// Each group turns what a title says; its words mean the same.
  private static let turns = [
    ["不"], ["解除", "发还", "退还"], ["终止", "终结执行"], ["中止"], ["撤销", "撤回"], ["延长", "延期"], ["变更"],
    ["注销"], ["恢复"], ["电子"], ["公告"], ["回避"],
  ]

  private let kinds: [Kind]
  private let index = Mutex<Index?>(nil)

  init(_ kinds: [Kind]) { self.kinds = kinds }

  /// The kinds whose titles are like `title`, the likest first; none when it does not end as names of documents do.
  ///
  /// - Parameter title: without an agency before it.
  func likest(to title: String) -> [Likeness] {
    let plain = Self.plain(title)
    guard let form = plain.last, Self.forms.contains(form), plain.count >= 4 else { return [] }
    let pairs = Self.pairs(plain)
    let words = String(String.UnicodeScalarView(plain))
    let turned = Self.turned(words)
    let index = self.index.withLock { stored in
      let index = stored ?? built()
      stored = index
      return index
    }
    let whole = Double(index.weight(pairs))
    var found: [Likeness] = []
    for kind in kinds.indices {
      let known = pairs.intersection(index.pairs[kind])
      guard !known.isEmpty else { continue }
      let coverage = Double(index.weight(known)) / whole
      var best: (share: Double, name: String) = (0, "")
      for entry in index.names[kind] where entry.name.unicodeScalars.last == form {
        let share = Double(index.weight(entry.pairs.intersection(pairs))) / Double(max(1, entry.weight))
        if share > best.share, Self.turned(entry.name) == turned { best = (share, entry.name) }
      }
      let degree = (coverage + best.share) / 2
      if best.share > 0, degree >= Self.least { found.append(Likeness(kind: kind, degree: degree, name: best.name)) }
    }
    return found.sorted { ($0.degree, $1.kind) > ($1.degree, $0.kind) }
  }

  /// The words end, brackets apart, as names of documents do.
  static func endsAsTitle(_ words: String) -> Bool { plain(words).last.map(forms.contains) ?? false }

  private func built() -> Index {
    var index = Index()
    var count: [UInt64: Int] = [:]
    for kind in kinds {
      let names = ([kind.name] + kind.aliases).map { title in
        let plain = Self.plain(title)
        return (name: String(String.UnicodeScalarView(plain)), pairs: Self.pairs(plain), weight: 0)
      }
      let pairs = names.reduce(into: Set<UInt64>()) { $0.formUnion($1.pairs) }
      for pair in pairs { count[pair, default: 0] += 1 }
      index.names.append(names.filter { !$0.pairs.isEmpty })
      index.pairs.append(pairs)
    }
    let all = Double(kinds.count + 1)
    index.weights = count.mapValues { Self.rarity(all, Double($0)) }
    // A pair that no kind uses weighs as much as one that a few use.
    index.unknown = Self.rarity(all, all / 32)
    for kind in index.names.indices {
      for place in index.names[kind].indices {
        index.names[kind][place].weight = index.weight(index.names[kind][place].pairs)
      }
    }
    return index
  }

  /// What is known once a pair was seen, in 1,024ths of a bit.
  private static func rarity(_ all: Double, _ count: Double) -> Int {
    var (rest, bits) = (max(all / max(count, 1), 1), 0.0)
    while rest >= 2 {
      rest /= 2
      bits += 1
    }
    return Int(((bits + rest - 1) * 1_024).rounded())
  }

  private static func turned(_ name: String) -> [Bool] {
    let words = ["不动产", "不合格", "不定期"].reduce(name) { $0.contains($1) ? $0.replacing($1, with: "") : $0 }
    return turns.map { $0.contains(where: words.contains) }
  }

  /// Han alone, without bracket groups and without 表 behind 记录.
  private static func plain(_ title: String) -> [Unicode.Scalar] {
    let scalars = Array(LabelFinder.withoutBrackets(title).unicodeScalars.filter { $0.value.isHan })
    // 会议记录表 is 会议记录.
    let isTable = scalars.count > 4 && scalars.suffix(3).elementsEqual("记录表".unicodeScalars)
    return isTable ? scalars.dropLast() : scalars
  }

  private static func pairs(_ scalars: [Unicode.Scalar]) -> Set<UInt64> {
    Set(zip(scalars, scalars.dropFirst()).map { UInt64($0.value) << 32 | UInt64($1.value) })
  }
}
