import CaseReading
import Checks
import DocExtract
import Foundation
import Reporting

/// The user's lists, 清单: CSV files that the configuration names.
struct UserLists: Sendable {
  private(set) var byID: [String: ReferenceList] = [:]
  /// For the report, sorted.
  private(set) var references: [References.List] = []
  /// A list is no archive.
  private static let mostBytes = 64 << 20

  /// - Parameter places: paths by the id of the list. A list with a mistake stops the run: nothing is half loaded.
  init(_ places: [String: String]) throws {
    for (id, place) in places.sorted(by: { $0.key < $1.key }) {
      guard let schema = ListSchema.named(id) else { continue }
      let bytes = try Self.content(of: place, schema)
      let list = try Self.list(bytes, schema, place)
      byID[id] = list
      references.append(References.List(id: id, rows: list.rows.count, sha256: SHA256.hex(of: bytes)))
    }
  }

  private static func list(_ bytes: [UInt8], _ schema: ListSchema, _ place: String) throws -> ReferenceList {
    do throws(ListError) {
      return try ReferenceList(csv: bytes, as: schema)
    } catch {
      throw RunError("\(place):\(error.line): \(schema.title)有误:\(error.message)")
    }
  }

  static func content(of place: String, _ schema: ListSchema) throws -> [UInt8] {
    guard FileManager.default.fileExists(atPath: place) else {
      throw RunError(
        "没有\(schema.title)的文件 \(place)"
          + (ListSchema.named(schema.id) == nil ? "" : ";casecheck init --lists 文件夹 写出一份样本"))
    }
    guard !FileManager.default.isFolder(place), let data = FileManager.default.contents(atPath: place) else {
      throw RunError("读不了\(schema.title)的文件 \(place);请检查它的权限")
    }
    guard data.count <= mostBytes else { throw RunError("\(schema.title)的文件 \(place) 超过 64 MB;请核对是不是它") }
    if data.starts(with: Array("PK".utf8)) || data.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) {
      throw RunError("\(place) 是表格或者文书,不是 CSV;请在表格软件里另存为 CSV 后再用")
    }
    guard let text = PlainText.utf8(Array(data)) else {
      throw RunError("\(place) 不是文本,认不出编码;请在表格软件里另存为 CSV UTF-8")
    }
    return text
  }

  /// Until when a list is good, as far as it says: `,最晚的有效期到 2027-02-28`; empty when it does not.
  static func validity(of list: ReferenceList) -> String {
    if let last = list.column("有效期止").filter({ !$0.isEmpty }).max() { return ",最晚的有效期到 \(last)" }
    if let year = list.column("年度").filter({ !$0.isEmpty }).max() { return ",到 \(year) 年" }
    let ends = list.column("失效日")
    guard let last = ends.max(), !ends.contains("") else { return "" }
    return ",有效到 \(last)"
  }

  /// Writes a sample of every list into a folder; what is there stays.
  static func writeSamples(to folder: String) throws -> [String] {
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    var written: [String] = []
    for schema in ListSchema.all {
      let place = (folder as NSString).appendingPathComponent("\(schema.title).csv")
      guard !FileManager.default.fileExists(atPath: place) else { continue }
      // Spreadsheets read UTF-8 only behind its mark.
      let rows = [schema.columns.map(\.name)] + schema.sample
      var file = try WholeFile(place)
      try file.write([0xEF, 0xBB, 0xBF] + Array(rows.map { $0.joined(separator: ",") + "\r\n" }.joined().utf8))
      try file.finish()
      written.append(place)
    }
    return written
  }
}
