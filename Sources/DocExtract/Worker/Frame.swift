/// A message between the program and its workers: four bytes of length, one of version, then the values.
public enum Frame {
  /// Raised with every change of what is written.
  static let version: UInt8 = 6
  /// Bytes of the length in front.
  public static let headerSize = 4
  /// Longest message, in bytes; the limit of what may be read from a file lies far below.
  public static let maxLength = 1 << 30

  static func wrap(_ body: (inout ByteWriter) -> Void) -> [UInt8] {
    var writer = ByteWriter()
    writer.put(count: 0)
    writer.put(version)
    body(&writer)
    var bytes = writer.bytes
    let length = UInt32(clamping: bytes.count - headerSize).littleEndian
    withUnsafeBytes(of: length) { bytes.replaceSubrange(0..<headerSize, with: $0) }
    return bytes
  }

  /// The length that the header announces.
  public static func length(_ header: UnsafeRawBufferPointer) throws(FrameError) -> Int {
    guard header.count >= headerSize else { throw .truncated }
    let length = Int(UInt32(littleEndian: header.loadUnaligned(as: UInt32.self)))
    guard length <= maxLength else { throw .tooLong }
    return length
  }

  static func unwrap<Value>(
    _ payload: UnsafeRawBufferPointer, _ body: (inout ByteReader) throws(FrameError) -> Value
  ) throws(FrameError) -> Value {
    var reader = ByteReader(payload)
    let found = try reader.byte()
    guard found == version else { throw .version(found) }
    let value = try body(&reader)
    guard reader.isAtEnd else { throw .invalid }
    return value
  }
}

/// What a worker is asked for.
public struct ReadRequest: Sendable, Equatable {
  public var location: String
  /// 1-based.
  public var pages: ClosedRange<Int>
  public var limits: ReadingLimits
  /// The folder, yet to be made, that an archive is unpacked into; `nil` when its members are only listed.
  public var store: String?
  /// Whether LibreOffice made the file from another one.
  public var isConverted: Bool
  public var recognition: Recognition
  /// Whether pages that need it are recognized at once; otherwise the answer names them.
  public var recognizes: Bool
  /// What is to be drawn; then nothing is read.
  public var area: PageArea?
  /// What a copy of the file is to be given; unless it is empty, nothing is read.
  public var notes: [FileNote] = []
  /// The file is a template of the paper of this name; then nothing is read.
  public var paper: String?

  public init(
    location: String, pages: ClosedRange<Int>, limits: ReadingLimits = ReadingLimits(), store: String? = nil,
    isConverted: Bool = false, recognition: Recognition = .off, recognizes: Bool = false, area: PageArea? = nil
  ) {
    self.area = area
    self.recognition = recognition
    self.recognizes = recognizes
    self.location = location
    self.pages = pages
    self.limits = limits
    self.store = store
    self.isConverted = isConverted
  }

  /// The message, header included.
  public func encoded() -> [UInt8] {
    Frame.wrap { writer in
      writer.put(location)
      writer.put(pages.lowerBound)
      writer.put(pages.upperBound)
      for value in limits.values { writer.put(value) }
      writer.put(store) { $0.put($1) }
      writer.put(isConverted)
      writer.put(recognition)
      writer.put(recognizes)
      writer.put(area) { $0.put($1) }
      writer.put(notes) { $0.put($1) }
      writer.put(paper) { $0.put($1) }
    }
  }

  /// - Parameter payload: the message without its header.
  public init(decoding payload: UnsafeRawBufferPointer) throws(FrameError) {
    self = try Frame.unwrap(payload) { reader throws(FrameError) in
      let location = try reader.string()
      let (first, last) = (try reader.int(), try reader.int())
      guard first >= 1, last >= first else { throw .invalid }
      var limits = ReadingLimits()
      var values: [Int] = []
      for _ in limits.values { values.append(try reader.int()) }
      limits.values = values
      let store = try reader.optional { reader throws(FrameError) in try reader.string() }
      var request = ReadRequest(
        location: location, pages: first...last, limits: limits, store: store, isConverted: try reader.bool(),
        recognition: try reader.recognition(), recognizes: try reader.bool(),
        area: try reader.optional { reader throws(FrameError) in try reader.area() })
      request.notes = try reader.array(size: 14) { reader throws(FrameError) in try reader.note() }
      request.paper = try reader.optional { reader throws(FrameError) in try reader.string() }
      return request
    }
  }
}

extension ByteWriter {
  fileprivate mutating func put(_ recognition: Recognition) {
    switch recognition {
    case .off: put(UInt8(0))
    case .missing: put(UInt8(1))
    case .on(let folder, let isQuick, let isForAll):
      put(UInt8(2))
      put(folder)
      put(isQuick)
      put(isForAll)
    case .coarse(let folder, let isForAll):
      put(UInt8(3))
      put(folder)
      put(isForAll)
    }
  }
}

extension ByteReader {
  fileprivate mutating func recognition() throws(FrameError) -> Recognition {
    switch try byte() {
    case 0: return .off
    case 1: return .missing
    case 2: return .on(folder: try string(), isQuick: try bool(), isForAll: try bool())
    case 3: return .coarse(folder: try string(), isForAll: try bool())
    default: throw .invalid
    }
  }
}

extension ReadingLimits {
  private static var all: [WritableKeyPath<ReadingLimits, Int>] {
    [
      \.fileBytes, \.pages, \.entries, \.entryBytes, \.totalBytes, \.ratio, \.ratioFrom, \.nesting, \.pixels, \.depth,
      \.textBytes,
    ]
  }

  /// All limits in a fixed order.
  fileprivate var values: [Int] {
    get { Self.all.map { self[keyPath: $0] } }
    set { for (place, value) in zip(Self.all, newValue) { self[keyPath: place] = value } }
  }
}
