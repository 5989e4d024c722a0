import CPCRE2
import Synchronization

/// A mistake in a regular expression, with the place to mend it.
public struct PatternError: Error, Equatable, CustomStringConvertible {
  /// UTF-8 offset into the source of the pattern.
  public let offset: Int
  /// What PCRE2 says about it.
  public let message: String
  /// `offset: message`; whoever knows the file puts line and column before it.
  public var description: String { "\(offset): \(message)" }

  public init(offset: Int, message: String) {
    self.offset = offset
    self.message = message
  }
}

/// A regular expression, 正则表达式, compiled once and matched against UTF-8 bytes.
///
/// The syntax is PCRE2's. `.` and classes match scalars; `\d`, `\s`, `\w` and `\b` know ASCII only, because widths are
/// folded before anything is matched (`(*UCP)` at the start of a source widens them, `\p{Han}` works without). A range
/// is matched as if it were the whole text: `^` and `$` hold at its ends, look-behind does not see beyond them.
/// Safe to use from any number of threads.
public struct Pattern: Sendable {
  public let source: String
  private let code: PatternCode

  public init(_ source: String) throws(PatternError) {
    self.source = source
    code = try PatternCode(compiling: source)
  }

  /// A pattern that is known to be right, such as those that the index of the built-in packs was made from: it is compiled
  /// by its first search, which most patterns of a library never come to.
  ///
  /// - Parameter parts: put into the source by the first search.
  init(proven source: String, parts: PatternParts = .none) {
    self.source = source
    code = PatternCode(deferring: source, parts)
  }

  /// The leftmost match in `range`; `nil` when there is none, or when the search would exceed the match limit.
  ///
  /// - Parameter bytes: valid UTF-8; it is not checked again.
  public func firstMatch(in bytes: [UInt8], range: Range<Int>? = nil) -> PatternMatch? {
    var found: PatternMatch?
    code.search(bytes, range ?? 0..<bytes.count) {
      found = $0
      return false
    }
    return found
  }

  /// All matches in `range`, from left to right, not overlapping.
  public func matches(in bytes: [UInt8], range: Range<Int>? = nil) -> [PatternMatch] {
    var found: [PatternMatch] = []
    code.search(bytes, range ?? 0..<bytes.count) {
      found.append($0)
      return true
    }
    return found
  }

  /// Whether something in `range` matches.
  public func matches(anythingIn bytes: [UInt8], range: Range<Int>? = nil) -> Bool {
    firstMatch(in: bytes, range: range) != nil
  }

  /// Names of the groups that have one.
  public var groupNames: [String] { code.names.keys.sorted() }
}

/// Where a pattern and its groups matched, as ranges of UTF-8 offsets into the bytes that were searched.
public struct PatternMatch: Sendable {
  let offsets: [Int]
  let names: [String: [Int]]

  public var range: Range<Int> { offsets[0]..<offsets[1] }

  /// The range of a numbered group, 0 is the whole match; `nil` when the group took no part or does not exist.
  public subscript(group: Int) -> Range<Int>? {
    guard group >= 0, 2 * group + 1 < offsets.count, offsets[2 * group] >= 0 else { return nil }
    return offsets[2 * group]..<offsets[2 * group + 1]
  }

  /// The range of a named group; of several groups of one name the first that took part.
  public subscript(name: String) -> Range<Int>? {
    guard let groups = names[name] else { return nil }
    for group in groups {
      if let range = self[group] { return range }
    }
    return nil
  }
}

/// A pattern and what it was compiled to, freed with its last user.
private final class PatternCode: @unchecked Sendable {
  /// Safe to share: PCRE2 only reads code and context while matching; each search has match data of its own.
  struct Compiled {
    let plain: OpaquePointer
    /// A copy turned into machine code: searches that have begun go on with the plain one.
    var fast: OpaquePointer?
    /// What stands before the words, and the pattern of the words alone: made with the machine code.
    var lead: (run: LeadingContext, words: OpaquePointer)?
    let context: OpaquePointer?
    let names: [String: [Int]]
    /// Bytes searched before it was turned into machine code.
    var searched = 0

    var code: OpaquePointer { fast ?? plain }
  }

  /// With its parts as soon as `parts` is `nil`.
  private var source: String
  private var parts: PatternParts?
  /// What a match must hold, looked for before anything is compiled; read from the source by the first search.
  private var required: RequiredWords?
  private var isRequirementRead = false
  /// Touched behind `lock` only.
  private var compiled: Compiled?
  private let lock = Mutex(())

