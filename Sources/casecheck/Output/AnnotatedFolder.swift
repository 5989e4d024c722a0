import DocExtract
import Foundation
import Reporting
import Synchronization

/// The folder of copies with notes, laid out like the cases: there whole or not at all.
final class AnnotatedFolder: Sendable {
  /// What became of one file.
  struct Row: Sendable {
    var file: String
    /// Those in the copy, or those that there should have been.
    var notes: Int
    /// Path of the copy in the folder; `nil` when there is none.
    var copy: String?
    /// Why there is no copy.
    var because = ""
    /// What has to be known of the copy.
    var remark: String?
    /// Notes that found no place.
    var leftOut = 0

    init(file: String, notes: Int, because: String = "") {
      self.file = file
      self.notes = notes
      self.because = because
    }
  }
  private struct Listed: Sendable {
    var rows: [Row]
    var unplaced: [String]
  }
  static let listName = "批注清单.txt"

  let path: String
  let names: ResultNames
  private let temporary: String
  private let cleaning: Interruption.Cleaning
  private let cases = Mutex([String: Listed]())
  private let used = Mutex(Set<String>())

  /// - Throws: when something is there already: nothing is written over.
  init(_ path: String, names: ResultNames) throws(RunError) {
    let trimmed = FilePath.trimmed(path)
    self.path = trimmed
    self.names = names
    temporary = FilePath.temporary(for: trimmed, process: getpid())
    var facts = stat()
    if lstat(trimmed, &facts) == 0 {
      let content = try? FileManager.default.contentsOfDirectory(atPath: trimmed)
      guard facts.st_mode & S_IFMT == S_IFDIR, content?.isEmpty == true else {
        throw RunError("--annotate \(path): 这里已有文件,不会覆盖;请换一个新的文件夹")
      }
    }
    cleaning = Interruption.clean { [temporary] in FolderRemoval.remove(temporary) }
    guard mkdir(temporary, 0o700) == 0 else {
      let failure = errno
      Interruption.forget(cleaning)
      throw RunError("--annotate \(path): \(SystemError.words(failure));请检查文件夹是否存在、是否可写")
    }
  }

  /// Copies show all that the files show: whoever wants them has to say that they stay inside.
  ///
  /// - Parameter options: what they have to say.
  static func refuse(_ place: String?, isRedacted: Bool, unless options: String, inside paths: [String]) throws {
    guard let place else { return }
    guard !isRedacted else { throw misuse("--annotate 写出的副本是案卷原文,不遮盖个人信息,只供内部;要写,请同时写 \(options)") }
    try keep("--annotate", place, outsideOf: paths)
  }

  deinit {
    // After `finish` the name is gone and this does nothing.
    FolderRemoval.remove(temporary)
    Interruption.forget(cleaning)
  }

  /// - Returns: the path of the copy inside the folder.
  func write(_ copy: AnnotatedCopy, of location: String, as file: String, in path: String) throws(RunError) -> String {
    let place = free(Self.harmless(path), Self.named(Self.harmless(file)))
    let whole = FilePath.joined(temporary, place)
    try make(foldersOf: place)
    var file = try WholeFile(whole)
    if copy.kept > 0 { try Self.take(copy.kept, of: location, into: &file) }
    try file.write(copy.bytes)
    try file.finish(isPart: true)
    return place
  }

  private func make(foldersOf place: String) throws(RunError) {
    var folder = temporary
    for part in place.split(separator: "/").dropLast() {
      folder += "/" + part
      guard mkdir(folder, 0o755) == 0 || errno == EEXIST else {
        let failure = errno
        throw RunError("无法写 \(path)/\(place): \(SystemError.words(failure))")
      }
    }
  }

  /// A name that no other copy has.
  private func free(_ folder: String, _ file: String) -> String {
    used.withLock { used in
      var place = folder + "/" + file
      var number = 2
      while !used.insert(place).inserted {
        place = "\(folder)/\(number) \(file)"
        number += 1
      }
      return place
    }
  }

