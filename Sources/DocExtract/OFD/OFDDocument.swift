/// One document of a package (GB/T 33190 §7.4–7.7): its pages, and what they share.
final class OFDDocument {
  struct PageEntry {
    var id: Int?
    /// `nil` when the package does not hold the page.
    var path: String?
  }

  /// A page that others are printed on.
  struct Template {
    var path: String?
    var isForeground: Bool
  }

  let package: OFDPackage
  /// Of the root file, `Document.xml`.
  let path: String
  let resources: OFDResources
  private(set) var pages: [PageEntry] = []
  private(set) var templates: [Int: Template] = [:]
  /// Of a page that names none, in millimetres.
  private(set) var area = Box(x: 0, y: 0, width: 210, height: 297)
  /// The files of annotations by the id of their page.
  private(set) var annotations: [Int: [String]] = [:]
  private(set) var attachments: [Attachment] = []
  /// What is listed but could not be read.
  private(set) var issues: [ExtractionIssue] = []

  /// - Throws: `damaged` or `over-limit`.
  init(package: OFDPackage, path: String, limits: ReadingLimits) throws(ExtractionIssue) {
    self.package = package
    self.path = path
    resources = OFDResources(package: package)
    guard let root = try package.xml(path)?.root else {
      throw ExtractionIssue(.damaged, "包内没有 \(path),文件不完整;请重新导出或者重新复制")
    }
    if let common = root.child(.ofdCommonData) { read(common: common) }
    for page in root.child(.ofdPages)?.children ?? root.children where page.name == .ofdPage {
      guard pages.count < limits.pages else {
        throw ExtractionIssue(.overLimit, "超过 \(limits.pages) 页的限制;请按文书拆分后重试")
      }
      let location = page.attribute(.ofdBase)
      pages.append(PageEntry(id: page.int(.ofdID), path: location.flatMap { package.resolve($0, from: path) }))
    }
    for element in root.children { read(list: element) }
  }

  private func read(common: XMLElement) {
    if let own = common.child(.ofdPageArea).flatMap(Self.area) { area = own }
    resources.load([.ofdPublicRes, .ofdDocumentRes], of: common, at: path)
    for element in common.children where element.name == .ofdTemplatePage {
      guard let id = element.int(.ofdID) else { continue }
      let location = element.attribute(.ofdBase)
      templates[id] = Template(
        path: location.flatMap { package.resolve($0, from: path) },
        isForeground: element.attribute(.ofdZOrder) == "Foreground")
    }
  }

  /// The first box of an area that a page can have, the physical one before others.
  static func area(_ element: XMLElement) -> Box? {
    for name in [XMLName.ofdPhysicalBox, .ofdApplicationBox, .ofdContentBox, .ofdCropBox] {
      guard let box = element.child(name) else { continue }
      var numbers = OFDNumbers(box.text)
      if let box = numbers.box(), box.width > 0, box.height > 0 { return box }
    }
    return nil
  }

  private func read(list element: XMLElement) {
    guard element.name == .ofdAnnotations || element.name == .ofdAttachments, let location = element.trimmed else {
      return
    }
    let what = element.name == .ofdAnnotations ? "注释" : "附件"
    guard let file = package.resolve(location, from: path), let root = try? package.xml(file)?.root else {
      issues.append(ExtractionIssue(.unreadPart, "\(what)列表 \(location) 缺失或者损坏,没有读到\(what);请重新导出"))
      return
    }
    for entry in root.children {
      if entry.name == .ofdPage, let id = entry.int(.ofdPageID) {
        let paths = entry.children.filter { $0.name == .ofdFileLoc }.compactMap(\.trimmed)
          .compactMap { package.resolve($0, from: file) }
        annotations[id, default: []] += paths
      } else if entry.name == .ofdAttachment, attachments.count < 10_000 {
        attachments.append(attachment(entry, listed: file))
      }
    }
  }

  private func attachment(_ entry: XMLElement, listed base: String) -> Attachment {
    let location = entry.child(.ofdFileLoc)?.trimmed
    let file = location.flatMap { package.resolve($0, from: base) }
    let name = entry.attribute(.ofdName) ?? file ?? location ?? "未命名的附件"
    return Attachment(name: name, bytes: file.flatMap { package.size($0) })
  }
}
