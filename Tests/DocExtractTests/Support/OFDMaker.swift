import Testing

/// Makes OFD files for tests from a plain description, in all variants of the format that writers use.
struct OFDMaker {
  /// Letters on one baseline; points from the top left of the page.
  struct Line {
    var letters: [Letter]
    var baseline: Double
    var size: Double
    var isBold = false
    /// Further attributes of the text object.
    var attributes = ""
    /// Further elements inside of the text object, before its text.
    var elements = ""
  }

  struct Letter {
    var scalar: Unicode.Scalar
    var x, width: Double
  }

  struct Page {
    var width = 595.0, height = 842.0
    var lines: [Line] = []
    /// Left, top, right and bottom of each ruling line.
    var rules: [[Double]] = []
    /// Left, top, width and height of each picture.
    var pictures: [[Double]] = []
    /// Raw elements of the page's layer, behind everything else.
    var raw = ""
    /// Raw elements of the page's annotations.
    var annotations = ""

    /// Letters as wide as Chinese faces have them, from `x` on.
    mutating func text(
      _ text: String, x: Double, y: Double, size: Double = 12, attributes: String = "", elements: String = ""
    ) {
      var letters: [Letter] = []
      var place = x
      for scalar in text.unicodeScalars {
        let width = scalar.value < 0x100 ? size / 2 : size
        letters.append(Letter(scalar: scalar, x: place, width: width))
        place += width
      }
      lines.append(Line(letters: letters, baseline: y, size: size, attributes: attributes, elements: elements))
    }

    mutating func grid(xs: [Double], ys: [Double]) {
      guard let left = xs.min(), let right = xs.max(), let top = ys.min(), let bottom = ys.max() else { return }
      for y in ys { rules.append([left, y, right, y]) }
      for x in xs { rules.append([x, top, x, bottom]) }
    }
  }

  /// How a writer spells the same page.
  struct Variant: Sendable, CustomTestStringConvertible {
    enum Units: Sendable { case line, code, object }
    enum Deltas: Sendable { case plain, grouped, absent }
    enum Locations: Sendable { case relative, absolute, backSlashed, otherCase, dotted }
    enum Names: Sendable { case prefixed, plain, none, foreign }
    enum Rules: Sendable { case stroked, filled, rectangles }
    var name = "usual"
    var units = Units.line
    var deltas = Deltas.plain
    var locations = Locations.relative
    var names = Names.prefixed
    var rules = Rules.stroked
    /// Everything is drawn smaller by this and enlarged again.
    var scale = 1.0
    var hasGlyphs = false
    var hasTemplate = false
    var hasLayers = false
    var hasBlocks = false
    /// The left and top of the page's box, in millimetres.
    var origin = 0.0
    var encoding = "UTF-8"
    var isIndented = false
    var testDescription: String { name }
  }

  var pages: [Page] = []
  var variant = Variant()
  /// Entries that stand in the package besides, or instead of those made here.
  var extra: [(name: String, bytes: [UInt8])] = []
  /// Further elements of `Document` and of its common data, `OFD`, `DocBody` and of the document's resources.
  var document = "", common = "", root = "", body = "", resources = ""
  var info = "<ofd:DocInfo><ofd:DocID>0</ofd:DocID><ofd:Title>测试</ofd:Title></ofd:DocInfo>"

  static func page(_ variant: Variant = Variant(), draw: (inout Page) -> Void) -> OFDMaker {
    var page = Page()
    draw(&page)
    return OFDMaker(pages: [page], variant: variant)
  }

  static func millimetres(_ points: Double) -> String {
    let value = (points * 25.4 / 72 * 10_000).rounded() / 10_000
    return value == value.rounded() ? "\(Int(value))" : "\(value)"
  }

  var bytes: [UInt8] { MiniZip.package(entries) }
}

extension OFDMaker {
  /// The files of the package, those of ``extra`` last.
  var entries: [(name: String, bytes: [UInt8])] {
    var entries: [(name: String, bytes: [UInt8])] = []
    func add(_ name: String, _ text: String) { entries.append((name, encoded(text))) }
    add(
      "OFD.xml",
      "<ofd:OFD\(namespace) Version=\"1.1\" DocType=\"OFD\">\(root)<ofd:DocBody>\(info)<ofd:DocRoot>"
        + "\(location("Doc_0/Document.xml", from: ""))</ofd:DocRoot>\(body)</ofd:DocBody></ofd:OFD>")
    add("Doc_0/Document.xml", documentText)
    add("Doc_0/PublicRes.xml", fonts)
    add("Doc_0/DocumentRes.xml", media)
    if variant.hasTemplate { add("Doc_0/Tpls/Tpl_0/Content.xml", content(of: furniture, template: nil)) }
    for (index, page) in pages.enumerated() {
      add("Doc_0/Pages/Page_\(index)/Content.xml", content(of: page, template: variant.hasTemplate ? 9 : nil))
      if !page.annotations.isEmpty {
        add("Doc_0/Annots/Page_\(index).xml", "<ofd:PageAnnot\(namespace)>\(page.annotations)</ofd:PageAnnot>")
      }
    }
    if pages.contains(where: { !$0.annotations.isEmpty }) {
      let list = pages.indices.filter { !pages[$0].annotations.isEmpty }.map {
        "<ofd:Page PageID=\"\(100 + $0)\"><ofd:FileLoc>Page_\($0).xml</ofd:FileLoc></ofd:Page>"
      }
      add("Doc_0/Annots/Annotations.xml", "<ofd:Annotations\(namespace)>\(list.joined())</ofd:Annotations>")
    }
    entries.append(("Doc_0/Res/picture.jpg", [0xFF, 0xD8, 0xFF, 0xE0]))
    for entry in extra {
      entries.removeAll { $0.name == entry.name }
      entries.append(entry)
    }
    if variant.locations == .otherCase {
      return entries.map { ($0.name == "OFD.xml" ? $0.name : upper($0.name), $0.bytes) }
    }
    return entries
  }

