/// For whom a report is made, which decides what is masked in it.
enum Audience: String, CaseIterable, Sendable {
  /// The agency whose cases they are, and the reviewers: everything as it stands in the files.
  case agency, reviewer
  /// Anybody else.
  case `public`

  var isInside: Bool { self != .public }
}