  /// More steps than any sensible pattern needs on a paragraph; enough to stop a catastrophic one within milliseconds.
  private static let matchLimit: UInt32 = 1_000_000
  private static let heapLimitKiB: UInt32 = 16_384
  /// Machine code costs more to make than the interpreter takes for this many bytes.
  private static let worthwhile = 256

  init(deferring source: String, _ parts: PatternParts) {
    self.source = source
    self.parts = parts
  }

  init(compiling source: String) throws(PatternError) {
    self.source = source
    compiled = try PatternCode.compile(source)
  }

  private static func compile(_ source: String) throws(PatternError) -> Compiled {
    let code = try code(source)
    let context = pcre2_match_context_create_8(nil)
    pcre2_set_match_limit_8(context, matchLimit)
    pcre2_set_heap_limit_8(context, heapLimitKiB)
    return Compiled(plain: code, context: context, names: names(of: code))
  }

  private static func code(_ source: String) throws(PatternError) -> OpaquePointer {
    var source = source
    var errorNumber: Int32 = 0
    var errorOffset = 0
    let code = source.withUTF8 {
      pcre2_compile_8(
        $0.baseAddress, $0.count, PCRE2_UTF | PCRE2_DUPNAMES, &errorNumber, &errorOffset, nil)
    }
    guard let code else { throw PatternError(offset: errorOffset, message: PatternCode.message(of: errorNumber)) }
    return code
  }

  deinit {
    guard let compiled else { return }
    pcre2_match_context_free_8(compiled.context)
    pcre2_code_free_8(compiled.plain)
    pcre2_code_free_8(compiled.fast)
    pcre2_code_free_8(compiled.lead?.words)
  }

  var names: [String: [Int]] {
    _ = requirement()
    return ready(for: 0)?.names ?? [:]
  }

  private func requirement() -> RequiredWords? {
    lock.withLock { _ in
      if !isRequirementRead {
        if let parts { (source, self.parts) = (parts.expanded(source), nil) }
        (required, isRequirementRead) = (RequiredWords(source), true)
      }
      return required
    }
  }

  /// Compiled for a search of so many bytes; `nil` for a pattern that is none.
  private func ready(for bytes: Int) -> Compiled? {
    lock.withLock { _ in
      if compiled == nil { compiled = try? PatternCode.compile(source) }
      guard var known = compiled else { return nil }
      known.searched += bytes
      if known.fast == nil, known.searched >= PatternCode.worthwhile, let copy = pcre2_code_copy_8(known.plain) {
        // Without JIT (forbidden by a hardened kernel) the interpreter takes over by itself.
        pcre2_jit_compile_8(copy, PCRE2_JIT_COMPLETE)
        known.fast = copy
        if let run = LeadingContext(source), let words = try? PatternCode.code(run.rest) {
          pcre2_jit_compile_8(words, PCRE2_JIT_COMPLETE)
          known.lead = (run, words)
        }
      }
      compiled = known
      return known
    }
  }

  /// Hands every match to `body` until it returns `false`.
  func search(_ bytes: [UInt8], _ range: Range<Int>, _ body: (PatternMatch) -> Bool) {
    if let required = requirement() {
      let isFound = bytes.withUnsafeBufferPointer {
        required.areFound(in: UnsafeBufferPointer(rebasing: $0[range.clamped(to: 0..<$0.count)]))
      }
      guard isFound else { return }
    }
    guard let compiled = ready(for: range.count) else { return }
    guard let data = pcre2_match_data_create_from_pattern_8(compiled.code, nil) else { return }
    defer { pcre2_match_data_free_8(data) }
    bytes.withUnsafeBufferPointer { all in
      let window = PatternCode.wholeScalars(of: range, in: all)
      let subject = UnsafeBufferPointer(rebasing: all[window])
      var start = 0
      var options: UInt32 = PCRE2_NO_UTF_CHECK
      while start <= subject.count {
        let count = next(compiled, subject, from: start, options, data)
        guard count > 0 else {
          // An empty match was found here before and nothing longer starts here: go on with the next scalar.
          guard count == PCRE2_ERROR_NOMATCH, options & PCRE2_ANCHORED != 0 else { return }
          start = PatternCode.scalar(after: start, in: subject)
          options = PCRE2_NO_UTF_CHECK
          continue
        }
        let found = offsets(of: data, count: Int(count), base: window.lowerBound)
        guard found[1] >= found[0], body(PatternMatch(offsets: found, names: compiled.names)) else { return }
        start = found[1] - window.lowerBound
        let isEmpty = found[0] == found[1]
        options = PCRE2_NO_UTF_CHECK | (isEmpty ? PCRE2_NOTEMPTY_ATSTART | PCRE2_ANCHORED : 0)
      }
    }
  }

