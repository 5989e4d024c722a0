/// 要素: a finding that misses several things, taken one by one where the standard gives each points of its own.
extension Scorer {
  /// A finding as a whole, or by its elements.
  func pieces(of rule: String, at index: Int) -> [Found] {
    let whole = Found(rule: rule, index: index)
    guard split.contains(rule), let missing = finding(whole)?.missing, !missing.isEmpty else { return [whole] }
    return missing.indices.map { Found(rule: rule, index: index, element: $0) }
  }

  private func element(_ found: Found) -> MissingElement? {
    guard let number = found.element, let missing = finding(found)?.missing, missing.indices.contains(number) else {
      return nil
    }
    return missing[number]
  }

  /// Whether one of the elements that `words` name is what is missing.
  func misses(_ found: Found, anyOf words: [String]) -> Bool {
    if let element = element(found) { return words.contains(where: element.isCalled) }
    return finding(found)?.misses(anyOf: words) ?? false
  }

  /// Where it is missing.
  func places(of found: Found) -> [FindingPlace] {
    let places = finding(found)?.places ?? []
    guard let element = element(found) else { return places }
    return places.filter { element.ids.contains($0.what) }
  }

  /// `没有质证、最后陈述`; `nil` when nothing is split.
  func missing(in found: [Found]) -> String? {
    var names: [String] = []
    for name in found.compactMap({ element($0)?.name }) where !names.contains(name) { names.append(name) }
    return names.isEmpty ? nil : "没有" + names.joined(separator: "、")
  }
}

extension Finding {
  /// Whether one of the elements that `words` name is among what is missing; of a finding without elements, its places.
  func misses(anyOf words: [String]) -> Bool {
    guard missing.isEmpty else { return missing.contains { words.contains(where: $0.isCalled) } }
    return places.contains { words.contains($0.what) }
  }
}
