/// Cells of forms that wait for a pen: those beside `收件人签名或盖章`, and those below it in a list.
extension InkPlaces {
  private static let words = ["签名", "签字", "签章", "捺印"].map(letters)
  /// Who signs without being asked to in so many words.
  private static let signers = ["送达人", "见证人", "代收人"].map(letters)
  private static let recipients = letters("受送达人")
  private static let longest = 14

  private static func letters(_ text: String) -> [UInt32] { text.unicodeScalars.map(\.value) }

  /// The places of a form without colons.
  var signedCells: [InkPlace] {
    cells.flatMap { label -> [InkPlace] in
      guard let last = lastLetter(ofLabel: label) else { return [] }
      return rooms(of: label).compactMap { room in
        guard room.columns.count > 24, room.rows.count > 12 else { return nil }
        let start = room.columns.lowerBound + 4
        let columns = start..<max(start + 1, min(room.columns.upperBound - 3, firstOfDate(in: room) ?? .max))
        return InkPlace(
          kind: .signature, label: last, labelColumns: letters[last].columns, columns: [columns],
          bounds: (room.rows.lowerBound + 3)..<(room.rows.upperBound - 3),
          isWholeCell: true)
      }
    }
  }

  /// The last letter of a cell that says who signs, and nothing else.
  private func lastLetter(ofLabel cell: InkCell) -> Int? {
    let own = letters.indices.filter { cell.span.start <= letters[$0].offset && letters[$0].offset < cell.span.end }
    let words = own.filter { letters[$0].isHan }
    guard (3...Self.longest).contains(words.count), let last = words.last,
      !own.contains(where: { letters[$0].isColon || letters[$0].isDigit })
    else { return nil }
    let scalars = words.map { letters[$0].scalar }
    func ends(with tail: [UInt32]) -> Bool { Array(scalars.suffix(tail.count)) == tail }
    func holds(_ part: [UInt32]) -> Bool {
      scalars.indices.contains { Array(scalars[$0...].prefix(part.count)) == part }
    }
    let isSigner = Self.signers.contains(where: ends) && !ends(with: Self.recipients)
    return isSigner || Self.words.contains(where: holds) ? last : nil
  }

  /// Where the day of a signature begins, that was printed behind it.
  private func firstOfDate(in room: InkCell) -> Int? {
    let own = letters.filter { room.span.start <= $0.offset && $0.offset < room.span.end }
    guard let year = own.firstIndex(where: { $0.scalar == 0x5E74 }) else { return nil }
    var start = year
    while start > own.startIndex, own[start - 1].isDigit { start -= 1 }
    return start < year ? own[start].columns.lowerBound - 2 : nil
  }

  private func rooms(of label: InkCell) -> [InkCell] {
    let right = cells.first {
      $0.table == label.table && $0.row == label.row && $0.column == label.column + label.columnSpan
    }
    if let right, label.column == 0 || label.row > 0, !isPrintedLabel(right) { return [right] }
    // Below the head of a list.
    var rooms: [InkCell] = []
    var row = label.row + label.rowSpan
    while let next = cells.first(where: { $0.table == label.table && $0.row == row && $0.column == label.column }),
      next.columnSpan == label.columnSpan, lastLetter(ofLabel: next) == nil, rooms.count < 20
    {
      rooms.append(next)
      row += next.rowSpan
    }
    return rooms
  }

  /// Short words and nothing else: the head of another column.
  private func isPrintedLabel(_ cell: InkCell) -> Bool {
    let own = letters.filter { cell.span.start <= $0.offset && $0.offset < cell.span.end && $0.scalar > 0x20 }
    return (2...8).contains(own.count) && own.allSatisfy { $0.isHan && $0.confidence > 0.9 }
  }
}
