import CaseReading

/// Which periods a deadline leaves out of its count.
struct ExclusionChoice: Sendable {
  private let fixed: [Exclusion]
  /// Names in the deadline table.
  private let names: [String]
  /// Those that the row of the table allows.
  private let usesRow: Bool

  /// What the excluded days came to.
  struct Result {
    var notes: [String] = []
    var doubt: String?
  }

  /// `by-row`, names of exclusions, or exclusions written out.
  init(_ node: PackNode?, _ context: PackContext) throws(PackError) {
    var fixed: [Exclusion] = []
    var names: [String] = []
    if let node, node.text == "by-row" {
      usesRow = true
    } else {
      usesRow = false
      for element in node?.listed ?? [] {
        if element.entries != nil {
          fixed.append(try Exclusion(element, context))
        } else {
          names.append(try element.word("不计入事项", among: context.deadlines.exclusions.keys))
        }
      }
    }
    self.fixed = fixed
    self.names = names
  }

  /// Takes the proven days out of `period`; `day` is the one that its end is compared with.
  ///
  /// Days whose end nobody proves, or of which it is disputed whether they count, make a failure doubtful.
  func apply(to period: inout Period, until day: CalendarDate, _ scope: CaseScope) throws(Unmet) -> Result {
    let table = scope.facts.reference.deadlines.exclusions
    let certain = fixed + (usesRow ? period.variant.exclude : names).compactMap { table[$0] }
    var result = Result()
    for exclusion in certain {
      let days = exclusion.days(in: scope)
      period.excluded += days.proven
      period.deductions += days.deductions
      period.evidence += days.evidence.filter { !period.evidence.contains($0) }
      if let open = days.open { result.doubt = result.doubt ?? open }
    }
    period.excluded = ExclusionChoice.merged(period.excluded)
    guard usesRow else { return result }
    let disputed = period.variant.disputedExclude.compactMap { table[$0] }
    var generous = period
    for exclusion in disputed {
      let days = exclusion.days(in: scope)
      generous.excluded += days.proven
      if let open = days.open { result.doubt = result.doubt ?? open }
      if !days.proven.isEmpty { result.notes.append("\(exclusion.name)期间未扣除") }
    }
    guard !generous.excluded.isEmpty, generous.excluded != period.excluded else { return result }
    generous.excluded = ExclusionChoice.merged(generous.excluded)
    if try generous.lastDay(scope) >= day {
      result.doubt = result.doubt ?? "\(result.notes.joined(separator: ";")),是否不计入期限依领域规定,须由人核对"
    }
    return result
  }

  private static func merged(_ ranges: [ClosedRange<Int>]) -> [ClosedRange<Int>] {
    var merged: [ClosedRange<Int>] = []
    for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) {
      if let last = merged.last, range.lowerBound <= last.upperBound + 1 {
        merged[merged.count - 1] = last.lowerBound...max(last.upperBound, range.upperBound)
      } else {
        merged.append(range)
      }
    }
    return merged
  }
}

extension Exclusion {
  /// The days that documents prove, by number, and why more of them may not count.
  func days(
    in scope: CaseScope
  ) -> (proven: [ClosedRange<Int>], deductions: [Computed.Deduction], evidence: [Evidence], open: String?) {
    var proven: [ClosedRange<Int>] = []
    var deductions: [Computed.Deduction] = []
    var evidence: [Evidence] = []
    var open: String?
    for span in spans {
      let starts = scope.firstDates(span.from)
      let ends = span.to.map(scope.firstDates)
      // 检测报告 with a day that nobody can read is there all the same.
      if let unread = starts.unread { open = open ?? "\(name)期间未扣除:\(unread)" }
      for start in starts.found {
        let closing = (ends?.found ?? []).filter { $0.value >= start.value }.min { $0.value < $1.value }
        var end = closing?.value
        if end == nil, let path = span.days, let days = scope.read(path).found.compactMap(\.duration).first {
          end = start.value.adding(days: days.count)
        }
        guard let end else {
          open = open ?? "\(name)自\(start.value)起没有止日,未扣除"
          continue
        }
        proven.append(start.value.dayNumber...end.dayNumber)
        deductions.append(
          Computed.Deduction(name: name, from: start.value, until: end, document: start.evidence.document))
        evidence += [start.evidence] + [closing?.evidence].compactMap(\.self)
      }
    }
    return (proven, deductions, evidence, open)
  }
}

extension CaseScope {
  /// The dates of the first source that has some; without any, why one of a document in the file is unread.
  func firstDates(_ source: DateSource) -> (found: [DateReading], unread: String?) {
    var unread: String?
    for (term, filter) in source.entries {
      do throws(Unmet) {
        let dates = try dates(term, filter: filter)
        if !dates.isEmpty { return (dates, nil) }
      } catch .unreadable(let reason) {
        if let kind = term.kind, !indices(of: kind).isEmpty { unread = unread ?? reason }
      } catch {
        continue
      }
    }
    return ([], unread)
  }
}
