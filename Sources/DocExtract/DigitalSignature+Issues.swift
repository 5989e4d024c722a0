extension DigitalSignature {
  /// What a person should know before relying on the signature; an added signature is no alteration.
  var issues: [ExtractionIssue] {
    let name = "“\(signer ?? "未注明签名人")”的数字签名"
    let page = places.first?.page
    var found: [ExtractionIssue] = []
    if case .fails(let reason) = digests {
      found.append(ExtractionIssue(.contentChanged, page: page, "\(name):\(reason);请以签名人留存的文件核对"))
    }
    if case .fails(let reason) = value {
      found.append(ExtractionIssue(.signatureInvalid, page: page, "\(name):\(reason);请签名人核实,必要时重新签名"))
    }
    if case .fails(let reason) = coverage {
      found.append(ExtractionIssue(.signatureNotWhole, page: page, "\(name):\(reason);请核对签名后的内容"))
    }
    return found
  }
}
