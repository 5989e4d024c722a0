extension Sequence<Int> {
  /// The sum of amounts in fen, at most 10^18: a hostile file can list any number of huge amounts, and sums are added to further ones.
  public var fenSum: Int {
    let limit = 1_000_000_000_000_000_000
    return reduce(0) { sum, fen in
      let (next, isOver) = sum.addingReportingOverflow(fen)
      return isOver ? limit : Swift.min(next, limit)
    }
  }
}
