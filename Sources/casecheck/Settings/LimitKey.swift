import DocExtract

/// A limit that users may move: `--max-…` on the command line, `max-…` in `casecheck.yaml`.
struct LimitKey: Sendable {
  enum Unit: Sendable {
    case bytes, megapixels, seconds, times
    case count(of: String)
  }

  var flag: LimitFlag
  var unit: Unit
  /// In the unit of ``place``: bytes, pixels.
  var range: ClosedRange<Int>
  var place: any WritableKeyPath<WorkerPool.Settings, Int> & Sendable
  /// What it limits, as help and `casecheck.yaml` say it.
  var meaning: String

  var name: String { flag.rawValue }
  /// What holds when nobody says anything.
  var standard: Int { WorkerPool.Settings()[keyPath: place] }

  /// - Parameter text: what the user wrote.
  /// - Throws: what is wrong with it, without the name of the flag.
  func value(of text: String) throws(LimitMistake) -> Int {
    guard let number = number(text) else {
      throw LimitMistake(message: "应为\(form),却是“\(text)”")
    }
    guard range.contains(number) else {
      throw LimitMistake(message: "应在 \(words(range.lowerBound)) 到 \(words(range.upperBound)) 之间,却是 \(text)")
    }
    return number
  }

  private var form: String {
    switch unit {
    case .bytes: " 512MB、2GB 这样的大小"
    case .megapixels: "百万像素的个数,如 100"
    case .seconds: "秒数,如 60"
    case .times: "倍数,如 200"
    case .count: "整数,如 \(standard)"
    }
  }

  /// `nil` when the text is none; too large a number is the largest.
  private func number(_ text: String) -> Int? {
    switch unit {
    case .bytes: ByteSize.bytes(of: text)
    case .megapixels: Self.digits(text).map { $0.multipliedReportingOverflow(by: 1_000_000) }.map(Self.clamped)
    case .seconds, .times, .count: Self.digits(text)
    }
  }

  static func digits(_ text: some StringProtocol) -> Int? {
    guard !text.isEmpty, text.utf8.allSatisfy({ 0x30...0x39 ~= $0 }) else { return nil }
    return Int(text) ?? Int.max
  }

  static func clamped(_ product: (partialValue: Int, overflow: Bool)) -> Int {
    product.overflow ? Int.max : product.partialValue
  }

  /// A value as users read it.
  func words(_ value: Int) -> String {
    switch unit {
    case .bytes: ByteSize.words(value)
    case .megapixels: "\(value / 1_000_000)"
    case .seconds: "\(value) 秒"
    case .times: "\(value) 倍"
    case .count(let noun): "\(value) \(noun)"
    }
  }

  /// A value as users write it.
  func written(_ value: Int) -> String {
    switch unit {
    case .bytes: ByteSize.words(value).replacing(" ", with: "")
    case .megapixels: "\(value / 1_000_000)"
    case .seconds, .times, .count: "\(value)"
    }
  }
}

/// What is wrong with a value for a limit.
struct LimitMistake: Error, Equatable {
  var message: String
}

extension ByteSize {
  /// `512MB`, `2 GB`, `1.5g`: with a unit, KB to TB.
  ///
  /// - Returns: `nil` when it is no size; the largest number for one that is too large.
  static func bytes(of text: String) -> Int? {
    let upper = text.uppercased()
    for (unit, shift) in [("K", 10), ("M", 20), ("G", 30), ("T", 40)] {
      for suffix in ["\(unit)B", unit] where upper.hasSuffix(suffix) {
        let parts = upper.dropLast(suffix.count).trimmingSuffix(while: \.isWhitespace)
          .split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
        guard let first = parts.first, let whole = LimitKey.digits(first) else { return nil }
        let bytes = LimitKey.clamped(whole.multipliedReportingOverflow(by: 1 << shift))
        guard parts.count > 1 else { return bytes }
        guard parts[1].utf8.count <= 3, let rest = LimitKey.digits(parts[1]) else { return nil }
        let scale = [1, 10, 100, 1_000][parts[1].utf8.count]
        return LimitKey.clamped(bytes.addingReportingOverflow((rest << shift) / scale))
      }
    }
    return nil
  }
}

extension StringProtocol where SubSequence == Substring {
  fileprivate func trimmingSuffix(while isGone: (Character) -> Bool) -> Substring {
    var text = self[...]
    while let last = text.last, isGone(last) { text.removeLast() }
    return text
  }
}
