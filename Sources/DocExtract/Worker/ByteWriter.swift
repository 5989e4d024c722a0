/// Writes values one after the other, little-endian, without names or padding.
package struct ByteWriter {
  package private(set) var bytes: [UInt8] = []

  package init() {}

  package mutating func put(_ value: UInt8) { bytes.append(value) }
  package mutating func put(_ value: Bool) { bytes.append(value ? 1 : 0) }

  package mutating func put(_ value: Int) {
    withUnsafeBytes(of: UInt64(bitPattern: Int64(value)).littleEndian) { bytes.append(contentsOf: $0) }
  }

  /// A size or an offset, which four bytes hold.
  package mutating func put(count value: Int) {
    withUnsafeBytes(of: UInt32(clamping: value).littleEndian) { bytes.append(contentsOf: $0) }
  }

  package mutating func put(_ value: Double) {
    withUnsafeBytes(of: value.bitPattern.littleEndian) { bytes.append(contentsOf: $0) }
  }

  package mutating func put(_ value: String) {
    let utf8 = value.utf8
    put(count: utf8.count)
    bytes.append(contentsOf: utf8)
  }

  package mutating func put(_ values: [UInt8]) {
    put(count: values.count)
    bytes += values
  }

  package mutating func put(_ values: [Float]) {
    put(count: values.count)
    values.withUnsafeBytes { bytes.append(contentsOf: $0) }
  }

  package mutating func put<Value>(_ value: Value?, _ body: (inout ByteWriter, Value) -> Void) {
    put(value != nil)
    if let value { body(&self, value) }
  }

  package mutating func put<Value>(_ values: [Value], _ body: (inout ByteWriter, Value) -> Void) {
    put(count: values.count)
    for value in values { body(&self, value) }
  }

  /// The case of an enumeration by its place among all.
  package mutating func put<Value: CaseIterable & Equatable>(case value: Value) {
    var index: UInt8 = 0
    for other in Value.allCases {
      if other == value { break }
      index += 1
    }
    put(index)
  }
}
