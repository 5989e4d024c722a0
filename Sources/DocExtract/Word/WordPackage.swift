/// The parts of an Office document and how they point at each other.
struct WordPackage {
  struct Relation {
    /// The last word of the type's address, the same in both generations of the standard.
    var type: String
    /// Path inside the package, or an address outside.
    var target: String
    var isExternal: Bool
  }

  let parts: any WordParts
  let limits: ReadingLimits
  /// The path of the main part.
  let main: String
  private(set) var relations: [String: Relation] = [:]

  /// - Parameter usual: the path of the main part where the package names none.
  init(
    _ bytes: UnsafeRawBufferPointer, limits: ReadingLimits, usual: String = "word/document.xml"
  ) throws(ExtractionIssue) {
    try self.init(try ZipPackage(bytes, limits: limits), limits: limits, usual: usual)
  }

  init(
    _ parts: any WordParts, limits: ReadingLimits, usual: String = "word/document.xml"
  ) throws(ExtractionIssue) {
    self.parts = parts
    self.limits = limits
    let roots = try Self.relations(parts, of: "", limits)
    main = Self.first("officeDocument", in: roots)?.target ?? usual
    relations = try Self.relations(parts, of: main, limits)
  }

  /// Where a part other than the main one points.
  func relations(of part: String) throws(ExtractionIssue) -> [String: Relation] {
    try Self.relations(parts, of: part, limits)
  }

  private static func relations(
    _ parts: any WordParts, of part: String, _ limits: ReadingLimits
  ) throws(ExtractionIssue) -> [String: Relation] {
    let slash = part.lastIndex(of: "/")
    let folder = slash.map { String(part[...$0]) } ?? ""
    let name = slash.map { String(part[part.index(after: $0)...]) } ?? part
    guard let root = try parts.xml("\(folder)_rels/\(name).rels", limits: limits)?.root else { return [:] }
    var result: [String: Relation] = [:]
    for relation in root.children where relation.name == .relationship {
      guard let id = relation.attribute(.relationId), let target = relation.attribute(.target) else { continue }
      let isExternal = relation.attribute(.targetMode) == "External"
      let type = relation.attribute(.relType)?.split(separator: "/").last.map(String.init) ?? ""
      result[id] = Relation(
        type: type, target: isExternal ? target : resolved(target, in: folder), isExternal: isExternal)
    }
    return result
  }

  private static func resolved(_ target: String, in folder: String) -> String {
    guard !target.hasPrefix("/") else { return String(target.dropFirst()) }
    var parts = folder.split(separator: "/")
    for part in target.split(separator: "/") {
      if part == ".." {
        _ = parts.popLast()
      } else if part != "." {
        parts.append(part)
      }
    }
    return parts.joined(separator: "/")
  }

  /// Whether programs are stored in the document; they are never opened.
  var hasMacros: Bool { Self.first("vbaProject", in: relations) != nil || parts.has("word/vbaProject.bin") }

  func xml(_ path: String) throws(ExtractionIssue) -> XMLTree? { try parts.xml(path, limits: limits) }

  /// The part of this type that the main one points at.
  func part(_ type: String) throws(ExtractionIssue) -> XMLTree? {
    guard let relation = Self.first(type, in: relations) else { return nil }
    return try xml(relation.target)
  }

  /// Of several the one with the lowest id, so that every run reads the same.
  private static func first(_ type: String, in relations: [String: Relation]) -> Relation? {
    relations.filter { $0.value.type == type && !$0.value.isExternal }.min { $0.key < $1.key }?.value
  }

  var metadata: Metadata {
    get throws(ExtractionIssue) {
      var metadata = Metadata()
      metadata.isSigned = parts.has("_xmlsignatures/origin.sigs")
      guard let root = try xml("docProps/core.xml")?.root else { return metadata }
      func value(_ name: XMLName) -> String? {
        root.child(name)?.string.replacing("\n", with: " ").nilIfEmpty
      }
      metadata.title = value(.title)
      metadata.author = value(.creator)
      metadata.created = value(.created)
      metadata.modified = value(.modified)
      return metadata
    }
  }
}

extension String {
  fileprivate var nilIfEmpty: String? { isEmpty ? nil : self }
}
