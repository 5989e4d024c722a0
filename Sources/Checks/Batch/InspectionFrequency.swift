import CaseReading

/// `InspectionFrequency`: an agency inspects nobody more often in a year than it has announced, 年度检查频次上限.
struct InspectionFrequency: BatchExamination {
  /// Inspections before this day are not counted.
  private let from: CalendarDate?

  init(_ keys: inout PackMapping, _ context: PackContext) throws(PackError) { from = try keys.date("from") }

  private struct Visits {
    let agency, sector, party: String
    let year: Int
    var evidence: [Evidence] = []
  }

  func examine(_ batch: Batch) -> CheckOutcome {
    guard let limits = batch.lists["inspection-limits"] else { return .absent("没有导入清单 inspection-limits") }
    var all: [Visits] = []
    for trace in batch.traces {
      guard let agency = trace.agency else { continue }
      for visit in trace.inspections where !visit.isExempt && from.map({ visit.day >= $0 }) ?? true {
        add(visit, agency, trace.sector, to: &all)
      }
    }
    var outcome = CheckOutcome()
    for visits in all {
      guard let limit = limit(for: visits, limits) else { continue }
      outcome.isPassed = true
      guard visits.evidence.count > limit else { continue }
      outcome += .failed(
        batch.finding(
          "\(visits.year)年对同一被检查人检查\(visits.evidence.count)次,年度上限\(limit)次", kind: "inspection-record",
          subject: "\(visits.party) \(visits.year) \(visits.evidence.count)", evidence: visits.evidence))
    }
    if outcome.outcome == .notApplicable { outcome.absent.append("清单里没有这些机关的年度上限,或者没有要计次的检查") }
    return outcome
  }

  private func add(_ visit: BatchTrace.Inspection, _ agency: String, _ sector: String, to all: inout [Visits]) {
    guard !PartyNames.isMasked(visit.party) else { return }
    let index = all.firstIndex { one in
      one.year == visit.day.year && PartyNames.isSame(one.party, visit.party)
        && PartyNames.compareAgencies(one.agency, agency) == .same
    }
    if let index {
      all[index].evidence.append(visit.evidence)
    } else {
      all.append(
        Visits(agency: agency, sector: sector, party: visit.party, year: visit.day.year, evidence: [visit.evidence]))
    }
  }

  /// The row of the agency for that year before one that names no year.
  private func limit(for visits: Visits, _ limits: ReferenceList) -> Int? {
    let rows = limits.rows.indices.filter { row in
      let sector = limits.cell(row, "领域"), year = limits.cell(row, "年度")
      return (sector.isEmpty || sector == visits.sector || CaseWords.sectorNames[visits.sector] == sector)
        && (year.isEmpty || Int(year) == visits.year)
        && PartyNames.compareAgencies(limits.cell(row, "主体"), visits.agency) == .same
    }
    let best = rows.first { !limits.cell($0, "年度").isEmpty } ?? rows.first
    return best.flatMap { Int(limits.cell($0, "次数")) }
  }
}
