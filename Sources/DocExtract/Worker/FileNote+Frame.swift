extension ByteWriter {
  mutating func put(_ note: FileNote) {
    put(case: note.tone)
    put(note.words)
    switch note.place {
    case .page(let number, let boxes):
      put(UInt8(0))
      put(count: number)
      put(boxes) { $0.put($1) }
    case .line(let number, let quote):
      put(UInt8(1))
      put(count: number)
      put(quote)
    }
  }

  mutating func put(_ copy: AnnotatedCopy) {
    put(copy.kept)
    put(copy.bytes)
    put(count: copy.placed)
  }
}

extension ByteReader {
  mutating func note() throws(FrameError) -> FileNote {
    let tone = try enumeration(FileNote.Tone.self)
    let words = try string()
    switch try byte() {
    case 0:
      let page = try count()
      let boxes = try array(size: 32) { reader throws(FrameError) in try reader.box() }
      return FileNote(place: .page(page, boxes), tone: tone, words: words)
    case 1: return FileNote(place: .line(try count(), quote: try string()), tone: tone, words: words)
    default: throw .invalid
    }
  }

  mutating func copy() throws(FrameError) -> AnnotatedCopy {
    let kept = try int()
    guard kept >= 0 else { throw .invalid }
    return AnnotatedCopy(kept: kept, bytes: try octets(), placed: try count())
  }
}
