import COrt

/// A model that ONNX Runtime has loaded, with one input and one output; used by one thread at a time.
final class RecognitionModel {
  let name: String
  private let handle: OpaquePointer

  /// Opens the library, for good, and loads a model.
  ///
  /// - Parameters:
  ///   - name: of the file, relative to the folder.
  ///   - folder: where the library and the models lie.
  init(_ name: String, in folder: String) throws(RecognitionFailure) {
    var message = [CChar](repeating: 0, count: 400)
    let library = RecognitionFile.library.name
    guard casecheck_ort_open("\(folder)/\(library)", &message, message.count) == 0 else {
      throw .notLoaded(file: library, reason: Self.text(message, folder))
    }
    guard let handle = casecheck_model_load("\(folder)/\(name)", &message, message.count) else {
      throw .notLoaded(file: name, reason: Self.text(message, folder))
    }
    self.name = name
    self.handle = handle
  }

  deinit { casecheck_model_free(handle) }

  /// Runs the model.
  ///
  /// - Parameters:
  ///   - values: as many as the sizes want.
  ///   - body: takes what the model answers, and its sizes; the numbers are gone when it returns.
  func run<Result>(
    _ values: [Float], sizes: [Int], _ body: (UnsafeBufferPointer<Float>, [Int]) throws(RecognitionFailure) -> Result
  ) throws(RecognitionFailure) -> Result {
    guard sizes.count <= 4, sizes.reduce(1, *) == values.count else {
      throw .unexpected(file: name, reason: "\(values.count) ≠ \(sizes)")
    }
    var message = [CChar](repeating: 0, count: 400)
    var answer = casecheck_answer()
    let wanted = sizes.map(Int64.init)
    guard casecheck_model_run(handle, values, wanted, wanted.count, &answer, &message, message.count) == 0 else {
      throw .unexpected(file: name, reason: Self.text(message, ""))
    }
    defer { casecheck_answer_free(&answer) }
    let all = [answer.sizes.0, answer.sizes.1, answer.sizes.2, answer.sizes.3]
    let found = all.prefix(answer.rank).map { Int($0) }
    return try body(UnsafeBufferPointer(start: answer.values, count: found.reduce(1, *)), found)
  }

  /// One line of what the library says, without the folder that it names.
  private static func text(_ message: [CChar], _ folder: String) -> String {
    let bytes = message.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }
    let line = String(decoding: bytes, as: UTF8.self).split(separator: "\n").first.map(String.init) ?? ""
    return String(folder.isEmpty ? line.prefix(120) : line.replacing(folder + "/", with: "").prefix(120))
  }
}
