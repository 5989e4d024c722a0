public import CaseReading
internal import Foundation
internal import Synchronization

/// The register of laws, 法规表: names, versions with their dates, number of articles, topics of articles.
///
/// The files are read when the first question comes; rows become values only when a law is asked for.
public final class LawRegister: Sendable {
  /// One version of a law.
  public struct Version: Sendable, Hashable {
    /// `2021修订`
    public var label: String
    /// 公布日、施行日; the first day on which it no longer applies.
    public var promulgated, effective, superseded: CalendarDate?
    /// Highest article number; `nil` when no text of the version was seen.
    public var articles: Int?
    /// A to D, how well sourced.
    public var confidence: String
    /// 现行, 已废止 …
    public var status: String

    /// Whether it applied on that day; `nil` when the dates do not tell.
    public func isInForce(on day: CalendarDate) -> Bool? {
      if let superseded, day >= superseded { return false }
      if let promulgated, day < promulgated { return false }
      guard let effective else { return nil }
      if day < effective { return false }
      // Without an end only a version said to be in force surely applies.
      return superseded == nil && status.hasPrefix("已") ? nil : true
    }
  }

  public struct Law: Sendable {
    public var id, name, kind: String
    /// In the order of the register, oldest first.
    public var versions: [Version]
    public var shortNames: [String] = []
    public var issuer = ""
    /// A to D, how well sourced its name is.
    public var confidence = ""
    /// Its number (国务院令第…号), or what else there is to know.
    public var note = ""
  }

  /// A law found by name.
  public struct Hit: Sendable {
    public var law: Law
    /// 1 for the full or a short name; less when letters differ.
    public var confidence: Double
  }

  private let folder: String
  private let added: ReferenceList?
  private let state = Mutex<Loaded?>(nil)

  /// - Parameters:
  ///   - folder: with `laws.csv`, `law_versions.csv`, `law_articles_topics.csv`.
  ///   - added: laws of the user's, which stand before the others; a law of the same name is theirs.
  public init(folder: String, added: ReferenceList? = nil) { (self.folder, self.added) = (folder, added) }

  /// The law with that name: full, short, without 中华人民共和国, without a version behind it, or misspelt a little.
  public func find(_ name: String) -> Hit? {
    withLoaded { loaded in
      loaded.hit(name)
    }
  }

  /// The laws whose full or short names hold all of the words, those first that are named so; at most `most`.
  public func search(_ words: [String], most: Int) -> (laws: [Law], count: Int) {
    withLoaded { $0.search(words, most: most) }
  }

  /// Where an article went, or came from, when the law was made anew.
  public func successors(of article: Int, in law: Law, version label: String) -> [ArticleChange] {
    withLoaded { $0.changes.filter { $0.law == law.id && $0.from == label && $0.old == article } }
  }

  /// What is known of an article of the version that a label or a date points to.
  public func article(_ number: Int, of law: Law, version label: String) -> LawArticle? {
    withLoaded { $0.articles(of: law.id, version: label)[number] }
  }

  private func withLoaded<Result>(_ body: (inout Loaded) -> Result) -> Result {
    state.withLock { state in
      var loaded = state ?? Loaded(folder: folder, added: added)
      state = nil
      defer { state = loaded }
      return body(&loaded)
    }
  }
}

/// What the register says of one article, 条.
public struct LawArticle: Sendable, Hashable {
  /// 款 and 项 of the article.
  public var paragraphs, items: Int
  /// Items of each paragraph that has some.
  public var itemsByParagraph: [Int: Int]
  /// What it is about, in a few words that are not the law's.
  public var topic = ""
}

/// What became of one article when its law was made anew; `nil` for one that is gone or that is new.
public struct ArticleChange: Sendable, Hashable {
  let law: String
  public var from, to: String
  public var old, new: Int?
  /// 原文相同、修改、拆分、合并、删除、新增
  public var relation: String

  fileprivate init?(_ fields: [String]) {
    guard fields.count > 7 else { return nil }
    (law, from, to, relation) = (fields[0], fields[1], fields[2], fields[7])
    (old, new) = (Int(fields[3]), Int(fields[4]))
  }
}

