import Glibc

extension OFDMaker {
  /// The content of one page in the spelling of the variant.
  func content(of page: Page, template: Int?) -> String {
    let origin = variant.origin
    let size = "\(Self.millimetres(page.width)) \(Self.millimetres(page.height))"
    var objects = page.lines.map(text)
    if template == nil || page.rules != pages.first?.rules { objects += page.rules.map(rule) }
    objects += page.pictures.map(picture)
    objects.append(page.raw)
    return
      "<ofd:Page\(namespaceOfPage)><ofd:Area><ofd:PhysicalBox>\(origin) \(origin) \(size)</ofd:PhysicalBox></ofd:Area>"
      + (template.map { "<ofd:Template TemplateID=\"\($0)\" ZOrder=\"Background\"/>" } ?? "")
      + "<ofd:Content>\(layers(objects))</ofd:Content></ofd:Page>"
  }

  private var namespaceOfPage: String {
    switch variant.names {
    case .prefixed: " xmlns:ofd=\"http://www.ofdspec.org/2016\""
    case .plain: " xmlns=\"http://www.ofdspec.org/2016\""
    case .none: ""
    case .foreign: " xmlns:ofd=\"http://www.ofdspec.org/2014\""
    }
  }

  private func layers(_ objects: [String]) -> String {
    var objects = objects
    if variant.hasBlocks {
      objects = objects.map { "<ofd:PageBlock><ofd:PageBlock ID=\"7\">\($0)</ofd:PageBlock></ofd:PageBlock>" }
    }
    guard variant.hasLayers, objects.count > 1 else { return "<ofd:Layer ID=\"5\">\(objects.joined())</ofd:Layer>" }
    let half = objects.count / 2
    return "<ofd:Layer ID=\"5\" Type=\"Background\">\(objects[..<half].joined())</ofd:Layer>"
      + "<ofd:Layer ID=\"6\" Type=\"Body\">\(objects[half...].joined())</ofd:Layer>"
  }

  private func picture(_ box: [Double]) -> String {
    let mm = box.map(Self.millimetres)
    return
      "<ofd:ImageObject ID=\"8\" ResourceID=\"3\" Boundary=\"\(shifted(box[0])) \(shifted(box[1])) \(mm[2]) \(mm[3])\" "
      + "CTM=\"\(mm[2]) 0 0 \(mm[3]) 0 0\"/>"
  }

  /// A place on the page, in millimetres from the origin of its coordinates.
  private func shifted(_ points: Double) -> String { Self.millimetres(points + variant.origin * 72 / 25.4) }

  private func rule(_ rule: [Double]) -> String {
    let (width, height) = (rule[2] - rule[0], rule[3] - rule[1])
    let boundary =
      "\(shifted(rule[0])) \(shifted(rule[1])) \(Self.millimetres(max(width, 0.5))) \(Self.millimetres(max(height, 0.5)))"
    let (w, h) = (Self.millimetres(width), Self.millimetres(height))
    switch variant.rules {
    case .stroked:
      return "<ofd:PathObject ID=\"8\" Boundary=\"\(boundary)\" LineWidth=\"0.2\">"
        + "<ofd:AbbreviatedData>M 0 0 L \(w) \(h)</ofd:AbbreviatedData></ofd:PathObject>"
    case .filled:
      let (fw, fh) = (Self.millimetres(max(width, 0.5)), Self.millimetres(max(height, 0.5)))
      return
        "<ofd:PathObject ID=\"8\" Boundary=\"\(boundary)\" Stroke=\"false\" Fill=\"true\"><ofd:FillColor Value=\"0 0 0\"/>"
        + "<ofd:AbbreviatedData>M 0 0 L \(fw) 0 L \(fw) \(fh) L 0 \(fh) C</ofd:AbbreviatedData></ofd:PathObject>"
    case .rectangles:
      return
        "<ofd:PathObject ID=\"8\" Boundary=\"\(boundary)\" LineWidth=\"0.1\" CTM=\"2 0 0 2 0 0\"><ofd:StrokeColor Value=\"#0 #0 #0\"/>"
        + "<ofd:AbbreviatedData>S 0 0 M 0 0 L \(Self.millimetres(width / 2)) \(Self.millimetres(height / 2)) C"
        + "</ofd:AbbreviatedData></ofd:PathObject>"
    }
  }

