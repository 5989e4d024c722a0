import CaseReading
import Checks

extension CountedPeriod {
  var json: JSONValue {
    var members: [(key: String, value: JSONValue)] = [
      ("label", .string(label)), ("limit", .string(limit)), ("from", .string(from.iso)),
      ("lastDay", .string(lastDay.iso)), ("end", .optional(end?.iso)), ("minimum", .bool(isMinimum)),
    ]
    if !suspended.isEmpty {
      let days = suspended.map { JSONValue.strings([$0.first.iso, $0.last.iso]) }
      members.append(("suspended", .array(days)))
    }
    return .object(members)
  }

  init(_ json: JSONValue) throws(ResultError) {
    func date(_ value: JSONValue) throws(ResultError) -> CalendarDate { try value.date() }
    var keys = try ResultMembers(json)
    self.init(
      label: try keys.string("label"), limit: try keys.string("limit"), from: try keys.read("from", date),
      lastDay: try keys.read("lastDay", date), end: try keys.readIfPresent("end", date),
      isMinimum: try keys.boolean("minimum"),
      suspended: try keys.listIfPresent("suspended") { value throws(ResultError) in
        let days = try value.list(date)
        guard days.count == 2, days[0] <= days[1] else { throw ResultError("应为首日和末日") }
        return Suspension(first: days[0], last: days[1])
      })
    try keys.finish()
  }
}
