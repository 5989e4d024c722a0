public import CaseReading
public import DocExtract

/// How bad a defect is, 严重程度.
public enum Severity: String, Sendable, CaseIterable, Comparable {
  case info, minor, major
  /// A candidate, 否决候选, that a person confirms.
  case veto

  public static func < (a: Severity, b: Severity) -> Bool { a.rank < b.rank }
  private var rank: Int {
    switch self {
    case .info: 0
    case .minor: 1
    case .major: 2
    case .veto: 3
    }
  }

  /// As reviewers say it.
  public var word: String {
    switch self {
    case .veto: "否决候选"
    case .major: "主要"
    case .minor: "次要"
    case .info: "提示"
    }
  }
}

/// How well the legal basis of a rule is known; `low` only hints.
public enum BasisConfidence: String, Sendable, CaseIterable { case high, medium, low }

public enum Outcome: String, Sendable, CaseIterable {
  case passed, failed, notApplicable, indeterminate

  /// As reviewers say it.
  public var word: String {
    switch self {
    case .passed: "通过"
    case .failed: "发现"
    case .notApplicable: "不适用"
    case .indeterminate: "不能判断"
    }
  }
}

/// What one rule found in one case.
public struct RuleResult: Sendable {
  /// Path of the rule: `procedure/decided-out-of-time`.
  public var rule: String
  public var code: String
  public var severity: Severity
  public var outcome: Outcome
  /// Why, for `notApplicable` and `indeterminate`; `nil` for the others.
  public var because: String?
  /// Not empty when `outcome` is `failed`; hints (info findings of a rule that otherwise passed) may stand with `passed`.
  public var findings: [Finding]
  /// Periods that it counted, however they ended.
  public var periods: [CountedPeriod] = []

  public init(
    rule: String, code: String, severity: Severity, outcome: Outcome, because: String? = nil, findings: [Finding] = []
  ) {
    self.rule = rule
    self.code = code
    self.severity = severity
    self.outcome = outcome
    self.because = because
    self.findings = findings
  }
}

/// One defect, with the words it rests on.
public struct Finding: Sendable {
  /// What was found and what was expected; no verdict, no full stop at the end.
  public var message: String
  public var severity: Severity
  public var advice: String
  public var basis: [String]
  /// `high`, or `low` when it rests on an unsure value.
  public var isSure: Bool
  /// The party, officer or document it is about; `nil` when the case as a whole.
  public var about: String?
  /// Kind of the document it concerns (`nil` for the case), part of the fingerprint.
  public var documentKind: String?
  /// What makes this finding the same one in another run: values that were found, not paths or pages.
  public var subject: String
  public var computed: Computed?
  /// For something missing: what was looked through.
  public var searched: Searched?
  /// The first is the main one; the others are "另见".
  public var evidence: [Evidence]
  public var isWaived = false
  /// Why it is waived, by whom and until when; `nil` where it is not.
  public var waivedBecause: String?
  public var isBaselined = false
  /// Documents and fields that something is missing from; where rules meet that speak of one defect.
  public var places: [FindingPlace] = []
  /// What of a document it says is missing, one by one; a standard may give each points of its own.
  public var missing: [MissingElement] = []

  public init(
    message: String, severity: Severity = .major, advice: String = "", basis: [String] = [], isSure: Bool = true,
    about: String? = nil, documentKind: String? = nil, subject: String = "", computed: Computed? = nil,
    searched: Searched? = nil, evidence: [Evidence] = []
  ) {
    self.message = message
    self.severity = severity
    self.advice = advice
    self.basis = basis
    self.isSure = isSure
    self.about = about
    self.documentKind = documentKind
    self.subject = subject
    self.computed = computed
    self.searched = searched
    self.evidence = evidence
  }
}

/// A kind of document, or a field of one document, that a finding says is missing.
public struct FindingPlace: Sendable, Hashable {
  /// `d01`; `nil` when the document itself is missing.
  public var document: String?
  /// A field, or the kind of the missing document.
  public var what: String

  public init(document: String?, what: String) {
    self.document = document
    self.what = what
  }
}

/// 要素: one of the things that a finding says are missing.
public struct MissingElement: Sendable, Hashable {
  /// As the finding calls it: `质证`.
  public var name: String
  /// Fields or kinds of document of which one would have done; empty when only words of the text would.
  public var ids: [String]

  public init(name: String, ids: [String]) {
    self.name = name
    self.ids = ids
  }

  /// Whether a standard means it by `word`, a name or an id.
  func isCalled(_ word: String) -> Bool { name == word || ids.contains(word) }
}

/// How a period was computed, 计算过程.
public struct Computed: Sendable, Hashable {
  /// Row of the deadline table (`D12`), or the limit as the rule writes it (`15 days`), with sector or province when one decided.
  public var limit: String
  /// What was counted, in `unit`.
  public var count: Int
  public var unit: TimeLimit.Unit
  public var from: CalendarDate
  /// 期满日
  public var lastDay: CalendarDate
  /// Days between that do not count, in the order of the deadline table; empty in most.
  public var deductions: [Deduction] = []

  /// Days that do not count, 扣除的期间, first and last day included.
  public struct Deduction: Sendable, Hashable {
    /// 听证
    public var name: String
    public var from, until: CalendarDate
    /// The document that proves them: `d03`.
    public var document: String

    public init(name: String, from: CalendarDate, until: CalendarDate, document: String) {
      self.name = name
      self.from = from
      self.until = until
      self.document = document
    }

    /// `听证2023年3月1日至2023年3月20日共20日`
    public var shown: String { "\(name)\(from)至\(until)共\(until.days(after: from) + 1)日" }
  }

  public init(
    limit: String, count: Int, unit: TimeLimit.Unit, from: CalendarDate, lastDay: CalendarDate,
    deductions: [Deduction] = []
  ) {
    self.deductions = deductions
    self.limit = limit
    self.count = count
    self.unit = unit
    self.from = from
    self.lastDay = lastDay
  }
}

/// What was looked through before something was called missing.
public struct Searched: Sendable, Hashable {
  public var documents: Int
  public var pages: Int
  /// Titles that came nearest, best first.
  public var nearest: [String]

  public init(documents: Int, pages: Int, nearest: [String]) {
    self.documents = documents
    self.pages = pages
    self.nearest = nearest
  }
}

/// Words in a document, and where they stand.
public struct Evidence: Sendable, Hashable {
  /// `d01`
  public var document: String
  /// Index into ``CaseFile/sources``.
  public var source: Int
  /// Into the text of that source; what is quoted.
  public var span: TextSpan
  /// 0 to 1.
  public var confidence: Double

  public init(document: String, source: Int, span: TextSpan, confidence: Double = 1) {
    self.document = document
    self.source = source
    self.span = span
    self.confidence = confidence
  }
}
