public import DocExtract

/// A case file, 案卷, as it reads.
public struct CaseFile: Sendable {
  /// Relative to the argument; the argument's own name when it is the case.
  public var path: String
  public var sources: [ExtractedSource]
  /// In the order of the case.
  public var documents: [CaseDocument]
  /// `penalty licensing coercion enforcement inspection levy confirmation`, or `unknown`.
  public var kind: String
  /// `ordinary summary no-penalty` for a penalty, else `general`.
  public var procedure: String
  /// Those of `hearing daily transfer seizure freeze agency court substitute change` that occurred, sorted.
  public var stages: [String]
  /// An id such as `samr`; `other` when nothing tells.
  public var sector: String
  /// Short name (`广东`); `nil` when nothing tells.
  public var province: String?
  /// `2017` or `2021`: the Penalty Law by the date of the decision; `nil` when no date was read, and for other kinds.
  public var lawGeneration: String?
  public var completeness: Completeness
  public var parties: [Party]
  public var officers: [Officer]
  public var timeline: [TimelineEvent]
  /// Facts that two documents state differently.
  public var conflicts: [Conflict]
  /// What a person should know of the file as a whole, in the order of its sources.
  public var remarks: [CaseRemark] = []
  /// How kind, procedure, sector and the rest were told, by their name.
  public var reasons: [String: String]

  public init(
    path: String, sources: [ExtractedSource] = [], documents: [CaseDocument] = [], kind: String = "unknown",
    procedure: String = "general", stages: [String] = [], sector: String = "other", province: String? = nil,
    lawGeneration: String? = nil, completeness: Completeness = .partial, parties: [Party] = [],
    officers: [Officer] = [], timeline: [TimelineEvent] = [], conflicts: [Conflict] = [],
    reasons: [String: String] = [:]
  ) {
    self.path = path
    self.sources = sources
    self.documents = documents
    self.kind = kind
    self.procedure = procedure
    self.stages = stages
    self.sector = sector
    self.province = province
    self.lawGeneration = lawGeneration
    self.completeness = completeness
    self.parties = parties
    self.officers = officers
    self.timeline = timeline
    self.conflicts = conflicts
    self.reasons = reasons
  }

  public func documents(of kind: String) -> [CaseDocument] { documents.filter { $0.kind == kind && !$0.isStray } }

  /// Why the case was not read whole: unread sources and pages, in Chinese; empty when it was.
  public var unreadParts: [String] {
    sources.flatMap { source in
      source.status == .read || source.status == .skipped
        ? [] : ["\(source.file.path): \(source.issues.first?.message ?? "未读取")"]
    }
  }
}

/// How much of a case the file holds (DESIGN §4).
public enum Completeness: String, Sendable, CaseIterable {
  /// One document.
  case single
  /// No decision yet.
  case open
  /// A decision together with filing, notice, index or closing note.
  case volume
  /// Anything else.
  case partial
}

/// A party, 当事人.
public struct Party: Sendable, Hashable {
  public typealias Kind = PartyName.Kind
  /// As the decision (or the latest document) writes it.
  public var name: String
  public var kind: Kind
  /// Other writings and defined short names (以下简称).
  public var aliases: [String]

  public init(name: String, kind: Kind = .unknown, aliases: [String] = []) {
    self.name = name
    self.kind = kind
    self.aliases = aliases
  }
}

/// An officer, 执法人员, across the documents of a case.
public struct Officer: Sendable, Hashable {
  public var name: String
  /// Distinct certificate numbers in the order of the case.
  public var numbers: [String]
  /// Document ids.
  public var documents: [String]

  public init(name: String, numbers: [String], documents: [String]) {
    self.name = name
    self.numbers = numbers
    self.documents = documents
  }
}

/// Something that happened, with the words it was read from.
public struct TimelineEvent: Sendable, Hashable {
  /// `found filed inspected interviewed registered seized extended frozen released reported reviewed waived defended applied accepted notified
  /// heard discussed approved decided served published demanded enforced ruled paid closed archived`
  public var event: String
  public var date: CalendarDate
  /// Document id and field id.
  public var document: String
  public var field: String

  public init(event: String, date: CalendarDate, document: String, field: String) {
    self.event = event
    self.date = date
    self.document = document
    self.field = field
  }
}

/// One fact, stated differently in several places.
public struct Conflict: Sendable, Hashable {
  /// `decided-on`, `party-name` …
  public var fact: String
  /// Document ids with what each says.
  public var statements: [(document: String, text: String)] { zip(documents, texts).map { ($0, $1) } }
  public var documents: [String]
  public var texts: [String]

  public init(fact: String, documents: [String], texts: [String]) {
    self.fact = fact
    self.documents = documents
    self.texts = texts
  }
}
