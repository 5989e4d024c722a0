import CaseReading

/// `EnforcementHours`: nothing is enforced at night or on a public holiday, unless it is urgent (行政强制法 art. 43).
struct EnforcementHoursCheck: NamedCheck {
  /// Minutes of the day at which the night begins and ends; the law does not say.
  private let night: (from: Int, until: Int)
  private let urgency: PackPattern

  init(_ keys: inout PackMapping, _ context: PackContext) throws(PackError) {
    let hours = (from: try keys.integer("night-from") ?? 22, until: try keys.integer("night-until") ?? 6)
    night = (hours.from * 60, hours.until * 60)
    urgency = try context.pattern(keys.require("urgency"))
  }

  private static let kinds = ["enforcement-record", "substitute-performance-record"]

  func examine(_ scope: CaseScope) -> CheckOutcome {
    let indices = Self.kinds.flatMap(scope.indices).sorted()
    guard !indices.isEmpty else { return .absent("没有强制执行的笔录") }
    for kind in ["enforcement-decision", "substitute-performance-decision"] + Self.kinds {
      for document in scope.documents(of: kind) where scope.facts.first(urgency, in: document) != nil {
        return .absent("文书写明情况紧急")
      }
    }
    return indices.reduce(into: CheckOutcome()) { $0 += examine($1, scope) }
  }

  private func examine(_ index: Int, _ scope: CaseScope) -> CheckOutcome {
    let document = scope.file.documents[index]
    let name = scope.facts.name(of: document)
    var places: [Place] = []
    for field in ["started-at", "ended-at", "performance-at"]
    where scope.vocabulary.kinds[document.kind]?.contains(field) ?? false {
      let answer = scope.read(field, in: index)
      if case .unreadable(let reason) = answer { return .unread(reason) }
      places += answer.found.prefix(1)
    }
    guard !places.isEmpty else { return .absent("\(name)没有写明时间") }
    func finding(_ words: String, _ place: Place) -> Finding {
      scope.finding("\(name)记载在\(words)实施", kind: document.kind, subject: place.text, evidence: [place.evidence])
    }
    for place in places {
      guard let moment = place.dateTime, let minute = moment.minute else { continue }
      if minute >= night.from || minute < night.until {
        return .failed(finding("夜间(\(night.from / 60)时至次日\(night.until / 60)时)", place))
      }
    }
    guard let place = places.first, let date = place.date else { return .passed }
    do throws(WorkCalendar.NotCovered) {
      switch try scope.facts.reference.calendar.day(date) {
      case .holiday(let holiday): return .failed(finding("法定节假日(\(holiday))", place))
      // Whether the law means weekends too is understood in two ways.
      case .weekend: return .hint(finding("双休日", place).softened)
      case .workday, .workedFor: return .passed
      }
    } catch {
      return .unread(error.reason)
    }
  }
}
