import CaseReading
import Synchronization

/// Names that stand for persons, the same for the same person through a whole report: 张某, 李某, 张某2; parties are 张某某.
final class PersonTokens: Sendable {
  private struct State {
    var tokens: [String: String] = [:]
    var surnames: [String: Int] = [:]
  }
  private let state = Mutex(State())

  func token(for name: String, isParty: Bool) -> String {
    state.withLock { state in
      if let token = state.tokens[name] { return token }
      // Names of their own for parties: they may be hidden later than the others.
      let surname = PartyName.surname(of: name) + (isParty ? "某某" : "某")
      let number = state.surnames[surname, default: 0] + 1
      state.surnames[surname] = number
      let token = surname + (number > 1 ? String(number) : "")
      state.tokens[name] = token
      return token
    }
  }
}
