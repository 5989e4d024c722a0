extension ByteWriter {
  mutating func put(_ signature: DigitalSignature) {
    for text in [
      signature.signer, signature.sealName, signature.signedAt, signature.validFrom, signature.validUntil,
    ] {
      put(text) { $0.put($1) }
    }
    put(signature.places) { writer, place in
      writer.put(count: place.page)
      writer.put(place.box) { $0.put($1) }
    }
    for (_, fact) in signature.facts { put(fact) }
    put(signature.seal) { writer, seal in
      for text in [seal.id, seal.maker, seal.picture] { writer.put(text) { $0.put($1) } }
      for side in [seal.width, seal.height] { writer.put(side) { $0.put($1) } }
    }
  }

  private mutating func put(_ fact: DigitalSignature.Fact) {
    switch fact {
    case .holds: put(UInt8(0))
    case .fails(let reason):
      put(UInt8(1))
      put(reason)
    case .unverified(let reason):
      put(UInt8(2))
      put(reason)
    }
  }

  mutating func put(_ attachment: Attachment) {
    put(attachment.name)
    put(attachment.bytes) { $0.put($1) }
    put(case: attachment.kind)
    put(count: attachment.page ?? 0)
  }
}

extension ByteReader {
  mutating func signature() throws(FrameError) -> DigitalSignature {
    var signature = DigitalSignature(
      signer: try optionalString(), sealName: try optionalString(), signedAt: try optionalString(),
      validFrom: try optionalString(), validUntil: try optionalString(),
      places: try array(size: 5) { reader throws(FrameError) in
        DigitalSignature.Place(page: try reader.count(), box: try reader.optionalBox())
      },
      value: try fact(), digests: try fact(), coverage: try fact(), validity: try fact(), chain: try fact(),
      structure: try fact())
    signature.seal = try optional { reader throws(FrameError) in
      DigitalSignature.Seal(
        id: try reader.optionalString(), maker: try reader.optionalString(), picture: try reader.optionalString(),
        width: try reader.optional { reader throws(FrameError) in try reader.int() },
        height: try reader.optional { reader throws(FrameError) in try reader.int() })
    }
    return signature
  }

  private mutating func fact() throws(FrameError) -> DigitalSignature.Fact {
    switch try byte() {
    case 0: return .holds
    case 1: return .fails(because: try string())
    case 2: return .unverified(because: try string())
    default: throw .invalid
    }
  }

  mutating func attachment() throws(FrameError) -> Attachment {
    Attachment(
      name: try string(), bytes: try optional { reader throws(FrameError) in try reader.int() },
      kind: try enumeration(Attachment.Kind.self), page: try page())
  }
}