  /// The next match: looked for by its words alone where they have something before them.
  private func next(
    _ compiled: Compiled, _ subject: UnsafeBufferPointer<UInt8>, from start: Int, _ options: UInt32,
    _ data: OpaquePointer
  ) -> Int32 {
    if let (run, words) = compiled.lead, options & PCRE2_ANCHORED == 0 {
      let count = match(words, compiled, subject, from: start, options, data)
      guard count >= 0, let vector = pcre2_get_ovector_pointer_8(data) else { return count }
      let first = run.start(of: vector[0], in: subject, notBefore: start)
      let whole = match(compiled.code, compiled, subject, from: first, options, data)
      if whole != PCRE2_ERROR_NOMATCH { return whole }
    }
    return match(compiled.code, compiled, subject, from: start, options, data)
  }

  private func match(
    _ code: OpaquePointer, _ compiled: Compiled, _ subject: UnsafeBufferPointer<UInt8>, from start: Int,
    _ options: UInt32, _ data: OpaquePointer
  ) -> Int32 {
    var empty: UInt8 = 0
    return withUnsafePointer(to: &empty) { nothing in
      let base = subject.baseAddress ?? nothing
      let count = pcre2_match_8(code, base, subject.count, start, options, data, compiled.context)
      guard count == PCRE2_ERROR_JIT_STACKLIMIT else { return count }
      return pcre2_match_8(code, base, subject.count, start, options | PCRE2_NO_JIT, data, compiled.context)
    }
  }

  private func offsets(of data: OpaquePointer, count: Int, base: Int) -> [Int] {
    guard let vector = pcre2_get_ovector_pointer_8(data) else { return [base, base] }
    // PCRE2_UNSET is the largest size, -1 once it is an `Int`.
    return (0..<2 * count).map { vector[$0] < 0 ? -1 : vector[$0] + base }
  }

  /// `range` within the bytes, its ends moved inwards to borders of scalars.
  private static func wholeScalars(of range: Range<Int>, in bytes: UnsafeBufferPointer<UInt8>) -> Range<Int> {
    var (low, high) = (max(0, range.lowerBound), min(bytes.count, range.upperBound))
    while low < high, bytes[low] & 0xC0 == 0x80 { low += 1 }
    while high > low, high < bytes.count, bytes[high] & 0xC0 == 0x80 { high -= 1 }
    return low..<max(low, high)
  }

  private static func scalar(after offset: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Int {
    var next = offset + 1
    while next < bytes.count, bytes[next] & 0xC0 == 0x80 { next += 1 }
    return next
  }

  private static func names(of code: OpaquePointer) -> [String: [Int]] {
    var (count, entrySize): (UInt32, UInt32) = (0, 0)
    var table: UnsafePointer<UInt8>?
    pcre2_pattern_info_8(code, UInt32(PCRE2_INFO_NAMECOUNT), &count)
    pcre2_pattern_info_8(code, UInt32(PCRE2_INFO_NAMEENTRYSIZE), &entrySize)
    pcre2_pattern_info_8(code, UInt32(PCRE2_INFO_NAMETABLE), &table)
    var names: [String: [Int]] = [:]
    guard let table else { return names }
    for index in 0..<Int(count) {
      let entry = table + index * Int(entrySize)
      let name = (2..<Int(entrySize)).lazy.map { entry[$0] }.prefix { $0 != 0 }
      names[String(decoding: Array(name), as: UTF8.self), default: []].append(Int(entry[0]) << 8 | Int(entry[1]))
    }
    return names
  }

  private static func message(of error: Int32) -> String {
    var buffer = [UInt8](repeating: 0, count: 256)
    let length = pcre2_get_error_message_8(error, &buffer, buffer.count)
    return String(decoding: buffer.prefix(max(0, Int(length))), as: UTF8.self)
  }
}
