import CaseReading

/// Decisions of several cases that bear one number.
struct NumberedActs {
  /// Two of them, of two cases.
  struct Pair {
    let first, second: (act: BatchTrace.Act, trace: BatchTrace)

    var evidence: [Evidence] { [first.act.evidence, second.act.evidence] }
    var number: String { first.act.number.text }

    enum Parties { case same, different, unknown }

    /// Whether the two decisions are against one party.
    var parties: Parties {
      let answers = first.act.parties.flatMap { one in second.act.parties.map { PartyNames.compare(one, $0) } }
      if answers.contains(.same) { return .same }
      return answers.isEmpty || answers.contains { $0 != .different } ? .unknown : .different
    }

    /// `nil` when one of them has no date.
    var isOneDay: Bool? {
      guard let a = first.act.date, let b = second.act.date else { return nil }
      return a == b
    }

    /// One case against several: each file knows the party of the other.
    var isOneCase: Bool {
      Self.knows(first.trace, second.act.parties) || Self.knows(second.trace, first.act.parties)
    }

    private static func knows(_ trace: BatchTrace, _ names: [String]) -> Bool {
      names.contains { name in trace.parties.contains { PartyNames.isSame($0, name) } }
    }
  }

  /// For each number the pairs of its first case with each of the others, in the order of the run.
  static func pairs(in traces: [BatchTrace]) -> [Pair] {
    var first: [String: [(act: BatchTrace.Act, trace: BatchTrace)]] = [:]
    var pairs: [Pair] = []
    for trace in traces where !isPartOfVolume(trace.path) {
      var own: [String: BatchTrace.Act] = [:]
      for act in trace.acts where own["\(act.kind) \(act.number.identity)"] == nil {
        own["\(act.kind) \(act.number.identity)"] = act
      }
      for (key, act) in own.sorted(by: { $0.key < $1.key }) {
        let known = (first[key] ?? []).first { isOneAgency($0.act, act) }
        if let known {
          pairs.append(Pair(first: known, second: (act, trace)))
        } else {
          first[key, default: []].append((act, trace))
        }
      }
    }
    return pairs
  }

  /// Two agencies may use one code; without a code and without an agency nobody knows.
  private static func isOneAgency(_ a: BatchTrace.Act, _ b: BatchTrace.Act) -> Bool {
    guard let x = a.agency, let y = b.agency else { return !a.number.code.isEmpty }
    switch PartyNames.compareAgencies(x, y) {
    case .same, .near: return true
    case .different: return false
    case .incomparable: return !a.number.code.isEmpty
    }
  }

  private static let volume = try? Pattern(#"正卷|副卷|第[一二三四五六七八九十\d]{1,3}分?册"#)

  /// 正卷, 副卷, 第二册: one case in several folders.
  private static func isPartOfVolume(_ path: String) -> Bool { volume?.firstMatch(in: Array(path.utf8)) != nil }
}

/// `NumberReused`: an agency gives a number once.
struct NumberReused: BatchExamination {
  init(_ keys: inout PackMapping, _ context: PackContext) throws(PackError) {}

  func examine(_ batch: Batch) -> CheckOutcome {
    guard batch.traces.contains(where: { !$0.acts.isEmpty }) else { return .absent("没有带文号的决定") }
    return NumberedActs.pairs(in: batch.traces).reduce(into: .passed) { $0 += judge($1, batch) }
  }

  private func judge(_ pair: NumberedActs.Pair, _ batch: Batch) -> CheckOutcome {
    let dates = [pair.first, pair.second].compactMap { $0.act.date.map { "\($0)" } }
    let isOneDay = pair.isOneDay
    switch pair.parties {
    // 同一决定放进两个案卷: another rule's.
    case .same where isOneDay != false: return .passed
    case .same: return .unread("\(pair.number)在两个案卷里当事人相同而日期不同,是不是同一决定须由人核对")
    case .unknown where isOneDay != false: return .passed
    case .different where pair.isOneCase: return .passed
    case .different where isOneDay == true: return .unread("\(pair.number)在两个案卷里日期相同而当事人不同,是不是同案须由人核对")
    case .different, .unknown: break
    }
    let told = isOneDay == false ? ",日期为\(dates.joined(separator: "与"))" : ""
    return .failed(
      batch.finding(
        "文号\(pair.number)用在两个案卷\(told)", kind: pair.first.act.kind, subject: pair.first.act.number.identity,
        evidence: pair.evidence))
  }
}

/// `SameDecision`: a decision lies in one file, 一案一卷.
struct SameDecision: BatchExamination {
  init(_ keys: inout PackMapping, _ context: PackContext) throws(PackError) {}

  func examine(_ batch: Batch) -> CheckOutcome {
    let closed = batch.traces.filter { decisions(of: $0).count == 1 }
    guard closed.count > 1 else { return .absent("有一份决定书的案卷不足两个") }
    return NumberedActs.pairs(in: closed).reduce(into: .passed) { outcome, pair in
      let (a, b) = (pair.first, pair.second)
      guard a.trace.kind == b.trace.kind, pair.parties == .same, pair.isOneDay != false,
        ![a, b].contains(where: { isEnclosed($0.act, in: $0.trace) })
      else { return }
      outcome += .failed(
        batch.finding(
          "同一决定书\(pair.number)在两个案卷里", kind: a.act.kind, subject: a.act.number.identity, evidence: pair.evidence))
    }
  }

  private func decisions(of trace: BatchTrace) -> Set<String> {
    Set(
      trace.acts.filter { CaseFacts.finalDecisions.contains($0.kind) || $0.kind == "licence-decision" }.map {
        $0.number.identity
      })
  }

  /// An earlier decision that a later case holds as evidence (前次处罚).
  private func isEnclosed(_ act: BatchTrace.Act, in trace: BatchTrace) -> Bool {
    guard let day = act.date, let filed = trace.filedOn else { return false }
    return day < filed
  }
}
