/// A place in a sheet as formulas write it: `B7`.
struct CellPlace: Equatable {
  /// 0-based; below 1,048,576 and 16,384, as the format has it.
  var row, column: Int

  static let mostRows = 1 << 20
  static let mostColumns = 1 << 14

  init(row: Int, column: Int) { (self.row, self.column) = (row, column) }

  /// - Returns: `nil` for anything but letters and digits of a place that exists; `$` is passed over.
  init?(_ text: some StringProtocol) {
    var (row, column) = (0, 0)
    for byte in text.utf8 where byte != 0x24 {
      switch byte {
      case 0x41...0x5A where row == 0: column = column * 26 + Int(byte) - 0x40
      case 0x61...0x7A where row == 0: column = column * 26 + Int(byte) - 0x60
      case 0x30...0x39 where column > 0: row = row * 10 + Int(byte) - 0x30
      default: return nil
      }
      guard row <= Self.mostRows, column <= Self.mostColumns else { return nil }
    }
    guard row > 0, column > 0 else { return nil }
    self.init(row: row - 1, column: column - 1)
  }

  /// The corners of an area, `A1:C3`, in order.
  static func area(_ text: String) -> (first: CellPlace, last: CellPlace)? {
    let ends = text.split(separator: ":").compactMap { CellPlace($0) }
    guard let a = ends.first, let b = ends.last, ends.count <= 2 else { return nil }
    return (
      CellPlace(row: min(a.row, b.row), column: min(a.column, b.column)),
      CellPlace(row: max(a.row, b.row), column: max(a.column, b.column))
    )
  }
}
