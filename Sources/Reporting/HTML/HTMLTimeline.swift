import CaseReading
import Checks

/// The timeline of a case as a drawing, with the periods that were overrun, and as a table.
struct HTMLTimeline {
  let result: ResultCase
  let header: ResultHeader
  let id: String

  func write(to page: inout HTMLBytes) {
    guard !result.timeline.isEmpty else { return }
    page.element("h3", ["id": "\(id)-timeline"], "时间线")
    let events = result.timeline.enumerated()
      .sorted { ($0.element.date, $0.offset) < ($1.element.date, $1.offset) }.map(\.element)
    TimelineDrawing(events: events, terms: terms).write(to: &page)
    page.raw("<details class=\"print\"><summary>逐条列出</summary><table><thead><tr>")
    for title in ["日期", "事项", "文书", "要素"] { page.element("th", title) }
    page.raw("</tr></thead><tbody>")
    for event in events {
      page.element("tr") { page in
        page.element("td", event.date.iso)
        page.element("td", CaseWords.event(event.event))
        page.element("td", document(event.document))
        page.element("td", header.names.name(ofField: event.field))
      }
    }
    page.raw("</tbody></table></details>")
  }

  private func document(_ id: String) -> String {
    guard let document = result.documents.first(where: { $0.id == id }) else { return id }
    return "\(id) \(header.names.name(ofKind: document.kind))"
  }

  /// The periods that findings computed, from the dates that they quote.
  private var terms: [TimelineDrawing.Term] {
    var terms: [TimelineDrawing.Term] = []
    for (finding, rule) in result.sortedFindings {
      guard let computed = finding.computed else { continue }
      let dates = finding.evidence.compactMap(date)
      let term = TimelineDrawing.Term(
        title:
          "\(rule.code) \(header.names.title(ofRule: rule.rule)):\(computed.count)\(FieldWords.unit(computed.unit))",
        start: computed.from, lastDay: computed.lastDay,
        end: dates.filter { $0 > computed.lastDay }.max(), state: .overrun,
        suspended: suspended(computed, of: rule))
      if !terms.contains(term) { terms.append(term) }
    }
    return terms + otherTerms
  }

  private func suspended(_ computed: Computed, of rule: ResultRule) -> [CountedPeriod.Suspension] {
    rule.periods.first { $0.from == computed.from && $0.lastDay == computed.lastDay }?.suspended ?? []
  }

  /// The periods that were kept, or are still running, by their beginning.
  private var otherTerms: [TimelineDrawing.Term] {
    var terms: [TimelineDrawing.Term] = []
    for rule in result.rules {
      let broken = Set(rule.findings.compactMap(\.computed).map { [$0.from, $0.lastDay] })
      for period in rule.periods where !broken.contains([period.from, period.lastDay]) {
        let term = TimelineDrawing.Term(
          title: "\(rule.code) \(period.isMinimum ? "不少于" : "")\(period.limit)", start: period.from,
          lastDay: period.lastDay, end: period.end, state: period.end == nil ? .running : .kept,
          suspended: period.suspended)
        if !terms.contains(term) { terms.append(term) }
      }
    }
    return Array(terms.sorted { ($0.start, $0.lastDay, $0.title) < ($1.start, $1.lastDay, $1.title) }.prefix(40))
  }

  /// The date that was read where a finding points to.
  private func date(_ evidence: ResultEvidence) -> CalendarDate? {
    guard let document = result.documents.first(where: { $0.id == evidence.document }) else { return nil }
    for occurrences in document.fields.sorted(by: { $0.key < $1.key }).map(\.value) {
      for occurrence in occurrences where occurrence.place.isSame(as: evidence.place) {
        if case .text(let iso) = occurrence.value, let date = CalendarDate(iso: String(iso.prefix(10))) { return date }
      }
    }
    return nil
  }
}

extension ResultPlace {
  /// Evidence tells its line besides, a field does not.
  fileprivate func isSame(as other: ResultPlace) -> Bool {
    page == other.page && box == other.box && paragraph == other.paragraph && cell == other.cell
  }
}

