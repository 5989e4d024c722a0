/// Examines the signatures of a document, each check for itself.
final class OFDSignatureReport {
  private let signatures: OFDSignatures
  private let package: OFDPackage
  /// The number of each page by its id.
  private var numbers: [Int: Int] = [:]
  private var digests: [Key: [UInt8]] = [:]

  /// Folders of the signatures themselves.
  private let own: Set<String>
  /// Files that a signature covers or that belong to one, in small letters; the last signature is examined first.
  private var covered: Set<String> = []

  private struct Key: Hashable {
    var path: String
    var method: DigestMethod
  }

  init(_ signatures: OFDSignatures, in document: OFDDocument, firstPage: Int) {
    self.signatures = signatures
    package = document.package
    // Where documents lie, nothing passes for a file of a signature.
    own = Set(signatures.records.compactMap(\.folder)).subtracting([OFDLocation.folder(document.path)])
    if let list = signatures.listPath { covered.insert(list.lowercased()) }
    for (index, page) in document.pages.enumerated() {
      if let id = page.id { numbers[id] = firstPage + index }
    }
  }

  /// What the signatures are, and what a person should know of them.
  var told: (signatures: [DigitalSignature], issues: [ExtractionIssue]) {
    let examined = Array(signatures.records.indices.reversed().map(examine).reversed())
    var issues = examined.flatMap(\.issues)
    if signatures.isBroken {
      issues.append(ExtractionIssue(.signatureInvalid, "签名列表缺失或者损坏,没有核验签名;请核对文件来源"))
    }
    for signature in examined {
      guard case .fails(let reason) = signature.validity else { continue }
      issues.append(
        ExtractionIssue(
          .signatureExpired, page: signature.places.first?.page, "“\(signature.signer ?? "")”的数字签名:\(reason);请核对"))
    }
    return (examined, issues)
  }

  private func examine(_ index: Int) -> DigitalSignature {
    let record = signatures.records[index]
    var signature = DigitalSignature(signer: record.name, sealName: record.value?.seal?.name)
    let scale = OFDTransform(a: OFDTransform.pointsPerMillimetre, d: OFDTransform.pointsPerMillimetre)
    signature.places = record.places.compactMap { place in
      numbers[place.page].map {
        DigitalSignature.Place(page: $0, box: scale.area(place.area))
      }
    }
    let seal = record.value?.seal
    signature.seal = seal.map {
      DigitalSignature.Seal(
        id: $0.id, maker: $0.maker, picture: $0.pictureType, width: $0.size?.width, height: $0.size?.height)
    }
    signature.validFrom = (seal?.validFrom ?? record.certificate?.validFrom)?.iso
    signature.validUntil = (seal?.validUntil ?? record.certificate?.validUntil)?.iso
    signature.signedAt = Self.time(record)
    let description = record.path.flatMap { try? package.bytes($0) } ?? []
    signature.structure = structure(record)
    signature.value = value(record, description)
    signature.validity = SealValidity(record).fact
    let check = ReferenceCheck(record, signatures.listPath, digest: digest)
    signature.digests = digests(record, description, check)
    signature.coverage = coverage(index, check)
    return signature
  }

  /// The time inside of what was signed goes before the one that is merely written beside it.
  private static func time(_ record: OFDSignature) -> String? {
    guard let signed = record.value?.time else { return record.time?.iso }
    guard let written = record.time, written.digits.prefix(8) != signed.digits.prefix(8) else { return signed.iso }
    return "\(signed.iso)(签名描述写为 \(written.iso))"
  }

  // MARK: The checks

  private func structure(_ record: OFDSignature) -> DigitalSignature.Fact {
    guard record.path != nil else { return .fails(because: "签名描述文件缺失或者损坏") }
    guard let valuePath = record.valuePath else { return .fails(because: "没有签名值文件") }
    guard let value = record.value else {
      return .unverified(because: "\(valuePath) 不是已知的签名结构")
    }
    guard let seal = value.seal else { return .holds }
    if let path = record.sealPath, let own = try? package.bytes(path), own[...] != seal.whole {
      return .fails(because: "\(path) 与签名里的印章不一致")
    }
    guard let bytes = seal.certificate, let certificate = Certificate(bytes), let signature = seal.signature else {
      return .unverified(because: "印章里没有制章者的证书")
    }
    let digest = seal.algorithm.flatMap { DigestMethod($0) } ?? .sm3
    return switch certificate.verifies(signature, over: seal.signed, digest: digest) {
    case true?: .holds
    case false?: .fails(because: "制章者的签名与印章不符,印章数据可能被改动")
    case nil: .unverified(because: "制章者的签名无法核验")
    }
  }

  private func value(_ record: OFDSignature, _ description: [UInt8]) -> DigitalSignature.Fact {
    guard record.path != nil else { return .unverified(because: "签名描述文件缺失或者损坏") }
    guard let value = record.value else { return .unverified(because: "没有可以识别的签名值") }
    guard let certificate = record.certificate else {
      return .unverified(because: "\(value.structure.rawValue)里没有可以读取的证书")
    }
    let digest = value.algorithm.flatMap { DigestMethod($0) } ?? .sm3
    // Without attributes of its own a value is over the digest of the description, with some vendors over all of it.
    let candidates = value.signed.map { [$0] } ?? [digest.digest(of: description), description]
    let answers = candidates.map { certificate.verifies(value.signature, over: $0, digest: digest) }
    if answers.contains(true) { return .holds }
    return answers.contains(false) ? .fails(because: "签名值与证书不符") : .unverified(because: "不支持的签名算法")
  }

