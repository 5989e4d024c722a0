/// A value and the half-open range of UTF-8 offsets it was read from, in the text that was given to the reader.
public struct Match<Value: Sendable>: Sendable {
  public var value: Value
  public var range: Range<Int>
  /// 0 to 1; below 1 when the writing is doubtful (missing separators, look-alike characters, misspelt name).
  public var confidence: Double

  public init(_ value: Value, at range: Range<Int>, confidence: Double = 1) {
    self.value = value
    self.range = range
    self.confidence = confidence
  }
}

/// A length of time with its unit, 期限. There is no default unit: 七日 of the Penalty Law counts working days, 九十日 does not.
public struct TimeLimit: Hashable, Sendable {
  public enum Unit: String, Sendable, CaseIterable {
    case hours, days, workingDays = "working-days", months, years
  }
  public var count: Int
  public var unit: Unit

  public init(_ count: Int, _ unit: Unit) {
    self.count = count
    self.unit = unit
  }
}

/// An amount of money, 金额, in fen; never negative.
public struct Money: Hashable, Comparable, Sendable {
  public var fen: Int
  /// `元`, or the word of another currency as written (`美元`).
  public var currency: String

  public init(fen: Int, currency: String = "元") {
    self.fen = fen
    self.currency = currency
  }

  public static func < (a: Money, b: Money) -> Bool { a.fen < b.fen }

  /// Yuan as a decimal string without needless zeros: `20000`, `0.5`, `1234.56`.
  public var yuan: String {
    let (whole, rest) = (fen / 100, fen % 100)
    if rest == 0 { return "\(whole)" }
    return rest % 10 == 0 ? "\(whole).\(rest / 10)" : "\(whole).\(rest < 10 ? "0" : "")\(rest)"
  }
}

/// The number of a document, 文号: `环罚〔2024〕12号`.
public struct DocumentNumber: Hashable, Sendable {
  /// The brackets around the year, as written.
  public enum Brackets: String, Sendable {
    /// 〔 〕, as GB/T 9704—2012 §7.2.5 wants.
    case hexagonal
    /// [ ] ［ ］
    case square
    /// ( ) （ ）
    case round
    /// 【 】
    case lenticular
    /// ﹝ ﹞ (U+FE5D, U+FE5E)
    case smallTortoise
    /// Anything else, or opening and closing that do not belong together.
    case mixed
  }
  /// 机关代字 with what stands before it (`(某)林罚`, `环罚`), without 字; empty when there is none.
  public var code: String
  public var year: Int
  /// As written: `12`, `007`, `F-000012`.
  public var serial: String
  /// What follows the serial before 号: `-2`, `(非)`; empty when nothing does.
  public var suffix: String
  public var brackets: Brackets
  /// 字 stands before the bracket.
  public var hasZi: Bool
  /// 第 stands before the serial.
  public var hasDi: Bool
  /// As written, spaces removed.
  public var text: String

  public init(
    code: String, year: Int, serial: String, suffix: String = "", brackets: Brackets, hasZi: Bool = false,
    hasDi: Bool = false, text: String
  ) {
    self.code = code
    self.year = year
    self.serial = serial
    self.suffix = suffix
    self.brackets = brackets
    self.hasZi = hasZi
    self.hasDi = hasDi
    self.text = text
  }

  /// Equal for two writings of one number: year, serial without leading zeros, suffix, and code without 字 and width.
  public var identity: String {
    let rest = serial.drop { $0 == "0" }
    return "\(code)|\(year)|\(rest.isEmpty ? serial.suffix(1) : rest)|\(suffix)"
  }

  public func isSame(as other: DocumentNumber) -> Bool { identity == other.identity }
}

/// One place of a law, 法律引用: `《…法》第三十四条第一款第(二)项`.
public struct Citation: Hashable, Sendable {
  /// The name as the document gives it, without 《》 and version; back-references (同法, 本法) are resolved.
  public var law: String
  /// `2021年修订` and the like, as written; empty when none.
  public var version: String
  /// `nil` when only the law is named.
  public var article: Int?
  /// 第X条之一 is 1; `nil` when there is none.
  public var subarticle: Int?
  /// 款; `nil` when none is named.
  public var paragraph: Int?
  /// 项
  public var item: Int?
  /// 目
  public var point: Int?
  /// The word 款 stands where the number is in round brackets, as items are written: 第(三)款.
  public var levelDoubtful: Bool
  /// How the law was found: named in 《》 right here, by its short name, or by 同法/本法/该条 referring back.
  public enum Reference: String, Sendable { case named, shortName, backReference }
  public var reference: Reference

  public init(
    law: String, version: String = "", article: Int? = nil, subarticle: Int? = nil, paragraph: Int? = nil,
    item: Int? = nil, point: Int? = nil, levelDoubtful: Bool = false, reference: Reference = .named
  ) {
    self.law = law
    self.version = version
    self.article = article
    self.subarticle = subarticle
    self.paragraph = paragraph
    self.item = item
    self.point = point
    self.levelDoubtful = levelDoubtful
    self.reference = reference
  }
}

/// A natural person as a document names one, with the number of the enforcement certificate beside the name.
public struct Person: Hashable, Sendable {
  public var name: String
  /// 执法证号 as written, spaces removed; `nil` when none stands beside the name.
  public var number: String?

  public init(name: String, number: String? = nil) {
    self.name = name
    self.number = number
  }
}
