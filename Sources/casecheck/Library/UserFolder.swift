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

  static func own() throws -> UserFolder {
    guard let folder = UserFolder() else { throw RunError("没有主文件夹(HOME),不知道存在哪里;请设定 XDG_DATA_HOME") }
    return folder
  }

  /// What may be added.
  enum Addition: String, CaseIterable {
    case calendar, laws

    var schema: ListSchema { self == .calendar ? .calendar : .laws }

    func list(_ bytes: [UInt8], at place: String) throws -> ReferenceList {
      do throws(ListError) {
        return try self == .calendar ? WorkCalendar.list(bytes) : LawRegister.list(bytes)
      } catch {
        throw RunError("\(place):\(error.line): \(schema.title)有误:\(error.message)")
      }
    }

    /// Rows of one group are replaced together: those of a year, those of a law.
    func group(_ row: [String]) -> String { self == .calendar ? String(row[0].prefix(4)) : row[0] }
  }

  func place(of addition: Addition) -> String { "\(path)/\(addition.rawValue).csv" }

  /// What was added before, with the bytes it stands in; `nil` when nothing was.
  func added(_ addition: Addition) throws -> (list: ReferenceList, bytes: [UInt8])? {
    let place = place(of: addition)
    guard FileManager.default.fileExists(atPath: place) else { return nil }
    let bytes = try UserLists.content(of: place, addition.schema)
    return (try addition.list(bytes, at: place), bytes)
  }

  /// Keeps the rows of a file; groups that are known already become those of the file.
  ///
  /// - Returns: the groups that were added: years, or names of laws.
  func add(_ addition: Addition, from file: String) throws -> [String] {
    let list = try addition.list(UserLists.content(of: file, addition.schema), at: file)
    let groups = Set(list.rows.map(addition.group))
    let kept = try added(addition)?.list.rows.filter { !groups.contains(addition.group($0)) } ?? []
    let rows = (kept + list.rows).sorted { $0.lexicographicallyPrecedes($1) }
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    var whole = try WholeFile(place(of: addition))
    let lines = ([list.columns] + rows).map { $0.map(Self.quoted).joined(separator: ",") + "\n" }
    try whole.write(Array(lines.joined().utf8))
    try whole.finish()
    return groups.sorted()
  }

  private static func quoted(_ cell: String) -> String {
    guard cell.contains(where: { ",\"\n\r".contains($0) }) else { return cell }
    return "\"" + cell.replacing("\"", with: "\"\"") + "\""
  }
}
