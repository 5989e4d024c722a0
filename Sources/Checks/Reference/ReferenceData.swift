public import CaseReading
internal import Foundation

/// The facts that rules measure a case by: working days, laws, periods, amounts.
public struct ReferenceData: Sendable {
  public var calendar: WorkCalendar
  public var laws: LawRegister
  public var deadlines: DeadlineTable
  public var thresholds: ThresholdTable
  /// Sets of forms that documents are compared with.
  public var templates = TemplateLibrary()

  public init(calendar: WorkCalendar, laws: LawRegister, deadlines: DeadlineTable, thresholds: ThresholdTable) {
    self.calendar = calendar
    self.laws = laws
    self.deadlines = deadlines
    self.thresholds = thresholds
  }

  /// Reads `folder` (`Sources/Checks/Data`); laws are read when one is asked for.
  ///
  /// - Parameter tables: `deadlines` and `thresholds`, when an index already has them.
  public init(
    folder: String, vocabulary: Vocabulary, tables: [String: PackNode] = [:]
  ) throws(PackError) {
    func node(_ name: String) throws(PackError) -> PackNode {
      if let node = tables[name] { return node }
      return try PackFolder.node(at: "\(folder)/\(name).yaml", named: "\(name).yaml")
    }
    guard let csv = FileManager.default.contents(atPath: folder + "/workdays.csv"),
      let calendar = WorkCalendar(csv: Array(csv))
    else { throw PackError(path: "workdays.csv", line: 1, column: 1, message: "无法读取工作日表") }
    self.calendar = calendar
    laws = LawRegister(folder: folder)
    do {
      deadlines = try DeadlineTable(node("deadlines"), vocabulary: vocabulary)
    } catch {
      throw error.at("deadlines.yaml")
    }
    do {
      thresholds = try ThresholdTable(node("thresholds"))
    } catch {
      throw error.at("thresholds.yaml")
    }
  }
}
