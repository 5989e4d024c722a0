/// Why a check could not be made in a scope.
enum Unmet: Error, Equatable, Sendable {
  /// Something it stands on is not in the case; the rule does not apply.
  case absent(String)
  /// Something could not be read, or reference data does not reach; the rule is indeterminate.
  case unreadable(String)
}
