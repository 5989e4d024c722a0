import CaseReading

/// An answer to a condition: yes with the words that prove it, no, or that it cannot be told.
enum Truth: Sendable {
  case yes([Evidence])
  case no
  case unknown(because: String)

  var isYes: Bool {
    if case .yes = self { true } else { false }
  }

  static func of(_ answer: Bool, _ evidence: [Evidence] = []) -> Truth { answer ? .yes(evidence) : .no }

  static prefix func ! (truth: Truth) -> Truth {
    switch truth {
    case .yes: .no
    case .no: .yes([])
    case .unknown: truth
    }
  }

  /// No if one says no; else unknown if one is; else yes with all their words.
  static func all(_ truths: some Sequence<Truth>) -> Truth {
    var evidence: [Evidence] = []
    var unknown: Truth?
    for truth in truths {
      switch truth {
      case .yes(let words): evidence += words
      case .no: return .no
      case .unknown: unknown = unknown ?? truth
      }
    }
    return unknown ?? .yes(evidence)
  }

  /// Yes if one says yes; else unknown if one is; else no.
  static func any(_ truths: some Sequence<Truth>) -> Truth {
    var unknown: Truth?
    for truth in truths {
      switch truth {
      case .yes: return truth
      case .no: continue
      case .unknown: unknown = unknown ?? truth
      }
    }
    return unknown ?? .no
  }
}