extension LawRegister {
  /// The files, and what was made of their rows so far.
  fileprivate struct Loaded {
    private let laws, versions: CSVTable
    private let folder: String
    private let versionRows: [String: Range<Int>]
    private var topics: [String: [Int: LawArticle]]?
    private var found: [Int: Law] = [:]
    private let names: LawNames
    /// Names asked for before: the same few return in every document, and a name that is none costs a walk over all.
    private var hits: [String: Hit?] = [:]
    private static let mostHits = 10_000

    init(folder: String, added: ReferenceList?) {
      self.folder = folder
      let own = added.map(AddedLaws.init)
      laws = Loaded.table(folder, "laws.csv", behind: own?.laws)
      versions = Loaded.table(folder, "law_versions.csv", behind: own?.versions)
      names = LawNames(laws)
      var rows: [String: Range<Int>] = [:]
      var start = 0
      var current: ArraySlice<UInt8> = []
      for row in versions.rows.indices {
        let id = versions.bytes[versions.firstField(row)]
        if id != current {
          if !current.isEmpty { rows[String(decoding: current, as: UTF8.self)] = start..<row }
          (current, start) = (id, row)
        }
      }
      if !current.isEmpty { rows[String(decoding: current, as: UTF8.self)] = start..<versions.rows.count }
      versionRows = rows
    }

    private static func table(_ folder: String, _ name: String, behind own: [UInt8]? = nil) -> CSVTable {
      let bytes = FileManager.default.contents(atPath: "\(folder)/\(name)").map { Array($0) } ?? []
      guard let own, let header = bytes.firstIndex(of: UInt8(ascii: "\n")) else { return CSVTable(bytes) }
      return CSVTable(bytes[...header] + own + bytes[(header + 1)...])
    }

    mutating func hit(_ name: String) -> Hit? {
      if let known = hits[name] { return known }
      let hit = names.find(name).map { Hit(law: law($0.row), confidence: $0.confidence) }
      if hits.count >= Loaded.mostHits { hits.removeAll(keepingCapacity: true) }
      hits[name] = .some(hit)
      return hit
    }

    private mutating func law(_ row: Int) -> Law {
      if let law = found[row] { return law }
      let fields = laws.fields(row)
      let id = fields.first ?? ""
      let history = (versionRows[id] ?? 0..<0).map { Version(versions.fields($0)) }
      func text(_ index: Int) -> String { index < fields.count ? fields[index] : "" }
      let law = Law(
        id: id, name: text(1), kind: text(3), versions: history,
        shortNames: text(2).split(separator: "|").map(String.init), issuer: text(4), confidence: text(6),
        note: text(7))
      found[row] = law
      return law
    }

    mutating func search(_ words: [String], most: Int) -> (laws: [Law], count: Int) {
      let wanted = words.map { Array($0.utf8) }.filter { !$0.isEmpty }
      var rows: [(rank: Int, row: Int)] = []
      for row in laws.rows.indices {
        let fields = laws.fields(row)
        guard fields.count > 2 else { continue }
        let names = ([fields[1]] + fields[2].split(separator: "|").map(String.init))
        let hits = names.filter { name in
          let bytes = Array(name.utf8)
          return wanted.allSatisfy { bytes.firstRange(of: $0) != nil }
        }
        guard let shortest = hits.map(\.utf8.count).min() else { continue }
        rows.append((shortest, row))
      }
      let best = rows.sorted { $0 < $1 }.prefix(most)
      return (best.map { law($0.row) }, rows.count)
    }

    /// `law_articles_map.csv`
    lazy var changes: [ArticleChange] = {
      let table = Loaded.table(folder, "law_articles_map.csv")
      return table.rows.indices.compactMap { ArticleChange(table.fields($0)) }
    }()

    mutating func articles(of law: String, version: String) -> [Int: LawArticle] {
      if topics == nil {
        let table = Loaded.table(folder, "law_articles_topics.csv")
        var all: [String: [Int: LawArticle]] = [:]
        for row in table.rows.indices {
          let fields = table.fields(row)
          guard fields.count >= 10, let number = Int(fields[3]) else { continue }
          all["\(fields[0]) \(fields[2])", default: [:]][number] = LawArticle(fields)
        }
        topics = all
      }
      return topics?["\(law) \(version)"] ?? [:]
    }
  }
}

extension LawRegister.Version {
  fileprivate init(_ fields: [String]) {
    func text(_ index: Int) -> String { index < fields.count ? fields[index] : "" }
    label = text(1)
    promulgated = CalendarDate(iso: text(2))
    effective = CalendarDate(iso: text(3))
    superseded = CalendarDate(iso: text(4))
    articles = Int(text(5))
    confidence = text(8)
    status = text(10)
  }
}

extension LawArticle {
  fileprivate init(_ fields: [String]) {
    paragraphs = Int(fields[4]) ?? 0
    items = Int(fields[5]) ?? 0
    var byParagraph: [Int: Int] = [:]
    for part in fields[6].split(whereSeparator: { $0 == "|" || $0 == ";" || $0 == " " }) {
      let pair = part.split(separator: ":")
      if pair.count == 2, let paragraph = Int(pair[0]), let items = Int(pair[1]) { byParagraph[paragraph] = items }
    }
    itemsByParagraph = byParagraph
    topic = fields.count > 7 ? fields[7] : ""
  }
}
