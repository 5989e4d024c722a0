import CCrypto

/// Makes the message that stands in a PDF file as its signature.
protocol MessageSigner {
  /// A detached CMS signature.
  func sign(_ bytes: [UInt8]) -> [UInt8]
}

/// Signs made PDF files with a key made for the occasion.
struct SignedPDF {
  private(set) var bytes: [UInt8]

  /// One page with a signature field, object 20, whose value is object 21; the form is object 22.
  init(by signer: some MessageSigner) {
    var pdf = MiniPDF.page("/Annots [20 0 R]") { $0.text("行政处罚决定书", x: 60, y: 700) }
    pdf.objects = [Self.field(value: 21), Self.value, "<< /Fields [20 0 R] /SigFlags 3 >>"]
    pdf.catalog = "/AcroForm 22 0 R"
    bytes = Self.signed(pdf.bytes, from: 0, by: signer)
  }

  /// Adds a second field, with its own signature, behind what is there.
  mutating func addSignature(by signer: some MessageSigner) {
    let start = bytes.count
    append([(22, "<< /Fields [20 0 R 30 0 R] /SigFlags 3 >>"), (30, Self.field(value: 31)), (31, Self.value)])
    bytes = Self.signed(bytes, from: start, by: signer)
  }

  /// Adds an object that nobody signed.
  mutating func addObject() { append([(40, "<< /Added true >>")]) }

  private static func field(value: Int) -> String {
    "<< /Type /Annot /Subtype /Widget /FT /Sig /T (s\(value)) /Rect [100 480 200 500] /V \(value) 0 R >>"
  }

  private static let room = 4_000
  private static let value =
    "<< /Type /Sig /Filter /Adobe.PPKLite /SubFilter /adbe.pkcs7.detached /M (D:20240102030405Z) "
    + "/ByteRange [0 1111111111 2222222222 3333333333] /Contents <\(String(repeating: "0", count: room))> >>"

  private mutating func append(_ objects: [(Int, String)]) {
    let previous = bytes.lastPlace(of: "startxref").flatMap {
      Int(String(decoding: bytes[($0 + 10)...].prefix { $0 > 0x20 }, as: UTF8.self))
    }
    var table = "xref\n"
    for (number, body) in objects {
      table +=
        "\(number) 1\n" + String(repeating: "0", count: 10 - "\(bytes.count)".count) + "\(bytes.count) 00000 n \n"
      bytes += Array("\(number) 0 obj\n\(body)\nendobj\n".utf8)
    }
    let start = bytes.count
    bytes += Array(
      "\(table)trailer\n<< /Size 50 /Root 1 0 R /Prev \(previous ?? 0) >>\nstartxref\n\(start)\n%%EOF\n".utf8)
  }

  /// Fills in the range and the signature of the value that stands behind `place`.
  private static func signed(_ bytes: [UInt8], from place: Int, by signer: some MessageSigner) -> [UInt8] {
    var bytes = bytes
    guard let contents = bytes.lastPlace(of: "/Contents <000"), contents >= place else { return bytes }
    let (start, end) = (contents + 10, contents + 10 + room + 2)
    let numbers = [("1111111111", start), ("2222222222", end), ("3333333333", bytes.count - end)]
    for (sample, number) in numbers {
      guard let at = bytes.lastPlace(of: sample) else { continue }
      let digits = Array("\(number)".utf8)
      bytes.replaceSubrange(at..<(at + 10), with: Array(repeating: 0x20, count: 10 - digits.count) + digits)
    }
    let hex = signer.sign(Array(bytes[..<start] + bytes[end...])).flatMap { byte in
      let digits = String(byte, radix: 16)
      return Array((digits.count == 1 ? "0" + digits : digits).utf8)
    }
    bytes.replaceSubrange((start + 1)..<(start + 1 + hex.count), with: hex)
    return bytes
  }
}

extension [UInt8] {
  /// Where `word` begins for the last time.
  func lastPlace(of word: String) -> Int? {
    let word = Array(word.utf8)
    return indices.last { self[$0] == word[0] && self[$0...].starts(with: word) }
  }
}

/// A key on an ordinary curve and a certificate that it gives to itself, valid from 2020 to 2039.
final class TestSigner: MessageSigner {
  private let key: OpaquePointer
  private let certificate: OpaquePointer

  init?(_ name: String) {
    guard let settings = EVP_PKEY_CTX_new_id(EVP_PKEY_EC, nil), let certificate = X509_new() else { return nil }
    defer { EVP_PKEY_CTX_free(settings) }
    var made: OpaquePointer?
    guard EVP_PKEY_keygen_init(settings) == 1,
      EVP_PKEY_CTX_set_ec_paramgen_curve_nid(settings, NID_X9_62_prime256v1) == 1,
      EVP_PKEY_keygen(settings, &made) == 1, let key = made
    else { return nil }
    (self.key, self.certificate) = (key, certificate)
    X509_set_version(certificate, 2)
    ASN1_INTEGER_set(X509_get_serialNumber(certificate), 7)
    ASN1_TIME_set_string(X509_getm_notBefore(certificate), "20200101000000Z")
    ASN1_TIME_set_string(X509_getm_notAfter(certificate), "20391231000000Z")
    let subject = X509_get_subject_name(certificate)
    X509_NAME_add_entry_by_txt(subject, "CN", MBSTRING_UTF8, Array(name.utf8), -1 + Int32(name.utf8.count) + 1, -1, 0)
    X509_set_issuer_name(certificate, subject)
    X509_set_pubkey(certificate, key)
    X509_sign(certificate, key, EVP_sha256())
  }

  deinit {
    X509_free(certificate)
    EVP_PKEY_free(key)
  }

  func sign(_ bytes: [UInt8]) -> [UInt8] {
    let content = BIO_new_mem_buf(bytes, Int32(bytes.count))
    defer { BIO_free(content) }
    let flags = UInt32(CMS_DETACHED | CMS_BINARY)
    guard let message = CMS_sign(certificate, key, nil, content, flags) else { return [] }
    defer { CMS_ContentInfo_free(message) }
    var out: UnsafeMutablePointer<UInt8>?
    let length = i2d_CMS_ContentInfo(message, &out)
    guard length > 0, let out else { return [] }
    defer { CRYPTO_free(out, #file, #line) }
    return Array(UnsafeBufferPointer(start: out, count: Int(length)))
  }
}
