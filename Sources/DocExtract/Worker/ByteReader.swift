/// Why bytes are no message.
public enum FrameError: Error, Equatable {
  /// The bytes end in the middle of a value.
  case truncated
  /// A value that no writer would have written.
  case invalid
  /// Written by another version of the program.
  case version(UInt8)
  /// Longer than any message may be.
  case tooLong
}

/// Reads what ``ByteWriter`` wrote; every byte is taken for hostile.
package struct ByteReader {
  private let bytes: UnsafeRawBufferPointer
  private var offset = 0

  package init(_ bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

  package var isAtEnd: Bool { offset == bytes.count }

  private mutating func take(_ count: Int) throws(FrameError) -> UnsafeRawBufferPointer {
    guard count >= 0, count <= bytes.count - offset else { throw .truncated }
    defer { offset += count }
    return UnsafeRawBufferPointer(rebasing: bytes[offset..<(offset + count)])
  }

  package mutating func byte() throws(FrameError) -> UInt8 { try take(1)[0] }

  package mutating func bool() throws(FrameError) -> Bool {
    switch try byte() {
    case 0: return false
    case 1: return true
    default: throw .invalid
    }
  }

  package mutating func int() throws(FrameError) -> Int {
    Int(Int64(bitPattern: UInt64(littleEndian: try take(8).loadUnaligned(as: UInt64.self))))
  }

  package mutating func count() throws(FrameError) -> Int {
    Int(UInt32(littleEndian: try take(4).loadUnaligned(as: UInt32.self)))
  }

  /// A length, a place or a share; far from where `Int` ends.
  package mutating func double() throws(FrameError) -> Double {
    let value = Double(bitPattern: UInt64(littleEndian: try take(8).loadUnaligned(as: UInt64.self)))
    guard value.isFinite, abs(value) <= 1e12 else { throw .invalid }
    return value
  }

  package mutating func string() throws(FrameError) -> String {
    guard let text = String(validating: try take(try count()), as: UTF8.self) else { throw .invalid }
    return text
  }

  package mutating func octets() throws(FrameError) -> [UInt8] { Array(try take(try count())) }

  package mutating func floats() throws(FrameError) -> [Float] {
    let count = try count()
    guard count <= bytes.count / 4 else { throw .truncated }
    let raw = try take(count * 4)
    let floats = [Float](unsafeUninitializedCapacity: count) { buffer, used in
      UnsafeMutableRawBufferPointer(buffer).copyMemory(from: raw)
      used = count
    }
    guard floats.allSatisfy({ abs($0) <= 1e12 }) else { throw .invalid }
    return floats
  }

  package mutating func optional<Value>(
    _ body: (inout ByteReader) throws(FrameError) -> Value
  ) throws(FrameError) -> Value? {
    try bool() ? try body(&self) : nil
  }

  /// - Parameter size: the least number of bytes of one element, so that a lie about the count costs no memory.
  package mutating func array<Value>(
    size: Int, _ body: (inout ByteReader) throws(FrameError) -> Value
  ) throws(FrameError) -> [Value] {
    let count = try count()
    guard count <= (bytes.count - offset) / size else { throw .truncated }
    var values: [Value] = []
    values.reserveCapacity(count)
    for _ in 0..<count { values.append(try body(&self)) }
    return values
  }

  package mutating func enumeration<Value: CaseIterable>(_ type: Value.Type) throws(FrameError) -> Value {
    let index = Int(try byte())
    guard index < Value.allCases.count else { throw .invalid }
    return Value.allCases[Value.allCases.index(Value.allCases.startIndex, offsetBy: index)]
  }
}
