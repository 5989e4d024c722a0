import CaseReading
import DocExtract

/// `SecondaryVolume`: what belongs to the 副卷 does not lie in the 正卷, where the file is parted so.
struct SecondaryVolumeCheck: NamedCheck {
  private let secondary: [String]

  init(_ keys: inout PackMapping, _ context: PackContext) throws(PackError) {
    secondary = try context.kinds(keys.require("secondary"))
  }

  func examine(_ scope: CaseScope) -> CheckOutcome {
    let volumes = scope.file.documents.indices.map { volume(of: $0, scope) }
    guard volumes.contains("正卷") else { return .absent("案卷没有写明分正卷、副卷") }
    var outcome = CheckOutcome.passed
    for kind in secondary {
      for index in scope.indices(of: kind) where volumes[index] == "正卷" {
        let document = scope.file.documents[index]
        outcome.findings.append(
          scope.finding(
            "\(scope.facts.name(of: document))放在正卷,应归副卷", kind: kind, subject: "\(kind)在正卷",
            evidence: [scope.title(of: document)]))
      }
    }
    for index in scope.indices(of: "file-index") where volumes[index] == "正卷" {
      for entry in FileIndex(scope.file.documents[index], in: scope.file).entries {
        let kinds = entry.kinds(scope.facts.titles).joined()
        guard let kind = secondary.first(where: kinds.contains) else { continue }
        outcome.findings.append(
          scope.finding(
            "正卷目录列有“\(entry.name)”,应归副卷", kind: "file-index", subject: "\(kind)在正卷目录", evidence: [entry.evidence]))
      }
    }
    return outcome
  }

  /// 正卷 or 副卷: told by the path of the file, or by the cover or the list that goes before; empty when nothing tells.
  private func volume(of index: Int, _ scope: CaseScope) -> String {
    let document = scope.file.documents[index]
    let path = scope.file.sources.indices.contains(document.source) ? scope.file.sources[document.source].file.path : ""
    for word in ["副卷", "正卷"] where path.contains(word) { return word }
    for before in (0...index).reversed() {
      let other = scope.file.documents[before]
      guard other.source == document.source else { break }
      guard ["file-cover", "file-index"].contains(other.kind) else { continue }
      let named = scope.read("volume-kind", in: before).found.flatMap(\.words) + [other.title]
      for word in ["副卷", "正卷"] where named.contains(where: { $0.contains(word) }) { return word }
    }
    return ""
  }
}
