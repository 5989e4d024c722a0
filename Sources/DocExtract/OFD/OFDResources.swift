/// What the pages of a document share: fonts, pictures, drawings and styles of drawing, by their ids.
final class OFDResources {
  struct Font {
    var isBold = false
  }

  struct Media {
    /// `nil` when the package does not hold it.
    var path: String?
    /// As the file says: `PNG`, `JPEG`, `GBIG2`; in capitals, often empty.
    var format: String
  }

  struct DrawParameter {
    var parent: Int?
    /// In millimetres.
    var lineWidth: Double?
    var fill, stroke: OFDColour?
  }

  private(set) var fonts: [Int: Font] = [:]
  private(set) var media: [Int: Media] = [:]
  private(set) var units: [Int: XMLElement] = [:]
  private var parameters: [Int: DrawParameter] = [:]
  private var loaded: Set<String> = []
  /// Whether a file of resources is missing or damaged.
  private(set) var isIncomplete = false
  private let package: OFDPackage
  let pictures: PackagedPictures
  /// Bytes above which a picture is not unpacked.
  private static let mostPictureBytes = 32 << 20

  init(package: OFDPackage) {
    self.package = package
    pictures = PackagedPictures { path in
      guard package.size(path).map({ $0 <= Self.mostPictureBytes }) ?? false else { return nil }
      return try? package.bytes(path, limit: Self.mostPictureBytes)
    }
  }

  /// Takes in what the elements `names` of a document or page point to; each file once.
  func load(_ names: [XMLName], of owner: XMLElement, at base: String) {
    for element in owner.children where names.contains(element.name) {
      guard let location = element.trimmed else { continue }
      guard let path = package.resolve(location, from: base) else {
        isIncomplete = true
        continue
      }
      guard loaded.insert(path).inserted else { continue }
      guard let tree = try? package.xml(path), let root = tree.root else {
        isIncomplete = true
        continue
      }
      add(root, at: path)
    }
  }

  private func add(_ root: XMLElement, at path: String) {
    let folder = root.attribute(.ofdBase).flatMap { OFDLocation.path("\($0)/file", from: path) } ?? path
    for group in root.children {
      for element in group.children {
        guard let id = element.int(.ofdID) else { continue }
        switch element.name {
        case .ofdFont: fonts[id] = Font(isBold: Self.isBold(element))
        case .ofdMultiMedia: media[id] = medium(element, folder: folder, path: path)
        case .ofdCompositeGraphicUnit: units[id] = element
        case .ofdDrawParam: parameters[id] = Self.parameter(element)
        default: break
        }
      }
    }
  }

  private func medium(_ element: XMLElement, folder: String, path: String) -> Media {
    let location = element.child(.ofdMediaFile)?.trimmed
    let found = location.flatMap { package.resolve($0, from: folder) ?? package.resolve($0, from: path) }
    return Media(path: found, format: element.attribute(.ofdFormat)?.uppercased() ?? "")
  }

  private static func isBold(_ font: XMLElement) -> Bool {
    if font.attribute(.ofdBold)?.lowercased() == "true" || (font.int(.ofdWeight) ?? 0) >= 600 { return true }
    let name = [font.attribute(.ofdFontName), font.attribute(.ofdFamilyName)].compactMap(\.self).joined(separator: " ")
    return ["Bold", "Heavy", "Black", "SimHei", "黑体"].contains { name.contains($0) }
  }

  private static func parameter(_ element: XMLElement) -> DrawParameter {
    var parameter = DrawParameter(parent: element.int(.ofdRelative))
    if let width = element.attributes.first(where: { $0.name == .ofdLineWidth }) {
      var numbers = element.numbers(width)
      parameter.lineWidth = numbers.next()
    }
    parameter.fill = element.child(.ofdFillColor).map { OFDColour($0) }
    parameter.stroke = element.child(.ofdStrokeColor).map { OFDColour($0) }
    return parameter
  }

  /// The style `id` with what it takes over from those it stands on.
  func style(_ id: Int?) -> DrawParameter {
    var style = DrawParameter()
    var next = id
    for _ in 0..<8 {
      guard let id = next, let parameter = parameters[id] else { break }
      style.lineWidth = style.lineWidth ?? parameter.lineWidth
      style.fill = style.fill ?? parameter.fill
      style.stroke = style.stroke ?? parameter.stroke
      next = parameter.parent
    }
    return style
  }
}
