public import CaseReading
public import Checks

/// Sets of forms as text.
public struct TemplateText {
  private let library: TemplateLibrary
  private let kindNames: [String: String]
  private let width: Int

  public init(_ library: TemplateLibrary, kindNames: [String: String], width: Int = 80) {
    self.library = library
    self.kindNames = kindNames
    self.width = width
  }

  /// `广东2021  56 份  广东省司法厅 · 2021年8月1日起`, one set a line.
  ///
  /// - Parameter isOwn: whether the user added it.
  public func list(isOwn: (TemplateSet) -> Bool) -> [String] {
    let names = library.sets.map(\.id)
    let column = (names.map(TextWidth.of).max() ?? 0) + 2
    return library.sets.map { set in
      TextWidth.padded(set.id, to: column)
        + ([facts(of: set)] + (isOwn(set) ? [] : ["样本,虚构"])).filter { !$0.isEmpty }.joined(separator: " · ")
    }
  }

  private func facts(of set: TemplateSet) -> String {
    let sector = set.sector.map { SectorNames.byID[$0] ?? $0 }
    let agencies = set.agencies.isEmpty ? nil : "只用于\(set.agencies.joined(separator: "、"))"
    return (["\(set.forms.count) 份文书"] + [set.issuer, sector, set.province, set.period, agencies].compactMap(\.self))
      .filter { !$0.isEmpty }.joined(separator: " · ")
  }

  /// A set with its forms; with the words of one of them, when its title or kind is given.
  public func page(_ set: TemplateSet, form word: String?) -> [String] {
    guard let word else {
      return ["\(set.id)  \(facts(of: set))"]
        + set.forms.map { form in
          "  \(form.title)"
            + (form.kind == "unknown"
              ? "(没有认出种类,按标题比对)" : form.title == kindNames[form.kind] ? "" : "(\(kindNames[form.kind] ?? form.kind))")
            + ":固定句 \(form.clauses.count),栏目 \(form.labels.count)"
            + (form.prompts.isEmpty ? "" : ",填写提示 \(form.prompts.count)")
        }
    }
    return set.forms.filter { $0.title.contains(word) || $0.kind == word }.flatMap(page)
  }

  private func page(_ form: FormTemplate) -> [String] {
    var lines = [form.title + (form.kind == "unknown" ? "" : "(\(form.kind))")]
    if !form.numberCode.isEmpty { lines.append("  文号代字:\(form.numberCode)") }
    if !form.labels.isEmpty { lines += wrapped("  栏目:" + form.labels.joined(separator: "、")) }
    for (name, texts) in [("固定句", form.clauses), ("可选的", form.options), ("填写提示", form.prompts)] where !texts.isEmpty {
      lines.append("  \(name):")
      lines += texts.flatMap { wrapped("    " + $0) }
    }
    return lines
  }

  // MARK: Differences

  /// What changed from one set to another: forms only one has, and of the others what was added and dropped.
  public func differences(_ old: TemplateSet, _ new: TemplateSet) -> [String] {
    func only(_ a: TemplateSet, _ b: TemplateSet) -> [String] {
      a.forms.filter { form in counterpart(of: form, in: b) == nil }.map(\.title)
    }
    let (dropped, added) = (only(old, new), only(new, old))
    var lines = ["\(old.id) → \(new.id)"]
    if !dropped.isEmpty { lines += wrapped("  只在 \(old.id):" + dropped.joined(separator: "、")) }
    if !added.isEmpty { lines += wrapped("  只在 \(new.id):" + added.joined(separator: "、")) }
    var same = 0
    for form in old.forms {
      guard let other = counterpart(of: form, in: new) else { continue }
      let changes = changes(form, other)
      if changes.isEmpty { same += 1 } else { lines += ["  \(other.title)"] + changes }
    }
    if same > 0 { lines.append("  其余 \(same) 份没有变化") }
    return lines
  }

  private func counterpart(of form: FormTemplate, in set: TemplateSet) -> FormTemplate? {
    set.forms.first { $0.title == form.title } ?? set.forms.first { $0.kind == form.kind && form.kind != "unknown" }
  }

