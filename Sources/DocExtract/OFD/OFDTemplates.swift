/// Paints template pages, 模板页, once each, and hands over what they show.
final class OFDTemplates {
  private struct Key: Hashable {
    var id: Int
    var width, height: Double
  }

  private let document: OFDDocument
  private var painted: [Key: OFDPageContent] = [:]
  /// Templates that are being painted: one that stands on itself is not painted again.
  private var open: Set<Int> = []

  init(_ document: OFDDocument) { self.document = document }

  /// What the templates of a page show below and above it.
  func content(
    for page: XMLElement, width: Double, height: Double, _ toPoints: OFDTransform
  ) -> (below: OFDPageContent, above: OFDPageContent) {
    var below = OFDPageContent()
    var above = OFDPageContent()
    for element in page.children.filter({ $0.name == .ofdTemplate }).prefix(64) {
      guard let id = element.int(.ofdTemplateID) else { continue }
      let order = element.attribute(.ofdZOrder)
      let content = content(of: id, Key(id: id, width: width, height: height), toPoints)
      if order.map({ $0 == "Foreground" }) ?? document.templates[id]?.isForeground ?? false {
        above.append(content)
      } else {
        below.append(content)
      }
    }
    return (below, above)
  }

  private func content(of id: Int, _ key: Key, _ toPoints: OFDTransform) -> OFDPageContent {
    if let content = painted[key] { return content }
    var content = OFDPageContent()
    guard open.count < 4, open.insert(id).inserted else { return content }
    defer { open.remove(id) }
    if let path = document.templates[id]?.path, let root = try? document.package.xml(path)?.root {
      document.resources.load([.ofdPageRes], of: root, at: path)
      let (below, above) = self.content(for: root, width: key.width, height: key.height, toPoints)
      var painter = OFDPainter(resources: document.resources, width: key.width, height: key.height)
      painter.content = below
      for element in root.children where element.name == .ofdContent { painter.paint(element, under: toPoints) }
      painter.content.append(above)
      content = painter.content
    } else {
      content.hasLostData = true
    }
    painted[key] = content
    return content
  }
}
