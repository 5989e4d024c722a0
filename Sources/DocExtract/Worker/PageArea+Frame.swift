extension ByteWriter {
  mutating func put(_ area: PageArea) {
    put(count: area.page)
    put(area.box)
    put(count: area.resolution)
    put(area.blackened) { $0.put($1) }
  }

  mutating func put(_ picture: PagePicture) {
    put(picture.box)
    put(count: picture.width)
    put(count: picture.height)
    put(case: picture.kind)
    put(picture.bytes)
  }
}

extension ByteReader {
  mutating func area() throws(FrameError) -> PageArea {
    let page = try count()
    guard page >= 1 else { throw .invalid }
    return PageArea(
      page: page, box: try box(), resolution: try count(),
      blackened: try array(size: 32) { reader throws(FrameError) in try reader.box() })
  }

  mutating func picture() throws(FrameError) -> PagePicture {
    PagePicture(
      box: try box(), width: try count(), height: try count(), kind: try enumeration(PagePicture.Kind.self),
      bytes: try octets())
  }
}
