import CaseReading
import Checks
import Reporting

extension Library {
  /// The documents due in a case: those a rule asked for, and, in a whole volume, those that every file of its kind holds.
  func checklist(of file: CaseFile, _ results: [RuleResult]) -> DocumentChecklist {
    var items: [DocumentChecklist.Item] = []
    for result in results where result.outcome != .notApplicable {
      guard let rule = engine.pack[result.rule] else { continue }
      for kinds in rule.requiredKinds { add(kinds, result.outcome, to: &items, in: file) }
    }
    if file.completeness == .volume {
      let asked = Set(items.flatMap(\.kinds))
      for kind in reader.library.kinds where !asked.contains(kind.id) {
        guard kind.isAlwaysDue(in: file.kind, procedure: file.procedure, stages: file.stages) else {
          continue
        }
        add([kind.id], .indeterminate, as: file.unreadParts.isEmpty ? .unruled : .undecided, to: &items, in: file)
      }
    }
    return DocumentChecklist(items: sorted(items, by: file))
  }

  private func add(
    _ kinds: [String], _ outcome: Outcome, as missing: DocumentChecklist.Item.State? = nil,
    to items: inout [DocumentChecklist.Item],
    in file: CaseFile
  ) {
    guard !items.contains(where: { $0.kinds == kinds }) else { return }
    if let present = kinds.first(where: { !file.documents(of: $0).isEmpty }) {
      if !items.contains(where: { $0.kinds == [present] }) {
        items.append(.init(kinds: [present], state: .present))
      }
    } else if outcome != .passed {
      items.append(.init(kinds: kinds, state: missing ?? (outcome == .failed ? .missing : .undecided)))
    }
  }

  /// In the order of the case, then those that are not there.
  private func sorted(_ items: [DocumentChecklist.Item], by file: CaseFile) -> [DocumentChecklist
    .Item]
  {
    let places = items.map { item in
      file.documents.firstIndex { item.kinds.contains($0.kind) } ?? file.documents.count
    }
    return items.indices.sorted { (places[$0], $0) < (places[$1], $1) }.map { items[$0] }
  }
}

extension Rule {
  /// Groups of kinds of which each must be there, one of a group: what its `document-required` steps ask for.
  var requiredKinds: [[String]] {
    guard let check = node["check"] else { return [] }
    return check.listed.flatMap { step -> [[String]] in
      guard step["kind"]?.text == "document-required" else { return [] }
      let groups =
        [step["any-of"]?.listed ?? []] + (step["all-of"]?.listed ?? []).map { [$0] }
        + (step["groups"]?.listed ?? []).map(\.listed)
      return groups.map { $0.compactMap(\.requiredKind) }.filter { !$0.isEmpty }
    }
  }
}

extension PackNode {
  /// The kind that an element of `any-of` names; fields and conditions, which are as good, name none.
  fileprivate var requiredKind: String? {
    if let text { return text.contains(".") ? nil : text }
    return self["document"]?.text
  }
}
