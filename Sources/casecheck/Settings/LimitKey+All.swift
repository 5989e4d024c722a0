import DocExtract

extension LimitKey {
  /// In the order of help and documentation.
  static let all: [LimitKey] = LimitFlag.allCases.map(key)

  private static func key(_ flag: LimitFlag) -> LimitKey {
    switch flag {
    case .seconds:
      LimitKey(
        flag: flag, unit: .seconds, range: 1...86_400, place: \.wholeSeconds, meaning: "读一个文件(或者其中 40 页)最多几秒")
    case .memory:
      LimitKey(
        flag: flag, unit: .bytes, range: 64 << 20...1 << 40, place: \.memoryBytes, meaning: "一个读取进程最多占多少内存")
    case .unpacked:
      LimitKey(
        flag: flag, unit: .bytes, range: 1 << 20...1 << 40, place: \.limits.totalBytes,
        meaning: "一个压缩包(DOCX、OFD 也是)解开后最多多大")
    case .entry:
      LimitKey(
        flag: flag, unit: .bytes, range: 1 << 20...1 << 40, place: \.limits.entryBytes,
        meaning: "压缩包里的一个条目、一个文本文件最多多大")
    case .entries:
      LimitKey(
        flag: flag, unit: .count(of: "个"), range: 10...10_000_000, place: \.limits.entries, meaning: "一个压缩包最多多少个条目")
    case .ratio:
      LimitKey(
        flag: flag, unit: .times, range: 10...1_000_000, place: \.limits.ratio,
        meaning: "一个条目解开后最多是压缩时的多少倍;只看 10 MB 以上的")
    case .nesting:
      LimitKey(
        flag: flag, unit: .count(of: "层"), range: 1...10, place: \.limits.nesting, meaning: "压缩包里再有压缩包,最多几层")
    case .pixels:
      LimitKey(
        flag: flag, unit: .megapixels, range: 1_000_000...10_000_000_000, place: \.limits.pixels,
        meaning: "一页或者一张图片最多多少百万像素")
    case .pages:
      LimitKey(
        flag: flag, unit: .count(of: "页"), range: 1...1_000_000, place: \.limits.pages, meaning: "一个文件最多多少页")
    case .file:
      LimitKey(flag: flag, unit: .bytes, range: 1 << 20...1 << 40, place: \.limits.fileBytes, meaning: "一个文件最多多大")
    case .depth:
      LimitKey(
        flag: flag, unit: .count(of: "层"), range: 32...1_000, place: \.limits.depth, meaning: "XML 元素最多嵌套几层")
    case .text:
      LimitKey(
        flag: flag, unit: .bytes, range: 1 << 20...1 << 30, place: \.limits.textBytes,
        meaning: "从一个文件读出的文字和位置最多多大")
    case .documents:
      LimitKey(
        flag: flag, unit: .count(of: "份"), range: 10...1_000_000, place: \.limits.documents,
        meaning: "一个案卷最多分成几份文书")
    }
  }
}

extension WorkerPool.Settings {
  /// Limits are told in whole seconds.
  var wholeSeconds: Int {
    get { Int(seconds) }
    set { seconds = Double(newValue) }
  }
}