/// Events above an axis of days, periods below: overrun ones first, then those that were kept or still run.
struct TimelineDrawing {
  struct Term: Equatable {
    enum State { case overrun, kept, running }
    var title: String
    var start: CalendarDate
    var lastDay: CalendarDate
    /// After the last day; `nil` when nothing was done.
    var end: CalendarDate?
    var state: State
    /// Days that do not count.
    var suspended: [CountedPeriod.Suspension] = []
  }
  let events: [TimelineEvent]
  let terms: [Term]

  private static let width = 1_100, margin = 24, lane = 18, row = 44, calmRow = 20

  func write(to page: inout HTMLBytes) {
    let late = terms.filter { $0.state == .overrun }, calm = terms.filter { $0.state != .overrun }
    // A period of years that was kept is cut where the rest ends: it would press the rest together.
    let dates = events.map(\.date) + late.flatMap { [$0.start, $0.lastDay] + [$0.end].compactMap(\.self) }
    guard let first = dates.min(), let known = dates.max(),
      let far = known.adding(days: max(20, known.days(after: first) / 5))
    else { return }
    let last = max(known, calm.map(\.lastDay).filter { $0 <= far }.max() ?? known)
    let labels = placed(from: first, to: last)
    let axis = 16 + ((labels.map(\.lane).max() ?? 0) + 1) * Self.lane
    let height = axis + 30 + late.count * Self.row + calm.count * Self.calmRow
    page.raw("<div class=\"wide\">")
    page.open(
      "svg",
      [
        "class": "line-drawing", "role": "img", "viewBox": "0 0 \(Self.width) \(height)",
        "aria-label": "时间线:\(first.iso)至\(last.iso),\(events.count) 件事,\(late.count) 个超过的期限,\(calm.count) 个没有超过的期限",
      ])
    line("axis", (Self.margin, axis), (Self.width - Self.margin, axis), &page)
    text(first.iso, x: Self.margin, y: axis + 16, anchor: "start", &page)
    if last > first { text(last.iso, x: Self.width - Self.margin, y: axis + 16, anchor: "end", &page) }
    for label in labels {
      let top = axis - 10 - label.lane * Self.lane
      line("lead", (label.x, top), (label.x, axis), &page)
      page.element("circle", ["class": "event", "cx": "\(label.x)", "cy": "\(axis)", "r": "4"], "")
      text(
        label.words, x: label.isLeft ? label.x - 3 : label.x + 3, y: top, anchor: label.isLeft ? "end" : "start", &page)
    }
    for (index, term) in late.enumerated() {
      draw(term, y: axis + 34 + index * Self.row, from: first, to: last, &page)
    }
    for (index, term) in calm.enumerated() {
      drawCalm(term, y: axis + 34 + late.count * Self.row + index * Self.calmRow, from: first, to: last, &page)
    }
    page.raw("</svg></div>")
  }

  private func x(of date: CalendarDate, _ first: CalendarDate, _ last: CalendarDate) -> Int {
    let days = last.days(after: first)
    guard days > 0 else { return Self.width / 2 }
    return Self.margin + date.days(after: first) * (Self.width - 2 * Self.margin) / days
  }

  private func draw(
    _ term: Term, y: Int, from first: CalendarDate, to last: CalendarDate, _ page: inout HTMLBytes
  ) {
    let limit = x(of: term.lastDay, first, last)
    line("term", (x(of: term.start, first, last), y), (limit, y), &page)
    drawSuspension(of: term, y: y, from: first, to: last, &page)
    if let end = term.end { line("late", (limit, y), (max(limit + 8, x(of: end, first, last)), y), &page) }
    line("limit", (limit, y - 9), (limit, y + 9), &page)
    let days = term.end.map { ",实际 \($0.iso),晚 \($0.days(after: term.lastDay)) 天" } ?? ""
    let words = "✕ \(term.title),起 \(term.start.iso),期满 \(term.lastDay.iso)\(days)\(suspension(of: term))"
    let isLeft = limit > Self.width / 2
    text(words, x: limit, y: y + 22, anchor: isLeft ? "end" : "start", &page)
  }

