/// An electronic signature of a file, 电子签名, with or without a seal, 电子印章.
///
/// What was examined is kept apart: a signature may be right while the file was changed after it, and nobody has said
/// yet that the certificate is to be trusted.
public struct DigitalSignature: Sendable, Equatable {
  /// One statement about a signature.
  public enum Fact: Sendable, Equatable {
    case holds
    /// Examined, and found otherwise; `because` says what, in Chinese.
    case fails(because: String)
    /// Not examined, or not to the end; never to be taken for either of the others.
    case unverified(because: String)
  }

  /// Where the signature shows: a seal that rides on the edges of several pages has one place on each.
  public struct Place: Sendable, Equatable {
    /// 1-based.
    public var page: Int
    public var box: Box?

    public init(page: Int, box: Box? = nil) {
      self.page = page
      self.box = box
    }
  }

  /// What an electronic seal says of itself, beside its name and validity (GB/T 38540-2020 §6.1).
  public struct Seal: Sendable, Equatable {
    public var id: String?
    /// Who made it, 厂商.
    public var maker: String?
    /// Of its picture, as the seal says: `png`, `bmp`, `ofd`.
    public var picture: String?
    /// In millimetres.
    public var width, height: Int?

    public init(
      id: String? = nil, maker: String? = nil, picture: String? = nil, width: Int? = nil, height: Int? = nil
    ) {
      self.id = id
      self.maker = maker
      self.picture = picture
      self.width = width
      self.height = height
    }
  }

  /// The person or agency, from the certificate where it can be read.
  public var signer: String?
  public var sealName: String?
  /// `nil` without a seal that could be read.
  public var seal: Seal?
  /// ISO 8601 where it could be read, otherwise as written.
  public var signedAt: String?
  /// Of the seal, or of the certificate where there is no seal; written like ``signedAt``.
  public var validFrom, validUntil: String?
  /// Empty for a signature that shows nowhere.
  public var places: [Place]
  /// The signature is that of the key in its certificate.
  public var value: Fact
  /// The bytes that were signed are those of the file, 内容未改动.
  public var digests: Fact
  /// Every part of the file is signed, by this signature or by one that came after it, 覆盖全文.
  public var coverage: Fact
  /// Seal and certificate were valid when it was signed.
  public var validity: Fact
  /// The certificate comes from an authority that is trusted, 证书链.
  public var chain: Fact
  /// Its records are complete and agree with each other.
  public var structure: Fact

  public init(
    signer: String? = nil, sealName: String? = nil, signedAt: String? = nil, validFrom: String? = nil,
    validUntil: String? = nil, places: [Place] = [], value: Fact = .notExamined, digests: Fact = .notExamined,
    coverage: Fact = .notExamined, validity: Fact = .notExamined, chain: Fact = .withoutAnchors,
    structure: Fact = .notExamined
  ) {
    self.signer = signer
    self.sealName = sealName
    self.signedAt = signedAt
    self.validFrom = validFrom
    self.validUntil = validUntil
    self.places = places
    self.value = value
    self.digests = digests
    self.coverage = coverage
    self.validity = validity
    self.chain = chain
    self.structure = structure
  }

  /// The statements with their keys, in the order in which they are told.
  public var facts: [(key: String, fact: Fact)] {
    [
      ("value", value), ("digests", digests), ("coverage", coverage), ("validity", validity), ("chain", chain),
      ("structure", structure),
    ]
  }
}

extension DigitalSignature.Fact {
  public static let notExamined = DigitalSignature.Fact.unverified(because: "没有核验")
  /// No certificate authority is bundled with the program.
  public static let withoutAnchors = DigitalSignature.Fact.unverified(because: "没有可信的根证书可供比对,证书链未验证")
}
