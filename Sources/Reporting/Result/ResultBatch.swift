import CaseReading
public import Checks

/// The places that a comparison of cases may quote, kept from each case while it was at hand.
public struct BatchPlaces: Sendable {
  private var places: [Evidence: ResultEvidence] = [:]
  private var sourceCount = 0

  public init() {}

  /// - Parameter sources: how many files the case has, read or not.
  public mutating func add(_ result: ResultCase, sources: Int) {
    for (evidence, place) in result.batchPlaces {
      var (evidence, place) = (evidence, place)
      evidence.source += sourceCount
      place.source = CaseURI.path(of: place.source, in: result.path)
      places[evidence] = place
    }
    sourceCount += sources
  }

  func place(of evidence: Evidence) -> ResultEvidence? { places[evidence] }
}

extension ResultRule {
  /// What several cases together show; files are named with the path of their case.
  public init(ofBatch result: RuleResult, places: BatchPlaces, redactor: Redactor) {
    self.init(ofRun: result, redactor: redactor)
    for index in findings.indices {
      findings[index].evidence = result.findings[index].evidence.compactMap(places.place)
    }
  }
}

extension ResultCase {
  /// Stands where formats name the case.
  static let batchPath = Baseline.batchPath

  /// A comparison of cases as formats show it that list cases.
  init(batch rules: [ResultRule]) {
    self.init(
      path: Self.batchPath, kind: "unknown", procedure: "general", stages: [], sector: "other", province: nil,
      lawGeneration: nil, completeness: .partial, parties: [], officers: [], sources: [], documents: [], timeline: [],
      checklist: DocumentChecklist(), rules: rules, score: nil)
  }
}

extension ResultRule {
  /// With the paths of cases and files that a masked case has.
  public func naming(_ paths: [String: String]) -> ResultRule {
    var rule = self
    for index in findings.indices {
      for place in findings[index].evidence.indices {
        let source = findings[index].evidence[place].source
        rule.findings[index].evidence[place].source = paths[source] ?? source
      }
    }
    return rule
  }
}

extension ResultCase {
  /// How files are named when several cases are spoken of, beside how they are named in `masked`.
  public func paths(in masked: ResultCase) -> [String: String] {
    guard masked.path != path || masked.sources.map(\.path) != sources.map(\.path) else { return [:] }
    return Dictionary(
      zip(sources, masked.sources).map {
        (CaseURI.path(of: $0.path, in: path), CaseURI.path(of: $1.path, in: masked.path))
      }, uniquingKeysWith: { first, _ in first })
  }
}
