internal import Glibc

/// What becomes of pages whose text is missing or cannot be trusted.
public enum Recognition: Sendable, Equatable {
  /// They stay unread: the user wants it so.
  case off
  /// They stay unread: the models are not installed.
  case missing
  /// They are recognized.
  ///
  /// - Parameters:
  ///   - folder: where the files of ``RecognitionFile`` lie; a real path.
  ///   - isQuick: whether everything is read by a small model first.
  ///   - isForAll: whether pages are recognized that have a text of their own.
  case on(folder: String, isQuick: Bool, isForAll: Bool)
  /// They are read by tesseract, badly, as the models are not installed.
  ///
  /// - Parameter folder: of its languages.
  case coarse(folder: String, isForAll: Bool)

  /// What a user can do about a page that stays unread.
  var advice: String {
    switch self {
    case .off: "请人工查看,或者去掉 --ocr never(配置里的 ocr: never)后重试"
    case .missing: "请人工查看,或者安装文字识别(在源码目录运行 scripts/ocr/fetch,再 make install)后重试"
    case .on, .coarse: "请人工查看"
    }
  }

  var isForAll: Bool {
    switch self {
    case .on(_, _, let isForAll), .coarse(_, let isForAll): isForAll
    case .off, .missing: false
    }
  }

  /// The folder that workers read models or languages from; `nil` when nothing is recognized.
  public var folder: String? {
    switch self {
    case .on(let folder, _, _), .coarse(let folder, _): folder
    case .off, .missing: nil
    }
  }
}

/// Where the files of text recognition lie.
public enum RecognitionFolder {
  /// The first place that holds all files with the right sizes, as a real path; `nil` when none does.
  public static var installed: String? { candidates.compactMap(real).first(where: RecognitionFile.areComplete) }

  /// Where they are looked for, in this order: `$CASECHECK_OCR_DIR` and nowhere else when that is set,
  /// `<program>/../share/casecheck/ocr`, `~/.cache/casecheck/ocr`.
  public static var candidates: [String] {
    if let own = getenv("CASECHECK_OCR_DIR") { return [String(cString: own)] }
    var places: [String] = []
    if let program = real("/proc/self/exe") {
      let parts = program.split(separator: "/").dropLast(2)
      places.append("/" + (parts + ["share", "casecheck", "ocr"]).joined(separator: "/"))
    }
    if let home = getenv("HOME") { places.append(String(cString: home) + "/.cache/casecheck/ocr") }
    return places
  }

  private static func real(_ path: String) -> String? {
    guard let resolved = realpath(path, nil) else { return nil }
    defer { free(resolved) }
    return String(validatingCString: resolved)
  }
}
