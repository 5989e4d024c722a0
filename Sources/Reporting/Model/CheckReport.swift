public import CaseReading
public import Checks
public import DocExtract

/// The data a report was made with, 引用数据.
public struct References: Sendable, Equatable {
  public struct Pack: Sendable, Equatable {
    public var name, version, sha256: String
    public init(name: String, version: String, sha256: String) {
      self.name = name
      self.version = version
      self.sha256 = sha256
    }
  }
  public struct List: Sendable, Equatable {
    public var id, sha256: String
    public var rows: Int
    public init(id: String, rows: Int, sha256: String) {
      self.id = id
      self.rows = rows
      self.sha256 = sha256
    }
  }
  public struct Standard: Sendable, Equatable {
    public var id, title, version, sha256: String
    /// Of what persons said of the score sheets; `nil` when nobody did.
    public var confirmationsSHA256: String?
    public init(id: String, title: String, version: String, sha256: String, confirmationsSHA256: String? = nil) {
      self.id = id
      self.title = title
      self.version = version
      self.sha256 = sha256
      self.confirmationsSHA256 = confirmationsSHA256
    }
  }
  /// 评查日
  public var asOf: CalendarDate
  public var packs: [Pack]
  /// The last day the calendar of working days knows.
  public var calendarThrough: CalendarDate
  public var calendarSHA256: String
  public var lawsSHA256: String
  /// Of the file of corrections; `nil` without one.
  public var correctionsSHA256: String?
  /// The user's lists, sorted by their ids; empty without one.
  public var lists: [List]
  /// What the cases were rated by; `nil`: they were not.
  public var standard: Standard?
  /// Parts of the sandbox that the machine lacked while the files were read, by their names; empty on most.
  public var missingSandbox: [SandboxLayer]

  public init(
    asOf: CalendarDate, packs: [Pack], calendarThrough: CalendarDate, calendarSHA256: String, lawsSHA256: String,
    correctionsSHA256: String? = nil, lists: [List] = [], standard: Standard? = nil, missingSandbox: [SandboxLayer] = []
  ) {
    self.asOf = asOf
    self.packs = packs
    self.calendarThrough = calendarThrough
    self.calendarSHA256 = calendarSHA256
    self.lawsSHA256 = lawsSHA256
    self.correctionsSHA256 = correctionsSHA256
    self.lists = lists
    self.standard = standard
    self.missingSandbox = missingSandbox
  }
}

/// One case with what every rule said of it.
public struct CaseReport: Sendable {
  public var file: CaseFile
  /// In the order of the catalogue.
  public var results: [RuleResult]
  public var checklist: DocumentChecklist
  /// Pictures of the pages where something was found, for reports that show them.
  public var pages = CasePages()
  /// Which waivers and known findings it made use of.
  public var accepted = Acceptance.Use()
  /// The forms that its documents were made from; `nil` where nothing was compared.
  public var templates: TemplateCase?
  /// What is compared with the other cases of the run; `nil` where nothing is.
  public var trace: BatchTrace?
  /// `nil` without a standard, and when the standard has no sheet for such a case.
  public var score: ScoreSheet?

  public init(
    file: CaseFile, results: [RuleResult], checklist: DocumentChecklist = DocumentChecklist(), score: ScoreSheet? = nil
  ) {
    self.file = file
    self.results = results
    self.checklist = checklist
    self.score = score
  }
}

/// Which documents a case should hold, 应有文书, and which of them it does.
public struct DocumentChecklist: Sendable, Equatable {
  /// A document that is due: one of several kinds will do.
  public struct Item: Sendable, Equatable {
    public enum State: String, Sendable, CaseIterable {
      case present, missing, undecided
      /// Not there, usual in a file of this kind, and asked for by no rule: no finding follows.
      case unruled
    }
    /// Ids of kinds; any of them.
    public var kinds: [String]
    public var state: State

    public init(kinds: [String], state: State) {
      self.kinds = kinds
      self.state = state
    }
  }
  public var items: [Item]

  public init(items: [Item] = []) { self.items = items }
}
