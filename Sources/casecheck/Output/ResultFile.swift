import DocExtract
import Foundation
import Reporting

/// A saved result, opened for reading.
enum ResultFile {
  private static let largest = 8 << 30

  static func open(_ path: String) throws(RunError) -> ResultReader {
    let data = try content(of: path)
    do throws(ResultError) {
      return try ResultReader(data)
    } catch {
      throw mistake(error, in: path)
    }
  }

  static func result(at index: Int, of reader: ResultReader, in path: String) throws(RunError) -> ResultCase {
    do throws(ResultError) {
      return try reader.result(at: index)
    } catch {
      throw mistake(error, in: path)
    }
  }

  /// What an audit log says of a result.
  static func facts(of path: String) throws(RunError) -> (sha256: String, bytes: Int) {
    let data = try content(of: path)
    return (data.withUnsafeBytes { SHA256.hex(ofMapped: $0) }, data.count)
  }

  private static func mistake(_ error: ResultError, in path: String) -> RunError { RunError("\(path): \(error)") }

  /// Mapped, so that a result of a thousand cases takes no memory.
  private static func content(of path: String) throws(RunError) -> Data {
    var facts = stat()
    guard stat(path, &facts) == 0 else { throw RunError("没有结果文件 \(path);用 casecheck check 案卷 --output \(path) 写出一份") }
    guard facts.st_mode & S_IFMT == S_IFREG else {
      throw RunError("\(path) 不是文件;请给出 casecheck check --output 写出的 .json")
    }
    guard facts.st_size <= largest else { throw RunError("\(path) 有 \(facts.st_size >> 30) GB,不是 casecheck 写出的结果") }
    do {
      return try Data(contentsOf: URL(filePath: path), options: .alwaysMapped)
    } catch {
      throw RunError("无法打开 \(path);请检查权限")
    }
  }
}
