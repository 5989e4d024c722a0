/// Why a check could not be made in a scope.
enum Unmet: Error, Equatable, Sendable {
  /// Something it stands on is not in the case; the rule does not apply.
  case absent(String)
  /// Something could not be read, or reference data does not reach; the rule is indeterminate.
  case unreadable(String)
  /// A document it stands on was not recognized, but may be in something that was not read; the rule is indeterminate
  /// unless the same check could be made on other documents.
  case hidden(String)
}
