import CaseReading
import Checks

extension Library {
  /// The kinds of document, those of the user among them.
  static func kinds(_ builtIn: BuiltIn, _ user: UserPacks) throws -> KindLibrary {
    try KindLibrary(
      kinds: UserPacks.merged(builtIn.kinds, user.kinds), fields: builtIn.table("fields"),
      words: builtIn.table("regions"),
      proven: builtIn.isProven ? Set(builtIn.kinds.map(\.path)).subtracting(user.kinds.map(\.path)) : nil)
  }

  /// The standards alone, without rules that run.
  static func books(_ user: UserPacks, named name: String = "") throws -> StandardBooks {
    let builtIn = try BuiltIn.load(withExamples: false, withStandards: true)
    return try StandardBooks(
      builtIn, user, rules: UserPacks.merged(builtIn.rules, user.rules), vocabulary: kinds(builtIn, user).vocabulary,
      named: name)
  }
}
