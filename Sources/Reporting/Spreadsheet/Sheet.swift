import Checks

/// A table as a spreadsheet shows it, put together before anything is written.
struct Sheet: Sendable, Equatable {
  enum Cell: Sendable, Equatable {
    case text(String)
    case number(Int)
    case points(Points)
    /// In the middle of its cell.
    case word(String)
  }
  struct Column: Sendable, Equatable {
    var title: String
    /// In letters as wide as a digit; a Han letter takes two.
    var width: Double
  }

  var name: String
  /// Over all columns; empty for a list that begins with its head.
  var title = ""
  /// Lines between title and head, for the person to fill in.
  var lead: [String] = []
  var columns: [Column]
  var rows: [[Cell]] = []
  /// Lines below the table.
  var notes: [String] = []
  var hasFilters = false
  /// How many columns are printed, from the left; `nil` for all.
  var printed: Int?

  /// Points that a row needs, so that every cell shows all its lines; not every program finds that out by itself.
  func height(of cells: [Cell]) -> Double {
    let lines = zip(cells, columns).map { cell, column in
      switch cell {
      case .text(let text), .word(let text): Self.lines(of: text, width: column.width)
      case .number, .points: 1
      }
    }
    // Excel's rows are 409 points high at most.
    return min(409, Double(lines.max() ?? 1) * 13 + 4)
  }

  private static func lines(of text: String, width: Double) -> Int {
    text.split(separator: "\n", omittingEmptySubsequences: false).reduce(0) { sum, line in
      sum + max(1, Int((Double(TextWidth.of(line)) / max(1, width - 1)).rounded(.up)))
    }
  }

  /// Bytes of all texts, about; what a file takes is estimated from it.
  var weight: Int {
    rows.reduce(0) { sum, row in
      row.reduce(sum) { sum, cell in
        switch cell {
        case .text(let text), .word(let text): sum + text.utf8.count + 64
        case .number, .points: sum + 64
        }
      }
    }
  }
}
