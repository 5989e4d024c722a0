/// The package of an OFD file: entries found by the locations that its documents name.
///
/// Writers differ in how they spell a location: absolute (`/Doc_0/Res/a.png`), relative to the file it stands in, with back
/// slashes, in another case than the entry's.
final class OFDPackage {
  private let zip: ZipPackage
  let limits: ReadingLimits
  /// Index of each entry by its path, as written and with letters folded.
  private var exact: [String: Int] = [:]
  private var folded: [String: Int] = [:]
  /// Paths of all files, in the order of the package.
  private(set) var paths: [String] = []

  /// - Throws: `damaged`, `encrypted` or `over-limit`.
  init(_ bytes: UnsafeRawBufferPointer, limits: ReadingLimits) throws(ExtractionIssue) {
    zip = try ZipPackage(bytes, limits: limits)
    self.limits = limits
    for (index, name) in zip.names.enumerated() {
      guard !name.hasSuffix("/"), !name.hasSuffix("\\"), let path = OFDLocation.path(name, from: "") else { continue }
      if exact[path] == nil { exact[path] = index }
      if folded[path.lowercased()] == nil { folded[path.lowercased()] = index }
      paths.append(path)
    }
  }

  /// The path of the entry that `location`, standing in the file `base`, means; `nil` when there is none.
  func resolve(_ location: String, from base: String) -> String? {
    // Some writers leave the folder of the document out of what should be relative to a file deeper inside.
    let candidates = [OFDLocation.path(location, from: base), OFDLocation.path(location, from: "")]
    return candidates.lazy.compactMap(\.self).first { index(of: $0) != nil }
  }

  private func index(of path: String) -> Int? { exact[path] ?? folded[path.lowercased()] }

  func has(_ path: String) -> Bool { index(of: path) != nil }

  /// Unpacked, as the directory of the package says.
  func size(_ path: String) -> Int? { index(of: path).flatMap { zip.size(at: $0) } }

  /// The XML entry at `path` as a tree; `nil` when there is none.
  func xml(_ path: String) throws(ExtractionIssue) -> XMLTree? {
    guard let index = index(of: path) else { return nil }
    let parser = XMLTreeParser(part: path, maxDepth: limits.depth, vocabulary: "ofd")
    try zip.read(at: index, path) { piece throws(ExtractionIssue) in try parser.feed(piece) }
    return try parser.finish()
  }

  /// The bytes of an entry, at most `limit` of them; `nil` when there is none or more.
  func bytes(_ path: String, limit: Int = 16 << 20) throws(ExtractionIssue) -> [UInt8]? {
    guard let index = index(of: path) else { return nil }
    var bytes: [UInt8] = []
    try zip.read(at: index, path) { piece throws(ExtractionIssue) in
      if bytes.count <= limit { bytes.append(contentsOf: piece) }
    }
    return bytes.count <= limit ? bytes : nil
  }

  /// Hands an entry over piece by piece; `false` when there is none.
  func read(
    _ path: String, body: (UnsafeRawBufferPointer) throws(ExtractionIssue) -> Void
  ) throws(ExtractionIssue) -> Bool {
    guard let index = index(of: path) else { return false }
    try zip.read(at: index, path, body: body)
    return true
  }
}

/// Locations inside a package (GB/T 33190 §7.3, ST_Loc).
enum OFDLocation {
  /// The folder that holds the file `path`, in small letters, with the slash behind it.
  static func folder(_ path: String) -> String {
    path.lowercased().split(separator: "/").dropLast().map { "\($0)/" }.joined()
  }

  /// The path, without a leading slash, that `location` in the file `base` means; `nil` when it leaves the package.
  static func path(_ location: String, from base: String) -> String? {
    func isSlash(_ byte: UInt8) -> Bool { byte == 0x2F || byte == 0x5C }
    let words = location.utf8.drop { $0 <= 0x20 }
    var parts: [Substring.UTF8View.SubSequence] = []
    let isAbsolute = words.first.map(isSlash) ?? false
    if !isAbsolute { parts = base.utf8.split(whereSeparator: isSlash).dropLast() }
    for part in words.split(whereSeparator: isSlash) {
      if part.elementsEqual(".".utf8) { continue }
      if part.elementsEqual("..".utf8) {
        guard parts.popLast() != nil else { return nil }
      } else {
        parts.append(part)
      }
    }
    guard !parts.isEmpty else { return nil }
    return parts.map { String(decoding: $0, as: UTF8.self) }.joined(separator: "/").trimmingBlanks
  }
}

extension String {
  /// Without blanks at the end.
  fileprivate var trimmingBlanks: String {
    guard let last = utf8.lastIndex(where: { $0 > 0x20 }) else { return "" }
    return String(self[...last])
  }
}
