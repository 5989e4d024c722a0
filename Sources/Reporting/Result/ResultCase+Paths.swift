extension ResultCase {
  /// For the public: names that stand in paths of files and folders are hidden too.
  mutating func hideNamesInPaths(by redactor: Redactor) {
    guard redactor.isOn, redactor.audience == .public else { return }
    path = redactor.masked(path)
    for index in sources.indices { sources[index].path = redactor.masked(sources[index].path) }
    for index in documents.indices { documents[index].hideNamesInPaths(by: redactor) }
    for (place, evidence) in batchPlaces { batchPlaces[place]?.source = redactor.masked(evidence.source) }
    for rule in rules.indices {
      for finding in rules[rule].findings.indices {
        for place in rules[rule].findings[finding].evidence.indices {
          let source = rules[rule].findings[finding].evidence[place].source
          rules[rule].findings[finding].evidence[place].source = redactor.masked(source)
        }
      }
    }
  }
}

extension ResultDocument {
  fileprivate mutating func hideNamesInPaths(by redactor: Redactor) {
    source = redactor.masked(source)
    for index in parts.indices { parts[index].source = redactor.masked(parts[index].source) }
    for (id, occurrences) in fields {
      fields[id] = occurrences.map { occurrence in
        var occurrence = occurrence
        occurrence.place.source = occurrence.place.source.map { redactor.masked($0) }
        return occurrence
      }
    }
  }
}
