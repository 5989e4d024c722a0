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
    var names: [[(name: String, pairs: Set<UInt64>)]] = []
    var weights: [UInt64: Double] = [:]
    var unknown = 0.0
  }

  /// Less says nothing.
  static let least = 0.4
  /// What a title may end with that is a name of a document.
  private static let forms = Set("书表单证函录告册簿据知令卡案".unicodeScalars)
  /// Each group turns what a title says; its words mean the same.
  private static let turns = [
    ["不予", "不准", "不立", "不受理", "不"], ["解除", "发还", "退还"], ["终止", "终结执行"], ["中止"], ["撤销", "撤回"], ["延长", "延期"], ["变更"],
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
    return index.withLock { stored in
      let index = stored ?? built()
      stored = index
      func weight(_ set: Set<UInt64>) -> Double { set.reduce(0) { $0 + (index.weights[$1] ?? index.unknown) } }
      let whole = weight(pairs)
      var found: [Likeness] = []
      for kind in kinds.indices {
        let known = pairs.intersection(index.pairs[kind])
        guard !known.isEmpty else { continue }
        let coverage = weight(known) / whole
        var best: (share: Double, name: String) = (0, "")
        for entry in index.names[kind] where entry.name.unicodeScalars.last == form {
          let share = weight(entry.pairs.intersection(pairs)) / weight(entry.pairs)
          if share > best.share, Self.turned(entry.name) == turned { best = (share, entry.name) }
        }
        let degree = (coverage + best.share) / 2
        if best.share > 0, degree >= Self.least {
          found.append(Likeness(kind: kind, degree: degree, name: best.name))
        }
      }
      return found.sorted { ($0.degree, $1.kind) > ($1.degree, $0.kind) }
    }
  }

  private func built() -> Index {
    var index = Index()
    var count: [UInt64: Int] = [:]
    for kind in kinds {
      let names = ([kind.name] + kind.aliases).map { title in
        let plain = Self.plain(title)
        return (name: String(String.UnicodeScalarView(plain)), pairs: Self.pairs(plain))
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
    return index
  }

  /// Bits of what is known once a pair was seen.
  private static func rarity(_ all: Double, _ count: Double) -> Double {
    var (rest, bits) = (max(all / max(count, 1), 1), 0.0)
    while rest >= 2 {
      rest /= 2
      bits += 1
    }
    return bits + rest - 1
  }

  private static func turned(_ name: String) -> [Bool] {
    let words = name.contains("不动产") ? name.replacing("不动产", with: "") : name
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
