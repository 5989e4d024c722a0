import CaseReading
import DocExtract
import Foundation

/// Where the program's own data lie.
struct DataFolders {
  let reading: String
  let checks: String

  init() throws {
    guard let reading = ResourceFolder.of(module: "CaseReading"),
      let checks = ResourceFolder.of(module: "Checks")
    else {
      throw RunError(
        "找不到随程序的规则和数据(CaseReading、Checks);请用 make install 安装,或用环境变量 CASECHECK_DATA 指出文件夹")
    }
    self.reading = reading
    self.checks = checks
  }

  var kinds: String { reading + "/Kinds" }
  var packs: String { checks + "/Packs" }
  var standards: String { checks + "/Standards" }
  var checksData: String { checks + "/Data" }
  /// Sets of forms that come with the program.
  var templates: String { checksData + "/Templates" }
  /// Every rule there is to be, by id, number and title.
  var catalogue: String { checksData + "/catalogue.csv" }
  var calendar: String { checksData + "/workdays.csv" }
  var laws: [String] {
    ["law_articles_map", "law_articles_topics", "law_versions", "laws"].map {
      "\(checksData)/\($0).csv"
    }
  }
  /// Tables by name.
  var tables: [(name: String, location: String)] {
    ["fields", "regions"].map { ($0, "\(reading)/Data/\($0).yaml") }
      + ["deadlines", "thresholds"].map { ($0, "\(checksData)/\($0).yaml") }
  }
  /// The index stands beside the folders.
  var index: String { FilePath.folder(of: checks) + "/casecheck.index" }

  /// Everything that decides how cases are read and judged, sorted.
  func packFiles() throws -> [String] {
    try ([kinds, packs, templates].flatMap(DataFolders.yaml(below:)) + tables.map(\.location)).sorted()
  }

  /// The `.yaml` files below a folder; asked at every start, so the system is asked directly.
  private static func yaml(below folder: String) throws -> [String] {
    guard let stream = opendir(folder) else { throw RunError("无法读取随程序的文件夹 \(folder);请重新安装 casecheck") }
    defer { closedir(stream) }
    var files: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafeBytes(of: &entry.pointee.d_name) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
      if name.hasPrefix(".") { continue }
      if name.hasSuffix(".yaml") {
        files.append("\(folder)/\(name)")
      } else if entry.pointee.d_type == UInt8(DT_DIR)
        || entry.pointee.d_type == UInt8(DT_UNKNOWN) && isFolder("\(folder)/\(name)")
      {
        files += try yaml(below: "\(folder)/\(name)")
      }
    }
    return files
  }

  private static func isFolder(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  /// One hash of the names and contents of `files`.
  func hash(of files: [String]) throws -> String {
    var bytes: [UInt8] = []
    for file in files {
      guard let content = FileManager.default.contents(atPath: file) else {
        throw RunError("无法读取随程序的数据 \(file);请重新安装 casecheck")
      }
      bytes +=
        Array(file.split(separator: "/").suffix(2).joined(separator: "/").utf8) + [0] + content + [
          0
        ]
    }
    return SHA256.hex(of: bytes)
  }

  /// Tells whether a file has changed since the index was made: names, sizes and times of change, no contents.
  func stamp() throws -> String {
    var bytes: [UInt8] = []
    for file in try packFiles() + DataFolders.yaml(below: standards) + laws + [calendar] {
      var status = stat()
      guard stat(file, &status) == 0 else { continue }
      bytes += file.utf8.suffix(48)
      for number in [Int(status.st_size), Int(status.st_mtim.tv_sec), Int(status.st_mtim.tv_nsec)] {
        withUnsafeBytes(of: number) { bytes += $0 }
      }
    }
    return SHA256.hex(of: bytes)
  }
}
