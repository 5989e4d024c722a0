import CaseReading
import Synchronization

/// A pattern of a pack, compiled when it is first asked for: most rules of a pack never come to match anything.
///
/// Packs of users are compiled when they load, so that a mistake stops the run with its place.
struct PackPattern: Sendable {
  let source: String
  private let compiled: Compiled

  private final class Compiled: Sendable {
    let state = Mutex<Pattern?>(nil)
  }

  /// - Parameter isProven: the source compiled when the index it comes from was written.
  init(_ source: String, isProven: Bool) throws(PatternError) {
    self.source = source
    compiled = Compiled()
    guard !isProven else { return }
    let pattern = try Pattern(source)
    compiled.state.withLock { $0 = pattern }
  }

  private var pattern: Pattern? {
    compiled.state.withLock { state in
      if state == nil { state = try? Pattern(source) }
      return state
    }
  }

  func firstMatch(in bytes: [UInt8], range: Range<Int>? = nil) -> PatternMatch? {
    pattern?.firstMatch(in: bytes, range: range)
  }

  func matches(in bytes: [UInt8], range: Range<Int>? = nil) -> [PatternMatch] {
    pattern?.matches(in: bytes, range: range) ?? []
  }

  func matches(anythingIn bytes: [UInt8], range: Range<Int>? = nil) -> Bool {
    firstMatch(in: bytes, range: range) != nil
  }
}
