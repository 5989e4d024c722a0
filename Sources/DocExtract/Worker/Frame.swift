/// A message between the program and its workers: four bytes of length, one of version, then the values.
public enum Frame {
  /// Raised with every change of what is written.
  static let version: UInt8 = 2
  /// Bytes of the length in front.
  public static let headerSize = 4
  /// Longest message, in bytes.
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

  public init(location: String, pages: ClosedRange<Int>, limits: ReadingLimits = ReadingLimits()) {
    self.location = location
    self.pages = pages
    self.limits = limits
  }

  /// The message, header included.
  public func encoded() -> [UInt8] {
    Frame.wrap { writer in
      writer.put(location)
      writer.put(pages.lowerBound)
      writer.put(pages.upperBound)
      for value in limits.values { writer.put(value) }
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
      return ReadRequest(location: location, pages: first...last, limits: limits)
    }
  }
}

extension ReadingLimits {
  /// All limits in a fixed order.
  fileprivate var values: [Int] {
    get { [fileBytes, pages, entries, entryBytes, totalBytes, ratio, ratioFrom, depth] }
    set {
      guard newValue.count == 8 else { return }
      (fileBytes, pages, entries, entryBytes) = (newValue[0], newValue[1], newValue[2], newValue[3])
      (totalBytes, ratio, ratioFrom, depth) = (newValue[4], newValue[5], newValue[6], newValue[7])
    }
  }
}
