extension ScoreSheet {
  public struct Standard: Sendable, Equatable {
    public var id, title, version: String
    public var issued: String?

    public init(id: String, title: String, version: String, issued: String?) {
      self.id = id
      self.title = title
      self.version = version
      self.issued = issued
    }
  }

  /// What became of an item.
  public enum State: String, Sendable, CaseIterable {
    /// Looked at, and nothing found that costs.
    case full
    case deducted
    /// No points, because the document is missing or a rule says so.
    case zero
    /// Something could not be read.
    case undecided
    /// Nobody has looked: the rules are not written, or only a person can tell.
    case open
    /// The case does not touch it, 不涉及; its points do not count.
    case notInvolved = "not-involved"
  }

  /// What a person still has to look at.
  public struct OpenPoint: Sendable, Equatable {
    public enum Reason: String, Sendable, CaseIterable {
      /// A question of the standard, or a rule that only a person can judge.
      case manual
      /// The rule is in the catalogue and not written yet.
      case unwritten
      /// The rule wants a list that was not given.
      case list
    }
    public var reason: Reason
    public var rule, code: String?
    /// The question, or the title of the rule.
    public var title: String
    /// What a person may deduct; empty: any up to `most`.
    public var choices: [Points]
    public var most: Points

    public init(reason: Reason, rule: String?, code: String?, title: String, choices: [Points], most: Points) {
      self.reason = reason
      self.rule = rule
      self.code = code
      self.title = title
      self.choices = choices
      self.most = most
    }
  }

  /// A rule by its names.
  public struct RuleName: Sendable, Equatable {
    public var rule, code, title: String

    public init(rule: String, code: String, title: String) {
      self.rule = rule
      self.code = code
      self.title = title
    }
  }

  /// What a person said, 确认意见.
  public struct Remark: Sendable, Equatable {
    /// `确认`
    public var decision: String
    public var points: Points?
    public var reason: String?
    public var by: String

    public init(decision: String, points: Points?, reason: String?, by: String) {
      self.decision = decision
      self.points = points
      self.reason = reason
      self.by = by
    }
  }

  public struct Deduction: Sendable, Equatable {
    /// 子项
    public var part: String?
    /// `nil` where a person answered a question, or a document is missing.
    public var rule, code: String?
    /// The title of the rule, the question, or what is missing.
    public var title: String
    /// 0 for what was found and costs nothing; `note` then says why.
    public var points: Points
    /// Fingerprints of the findings.
    public var findings: [String]
    public var note: String?
    public var remark: Remark?

    public init(
      part: String?, rule: String?, code: String?, title: String, points: Points, findings: [String], note: String?,
      remark: Remark?
    ) {
      self.part = part
      self.rule = rule
      self.code = code
      self.title = title
      self.points = points
      self.findings = findings
      self.note = note
      self.remark = remark
    }
  }

  public struct Item: Sendable, Equatable {
    public var id, title: String
    public var points: Points
    public var state: State
    /// Why, for `zero`, `undecided`, `not-involved`.
    public var because: String?
    public var deductions: [Deduction]
    public var open: [OpenPoint]
    /// Rules that could not be decided.
    public var undecided: [RuleName]
    /// What these may still cost.
    public var undecidedPoints: Points
    /// Of parts, 子项, that nobody has looked at; of an item without parts, all or nothing.
    public var openPoints: Points
    public var remark: Remark?

    public init(
      id: String, title: String, points: Points, state: State = .full, because: String? = nil,
      deductions: [Deduction] = [], open: [OpenPoint] = [], undecided: [RuleName] = [],
      undecidedPoints: Points = .zero, openPoints: Points = .zero, remark: Remark? = nil
    ) {
      self.id = id
      self.title = title
      self.points = points
      self.state = state
      self.because = because
      self.deductions = deductions
      self.open = open
      self.undecided = undecided
      self.undecidedPoints = undecidedPoints
      self.openPoints = openPoints
      self.remark = remark
    }

    /// Never more than `points`.
    public var deducted: Points { deductions.map(\.points).sum() }
    public var earned: Points { points - deducted }
  }

  public struct Bonus: Sendable, Equatable {
    public var id, title: String
    public var points: Points
    public var isGranted: Bool
    public var remark: Remark?

    public init(id: String, title: String, points: Points, isGranted: Bool, remark: Remark?) {
      self.id = id
      self.title = title
      self.points = points
      self.isGranted = isGranted
      self.remark = remark
    }
  }

  public struct Veto: Sendable, Equatable {
    public enum State: String, Sendable, CaseIterable {
      case none, candidate, confirmed, rejected, doubtful
    }
    public var id, title: String
    /// `全卷0分`
    public var action: String
    public var state: State
    /// What was found, with its findings.
    public var found: [Deduction]
    public var open: [OpenPoint]
    public var undecided: [RuleName]
    public var remark: Remark?

    public init(
      id: String, title: String, action: String, state: State, found: [Deduction], open: [OpenPoint],
      undecided: [RuleName], remark: Remark?
    ) {
      self.id = id
      self.title = title
      self.action = action
      self.state = state
      self.found = found
      self.open = open
      self.undecided = undecided
      self.remark = remark
    }
  }
}
