/// Why text could not be recognized.
enum RecognitionFailure: Error, Equatable {
  /// The library or a model does not open; what the library says of it.
  case notLoaded(file: String, reason: String)
  /// A model answered something that it should not; it may belong to another program.
  case unexpected(file: String, reason: String)

  /// In Chinese, what it is and what to do.
  var words: String {
    switch self {
    case .notLoaded(let file, let reason): "文字识别的部件 \(file) 打不开(\(reason));请运行 casecheck doctor,按提示重新安装"
    case .unexpected(let file, let reason): "文字识别的部件 \(file) 与本版本不符(\(reason));请运行 casecheck doctor,按提示重新安装"
    }
  }
}
