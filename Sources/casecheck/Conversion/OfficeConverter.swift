import DocExtract
import Foundation

/// Hands old Office files to LibreOffice: one call at a time, each with all files of one content that are waiting.
///
/// The first file does not wait for others; those that come meanwhile go together into the next call, because starting
/// takes longer than a file.
actor OfficeConverter {
  /// Files of one call at most: what is lost when it fails.
  private static let most = 20

  private struct Request {
    var location: String
    var filter: OfficeFilter
    var answer: CheckedContinuation<Conversion.Outcome, Never>
  }

  private let settings: Conversion.Settings?
  private let isInstalled: Bool
  private var waiting: [Request] = []
  private var isServing = false

  /// - Parameters:
  ///   - settings: `nil` when nothing can be converted.
  ///   - isInstalled: whether there is a LibreOffice all the same.
  init(_ settings: Conversion.Settings?, isInstalled: Bool = false) {
    self.settings = settings
    self.isInstalled = isInstalled
  }

  /// - Parameter format: what the file is, for the message when there is no LibreOffice.
  func convert(_ location: String, _ filter: OfficeFilter, format: FileFormat) async -> Conversion.Outcome {
    guard let settings else {
      return .failure(isInstalled ? Conversion.failed(RunFolder.problem ?? "无法建立临时文件夹") : .needsLibreOffice(format))
    }
    guard LibreOffice.canBeIsolated else {
      return .failure(
        Conversion.failed("\(format.chineseName)要用 LibreOffice 转换,但这台机器的内核不能隔断它的网络(缺 seccomp);请另存为 DOCX 后重试"))
    }
    return await withCheckedContinuation { answer in
      waiting.append(Request(location: location, filter: filter, answer: answer))
      guard !isServing else { return }
      isServing = true
      Task { await serve(settings) }
    }
  }

  private func serve(_ settings: Conversion.Settings) async {
    while let filter = waiting.first?.filter {
      let batch = Array(waiting.lazy.filter { $0.filter == filter }.prefix(Self.most))
      var left = batch.count
      waiting.removeAll {
        guard left > 0, $0.filter == filter else { return false }
        left -= 1
        return true
      }
      let locations = batch.map(\.location)
      let outcomes = await Self.apart { Conversion(settings: settings, filter: filter).run(locations) }
      for (request, outcome) in zip(batch, outcomes) { request.answer.resume(returning: outcome) }
    }
    isServing = false
  }

  /// Runs on a thread of its own what blocks: those of the tasks are few.
  private static func apart<Value: Sendable>(_ body: @escaping @Sendable () -> Value) async -> Value {
    await withCheckedContinuation { continuation in
      Thread.detachNewThread { continuation.resume(returning: body()) }
    }
  }
}
