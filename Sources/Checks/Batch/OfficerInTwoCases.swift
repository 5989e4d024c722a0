import CaseReading

/// `OfficerInTwoCases`: nobody makes records of two cases at the same time in different places.
struct OfficerInTwoCases: BatchExamination {
  init(_ keys: inout PackMapping, _ context: PackContext) throws(PackError) {}

  private struct Duty {
    let person: NamedPerson
    let record: BatchTrace.Record
    /// Index of the case.
    let index: Int
  }

  func examine(_ batch: Batch) -> CheckOutcome {
    var duties: [String: [Duty]] = [:]
    for (index, trace) in batch.traces.enumerated() {
      for record in trace.records where record.from < record.until {
        for person in record.people where !person.isMasked {
          duties[person.name, default: []].append(Duty(person: person, record: record, index: index))
        }
      }
    }
    guard !duties.isEmpty else { return .absent("没有写明人员和起止时间的笔录") }
    var outcome = CheckOutcome.passed
    for (_, all) in duties.sorted(by: { $0.key < $1.key }) {
      let sorted = all.enumerated().sorted { ($0.element.record.from, $0.offset) < ($1.element.record.from, $1.offset) }
      let inOrder = sorted.map(\.element)
      for (number, later) in inOrder.enumerated() {
        for earlier in inOrder[..<number] where earlier.record.until > later.record.from {
          outcome += judge(earlier, later, batch)
        }
      }
    }
    return outcome
  }

  private func judge(_ a: Duty, _ b: Duty, _ batch: Batch) -> CheckOutcome {
    guard a.index != b.index, a.person.isSame(as: b.person), let here = a.record.place, let there = b.record.place,
      !OfficerTimeOverlapCheck.shares(here, there)
    else { return CheckOutcome() }
    // Two people of one name, unless they show one certificate or work for one agency.
    if a.person.number == nil || b.person.number == nil {
      guard let x = batch.traces[a.index].agency, let y = batch.traces[b.index].agency,
        PartyNames.compareAgencies(x, y) == .same
      else { return CheckOutcome() }
    }
    let minutes = min(a.record.until, b.record.until) - max(a.record.from, b.record.from)
    let message = "\(a.person.name)在两个案卷的笔录中时间相交\(minutes)分钟,地点为\(here)与\(there)"
    return .failed(
      batch.finding(
        message, subject: "\(a.person.name) \(a.record.from) \(b.record.from)",
        evidence: a.record.evidence + b.record.evidence))
  }
}
