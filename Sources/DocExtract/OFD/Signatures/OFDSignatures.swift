/// The signatures of a document (GB/T 33190 §18) and where they show.
struct OFDSignatures {
  /// Of the list, `Signatures.xml`; `nil` when there is none.
  private(set) var listPath: String?
  private(set) var records: [OFDSignature] = []
  /// The list is named but missing or damaged.
  private(set) var isBroken = false
  private static let maxSignatures = 500
  /// By the id of the page.
  private var stamps: [Int: [OFDStamp]] = [:]

  init(_ location: String?, in package: OFDPackage) {
    guard let location else { return }
    guard let path = package.resolve(location, from: "OFD.xml"), let root = try? package.xml(path)?.root else {
      isBroken = true
      return
    }
    listPath = path
    for element in root.children where element.name == .ofdSignature && records.count < Self.maxSignatures {
      let record = OFDSignature(element, listed: path, in: package)
      let sealName = record.value?.seal?.name ?? ""
      for place in record.places {
        stamps[place.page, default: []].append(
          OFDStamp(area: place.area, isSeal: record.isSeal, sealName: sealName, signer: record.name))
      }
      records.append(record)
    }
  }

  /// The places on the page with this id.
  func stamps(on page: Int?) -> [OFDStamp] { page.flatMap { stamps[$0] } ?? [] }
}

/// One signature as its files describe it.
struct OFDSignature {
  struct Reference {
    var location: String
    /// `nil` when the package does not hold it.
    var path: String?
    var digest: [UInt8]?
  }

  struct Place {
    /// Id of the page.
    var page: Int
    /// In millimetres.
    var area: Box
  }

  /// Of the description, `Signature.xml`; `nil` when it is missing.
  private(set) var path: String?
  private(set) var isSeal = true
  private(set) var provider: String?
  private(set) var time: SigningTime?
  /// As written; see ``DigestMethod``.
  private(set) var checkMethod = ""
  private(set) var references: [Reference] = []
  private(set) var places: [Place] = []
  private(set) var sealPath: String?
  private(set) var valuePath: String?
  /// `nil` when it is missing or of no known structure.
  private(set) var value: SignedValue?
  private(set) var certificate: Certificate?

  init(_ entry: XMLElement, listed list: String, in package: OFDPackage) {
    // Without a type it is a seal; `Sign` is a signature without one.
    isSeal = entry.attribute(.relType) != "Sign"
    guard let location = entry.attribute(.ofdBase), let found = package.resolve(location, from: list),
      let root = try? package.xml(found)?.root
    else { return }
    path = found
    if let info = root.child(.ofdSignedInfo) { read(info, at: found, in: package) }
    if let location = root.child(.ofdSignedValue)?.trimmed {
      valuePath = package.resolve(location, from: found) ?? Self.beside(found, location, in: package)
    }
    valuePath = valuePath ?? Self.beside(found, "SignedValue.dat", in: package)
    if let valuePath, let bytes = try? package.bytes(valuePath) { value = SignedValue(bytes) }
    certificate = value?.certificate.flatMap { Certificate($0) } ?? Self.certificate(beside: found, in: package)
  }

  private mutating func read(_ info: XMLElement, at base: String, in package: OFDPackage) {
    for element in info.children {
      switch element.name {
      case .ofdProvider: provider = element.attribute(.ofdProviderName)
      case .ofdSignatureDateTime: time = element.trimmed.flatMap { SigningTime($0) }
      case .ofdReferences: read(references: element, at: base, in: package)
      case .ofdStampAnnot: addPlace(element)
      case .ofdSeal:
        guard let location = element.child(.ofdBaseLoc)?.trimmed ?? element.trimmed else { continue }
        sealPath = package.resolve(location, from: base) ?? Self.beside(base, location, in: package)
      default: break
      }
    }
  }

  private mutating func read(references: XMLElement, at base: String, in package: OFDPackage) {
    checkMethod = references.attribute(.ofdCheckMethod) ?? ""
    for element in references.children where element.name == .ofdReference && self.references.count < 20_000 {
      guard let location = element.attribute(.ofdFileRef) else { continue }
      let path = package.resolve(location, from: base) ?? Self.beside(base, location, in: package)
      let digest = element.child(.ofdCheckValue).flatMap { Base64.bytes(of: $0.text) }
      self.references.append(Reference(location: location, path: path, digest: digest))
    }
  }

  private mutating func addPlace(_ element: XMLElement) {
    guard places.count < 10_000, let page = element.int(.ofdPageRef), var area = element.box(.ofdBoundary) else {
      return
    }
    // A seal that rides on the edges of pages shows one strip of itself on each.
    if let clip = element.box(.ofdClip), clip.width > 0, clip.height > 0 {
      area = Box(
        x: area.x + max(0, clip.x), y: area.y + max(0, clip.y), width: min(clip.width, area.width),
        height: min(clip.height, area.height))
    }
    // Without a size it shows nowhere.
    guard area.width > 0, area.height > 0 else { return }
    places.append(Place(page: page, area: area))
  }

  /// A file that is named wrongly but lies beside the description.
  private static func beside(_ base: String, _ location: String, in package: OFDPackage) -> String? {
    let name = location.split { $0 == "/" || $0 == "\\" }.last.map(String.init) ?? location
    return OFDLocation.path(name, from: base).flatMap { package.has($0) ? $0 : nil }
  }

  /// A certificate that lies beside the description, for values that hold none.
  private static func certificate(beside base: String, in package: OFDPackage) -> Certificate? {
    let folder = base.split(separator: "/").dropLast().joined(separator: "/") + "/"
    let names = package.paths.filter { path in
      path.hasPrefix(folder) && [".cer", ".crt", ".der"].contains { path.lowercased().hasSuffix($0) }
    }
    return names.first.flatMap { try? package.bytes($0, limit: 1 << 16) }.flatMap { Certificate($0[...]) }
  }

  /// Who signed; never empty.
  var name: String { certificate?.subject ?? value?.seal?.name ?? provider ?? "未注明签名人" }

  /// Where the files of the signature itself lie, in small letters; `nil` when they lie among others.
  var folder: String? { path.map { OFDLocation.folder($0) }.flatMap { $0.contains("/") ? $0 : nil } }
}

/// Base64 (RFC 4648) with blanks anywhere.
enum Base64 {
  /// `nil` when other signs stand among it.
  static func bytes(of text: some Sequence<UInt8>) -> [UInt8]? {
    var bytes: [UInt8] = []
    var pending: UInt32 = 0
    var count = 0
    for byte in text where byte > 0x20 && byte != 0x3D {
      let value: UInt8
      switch byte {
      case 0x41...0x5A: value = byte - 0x41
      case 0x61...0x7A: value = byte - 0x61 + 26
      case 0x30...0x39: value = byte - 0x30 + 52
      case 0x2B, 0x2D: value = 62
      case 0x2F, 0x5F: value = 63
      default: return nil
      }
      pending = pending << 6 | UInt32(value)
      count += 1
      if count == 4 {
        bytes += [UInt8(pending >> 16 & 0xFF), UInt8(pending >> 8 & 0xFF), UInt8(pending & 0xFF)]
        (pending, count) = (0, 0)
      }
    }
    switch count {
    case 1: return nil
    case 2: bytes.append(UInt8(pending >> 4 & 0xFF))
    case 3: bytes += [UInt8(pending >> 10 & 0xFF), UInt8(pending >> 2 & 0xFF)]
    default: break
    }
    return bytes
  }
}
