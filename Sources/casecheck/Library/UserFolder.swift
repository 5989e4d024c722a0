import Checks
import Foundation
import Reporting

/// What a user has added to the reference data, kept in a folder of the user's own: `$XDG_DATA_HOME/casecheck`, otherwise
/// `~/.local/share/casecheck`.
struct UserFolder {
  let path: String

  /// `nil` without a home.
  init?(_ environment: [String: String] = ProcessInfo.processInfo.environment) {
    if let data = environment["XDG_DATA_HOME"], data.hasPrefix("/") {
      path = data + "/casecheck"
    } else if let home = environment["HOME"], home.hasPrefix("/") {
      path = home + "/.local/share/casecheck"
    } else {
      return nil
    }
  }

  var calendar: String { path + "/calendar.csv" }

  /// The days off that were added, with the bytes they stand in; `nil` when there are none.
  func addedCalendar() throws -> (list: ReferenceList, bytes: [UInt8])? {
    guard FileManager.default.fileExists(atPath: calendar) else { return nil }
    let bytes = try UserLists.content(of: calendar, .calendar)
    return (try Self.calendar(bytes, calendar), bytes)
  }

  static func calendar(_ bytes: [UInt8], _ place: String) throws -> ReferenceList {
    do throws(ListError) {
      return try WorkCalendar.list(bytes)
    } catch {
      throw RunError("\(place):\(error.line): 节假日安排有误:\(error.message)")
    }
  }

  /// Keeps the days off of a list; years that are known already become those of the list.
  ///
  /// - Returns: the years that were added.
  func add(calendar list: ReferenceList) throws -> [String] {
    func year(_ row: [String]) -> String { String(row[0].prefix(4)) }
    let years = Set(list.rows.map(year))
    let kept = try addedCalendar()?.list.rows.filter { !years.contains(year($0)) } ?? []
    let rows = (kept + list.rows).sorted { $0[0] < $1[0] }
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    var file = try WholeFile(calendar)
    let lines = ([list.columns] + rows).map { $0.map(Self.quoted).joined(separator: ",") + "\n" }
    try file.write(Array(lines.joined().utf8))
    try file.finish()
    return years.sorted()
  }

  private static func quoted(_ cell: String) -> String {
    guard cell.contains(where: { ",\"\n\r".contains($0) }) else { return cell }
    return "\"" + cell.replacing("\"", with: "\"\"") + "\""
  }
}
