public import DocExtract

/// A template on its way from the worker that read it.
extension PaperTemplate {
  /// What a worker makes of a file: read, checked, and written so that nobody has to parse it again.
  ///
  /// - Parameter paper: the name of a ``Paper``.
  public static func compiled(_ bytes: [UInt8], _ paper: String) throws(ExtractionIssue) -> [UInt8] {
    guard let paper = Paper(rawValue: paper) else { throw ExtractionIssue(.unsupportedFormat, "没有这种文书") }
    do throws(ReportError) {
      return try PaperTemplate(bytes, for: paper).encoded
    } catch {
      throw ExtractionIssue(.damaged, error.message)
    }
  }

  private var encoded: [UInt8] {
    var writer = ByteWriter()
    writer.put(paper.rawValue)
    writer.put(package.parts) { writer, part in
      writer.put(part.name)
      writer.put(part.bytes)
    }
    writer.put(count: body)
    writer.put(before)
    writer.put(after)
    writer.put(pieces) { $0.put($1) }
    writer.put(margins.sorted { $0.key < $1.key }) { writer, margin in
      writer.put(count: margin.key)
      writer.put(margin.value) { $0.put($1) }
    }
    return writer.bytes
  }

  /// Takes over what a worker made; whatever the bytes are, the template can be used without a trap.
  public init(compiled bytes: [UInt8]) throws(FrameError) {
    self = try bytes.withUnsafeBytes { bytes in
      Result { () throws(FrameError) in try Self.read(bytes) }
    }.get()
  }

  private static func read(_ bytes: UnsafeRawBufferPointer) throws(FrameError) -> PaperTemplate {
    var reader = ByteReader(bytes)
    guard let paper = Paper(rawValue: try reader.string()) else { throw .invalid }
    let parts = try reader.array(size: 8) { reader throws(FrameError) in
      OfficePackage.Part(name: try reader.string(), bytes: try reader.octets())
    }
    let body = try reader.count()
    let (before, after) = (try reader.string(), try reader.string())
    let pieces = try reader.pieces(depth: 0)
    let margins = try reader.array(size: 8) { reader throws(FrameError) in
      (try reader.count(), try reader.pieces(depth: 0))
    }
    guard reader.isAtEnd, parts.indices.contains(body), margins.allSatisfy({ parts.indices.contains($0.0) }) else {
      throw .invalid
    }
    return PaperTemplate(
      paper: paper, package: OfficePackage(parts: parts), body: body, before: before, pieces: pieces, after: after,
      margins: Dictionary(margins, uniquingKeysWith: { first, _ in first }))
  }
}

extension ByteWriter {
  fileprivate mutating func put(_ piece: PaperPiece) {
    switch piece {
    case .xml(let words):
      put(UInt8(0))
      put(words)
    case .value(let name):
      put(UInt8(1))
      put(name)
    case .block(let name, let isAbsence, let inner):
      put(UInt8(2))
      put(name)
      put(isAbsence)
      put(inner) { $0.put($1) }
    }
  }
}

extension ByteReader {
  /// Blocks stand in blocks three deep at most.
  private static let deepest = 16

  fileprivate mutating func pieces(depth: Int) throws(FrameError) -> [PaperPiece] {
    guard depth < Self.deepest else { throw .invalid }
    return try array(size: 5) { reader throws(FrameError) in
      switch try reader.byte() {
      case 0: .xml(try reader.string())
      case 1: .value(try reader.string())
      case 2: .block(try reader.string(), isAbsence: try reader.bool(), try reader.pieces(depth: depth + 1))
      default: throw .invalid
      }
    }
  }
}
