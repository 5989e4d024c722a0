public import CaseReading
public import DocExtract

/// One document, 文书, of a case, with everything that was read of it.
public struct ResultDocument: Sendable, Equatable {
  /// The pages of one file that a document stands in; 1-based.
  public struct Part: Sendable, Equatable {
    public var source: String
    public var firstPage, lastPage: Int
  }
  /// `d01`, `d02` … in the order of the case.
  public var id: String
  /// An id of `documents.csv`, or `unknown`.
  public var kind: String
  /// As printed; empty when there is none.
  public var title: String
  /// Path of its first file.
  public var source: String
  /// 1-based pages of `source`; `nil` in formats without pages.
  public var firstPage, lastPage: Int?
  /// All files in order, when it is spread over several; empty otherwise.
  public var parts: [Part]
  /// 0 to 1, in hundredths: how surely the kind was told.
  public var confidence: Double
  /// Why this kind, in Chinese.
  public var reasons: [String]
  /// Why part of it could not be read; `nil` when all of it was.
  public var unreadable: String?
  /// It belongs to another case than the rest of the folder.
  public var isStray: Bool
  /// What a person corrected: `border`, `kind` and ids of fields.
  public var corrected: [String]
  /// The form it comes nearest to; `nil` where no set has one of this kind.
  public var template: ResultTemplate?
  /// By field id, in the order of the text; an absent field has no key.
  public var fields: [String: [ResultOccurrence]]
}

/// A form of a set with how well a document keeps to it, 文书模板.
public struct ResultTemplate: Sendable, Equatable {
  /// A set by its name, and the share to which the document keeps to its form.
  public struct Candidate: Sendable, Equatable {
    public var set: String
    public var title: String
    /// 0 to 1, in hundredths; from 0.75 on it conforms.
    public var conformance: Double
  }
  public var best: Candidate
  /// Other sets whose form is as near.
  public var alike: [String]
  public var next: Candidate?
}

/// One place of a document where a field was read.
public struct ResultOccurrence: Sendable, Equatable {
  public typealias State = FieldOccurrence.State
  public var state: State
  /// `nil` unless `state` is `found`.
  public var value: ResultValue?
  /// The words it was read from, as printed, line breaks closed up.
  public var text: String
  /// 0 to 1, in hundredths: how surely it was read.
  public var confidence: Double
  public var place: ResultPlace
}

/// What a field holds, as the JSON says it.
public enum ResultValue: Sendable, Equatable {
  /// Words, an ISO date or moment, an amount in yuan, the state of a mark.
  case text(String)
  /// Names, choices.
  case list([String])
  case duration(TimeLimit)
  /// Not empty.
  case citations([ResultCitation])
}

/// A place of a law as a document cites it.
public struct ResultCitation: Sendable, Equatable {
  public var law: String
  /// As written; empty when none is.
  public var version: String
  public var article, subarticle, paragraph, item, point: Int?
}

/// Where words stand, as a reader of the report looks them up.
public struct ResultPlace: Sendable, Equatable {
  /// The file, where the document goes on in another one than its source.
  public var source: String?
  /// 1-based page of the file; `nil` in formats without pages.
  public var page: Int?
  /// 1-based line on its page, or of the file in formats without pages; only told of evidence.
  public var line: Int?
  /// Around all the words, in points from the top left of the page, in tenths; `nil` in formats without pages.
  public var box: Box?
  /// One for each line the words touch, in reading order, when there are several; empty otherwise.
  public var boxes: [Box] = []
  /// 1-based; only in formats without pages, and only outside of tables.
  public var paragraph: Int?
  /// 1-based table, row and column; only in formats without pages.
  public var cell: [Int]?
  /// 1-based place of the cell among those that its row shows, where that is not its column.
  public var cellInRow: Int?

  public init() {}

  /// One box for each line.
  public var lineBoxes: [Box] { boxes.isEmpty ? [box].compactMap(\.self) : boxes }

  /// `第3页第12行`, `第8段`, `表1第2行第2格`, `第5行`; empty when nothing is known.
  public var words: String {
    if let page { return "第\(page)页" + (line.map { "第\($0)行" } ?? "") }
    if let cell, cell.count == 3 { return "表\(cell[0])第\(cell[1])行第\(cellInRow ?? cell[2])格" }
    if let paragraph { return "第\(paragraph)段" }
    return line.map { "第\($0)行" } ?? ""
  }
}