  /// `09 处罚决定书.pdf` becomes `09 处罚决定书-批注.pdf`.
  private static func named(_ file: String) -> String {
    let name = FilePath.name(of: file)
    let dot = name.dropFirst().lastIndex(of: ".") ?? name.endIndex
    return FilePath.joined(FilePath.folder(of: file), "\(name[..<dot])-批注\(name[dot...])")
  }

  /// Without steps out of the folder, and without names that are too long for a disk.
  private static func harmless(_ path: String) -> String {
    let parts = path.split(separator: "/").map { part -> String in
      let plain = TextWidth.plain(String(part))
      if plain == "." || plain == ".." { return "_" }
      var cut = plain
      while cut.utf8.count > 200 { cut.remove(at: cut.startIndex) }
      return cut
    }
    return parts.isEmpty ? "_" : parts.joined(separator: "/")
  }

  /// The first bytes of a file, as they are.
  private static func take(_ count: Int, of location: String, into copy: inout WholeFile) throws(RunError) {
    let descriptor = open(RawPath.bytes(location), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY)
    guard descriptor >= 0 else { throw RunError("无法打开 \(location): \(SystemError.words(errno))") }
    defer { close(descriptor) }
    var left = count
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while left > 0 {
      let got = read(descriptor, &buffer, min(left, buffer.count))
      if got < 0, errno == EINTR { continue }
      guard got > 0 else { throw RunError("\(location) 在检查时变短了;请重新运行") }
      try copy.write(Array(buffer[..<got]))
      left -= got
    }
  }

  func add(_ rows: [Row], unplaced: [String], of path: String) {
    cases.withLock { $0[path] = Listed(rows: rows, unplaced: unplaced) }
  }

  /// Writes the list and puts the folder into its place; then says what is in it.
  func finish() throws(RunError) {
    let cases = cases.withLock { $0 }
    var list = try WholeFile(FilePath.joined(temporary, Self.listName))
    try list.write(Array(Self.list(cases).utf8))
    try list.finish()
    chmod(temporary, 0o755)
    guard rename(temporary, path) == 0 else {
      let failure = errno
      throw RunError("--annotate \(path): \(SystemError.words(failure))")
    }
    let rows = cases.values.flatMap(\.rows)
    let made = rows.filter { $0.copy != nil }
    let without = rows.count - made.count
    let rest = without > 0 ? ";\(without) 个文件不能加批注" : ""
    StandardError.line(
      "casecheck: 批注副本写在 \(path):\(made.count) 个文件、\(made.reduce(0) { $0 + $1.notes }) 处批注\(rest);详见 \(Self.listName)。副本是案卷原文,只供内部使用"
    )
  }

  private static func list(_ cases: [String: Listed]) -> String {
    var text = "\u{FEFF}批注清单。副本是案卷原文加上批注,没有遮盖个人信息,只供内部办案使用,不得外传。没有列出的文件没有问题,没有副本。\n"
    for (path, listed) in cases.sorted(by: { NaturalOrder.isBefore($0.key, $1.key) }) {
      text += "\n\(TextWidth.plain(path))\n"
      if listed.rows.isEmpty, listed.unplaced.isEmpty { text += "  没有问题\n" }
      for row in listed.rows { text += "  \(TextWidth.plain(words(of: row)))\n" }
      for finding in listed.unplaced { text += "  没有位置,只在报告里:\(finding)\n" }
    }
    return text
  }

  private static func words(of row: Row) -> String {
    guard let copy = row.copy else { return "\(row.file):没有副本(\(row.notes) 处):\(row.because)" }
    var words = "\(row.file):\(row.notes) 处批注,\(copy)"
    if row.leftOut > 0 { words += ";另有 \(row.leftOut) 处不能加批注(页眉、页脚,或者太多)" }
    if let remark = row.remark { words += ";\(remark)" }
    return words
  }
}