  private func digests(
    _ record: OFDSignature, _ description: [UInt8], _ check: ReferenceCheck
  ) -> DigitalSignature.Fact {
    guard record.path != nil else { return .unverified(because: "签名描述文件缺失或者损坏") }
    if let hash = record.value?.dataHash {
      let methods: [DigestMethod] = [.sm3, .sha256, .sha1, .sha512]
      guard methods.contains(where: { $0.digest(of: description)[...] == hash }) else {
        return .fails(because: "签名描述文件在签名后被改动(摘要不符)")
      }
    }
    return check.fact
  }

  /// Files that neither this signature nor a later one refers to; those of signatures themselves cannot be.
  private func coverage(_ index: Int, _ check: ReferenceCheck) -> DigitalSignature.Fact {
    for reference in signatures.records[index].references {
      if let path = reference.path { covered.insert(path.lowercased()) }
    }
    let open = package.paths.filter { !own.contains(OFDLocation.folder($0)) && !covered.contains($0.lowercased()) }
    if !open.isEmpty { return .fails(because: "签名没有覆盖 \(Self.names(open))") }
    guard check.hasNewList else { return .holds }
    return index + 1 < signatures.records.count
      ? .unverified(because: "追加签名:其后又加了签名,签名列表因此不同")
      : .unverified(because: "签名列表在签名后有改动,但没有后来的签名")
  }

  static func names(_ paths: [String]) -> String {
    paths.prefix(5).joined(separator: "、") + (paths.count > 5 ? " 等 \(paths.count) 个文件" : "")
  }

  /// The digest of a file, made once; `nil` when it cannot be read.
  private func digest(_ path: String, _ method: DigestMethod) -> [UInt8]? {
    let key = Key(path: path.lowercased(), method: method)
    if let known = digests[key] { return known }
    guard let running = RunningDigest(method) else { return nil }
    let exists = (try? package.read(path) { piece throws(ExtractionIssue) in running.add(piece) }) ?? false
    guard exists else { return nil }
    let digest = running.finish()
    digests[key] = digest
    return digest
  }
}

/// Compares the files that a signature refers to with the digests that it holds.
private struct ReferenceCheck {
  private var changed: [String] = []
  private var missing: [String] = []
  private var unknown: [String] = []
  /// The list of signatures is another than the one that was signed: a signature was added.
  private(set) var hasNewList = false
  private let isEmpty: Bool
  private let method: DigestMethod?
  private let methodName: String

  init(_ record: OFDSignature, _ list: String?, digest: (String, DigestMethod) -> [UInt8]?) {
    methodName = record.checkMethod
    method = DigestMethod(methodName)
    isEmpty = record.references.isEmpty
    guard let method else { return }
    for reference in record.references {
      guard let path = reference.path else {
        missing.append(reference.location)
        continue
      }
      guard let signed = reference.digest, let found = digest(path, method) else {
        unknown.append(path)
        continue
      }
      guard signed != found else { continue }
      if path.lowercased() == list?.lowercased() { hasNewList = true } else { changed.append(path) }
    }
  }

  var fact: DigitalSignature.Fact {
    if isEmpty { return .unverified(because: "签名没有列出所签的文件") }
    guard method != nil else { return .unverified(because: "不支持的摘要算法 \(methodName.prefix(40))") }
    if !changed.isEmpty { return .fails(because: "签名后有改动:\(OFDSignatureReport.names(changed))") }
    if !missing.isEmpty { return .fails(because: "签名后缺失:\(OFDSignatureReport.names(missing))") }
    if !unknown.isEmpty { return .unverified(because: "无法读取:\(OFDSignatureReport.names(unknown))") }
    return .holds
  }
}

/// Whether seal and certificate were valid when the signature was made.
private struct SealValidity {
  let fact: DigitalSignature.Fact

  init(_ record: OFDSignature) {
    guard let time = record.value?.time ?? record.time else {
      fact = .unverified(because: "签名时间不明")
      return
    }
    let seal = record.value?.seal
    let periods: [(what: String, from: SigningTime?, until: SigningTime?)] = [
      ("印章", seal?.validFrom, seal?.validUntil),
      ("证书", record.certificate?.validFrom, record.certificate?.validUntil),
    ]
    var known = 0
    for period in periods {
      guard let from = period.from, let until = period.until else { continue }
      known += 1
      if time < from {
        fact = .fails(because: "签名时间 \(time.iso) 早于\(period.what)生效 \(from.iso)")
        return
      }
      if time > until {
        fact = .fails(because: "签名时间 \(time.iso) 晚于\(period.what)到期 \(until.iso)")
        return
      }
    }
    fact = known > 0 ? .holds : .unverified(because: "没有印章、证书的有效期")
  }
}