  private func upper(_ name: String) -> String { name.uppercased().replacing(".XML", with: ".xml") }

  private var documentText: String {
    let list = pages.indices.map {
      "<ofd:Page ID=\"\(100 + $0)\" BaseLoc=\"\(location("Doc_0/Pages/Page_\($0)/Content.xml", from: "Doc_0"))\"/>"
    }
    let template =
      variant.hasTemplate
      ? "<ofd:TemplatePage ID=\"9\" ZOrder=\"Background\" BaseLoc=\"\(location("Doc_0/Tpls/Tpl_0/Content.xml", from: "Doc_0"))\"/>"
      : ""
    let annotations =
      pages.contains { !$0.annotations.isEmpty } ? "<ofd:Annotations>Annots/Annotations.xml</ofd:Annotations>" : ""
    return
      "<ofd:Document\(namespace)><ofd:CommonData><ofd:MaxUnitID>1000</ofd:MaxUnitID><ofd:PageArea><ofd:PhysicalBox>"
      + "0 0 210 297</ofd:PhysicalBox></ofd:PageArea><ofd:PublicRes>\(location("Doc_0/PublicRes.xml", from: "Doc_0"))"
      + "</ofd:PublicRes><ofd:DocumentRes>\(location("Doc_0/DocumentRes.xml", from: "Doc_0"))</ofd:DocumentRes>"
      + "\(template)\(common)</ofd:CommonData><ofd:Pages>\(list.joined())</ofd:Pages>\(annotations)\(document)</ofd:Document>"
  }

  private var fonts: String {
    "<ofd:Res\(namespace) BaseLoc=\"Res\"><ofd:Fonts><ofd:Font ID=\"1\" FontName=\"宋体\" FamilyName=\"宋体\"/>"
      + "<ofd:Font ID=\"2\" FontName=\"黑体\" FamilyName=\"黑体\"/></ofd:Fonts></ofd:Res>"
  }

  private var media: String {
    "<ofd:Res\(namespace) BaseLoc=\"Res\"><ofd:MultiMedias><ofd:MultiMedia ID=\"3\" Type=\"Image\" Format=\"JPEG\">"
      + "<ofd:MediaFile>picture.jpg</ofd:MediaFile></ofd:MultiMedia></ofd:MultiMedias>\(resources)</ofd:Res>"
  }

  /// What every page shows when there is a template: the first page's ruling lines.
  private var furniture: Page {
    var page = Page()
    page.rules = pages.first?.rules ?? []
    return page
  }

  private var namespace: String {
    switch variant.names {
    case .prefixed: " xmlns:ofd=\"http://www.ofdspec.org/2016\""
    case .plain: " xmlns=\"http://www.ofdspec.org/2016\""
    case .none: ""
    case .foreign: " xmlns:ofd=\"http://www.ofdspec.org/2014\""
    }
  }

  private func location(_ path: String, from folder: String) -> String {
    let relative = folder.isEmpty ? path : String(path.dropFirst(folder.count + 1))
    return switch variant.locations {
    case .relative: relative
    case .absolute, .otherCase: "/\(path)"
    case .backSlashed: relative.replacing("/", with: "\\")
    case .dotted: "./Fonts/../\(relative)"
    }
  }

  /// A file in the spelling and encoding of the variant.
  func encoded(_ text: String) -> [UInt8] {
    var text = text
    switch variant.names {
    case .plain, .none: text = text.replacing("<ofd:", with: "<").replacing("</ofd:", with: "</")
    case .foreign: text = text.replacing("ofd:", with: "x:")
    case .prefixed: break
    }
    let whole = "<?xml version=\"1.0\" encoding=\"\(variant.encoding)\"?>\n\(text)"
    if variant.encoding == "UTF-16" {
      return [0xFF, 0xFE] + whole.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    }
    return variant.encoding == "UTF-8" ? Array(whole.utf8) : Encoded.bytes(of: whole, in: variant.encoding)
  }
}
