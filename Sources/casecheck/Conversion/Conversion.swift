import DocExtract
import Foundation

/// A document that LibreOffice made; the file is there for as long as this is.
struct ConvertedFile: Sendable {
  let location: String
  /// Holds the folder that the file lies in.
  private let folder: ConversionFolder

  init(location: String, folder: ConversionFolder) {
    self.location = location
    self.folder = folder
  }
}

/// One call of LibreOffice for some files of the same content.
struct Conversion: Sendable {
  struct Settings: Sendable {
    var office: LibreOffice
    /// Our own program, which takes the network away before it becomes LibreOffice.
    var launcher: String
    /// From one file to the next, and from the start to the first.
    var seconds = 60.0
    /// Of all processes of LibreOffice together.
    var memoryBytes = 1 << 30
    /// Where the folders of the calls are made; real and absolute.
    var scratch: String
  }

  let settings: Settings
  let filter: OfficeFilter

  typealias Outcome = Result<ConvertedFile, ExtractionIssue>

  /// What became of each file; those that a failed call left behind are tried again, each alone.
  func run(_ locations: [String]) -> [Outcome] {
    var outcomes = once(locations)
    guard locations.count > 1 else { return outcomes.map { $0 ?? .failure(refused) } }
    for index in outcomes.indices where outcomes[index] == nil {
      outcomes[index] = once([locations[index]])[0]
    }
    return outcomes.map { $0 ?? .failure(refused) }
  }

  /// One call; `nil` for a file of which nothing is known.
  private func once(_ locations: [String]) -> [Outcome?] {
    guard let folder = ConversionFolder(in: settings.scratch), folder.writeProfile(build: settings.office.build) else {
      return locations.map { _ in .failure(Self.failed("无法在临时文件夹里建立工作目录;请检查磁盘空间和 TMPDIR")) }
    }
    var outcomes = [Outcome?](repeating: nil, count: locations.count)
    var inputs: [String] = []
    for (index, location) in locations.enumerated() {
      let name = "\(index + 1).\(filter.fileExtension)"
      if folder.take(location, as: name) {
        inputs.append("\(folder.path)/in/\(name)")
      } else {
        outcomes[index] = .failure(Self.failed("无法复制到临时文件夹;请检查文件权限和磁盘空间"))
      }
    }
    guard !inputs.isEmpty else { return outcomes }
    var end = convert(inputs, in: folder)
    if case .done = end, settings.office.build == nil, folder.made == 0 {
      // It has only set up its profile, and found its own socket when it wanted to begin.
      folder.removeSocket()
      end = convert(inputs, in: folder)
    }
    for index in locations.indices where outcomes[index] == nil {
      let made = "\(folder.path)/out/\(index + 1).\(filter.target.rawValue)"
      if Self.isWhole(made) { outcomes[index] = .success(ConvertedFile(location: made, folder: folder)) }
    }
    // Files are taken in order: behind the last one that was made stands the one that did not end, or that grew too large.
    let rest = (outcomes.lastIndex { $0?.isSuccess ?? false }.map { $0 + 1 } ?? 0)...
    if let reason = reason(end), let guilty = outcomes[rest].firstIndex(where: { $0 == nil }) {
      outcomes[guilty] = .failure(reason)
    }
    return outcomes
  }

  private func convert(_ inputs: [String], in folder: ConversionFolder) -> IsolatedProcess.End {
    let target = filter.target == .docx ? "docx:MS Word 2007 XML" : "xlsx:Calc MS Excel 2007 XML"
    let command = [
      settings.office.program, "-env:UserInstallation=\(folder.profileAddress)", "--headless",
      "--norestore", "--nolockcheck", "--infilter=\(filter.name)", "--convert-to", target, "--outdir",
      folder.path + "/out",
    ]
    // LibreOffice meets other runs of itself at a socket that it makes there, whatever `TMPDIR` says.
    let process = IsolatedProcess(
      command + inputs, launcher: settings.launcher, folder: folder.path,
      options: ["--sockets", ConversionFolder.meetingPlace])
    guard let process else { return .notStarted }
    return process.end(seconds: settings.seconds * WorkerPool.Settings.patience, memoryBytes: settings.memoryBytes) {
      folder.made
    }
  }

  /// The exit status is 0 whatever happens; a package that ends with its directory was written to the end.
  private static func isWhole(_ path: String) -> Bool {
    guard let file = FileHandle(forReadingAtPath: path) else { return false }
    defer { try? file.close() }
    guard let size = try? file.seekToEnd(), size > 22, (try? file.seek(toOffset: size - 22)) != nil,
      let tail = try? file.read(upToCount: 4)
    else { return false }
    return Array(tail) == [0x50, 0x4B, 0x05, 0x06]
  }

  // MARK: Reasons

  private func reason(_ end: IsolatedProcess.End) -> ExtractionIssue? {
    switch end {
    case .done, .overSize: nil
    case .timedOut:
      ExtractionIssue(.timedOut, "LibreOffice 转换超过 \(Int(settings.seconds)) 秒,已放弃;请用 Word 或者 WPS 另存为 DOCX 后重试")
    case .overMemory:
      ExtractionIssue(
        .overMemory, "LibreOffice 转换时占用内存超过 \(settings.memoryBytes >> 20) MB,已放弃;请用 Word 或者 WPS 另存为 DOCX 后重试")
    case .notStarted: Self.failed("无法启动 LibreOffice;请用 casecheck doctor 检查")
    }
  }

  static func failed(_ reason: String) -> ExtractionIssue { ExtractionIssue(.notConverted, reason) }

  private var refused: ExtractionIssue {
    var facts = statvfs()
    // On a full disk LibreOffice ends as it does with a damaged file.
    if statvfs(settings.scratch, &facts) == 0, Int(facts.f_bavail) * Int(facts.f_frsize) < Self.leastSpace {
      return Self.failed("转换没有完成,临时文件夹所在的磁盘快满了;请腾出空间,或者用环境变量 TMPDIR 指定另一个文件夹,然后重试")
    }
    return Self.failed("LibreOffice 打不开,文件可能已损坏;请用 Word 或者 WPS 打开,另存为 DOCX 或者 PDF 后重试")
  }

  /// Bytes without which no document is converted.
  private static let leastSpace = 32 << 20
}

extension Result {
  fileprivate var isSuccess: Bool {
    if case .success = self { true } else { false }
  }
}
