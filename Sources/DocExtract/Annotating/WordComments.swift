/// The comments of a DOCX: those it has stay, new ones follow.
struct WordComments {
  private let main: String
  /// Path of the part; the usual one where there is none yet.
  private let path: String
  private let isNew: Bool
  private var next: Int
  private var added: [(id: Int, words: String)] = []

  init(_ package: OfficePackage, of original: WordPackage) throws(ExtractionIssue) {
    main = original.main
    let known = original.relations.filter { $0.value.type == "comments" && !$0.value.isExternal }
      .min { $0.key < $1.key }?.value.target
    path = known ?? Self.free(package)
    isNew = known == nil
    next = 0
    for part in package.parts where [main.lowercased(), path.lowercased()].contains(part.name.lowercased()) {
      next = max(next, try Self.largest(part.bytes) + 1)
    }
  }

  private static func free(_ package: OfficePackage) -> String {
    let names = Set(package.parts.map { $0.name.lowercased() })
    let paths = ["word/comments.xml"] + (1...100).map { "word/comments\($0).xml" }
    return paths.first { !names.contains($0) } ?? "word/casecheck-comments.xml"
  }

  /// The largest id of a comment, or of a mark of one; -1 without any.
  private static func largest(_ part: [UInt8]) throws(ExtractionIssue) -> Int {
    var scanner = MarkupScanner(part)
    var largest = -1
    while let tag = try scanner.next() {
      guard tag.kind != .close, tag.name.split(separator: ":").last?.hasPrefix("comment") ?? false else { continue }
      let words = String(decoding: part[tag.start..<tag.end], as: UTF8.self)
      guard let place = words.firstRange(of: ":id=") else { continue }
      let digits = words[place.upperBound...].dropFirst().prefix { $0.isASCII && $0.isNumber }
      if let id = Int(digits), id < Int(Int32.max) - 10_000 { largest = max(largest, id) }
    }
    return largest
  }

  /// - Returns: the id of the comment.
  mutating func add(_ words: String) -> Int {
    defer { next += 1 }
    added.append((next, words))
    return next
  }

  private func xml(_ prefix: String) -> String {
    added.map { comment in
      let paragraphs = comment.words.split(separator: "\n", omittingEmptySubsequences: false).map { line in
        "<\(prefix):p><\(prefix):r><\(prefix):t xml:space=\"preserve\">\(String(line).xmlText)</\(prefix):t></\(prefix):r></\(prefix):p>"
      }
      return
        "<\(prefix):comment \(prefix):id=\"\(comment.id)\" \(prefix):author=\"casecheck\" \(prefix):initials=\"cc\">"
        + paragraphs.joined() + "</\(prefix):comment>"
    }.joined()
  }

  func write(into package: inout OfficePackage, prefix: String, isStrict: Bool) throws(ExtractionIssue) {
    if let index = package.parts.firstIndex(where: { $0.name.lowercased() == path.lowercased() }) {
      let part = package.parts[index].bytes
      let own = try WordParagraphs(part, wanted: []).prefix
      package.parts[index].bytes = try Self.part(part, with: xml(own))
      return
    }
    guard isNew else { throw MarkupScanner.odd }
    let space =
      isStrict
      ? "http://purl.oclc.org/ooxml/wordprocessingml/main"
      : "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    let root = "<\(prefix):comments xmlns:\(prefix)=\"\(space)\">\(xml(prefix))</\(prefix):comments>"
    package.parts.append(OfficePackage.Part(name: path, bytes: Array((Self.declaration + root).utf8)))
    try register(in: &package, isStrict: isStrict)
  }

  private static let declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"

  /// Names the part where the package lists its parts, and where the main part says what belongs to it.
  private func register(in package: inout OfficePackage, isStrict: Bool) throws(ExtractionIssue) {
    guard let types = package.parts.firstIndex(where: { $0.name.lowercased() == "[content_types].xml" }) else {
      throw MarkupScanner.odd
    }
    let type = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
    package.parts[types].bytes = try Self.part(
      package.parts[types].bytes, withElement: "Override", "PartName=\"/\(path)\" ContentType=\"\(type)\"")
    let slash = main.lastIndex(of: "/")
    let folder = slash.map { String(main[...$0]) } ?? ""
    let name = folder + "_rels/" + main.dropFirst(folder.count) + ".rels"
    let uri =
      isStrict
      ? "http://purl.oclc.org/ooxml/officeDocument/relationships/comments"
      : "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
    guard let index = package.parts.firstIndex(where: { $0.name.lowercased() == name.lowercased() }) else {
      let relation = "<Relationship Id=\"rIdcasecheck\" Type=\"\(uri)\" Target=\"/\(path)\"/>"
      let root = "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
      package.parts.append(
        OfficePackage.Part(name: name, bytes: Array("\(Self.declaration)\(root)\(relation)</Relationships>".utf8)))
      return
    }
    let words = String(decoding: package.parts[index].bytes, as: UTF8.self)
    var id = "rIdcasecheck"
    while words.contains("\"\(id)\"") || words.contains("'\(id)'") { id += "1" }
    package.parts[index].bytes = try Self.part(
      package.parts[index].bytes, withElement: "Relationship", "Id=\"\(id)\" Type=\"\(uri)\" Target=\"/\(path)\"")
  }

  /// One more element at the end of the root, which has the same prefix as the root.
  private static func part(
    _ bytes: [UInt8], withElement name: String, _ attributes: String
  ) throws(ExtractionIssue) -> [UInt8] {
    var scanner = MarkupScanner(bytes)
    guard let root = try scanner.next() else { throw MarkupScanner.odd }
    let prefix = root.name.contains(":") ? String(root.name.prefix { $0 != ":" }) + ":" : ""
    return try part(bytes, with: "<\(prefix)\(name) \(attributes)/>")
  }

  /// More at the end of the root.
  private static func part(_ bytes: [UInt8], with xml: String) throws(ExtractionIssue) -> [UInt8] {
    var scanner = MarkupScanner(bytes)
    guard let root = try scanner.next(), String(validating: bytes, as: UTF8.self) != nil else {
      throw MarkupScanner.odd
    }
    if root.kind == .single {
      return Array(bytes[..<(root.end - 2)]) + Array(">\(xml)</\(root.name)>".utf8) + bytes[root.end...]
    }
    var last = root
    while let tag = try scanner.next() { last = tag }
    guard last.kind == .close, last.name == root.name else { throw MarkupScanner.odd }
    var insertions = MarkupInsertions()
    insertions.add(xml, at: last.start)
    return insertions.applied(to: bytes)
  }
}