  /// A line as long as the period, and a dot where it ended; the words stand beside.
  private func drawCalm(
    _ term: Term, y: Int, from first: CalendarDate, to last: CalendarDate, _ page: inout HTMLBytes
  ) {
    let start = x(of: max(first, min(last, term.start)), first, last)
    let limit = x(of: max(first, min(last, term.lastDay)), first, last)
    line("kept", (start, y), (max(start + 2, limit), y), &page)
    if term.lastDay <= last { line("kept-limit", (limit, y - 5), (limit, y + 5), &page) }
    drawSuspension(of: term, y: y, from: first, to: last, &page)
    if let end = term.end, end >= first, end <= last {
      page.element("circle", ["class": "kept-end", "cx": "\(x(of: end, first, last))", "cy": "\(y)", "r": "3.5"], "")
    }
    let done = term.end.map { ",实际 \($0.iso)" } ?? ",未届满"
    let words =
      "\(term.state == .kept ? "✓" : "…") \(term.title),期满 \(term.lastDay.iso)\(done)\(suspension(of: term))"
    let right = max(limit, term.end.map { x(of: max(first, min(last, $0)), first, last) } ?? limit) + 8
    // Behind the line, or before it where there is no room; over a line that fills the width.
    let width = TextWidth.of(words) * 7
    if right + width <= Self.width {
      text(words, x: right, y: y + 4, anchor: "start", &page)
    } else {
      let isBefore = start - 8 >= width
      text(words, x: isBefore ? start - 8 : Self.width - Self.margin, y: isBefore ? y + 4 : y - 4, anchor: "end", &page)
    }
  }

  private func drawSuspension(
    of term: Term, y: Int, from first: CalendarDate, to last: CalendarDate, _ page: inout HTMLBytes
  ) {
    for days in term.suspended where days.last >= first && days.first <= last {
      let (start, end) = (max(first, days.first), min(last, days.last))
      line("off", (x(of: start, first, last), y), (x(of: end, first, last), y), &page)
    }
  }

  private func suspension(of term: Term) -> String {
    guard !term.suspended.isEmpty else { return "" }
    return ",不计入 " + term.suspended.map { "\($0.first.iso)至\($0.last.iso)" }.joined(separator: "、")
  }

  private struct Label {
    var words: String
    var x: Int
    /// Rows above the axis, from 0.
    var lane: Int
    /// Stands before its line: there is no room behind.
    var isLeft: Bool
  }

  /// Every label in the lowest row where it has room.
  private func placed(from first: CalendarDate, to last: CalendarDate) -> [Label] {
    var labels: [Label] = []
    var ends: [Int] = []
    for (date, words) in grouped {
      let x = x(of: date, first, last)
      let width = TextWidth.of(words) * 7 + 10
      let isLeft = x + width > Self.width
      let start = isLeft ? x - width : x - 3
      let lane = ends.firstIndex { $0 < start } ?? ends.count
      if lane == ends.count { ends.append(0) }
      ends[lane] = isLeft ? x + 6 : x + width
      labels.append(Label(words: words, x: x, lane: lane, isLeft: isLeft))
    }
    return labels
  }

  /// The events of a day in one label.
  private var grouped: [(date: CalendarDate, words: String)] {
    var days: [(date: CalendarDate, names: [String])] = []
    for event in events {
      let name = CaseWords.event(event.event)
      if let last = days.indices.last, days[last].date == event.date {
        if !days[last].names.contains(name) { days[last].names.append(name) }
      } else {
        days.append((event.date, [name]))
      }
    }
    return days.map { ($0.date, "\($0.date.iso) \($0.names.joined(separator: "、"))") }
  }

  private func line(_ kind: String, _ a: (Int, Int), _ b: (Int, Int), _ page: inout HTMLBytes) {
    page.element(
      "line", ["class": kind, "x1": "\(a.0)", "y1": "\(a.1)", "x2": "\(b.0)", "y2": "\(b.1)"], "")
  }

  private func text(_ words: String, x: Int, y: Int, anchor: String, _ page: inout HTMLBytes) {
    page.element("text", ["x": "\(x)", "y": "\(y)", "text-anchor": anchor], words)
  }
}
