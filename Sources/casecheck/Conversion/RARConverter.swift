import DocExtract
import Foundation

/// Makes TAR archives of the RAR variants that libarchive refuses, such as solid ones of version 4 and volumes.
///
/// `unar` unpacks them and `tar` packs what it found: both isolated, because the one parses the bytes of strangers and
/// the other their names. Whatever comes of it is read like any other archive.
actor RARConverter {
  struct Settings: Sendable {
    var launcher: String
    var seconds: Double
    var memoryBytes: Int
    var limits: ReadingLimits
    /// Where the folders of the calls are made; real and absolute.
    var scratch: String
  }

  private let settings: Settings?
  private var made: [String: Task<Result<String, ExtractionIssue>, Never>] = [:]

  init(_ settings: Settings?) { self.settings = settings }

  /// `unar`, absolute; `nil` when it is not installed.
  static let program: String? = {
    let places: [String] = ["/usr/bin/unar", "/usr/local/bin/unar"]
    return places.first { access($0, X_OK) == 0 }
  }()

  /// The TAR archive made of `archive`; every archive is converted once in a run.
  func tar(of archive: String) async -> Result<String, ExtractionIssue> {
    guard let settings, Self.program != nil else { return .failure(Self.needsUnar) }
    let task = made[archive] ?? Task { await Self.apart { settings.convert(archive) } }
    made[archive] = task
    return await task.value
  }

  /// Where an archive is read from: itself, unless it was converted before.
  func place(of archive: String) async -> String {
    guard case .success(let place)? = await made[archive]?.value else { return archive }
    return place
  }

  private static var needsUnar: ExtractionIssue {
    ExtractionIssue(.needsUnar, "这种 RAR 压缩包需要用 unar 解开,本机没有安装;请安装 unar(apt install unar),或者解压后重试")
  }

  private static func apart<Value: Sendable>(_ body: @escaping @Sendable () -> Value) async -> Value {
    await withCheckedContinuation { continuation in
      Thread.detachNewThread { continuation.resume(returning: body()) }
    }
  }
}

extension RARConverter.Settings {
  fileprivate func convert(_ archive: String) -> Result<String, ExtractionIssue> {
    guard let unar = RARConverter.program, SandboxLayer.available.contains(.seccomp),
      let folder = ConversionFolder(in: scratch)
    else { return .failure(failed) }
    defer { FolderRemoval.remove(folder.path + "/out") }
    // No password: the empty one is tried, and nobody is asked.
    let unpacking = run(
      [unar, "-quiet", "-no-directory", "-password", "", "-output-directory", folder.path + "/out", archive], in: folder
    )
    if unpacking == .overSize {
      return .failure(.over(.unpacked, "压缩包解开后超过 \(ByteSize.words(limits.totalBytes))"))
    }
    let packed = "\(scratch)/\(UUID().uuidString).tar"
    guard unpacking == .done, folder.made > 0,
      run(["/bin/tar", "-cf", folder.path + "/tmp/all.tar", "-C", folder.path + "/out", "."], in: folder) == .done,
      rename(folder.path + "/tmp/all.tar", packed) == 0
    else { return .failure(failed) }
    return .success(packed)
  }

  private func run(_ command: [String], in folder: ConversionFolder) -> IsolatedProcess.End {
    let process = IsolatedProcess(
      command, launcher: launcher, folder: folder.path, options: ["--max-file", "\(limits.entryBytes * 4)"])
    guard let process else { return .notStarted }
    let end = process.end(seconds: seconds, memoryBytes: memoryBytes) {
      let size = FolderSize.bytes(below: folder.path)
      return size <= limits.totalBytes * 2 ? size : nil
    }
    // Half an archive is none: what is missing would pass for never having been there.
    return end == .done && !process.hasSucceeded ? .notStarted : end
  }

  private var failed: ExtractionIssue {
    ExtractionIssue(.damaged, "这个 RAR 压缩包解不开,可能已损坏、有密码,或者是分卷而缺卷;请解压后重试")
  }
}

/// How much a folder holds.
enum FolderSize {
  static func bytes(below path: String) -> Int {
    let keys: [URLResourceKey] = [.fileSizeKey]
    let files = FileManager.default.enumerator(at: URL(filePath: path), includingPropertiesForKeys: keys)
    var sum = 0
    while let file = files?.nextObject() as? URL {
      sum += (try? file.resourceValues(forKeys: [.fileSizeKey]))?.fileSize ?? 0
    }
    return sum
  }
}
