import DocExtract

extension ExtractJSON {
  func signature(_ signature: DigitalSignature) -> JSONValue {
    let facts = signature.facts.map { (key: $0.key, value: fact($0.fact)) }
    return [
      "signer": masked(signature.signer), "seal": masked(signature.sealName),
      "sealDetails": signature.seal.map(seal) ?? nil,
      "signedAt": .optional(signature.signedAt), "validFrom": .optional(signature.validFrom),
      "validUntil": .optional(signature.validUntil), "facts": .object(facts),
      "places": .array(signature.places.map { ["page": .int($0.page), "box": box($0.box)] }),
    ]
  }

  /// Sides in millimetres.
  private func seal(_ seal: DigitalSignature.Seal) -> JSONValue {
    [
      "id": masked(seal.id), "maker": masked(seal.maker), "picture": masked(seal.picture),
      "width": .optional(seal.width), "height": .optional(seal.height),
    ]
  }

  private func fact(_ fact: DigitalSignature.Fact) -> JSONValue {
    switch fact {
    case .holds: ["state": "holds", "because": nil]
    case .fails(let reason): ["state": "fails", "because": .string(redactor.masked(reason))]
    case .unverified(let reason): ["state": "unverified", "because": .string(redactor.masked(reason))]
    }
  }

  func attachment(_ attachment: Attachment) -> JSONValue {
    [
      "name": masked(attachment.name), "bytes": .optional(attachment.bytes),
      "kind": .string(attachment.kind.rawValue), "page": .optional(attachment.page),
    ]
  }

  private func masked(_ text: String?) -> JSONValue { .optional(text.map { redactor.masked($0) }) }
}