  private func changes(_ old: FormTemplate, _ new: FormTemplate) -> [String] {
    var lines: [String] = []
    func add(_ sign: String, _ name: String, _ texts: [String]) {
      lines += texts.flatMap {
        TextWrap.lines(of: TextWidth.plain("\(name):\($0)"), width: width, first: "    \(sign) ", rest: "        ")
      }
    }
    func compare(_ name: String, _ a: [String], _ b: [String]) {
      add("-", name, a.filter { !b.contains($0) })
      add("+", name, b.filter { !a.contains($0) })
    }
    compare("标题", [old.title], [new.title])
    compare("文号代字", [old.numberCode], [new.numberCode])
    compare("栏目", old.labels, new.labels)
    compare("固定句", old.clauses, new.clauses)
    compare("可选的", old.options, new.options)
    return lines
  }

  // MARK: What a document was made from

  /// Of one document: the nearest form, how near, the next one, and what is different.
  public func match(_ match: TemplateMatch?, of document: CaseDocument, in path: String) -> [String] {
    let name = document.title.isEmpty ? "未认出的文书" : document.title
    guard let match else { return ["\(path) \(name):没有哪一套模板有这种文书"] }
    let best = library.sets[match.best.set]
    var head = "\(path) \(name):\(best.id)《\(match.best.title)》,\(Self.words(match.best))"
    if !match.tied.isEmpty {
      head += ";与 \(match.tied.map { library.sets[$0].id }.joined(separator: "、")) 的分不出来"
    } else if let next = match.runnerUp {
      head += ";其次 \(library.sets[next.set].id),\(Self.words(next))"
    }
    var lines = TextWrap.lines(of: TextWidth.plain(head), width: width)
    for difference in match.clauses {
      lines += wrapped("    模板:\(difference.expected)")
      lines += wrapped("    文书:" + (difference.found ?? "没有这一句"))
      if difference.found != nil, difference.likeness >= 0.75, !difference.lost.isEmpty {
        let added = difference.added.isEmpty ? "" : ",写成“\(difference.added.joined(separator: "…"))”"
        lines += wrapped("        少了“\(difference.lost.joined(separator: "…"))”\(added)")
      }
    }
    if !match.labelsLeftOut.isEmpty { lines += wrapped("    没有的栏目:" + match.labelsLeftOut.joined(separator: "、")) }
    if !match.promptsLeft.isEmpty {
      lines += wrapped("    留下的填写提示:" + match.promptsLeft.map(\.text).joined(separator: "、"))
    }
    return lines
  }

  /// The same for machines.
  public func json(_ match: TemplateMatch?, of document: CaseDocument, in path: String) -> JSONValue {
    var members: [(key: String, value: JSONValue)] = [
      ("source", .string(path)), ("title", .string(document.title)), ("kind", .string(document.kind)),
    ]
    guard let match else { return .object(members + [("match", .null)]) }
    members.append(
      (
        "match",
        [
          "set": .string(library.sets[match.best.set].id), "form": .string(match.best.title),
          "conformance": .share(match.best.conformance), "alike": .strings(match.tied.map { library.sets[$0].id }),
          "next": match.runnerUp.map {
            ["set": .string(library.sets[$0.set].id), "form": .string($0.title), "conformance": .share($0.conformance)]
          } ?? .null,
          "clauses": .array(
            match.clauses.map {
              [
                "expected": .string($0.expected), "found": .optional($0.found), "lost": .strings($0.lost),
                "added": .strings($0.added), "likeness": .share($0.likeness),
              ]
            }),
          "labelsLeftOut": .strings(match.labelsLeftOut), "promptsLeft": .strings(match.promptsLeft.map(\.text)),
        ]
      ))
    return .object(members)
  }

  /// `符合(93%)`
  public static func words(_ candidate: TemplateMatch.Candidate) -> String {
    let word = candidate.conformance >= 0.75 ? "符合" : candidate.conformance >= 0.5 ? "部分符合" : "不符合"
    let share = Int((candidate.conformance * 100).rounded())
    return "\(word)(\(share)%)"
  }

  private func wrapped(_ text: String) -> [String] {
    let indent = String(text.prefix { $0 == " " })
    return TextWrap.lines(
      of: TextWidth.plain(String(text.dropFirst(indent.count))), width: width, first: indent, rest: indent + "  ")
  }
}
