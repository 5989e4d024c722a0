import CaseReading
import Synchronization

/// Names that stand for persons, the same for the same person through a whole report: 张某, 李某, 张某2.
final class PersonTokens: Sendable {
  private struct State {
    var tokens: [String: String] = [:]
    var order: [String] = []
    var surnames: [String: Int] = [:]
  }
  private let state = Mutex(State())

  /// In the order in which they were needed.
  var all: [String] { state.withLock(\.order) }

  func token(for name: String) -> String {
    state.withLock { state in
      if let token = state.tokens[name] { return token }
      let surname = PartyName.surname(of: name)
      let number = state.surnames[surname, default: 0] + 1
      state.surnames[surname] = number
      let token = surname + "某" + (number > 1 ? String(number) : "")
      state.tokens[name] = token
      state.order.append(token)
      return token
    }
  }
}
