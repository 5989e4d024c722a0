import CPoppler

/// The signatures of a PDF file, examined one by one.
struct PDFSignatures {
  private let bytes: UnsafeRawBufferPointer
  private let fields: [Field]

  /// One signature of the file with the bytes that it covers.
  private struct Field {
    var record: PDFSignatureRecord
    var range: Result<SignedRange, SignedRange.Flaw>

    /// Where the signed bytes end; 0 when the range is wrong.
    var end: Int { (try? range.get())?.after.upperBound ?? 0 }
  }

  init(_ records: [PDFSignatureRecord], in bytes: UnsafeRawBufferPointer) {
    self.bytes = bytes
    fields = records.map { record in
      do throws(SignedRange.Flaw) {
        return Field(
          record: record, range: .success(try SignedRange(record.range, count: record.rangeCount, in: bytes)))
      } catch {
        return Field(record: record, range: .failure(error))
      }
    }
  }

  /// In the order in which they were made: each covers what was there before it.
  func examined() -> [DigitalSignature] {
    fields.enumerated().sorted { ($0.element.end, $0.offset) < ($1.element.end, $1.offset) }.map { examine($0.element) }
  }

  private func examine(_ field: Field) -> DigitalSignature {
    let record = field.record
    var signature = DigitalSignature(signer: record.name, signedAt: record.time, places: record.places)
    let message = SignedMessage((try? field.range.get())?.contents ?? record.contents)
    if let message { describe(message, in: &signature) }
    signature.coverage = coverage(of: field)
    signature.validity = Self.validity(of: signature)
    switch (field.range, message) {
    case (.failure(let flaw), _):
      signature.structure = .fails(because: flaw.reason)
      signature.value = .unverified(because: flaw.reason)
      signature.digests = .unverified(because: flaw.reason)
    case (.success, nil):
      let reason = "不认识的签名格式" + (record.filter.map { "(\($0))" } ?? "")
      signature.structure = .unverified(because: reason)
      signature.value = .unverified(because: reason)
      signature.digests = .unverified(because: reason)
    case (.success(let range), let message?):
      let many = message.signerCount
      signature.structure = many == 1 ? .holds : .unverified(because: "有 \(many) 个签名人,只核验了第一个")
      SignatureCheck(message: message, pieces: range.pieces(of: bytes)).run(into: &signature)
    }
    return signature
  }

  private func describe(_ message: SignedMessage, in signature: inout DigitalSignature) {
    signature.signer = message.signerName ?? signature.signer
    (signature.validFrom, signature.validUntil) = message.validity
    let attested = message.timestamp?.attestation?.time ?? message.attestation?.time
    signature.signedAt = attested ?? message.claimedTime ?? signature.signedAt
  }

  /// Whether the certificate was valid at the time that the signature names.
  private static func validity(of signature: DigitalSignature) -> DigitalSignature.Fact {
    guard let from = signature.validFrom, let until = signature.validUntil else {
      return .unverified(because: "证书无法读取")
    }
    guard let time = signature.signedAt, time.hasSuffix("Z") else { return .unverified(because: "签名时间不明") }
    // All three are written alike, in UTC.
    if time < from { return .fails(because: "签名时间 \(time) 早于证书生效 \(from)") }
    if time > until { return .fails(because: "签名时间 \(time) 晚于证书到期 \(until)") }
    return .holds
  }

  private func coverage(of field: Field) -> DigitalSignature.Fact {
    guard case .success(let range) = field.range else { return .fails(because: "签名范围有误") }
    let end = range.after.upperBound
    // A line break behind the last line says nothing.
    if bytes[end...].allSatisfy({ $0 <= 0x20 }) { return .holds }
    let last = fields.map(\.end).max() ?? end
    guard last > end else { return .fails(because: "签名后又有追加(\(bytes.count - end) 字节),没有签名覆盖") }
    guard bytes[last...].allSatisfy({ $0 <= 0x20 }) else {
      return .fails(because: "签名后有追加签名,其后又有追加(\(bytes.count - last) 字节),没有签名覆盖")
    }
    return .unverified(because: "追加签名:其后追加的内容由后来的签名覆盖")
  }
}

/// Compares what was signed with what is there, and the signature with its certificate.
private struct SignatureCheck {
  let message: SignedMessage
  let pieces: [UnsafeRawBufferPointer]

  func run(into signature: inout DigitalSignature) {
    if let attestation = message.attestation {
      signature.digests = compare(attestation.digest, Digest.of(pieces, by: attestation.algorithm))
    } else if let content = message.content {
      // adbe.pkcs7.sha1: what is signed is the digest of the file.
      signature.digests = compare(content, Digest.of(pieces, by: Digest.sha1))
    } else if let digest = message.signedDigest {
      signature.digests = compare(digest, message.digestAlgorithm.flatMap { Digest.of(pieces, by: $0) })
    }
    signature.value = value
    // Without attributes the value itself says whether the bytes are those that were signed.
    if message.signedDigest == nil, message.content == nil, signature.value == .holds { signature.digests = .holds }
    if message.signedDigest == nil, message.content == nil, case .fails = signature.value {
      signature.digests = .unverified(because: "签名值不符,无法判断内容是否改动")
    }
  }

  private func compare(_ signed: [UInt8], _ found: [UInt8]?) -> DigitalSignature.Fact {
    guard let found else { return .unverified(because: "不支持的摘要算法") }
    return signed == found ? .holds : .fails(because: "签名所覆盖的内容在签名后被改动(摘要不符)")
  }

  private var value: DigitalSignature.Fact {
    let content = message.content
    let answer = (content ?? []).withUnsafeBytes { inside in
      message.isRight(over: content == nil ? pieces : [inside])
    }
    guard isBound else { return .fails(because: "签名属性里的摘要与所签内容不符") }
    switch answer {
    case true?: return .holds
    case false?: return .fails(because: "签名值与证书不符")
    case nil: return .unverified(because: "不支持的签名算法,或者没有附证书")
    }
  }

  /// Content inside the message must be that of which the attributes hold the digest.
  private var isBound: Bool {
    guard let content = message.content, let digest = message.signedDigest, let algorithm = message.digestAlgorithm
    else { return true }
    return content.withUnsafeBytes { Digest.of([$0], by: algorithm) } == digest
  }
}
