import DocExtract

/// The signatures and attachments of a file, for reading.
struct SignatureText {
  let redactor: Redactor

  func lines(_ signatures: [DigitalSignature]) -> [String] {
    guard !signatures.isEmpty else { return [] }
    return ["── 数字签名 \(signatures.count) 个"] + signatures.flatMap(lines)
  }

  private func lines(_ signature: DigitalSignature) -> [String] {
    let pages = signature.places.map { "第\($0.page)页" }
    let span = signature.validFrom.map { "有效期 \($0) 至 \(signature.validUntil ?? "?")" }
    let head = [
      signature.signer ?? "未注明签名人", signature.sealName.map { "印章:\($0)" },
      signature.seal.flatMap(words), signature.signedAt.map { "签于 \($0)" }, span,
      pages.isEmpty ? "不显示" : pages.joined(separator: "、"),
    ].compactMap(\.self).joined(separator: ";")
    return [plain(head)] + signature.facts.map { "  " + plain("\(Self.name(of: $0.key)):\(words(for: $0.fact))") }
  }

  private func words(for fact: DigitalSignature.Fact) -> String {
    switch fact {
    case .holds: "符合"
    case .fails(let reason): "不符合,\(reason)"
    case .unverified(let reason): "未核验,\(reason)"
    }
  }

  /// `厂商 某某公司,40×40毫米,png`
  private func words(for seal: DigitalSignature.Seal) -> String? {
    let size = seal.width.flatMap { width in seal.height.map { "\(width)×\($0)毫米" } }
    let parts = [seal.maker.map { "厂商 \($0)" }, size, seal.picture].compactMap(\.self)
    return parts.isEmpty ? nil : parts.joined(separator: ",")
  }

  private static func name(of fact: String) -> String {
    switch fact {
    case "value": "签名值"
    case "digests": "内容未改动"
    case "coverage": "覆盖全文"
    case "validity": "签名时有效"
    case "chain": "证书链"
    default: "结构"
    }
  }

  func lines(_ attachments: [Attachment]) -> [String] {
    guard !attachments.isEmpty else { return [] }
    return ["── 附件 \(attachments.count) 个(未读取)"]
      + attachments.map { attachment in
        let size = attachment.bytes.map { "\($0) 字节" }
        let place = attachment.page.map { "第\($0)页" }
        return plain(([attachment.name] + [size, place].compactMap(\.self)).joined(separator: " "))
      }
  }

  private func plain(_ text: String) -> String { "  " + TextWidth.plain(redactor.masked(text)) }
}