  private func text(_ line: Line) -> String {
    switch variant.units {
    case .line: return object(line, codes: [line.letters])
    case .code: return object(line, codes: line.letters.map { [$0] })
    case .object: return line.letters.map { object(line, codes: [[$0]]) }.joined()
    }
  }

  private func object(_ line: Line, codes: [[Letter]]) -> String {
    guard let first = codes.first?.first, let last = codes.last?.last else { return "" }
    let k = variant.scale
    let top = line.baseline - line.size
    let mm = Self.millimetres
    let boundary = "\(shifted(first.x)) \(shifted(top)) \(mm(last.x + last.width - first.x)) \(mm(line.size * 1.2))"
    let matrix = k == 1 ? "" : " CTM=\"\(k) 0 0 \(k) 0 0\""
    let parts = codes.map { letters -> String in
      guard let start = letters.first else { return "" }
      let text = escaped(letters.map(\.scalar))
      let place = "X=\"\(mm((start.x - first.x) / k))\" Y=\"\(mm(line.size / k))\"\(deltas(letters))"
      return glyphs(letters.count) + "<ofd:TextCode \(place)>\(text)</ofd:TextCode>"
    }
    let gap = variant.isIndented ? "\n   " : ""
    return "\(gap)<ofd:TextObject ID=\"10\" Font=\"\(line.isBold ? 2 : 1)\" Size=\"\(mm(line.size / k))\" "
      + "Boundary=\"\(boundary)\"\(matrix) \(line.attributes)>\(line.elements)\(parts.joined(separator: gap))\(gap)</ofd:TextObject>"
  }

  private func glyphs(_ count: Int) -> String {
    guard variant.hasGlyphs else { return "" }
    let list = (0..<count).map { "\($0 * 7 + 3)" }.joined(separator: " ")
    return
      "<ofd:CGTransform CodePosition=\"0\" CodeCount=\"\(count)\" GlyphCount=\"\(count)\"><ofd:Glyphs>\(list)</ofd:Glyphs></ofd:CGTransform>"
  }

  private func escaped(_ scalars: [Unicode.Scalar]) -> String {
    var text = ""
    for scalar in scalars {
      switch scalar {
      case "&": text += "&amp;"
      case "<": text += "&lt;"
      case ">": text += "&#62;"
      default: text.unicodeScalars.append(scalar)
      }
    }
    return text
  }

  private func deltas(_ letters: [Letter]) -> String {
    guard variant.deltas != .absent, letters.count > 1 else { return "" }
    let steps = zip(letters, letters.dropFirst()).map { Self.millimetres(($1.x - $0.x) / variant.scale) }
    guard variant.deltas == .grouped else { return " DeltaX=\"\(steps.joined(separator: " "))\"" }
    var words: [String] = []
    var index = 0
    while index < steps.count {
      let end = steps[index...].firstIndex { $0 != steps[index] } ?? steps.count
      words.append(end - index > 1 ? "g \(end - index) \(steps[index])" : steps[index])
      index = end
    }
    return " DeltaX=\"\(words.joined(separator: " "))\""
  }
}

/// Text in the encodings of old files.
enum Encoded {
  static func bytes(of text: String, in encoding: String) -> [UInt8] {
    guard let converter = iconv_open(encoding, "UTF-8"), converter != iconv_t(bitPattern: -1) else { return [] }
    defer { iconv_close(converter) }
    var input = Array(text.utf8).map { CChar(bitPattern: $0) }
    var output = [CChar](repeating: 0, count: input.count * 2 + 16)
    let written = input.withUnsafeMutableBufferPointer { source in
      output.withUnsafeMutableBufferPointer { target in
        var (from, to) = (source.baseAddress, target.baseAddress)
        var (left, room) = (source.count, target.count)
        iconv(converter, &from, &left, &to, &room)
        return target.count - room
      }
    }
    return output.prefix(written).map { UInt8(bitPattern: $0) }
  }
}
