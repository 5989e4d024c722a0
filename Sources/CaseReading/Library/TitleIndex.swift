/// The titles of all kinds in one automaton.
public struct TitleIndex: Sendable {
  let words: KeywordSet
  /// Indices into ``KindLibrary/kinds`` for each word; several when a title is ambiguous.
  let kinds: [[Int]]
  /// The word for every order that begins with 责令, whatever stands in between.
  let order: Int?
  public static let orderTitle = "责令改正通知书"
  /// Whether a title that ends with a known name is an order: 责令停止水事违法行为通知书, not 责令改正通知书送达回证 or
  /// 责令停产停业行政处罚决定书.
  public static func isOrder(_ name: String) -> Bool {
    ["通知书", "决定书", "指令书"].contains(where: name.ends) && !name.contains("处罚")
  }
  /// For 行政处罚决定书 the word 不予行政处罚决定书, 当场行政处罚决定书, and so on: by what stands before the title.
  let led: [(lead: [UInt8], words: [Int: Int])]
  /// Titles that name in their middle what they are about: 注销…许可决定书.
  let frames: [Frame]

  /// A title with an open middle.
  struct Frame: Sendable {
    let head, tail: [UInt8]
    /// Index into ``KindLibrary/kinds``.
    let kind: Int
  }

  init(_ list: [Kind]) {
    var number: [ExactText: Int] = [:]
    var texts: [String] = []
    var owners: [[Int]] = []
    var frames: [Frame] = []
    func add(_ title: String, _ kind: Int, isVariant: Bool) {
      let parts = title.split(separator: "…", omittingEmptySubsequences: false)
      if parts.count == 2 {
        if !isVariant { frames.append(Frame(head: Array(parts[0].utf8), tail: Array(parts[1].utf8), kind: kind)) }
        return
      }
      guard title.utf8.count >= 2 * "字".utf8.count else { return }
      let key = ExactText(title)
      guard let known = number[key] else {
        number[key] = texts.count
        texts.append(title)
        owners.append([kind])
        return
      }
      // A mere variant never takes part in a title that other kinds really have.
      if !isVariant, !owners[known].contains(kind) { owners[known].append(kind) }
    }
    for (kind, entry) in list.enumerated() {
      add(entry.name, kind, isVariant: false)
      for alias in entry.aliases { add(alias, kind, isVariant: false) }
    }
    for (kind, entry) in list.enumerated() {
      for title in [entry.name] + entry.aliases {
        for variant in Self.variants(of: title) { add(variant, kind, isVariant: true) }
      }
    }
    words = KeywordSet(texts)
    kinds = owners
    self.frames = frames
    order = number[ExactText(TitleIndex.orderTitle)]
    led = ["不予", "当场"].map { lead in
      let words = number.reduce(into: [Int: Int]()) { table, entry in
        guard entry.key.text.utf8.starts(with: lead.utf8) else { return }
        let plain = String(decoding: entry.key.text.utf8.dropFirst(lead.utf8.count), as: UTF8.self)
        if let other = number[ExactText(plain)] { table[other] = entry.value }
      }
      return (Array(lead.utf8), words)
    }
  }

  /// Other writings of a title: brackets resolved, and the words for one form exchanged (审批表, 呈批表, 报批表).
  static func variants(of title: String) -> [String] {
    bracketVariants(of: title).flatMap { variant -> [String] in
      for group in sameForms {
        guard let form = group.first(where: variant.ends) else { continue }
        let stem = String(decoding: variant.utf8.dropLast(form.utf8.count), as: UTF8.self)
        return group.map { stem + $0 }
      }
      return [variant]
    }
  }

  private static let sameForms = [
    ["审批表", "呈批表", "报批表", "审批单", "呈批件", "审批书", "签批单", "签批表"], ["报告书", "报告"], ["声明书", "声明", "的说明", "承诺书"],
    ["登记表", "登记单", "登记簿"],
    ["意见书", "意见表"], ["记录表", "记录"], ["申请书", "申请"], ["确认书", "确认表"],
    ["公示截图说明", "公示情况说明", "公示情况", "公示截图", "公示材料", "公示说明", "公示表", "公示"],
  ]

  /// Writings of a title with brackets: `查封(扣押)决定书` is also printed 查封决定书, 扣押决定书, 查封、扣押决定书, 查封扣押决定书.
  private static func bracketVariants(of title: String) -> [String] {
    guard title.utf8.contains(UInt8(ascii: "(")), let open = title.firstIndex(of: "("),
      let close = title[open...].firstIndex(of: ")")
    else { return [title] }
    let before = String(title[..<open])
    let inner = String(title[title.index(after: open)..<close])
    let after = String(title[title.index(after: close)...])
    var result = [title, before + after]
    guard !after.isEmpty else { return result }
    let alternatives = inner.split { "、/,".contains($0) }.map(String.init)
    for alternative in alternatives {
      for joint in ["", "、", "/", "或", "和"] { result.append(before + joint + alternative + after) }
      // The bracket names something instead of the word before it.
      if before.count >= alternative.count { result.append(before.dropLast(alternative.count) + alternative + after) }
    }
    return result.flatMap { $0 == title ? [$0] : bracketVariants(of: $0) }
  }
}
