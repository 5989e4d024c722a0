import CaseReading

/// What a person says of one line of a score sheet, 逐项确认.
public struct Confirmation: Sendable, Equatable {
  public enum Decision: String, Sendable, CaseIterable {
    /// Of what was found.
    case confirmed = "确认"
    case rejected = "驳回"
    case doubtful = "存疑"
    /// Of a question.
    case fine = "无问题"
    case faulty = "有问题"
    case notInvolved = "不涉及"
  }
  public enum Target: Sendable, Hashable {
    case veto(String)
    /// A whole item, 加分项 among them.
    case item(String)
    case rule(String, item: String)
    case question(String, item: String)
  }
  /// Path or folder of the case; `nil`: every case of the run.
  public var path: String?
  public var target: Target
  public var decision: Decision
  /// What it costs; `nil` where the standard says it.
  public var points: Points?
  public var reason: String?
  public var by: String
}

/// All that persons said of the cases of a run.
public struct Confirmations: Sendable {
  let all: [Confirmation]

  public init() { all = [] }
  init(all: [Confirmation]) { self.all = all }

  /// Those for the case at `path`, which may be named by its folder alone.
  public func of(_ path: String) -> [Confirmation] {
    let folder = path.split(separator: "/").last.map(String.init)
    return all.filter { $0.path == nil || $0.path == path || $0.path == folder }
  }

  /// Cases that are spoken of and are none of `paths`.
  public func cases(missingFrom paths: [String]) -> [String] {
    let folders = Set(paths + paths.compactMap { $0.split(separator: "/").last.map(String.init) })
    return Set(all.compactMap(\.path)).filter { !folders.contains($0) }.sorted()
  }
}
