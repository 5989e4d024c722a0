extension ExtractedDocument {
  /// A file whose pages follow those of this one: a document that was filed in several files.
  public struct Continuation: Sendable, Equatable {
    /// Path of the file.
    public var file: String
    /// The number that its first page has here; its own is 1.
    public var firstPage: Int
  }

  /// Pages of the file itself, those of continuations left out.
  public var ownPageCount: Int {
    guard let next = continuations.first else { return pages.count }
    return pages.count { $0.number < next.firstPage }
  }

  /// Appends the pages of `next`, numbered on; its issues stay with its own file.
  public mutating func join(_ next: ExtractedDocument, named file: String) {
    let shift = pages.last?.number ?? 0
    var following = next
    following.issues = []
    for index in following.pages.indices { following.pages[index].number += shift }
    for index in following.lines.indices {
      following.lines[index].page = following.lines[index].page.map { $0 + shift }
    }
    for index in following.marks.indices {
      following.marks[index].page = following.marks[index].page.map { $0 + shift }
    }
    for signature in following.signatures.indices {
      for place in following.signatures[signature].places.indices {
        following.signatures[signature].places[place].page += shift
      }
    }
    for attachment in following.attachments.indices {
      following.attachments[attachment].page = following.attachments[attachment].page.map { $0 + shift }
    }
    for table in following.tables.indices {
      for cell in following.tables[table].cells.indices {
        following.tables[table].cells[cell].page = following.tables[table].cells[cell].page.map { $0 + shift }
      }
    }
    append(following)
    continuations.append(Continuation(file: file, firstPage: shift + 1))
  }

  /// The file of a page, `nil` for this one, and the page's number there.
  public func origin(ofPage number: Int) -> (file: String?, page: Int) {
    guard let continuation = continuations.last(where: { $0.firstPage <= number }) else { return (nil, number) }
    return (continuation.file, number - continuation.firstPage + 1)
  }
}
