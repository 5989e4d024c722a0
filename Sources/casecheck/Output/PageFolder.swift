import Foundation
import Reporting

/// The folder of pages beside a report: there whole or not at all, like the report.
final class PageFolder {
  let path: String
  private let temporary: String
  private var cleaning: Interruption.Cleaning?

  /// - Throws: when something else has the name; pages of an earlier report are replaced.
  init(_ path: String) throws(RunError) {
    self.path = path
    temporary = FilePath.temporary(for: path, process: getpid())
    if FileManager.default.fileExists(atPath: path), !Self.isOwn(path) {
      throw RunError("无法写 \(path): 这里已有别的文件夹或文件;请换一个报告名,或者先移开它")
    }
  }

  deinit { forget() }

  func write(_ page: ReportPage) throws(RunError) {
    if cleaning == nil { try make() }
    var file = try WholeFile(FilePath.joined(temporary, page.name))
    try file.write(page.bytes)
    try file.finish(isPart: true)
  }

  /// Puts the folder into its place; nothing happens when no page was written.
  func finish() throws(RunError) {
    guard cleaning != nil else { return }
    if Self.isOwn(path) { FolderRemoval.remove(path) }
    guard rename(temporary, path) == 0 else {
      let failure = errno
      throw RunError("无法写 \(path): \(SystemError.words(failure))")
    }
  }

  private func make() throws(RunError) {
    cleaning = Interruption.clean { [temporary] in FolderRemoval.remove(temporary) }
    guard mkdir(temporary, 0o755) == 0 else {
      let failure = errno
      throw RunError("无法写 \(path): \(SystemError.words(failure));请检查文件夹是否存在、是否可写")
    }
  }

  private func forget() {
    guard let cleaning else { return }
    // After `finish` the name is gone and this does nothing.
    FolderRemoval.remove(temporary)
    Interruption.forget(cleaning)
  }

  /// A folder of nothing but pages.
  private static func isOwn(_ path: String) -> Bool {
    guard FileManager.default.isFolder(path), let names = try? FileManager.default.contentsOfDirectory(atPath: path)
    else { return false }
    return names.allSatisfy { name in
      name.hasSuffix(".html") && name.dropLast(5).count >= 5
        && name.dropLast(5).utf8.allSatisfy { (0x30...0x39).contains($0) }
    }
  }
}
