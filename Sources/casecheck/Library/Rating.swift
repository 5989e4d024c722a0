import CaseReading
import Checks
import Foundation
import Reporting

/// A standard with what persons said, ready to rate cases.
struct Rating: Sendable {
  let standard: ReviewStandard
  let directory: RuleDirectory
  private let confirmations: Confirmations
  /// Of the file of confirmations; `nil` without one.
  private let confirmationsSHA256: String?
  private let sha256: String
  /// The standard's file, for errors.
  let path: String

  init(_ books: StandardBooks, _ place: String?) throws {
    standard = try books.standard()
    directory = books.directory
    let places = try books.places(of: standard)
    path = places.first ?? standard.id
    sha256 = try DataFolders().hash(of: places)
    confirmationsSHA256 = try place.map { try DataFolders().hash(of: [$0]) }
    guard let place else {
      confirmations = Confirmations()
      return
    }
    do {
      confirmations = try Confirmations(
        PackFolder.node(at: place, named: place), standard: standard, directory: books.directory)
    } catch {
      throw error.at(place)
    }
  }

  /// The file of a rule as the standard wants it; `nil` when it leaves the rule alone.
  func overriding(_ rule: String, _ node: PackNode) throws -> PackNode? {
    do {
      return try standard.overriding(rule, node)
    } catch {
      throw error.at(path)
    }
  }

  func sheet(of file: CaseFile, _ results: [RuleResult], asOf: CalendarDate, kinds: [String: String]) -> ScoreSheet? {
    Scorer.sheet(
      of: standard, for: file, results, asOf: asOf, confirmations: confirmations, directory: directory, kinds: kinds)
  }

  var reference: References.Standard {
    References.Standard(
      id: standard.id, title: standard.title, version: standard.version, sha256: sha256,
      confirmationsSHA256: confirmationsSHA256)
  }

  /// Tells of confirmations for cases that this run does not have.
  func tellUnused(_ paths: [String]) {
    for name in confirmations.cases(missingFrom: paths) {
      StandardError.line("casecheck: 确认文件里的案卷“\(name)”不在这次给出的案卷里,它的意见没有用上;请改成案卷的路径或者文件夹名,或者去掉 case 一行")
    }
  }
}
