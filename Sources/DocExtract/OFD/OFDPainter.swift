import CPage

/// Walks through the graphic objects of a page and collects what they show.
struct OFDPainter {
  let resources: OFDResources
  /// Of the page, in points.
  let width, height: Double
  var content = OFDPageContent()
  var pen = OFDPen()
  /// Graphic units that are being painted: one inside itself is not painted again.
  private var open: [Int] = []
  private var objects = 0
  /// Blocks inside blocks, those of graphic units counted along.
  private var depth = 0
  /// Graphic units around what is being painted that do not show.
  var hiddenUnits = 0
  /// Pictures that hid what was written before them.
  private var covers = 0

  /// Objects of one page, those inside graphic units counted each time they are painted.
  static let maxObjects = 500_000
  private static let maxUnits = 8
  private static let maxDepth = 200

  init(resources: OFDResources, width: Double, height: Double) {
    self.resources = resources
    self.width = width
    self.height = height
  }

  /// Paints the layers of a page's content, or one block.
  mutating func paint(_ block: XMLElement, under outer: OFDTransform, style: Int? = nil) {
    guard depth < Self.maxDepth else {
      content.isCut = true
      return
    }
    depth += 1
    defer { depth -= 1 }
    for element in block.children {
      guard !content.isCut else { return }
      objects += 1
      guard objects <= Self.maxObjects else {
        content.isCut = true
        return
      }
      switch element.name {
      case .ofdTextObject: paint(text: element, under: outer, style: style)
      case .ofdPathObject: paint(path: element, under: outer, style: style)
      case .ofdImageObject: paint(image: element, under: outer)
      case .ofdCompositeObject: paint(unit: element, under: outer, style: style)
      case .ofdLayer, .ofdPageBlock, .ofdContent:
        paint(element, under: outer, style: element.int(.ofdDrawParamRef) ?? style)
      default: break
      }
    }
  }

  private mutating func paint(unit element: XMLElement, under outer: OFDTransform, style: Int?) {
    let object = OFDObject(element)
    guard let id = element.int(.ofdResourceID) else { return }
    guard let unit = resources.units[id] else {
      content.hasLostData = true
      return
    }
    guard !open.contains(id), open.count < Self.maxUnits else {
      content.isCut = true
      return
    }
    open.append(id)
    if !object.isVisible { hiddenUnits += 1 }
    paint(unit, under: object.transform(under: outer), style: object.style ?? style)
    if !object.isVisible { hiddenUnits -= 1 }
    open.removeLast()
  }

  private mutating func paint(image element: XMLElement, under outer: OFDTransform) {
    let object = OFDObject(element)
    guard object.isVisible, hiddenUnits == 0 else { return }
    let transform = object.transform(under: outer)
    // A picture fills the unit square of its own space.
    let area =
      object.hasTransform
      ? transform.area(Box(x: 0, y: 0, width: 1, height: 1))
      : outer.area(object.boundary)
    let medium = element.int(.ofdResourceID).flatMap { resources.media[$0] }
    guard let box = add(picture: area, kind: PictureKind.kind(of: medium, area: area, in: resources)) else { return }
    guard box.width * box.height > 0.6 * width * height else { return }
    if let path = medium?.path, content.scans.count < 16 {
      let isUpright = transform.b == 0 && transform.c == 0 && transform.a > 0 && transform.d > 0 && box == area
      content.scans.append(OFDScan(path: path, box: box, isUpright: isUpright))
    }
    if PictureKind.isOpaque(medium), object.alpha > 0.97 { hideGlyphs(behind: box) }
  }

  /// A picture, cut off at the borders of the page; `nil` when nothing of it is left.
  @discardableResult
  mutating func add(picture area: Box, kind: Int) -> Box? {
    let left = max(area.x, 0)
    let top = max(area.y, 0)
    let box = Box(x: left, y: top, width: min(area.maxX, width) - left, height: min(area.maxY, height) - top)
    guard box.width > 0, box.height > 0 else { return nil }
    guard content.pictures.count < 20_000 else {
      content.isCut = true
      return nil
    }
    content.pictures.append(
      casecheck_picture(
        x: Float(box.x), y: Float(box.y), width: Float(box.width), height: Float(box.height), kind: UInt32(kind)))
    return box
  }

  /// A scan over its own text, 双层 OFD.
  private mutating func hideGlyphs(behind box: Box) {
    guard covers < 20 else { return }
    covers += 1
    for index in content.glyphs.indices {
      let glyph = content.glyphs[index]
      let (x, y) = (Double(glyph.x + glyph.width / 2), Double(glyph.y + glyph.height / 2))
      if x > box.x, x < box.maxX, y > box.y, y < box.maxY {
        content.glyphs[index].flags |= UInt8(CASECHECK_GLYPH_INVISIBLE)
      }
    }
  }
}

/// What all graphic objects have (GB/T 33190 §8.5, CT_GraphicUnit).
struct OFDObject {
  /// In millimetres of the space around.
  var boundary = Box(x: 0, y: 0, width: 0, height: 0)
  var matrix: OFDTransform?
  var isVisible = true
  var alpha = 1.0
  var style: Int?
  /// In millimetres.
  var lineWidth: Double?

  var hasTransform: Bool { matrix != nil }

  init(_ element: XMLElement) {
    for attribute in element.attributes { read(attribute, of: element) }
  }

  init() {}

  /// Takes in one attribute, when it is one of those that all objects have.
  mutating func read(_ attribute: XMLTree.Attribute, of element: XMLElement) {
    switch attribute.name {
    case .ofdBoundary:
      var numbers = element.numbers(attribute)
      boundary = numbers.box() ?? boundary
    case .ofdCTM:
      var numbers = element.numbers(attribute)
      matrix = numbers.transform()
    case .ofdAlpha:
      var numbers = element.numbers(attribute)
      alpha = (numbers.next() ?? 255) / 255
      isVisible = isVisible && alpha >= 0.05
    case .ofdVisible: if element.isFalse(attribute) { isVisible = false }
    case .ofdDrawParamRef: style = element.int(.ofdDrawParamRef)
    case .ofdLineWidth:
      var numbers = element.numbers(attribute)
      lineWidth = numbers.next()
    default: break
    }
  }

  /// From the space of the object to that of the page.
  func transform(under outer: OFDTransform) -> OFDTransform {
    let placed = outer.after(OFDTransform(e: boundary.x, f: boundary.y))
    return matrix.map { placed.after($0) } ?? placed
  }
}

extension XMLElement {
  /// Whether an attribute says `false` or `0`.
  func isFalse(_ attribute: XMLTree.Attribute) -> Bool {
    guard attribute.end > attribute.start else { return false }
    let first = tree.bytes[Int(attribute.start)]
    return first | 0x20 == 0x66 || first == 0x30
  }
}
