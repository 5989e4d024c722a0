/// An electronic seal, 电子印章 (GM/T 0031-2014; GB/T 38540-2020).
struct ElectronicSeal {
  var name: String?
  var id: String?
  var maker: String?
  var version: Int
  var validFrom, validUntil: SigningTime?
  /// `png`, `bmp`, `ofd` …, as the seal says, and the picture itself.
  var pictureType: String?
  var picture: ArraySlice<UInt8>?
  /// In millimetres.
  var size: (width: Int, height: Int)?
  /// All bytes of the seal.
  let whole: ArraySlice<UInt8>
  /// What its maker signed, and how.
  let signed: [UInt8]
  let certificate: ArraySlice<UInt8>?
  let algorithm: String?
  let signature: ArraySlice<UInt8>?

  /// Reads `SESeal`; `nil` when the bytes are built otherwise.
  init?(_ element: DERElement) {
    let parts = element.children
    guard element.isSequence, let info = parts.first else { return nil }
    let fields = info.children
    guard fields.count >= 4, fields[0].isSequence, fields[2].isSequence, fields[3].isSequence else { return nil }
    let header = fields[0].children
    guard header.count >= 3, header[0].string == "ES", let version = header[1].int else { return nil }
    self.version = version
    maker = header[2].string
    id = fields[1].string
    whole = element.whole
    let property = fields[2].children
    guard property.count >= 3 else { return nil }
    name = property[1].string
    let times = property.filter { $0.tag == DERElement.Tag.utcTime || $0.tag == DERElement.Tag.time }
    if times.count >= 3 { (validFrom, validUntil) = (SigningTime(times[1]), SigningTime(times[2])) }
    let drawn = fields[3].children
    if drawn.count >= 4 {
      pictureType = drawn[0].string?.lowercased()
      picture = drawn[1].octets
      if let width = drawn[2].int, let height = drawn[3].int { size = (width, height) }
    }
    if parts.count == 2, parts[1].isSequence {
      // V1: the maker signs the information together with certificate and algorithm.
      let proof = parts[1].children
      guard proof.count >= 3 else { return nil }
      (certificate, algorithm, signature) = (proof[0].octets, proof[1].identifier, proof[2].octets)
      signed = Self.sequence([info.whole, proof[0].whole, proof[1].whole])
    } else if parts.count >= 4 {
      (certificate, algorithm, signature) = (parts[1].octets, parts[2].identifier, parts[3].octets)
      signed = Array(info.whole)
    } else {
      return nil
    }
  }

  /// Elements put together to a SEQUENCE.
  static func sequence(_ parts: [ArraySlice<UInt8>]) -> [UInt8] {
    let body = parts.flatMap(\.self)
    var length: [UInt8] = []
    if body.count < 0x80 {
      length = [UInt8(body.count)]
    } else {
      var rest = body.count
      while rest > 0 {
        length.insert(UInt8(rest & 0xFF), at: 0)
        rest >>= 8
      }
      length.insert(0x80 | UInt8(length.count), at: 0)
    }
    return [DERElement.Tag.sequence] + length + body
  }
}
