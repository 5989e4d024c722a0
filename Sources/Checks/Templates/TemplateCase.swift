public import CaseReading

/// The documents of one case beside the sets of forms that may be meant.
public struct TemplateCase: Sendable {
  public let library: TemplateLibrary
  /// Indices of the sets that this case is compared with.
  public let sets: Set<Int>
  /// Of those, the sets of its sector and province: what the agency should use.
  public let own: Set<Int>
  /// By index of the document; documents of which no set has the form have none.
  public let matches: [Int: TemplateMatch]

  /// - Parameters:
  ///   - sector, province: of the case; `other` and `nil` where nothing tells.
  public init(_ file: CaseFile, library: TemplateLibrary, sector: String, province: String?) {
    self.library = library
    let meant = library.sets.indices.filter { library.sets[$0].isFor(file) }
    sets = Set(meant)
    own = Set(
      meant.filter { index in
        let one = library.sets[index]
        return (one.sector ?? sector) == sector && (one.province == nil || one.province == province)
      })
    guard !sets.isEmpty else {
      matches = [:]
      return
    }
    let matcher = TemplateMatcher(library)
    var matches: [Int: TemplateMatch] = [:]
    for index in file.documents.indices where !file.documents[index].isStray {
      let document = file.documents[index]
      matches[index] = matcher.match(document, among: sets, on: Self.day(of: document))
    }
    self.matches = matches
  }

  /// When a document was made, 成文日, as far as its fields say.
  public static func day(of document: CaseDocument) -> CalendarDate? {
    for field in days {
      guard case .found(let all) = document.field(field) else { continue }
      for occurrence in all {
        switch occurrence.value {
        case .date(let date): return date
        case .dateTime(let moment): return moment.date
        default: continue
        }
      }
    }
    return nil
  }

  private static let days = [
    "decided-on", "issued-on", "released-on", "accepted-on", "approved-on", "reviewed-on", "started-at", "reported-on",
    "served-on",
    "published-on", "session-at", "extracted-on", "sampled-on", "filed-on", "closed-on", "waived-on", "submitted-on",
    "applied-at",
    "transferred-on", "archived-on", "compiled-on", "handler-signed-on", "drawn-on", "checked-on",
  ]
}

extension TemplateSet {
  /// A set of some agencies is for cases that name one of them.
  func isFor(_ file: CaseFile) -> Bool {
    guard !agencies.isEmpty else { return true }
    let names = agencies.map { Array($0.utf8) }
    return file.documents.contains { document in
      names.contains { document.text.bytes.firstRange(of: $0) != nil }
    }
  }
}
