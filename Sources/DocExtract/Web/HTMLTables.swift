/// Which tables of a page hold data and which only arrange it.
struct HTMLTables {
  /// By the index of the event that opens a table: whether it is a table of data.
  private(set) var isData: [Int: Bool] = [:]

  /// A table of one cell, one that says so itself, and one that holds another table arrange the page.
  init(_ page: HTMLEvents) {
    struct Open {
      let event: Int
      var cells = 0
      var isLayout: Bool
    }
    var tables: [Open] = []
    var path: [Bool] = []
    for (index, event) in page.events.enumerated() {
      switch event {
      case .open(let tag, let attributes):
        path.append(tag == .table)
        if tag == .cell, !tables.isEmpty { tables[tables.count - 1].cells += 1 }
        guard tag == .table else { continue }
        if let outer = tables.indices.last { tables[outer].isLayout = true }
        tables.append(Open(event: index, isLayout: page.attributes[attributes].isPresentation))
      case .close:
        guard path.popLast() == true, let table = tables.popLast() else { continue }
        isData[table.event] = !table.isLayout && table.cells > 1
      case .text: break
      }
    }
  }
}
