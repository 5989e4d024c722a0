/// Makes Word documents for tests.
struct MiniWord {
  /// What stands inside `w:body`.
  var body: String
  /// Contents of further parts by path, without the XML declaration and the namespaces of the root.
  var parts: [(path: String, type: String, xml: String)] = []
  var main = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
  var prolog = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>"

  init(_ body: String) { self.body = body }

  /// A paragraph of one run.
  static func p(_ text: String, _ properties: String = "", run: String = "") -> String {
    "<w:p><w:pPr>\(properties)</w:pPr><w:r><w:rPr>\(run)</w:rPr><w:t xml:space=\"preserve\">\(text)</w:t></w:r></w:p>"
  }

  private var namespaces: String {
    let office = "http://schemas.openxmlformats.org"
    return [
      "xmlns:w=\"\(main)\"", "xmlns:r=\"\(office)/officeDocument/2006/relationships\"",
      "xmlns:mc=\"\(office)/markup-compatibility/2006\"", "xmlns:v=\"urn:schemas-microsoft-com:vml\"",
      "xmlns:o=\"urn:schemas-microsoft-com:office:office\"",
      "xmlns:wp=\"\(office)/drawingml/2006/wordprocessingDrawing\"", "xmlns:a=\"\(office)/drawingml/2006/main\"",
      "xmlns:w14=\"http://schemas.microsoft.com/office/word/2010/wordml\"",
      "xmlns:wps=\"http://schemas.microsoft.com/office/word/2010/wordprocessingShape\"",
    ].joined(separator: " ")
  }

  var bytes: [UInt8] { MiniZip.package(entries) }

  /// The package with other bytes in one of its parts, such as a picture.
  func bytes(replacing name: String, with content: [UInt8]) -> [UInt8] {
    MiniZip.package(entries.map { $0.name == name ? (name, content) : $0 })
  }

  var entries: [(name: String, bytes: [UInt8])] {
    let relationships = "http://schemas.openxmlformats.org/package/2006/relationships"
    let types = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    var entries: [(name: String, bytes: [UInt8])] = []
    func add(_ name: String, _ text: String) { entries.append((name, Array("\(prolog)\(text)".utf8))) }
    add("[Content_Types].xml", "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>")
    add(
      "_rels/.rels",
      "<Relationships xmlns=\"\(relationships)\"><Relationship Id=\"r\" Type=\"\(types)/officeDocument\" "
        + "Target=\"word/document.xml\"/></Relationships>")
    add("word/document.xml", "<w:document \(namespaces)><w:body>\(body)</w:body></w:document>")
    let list = parts.enumerated().map { index, part in
      "<Relationship Id=\"rId\(index + 1)\" Type=\"\(types)/\(part.type)\" Target=\"\(part.path)\"/>"
    }
    add("word/_rels/document.xml.rels", "<Relationships xmlns=\"\(relationships)\">\(list.joined())</Relationships>")
    for part in parts {
      let xml = part.xml.replacing(">", with: " \(namespaces)>", maxReplacements: 1)
      add("word/\(part.path)", xml)
    }
    return entries
  }
}
