import CaseReading
import DocExtract

/// How codes of parties are written: 统一社会信用代码 (GB 32100—2015), 公民身份号码 (GB 11643—1999).
enum CodeWriting {
  /// Length, letters, registration department, kind of institution and region of a credit code.
  static func examineCredit(_ place: Place, _ scope: CaseScope) -> CheckOutcome {
    guard let code = run(in: place.text) else { return .absent("统一社会信用代码已遮盖或者没有写全") }
    guard !isOther(code) else { return .absent("不是统一社会信用代码") }
    guard let fault = creditFault(code) else { return .passed }
    return failed(fault, code, place, scope)
  }

  /// The last character of a well-formed credit code: real ones fail it now and then.
  static func examineCreditCheck(_ place: Place, _ scope: CaseScope) -> CheckOutcome {
    guard let text = run(in: place.text), !isOther(text), creditFault(text) == nil, let code = CreditCode(text) else {
      return .absent("统一社会信用代码不完整,或者结构已由其他规则报")
    }
    return code.isChecked ? .passed : failed("末位的校验码不符", text, place, scope)
  }

  /// Birthday and check character of an identity number; of the old ones only the birthday.
  static func examineIdentity(_ place: Place, _ scope: CaseScope) -> CheckOutcome {
    guard let text = run(in: place.text), let number = IdentityNumber(text), text.first != "9" else {
      return .absent("身份证件号码已遮盖,或者是其他证件的号码")
    }
    if number.birthday == nil { return failed("中的出生日期不存在", text, place, scope) }
    return number.isChecked ? .passed : failed("的末位校验码不符", text, place, scope)
  }

  /// Whatever is 15 digits long is an old registration number; short ones are codes of organizations.
  private static func isOther(_ code: String) -> Bool {
    code.count < 15 || code.count == 15 && code.allSatisfy(\.isNumber) || IdentityNumber(code)?.isValid ?? false
  }

  private static func creditFault(_ code: String) -> String? {
    guard code.count == 18, let read = CreditCode(code) else { return "有\(code.count)位,应为18位" }
    let odd = read.text.filter { "IOZSV".contains($0) }
    if let letter = odd.first { return "含有不使用的字母\(letter)" }
    return read.isWellFormed ? nil : "的登记管理部门码、机构类别码或者行政区划码不存在"
  }

  /// The letters and digits of a code without what stands around them; `nil` when part of it is hidden.
  private static func run(in text: String) -> String? {
    var scalars = Array(String(decoding: ReadingText(plain: text).bytes, as: UTF8.self).unicodeScalars)
    // OCR and typists write × for X at the end.
    if let last = scalars.lastIndex(where: { $0 != " " }), "×✕".unicodeScalars.contains(scalars[last]),
      scalars[..<last].suffix(17).allSatisfy({ $0.properties.numericType != nil })
    {
      scalars[last] = "X"
    }
    guard !scalars.contains(where: { "*＊×某▯?…•".unicodeScalars.contains($0) }) else { return nil }
    var best = ""
    var current = ""
    for scalar in scalars + [" ."].flatMap(\.unicodeScalars) {
      if scalar.isASCII, scalar.properties.isAlphabetic || scalar.properties.numericType != nil {
        current.unicodeScalars.append(scalar)
      } else if !scalar.properties.isWhitespace {
        if current.count > best.count { best = current }
        current = ""
      }
    }
    let code = best.uppercased()
    return code.isEmpty || code.contains("XXX") ? nil : code
  }

  /// A picture of a code may have been read wrongly.
  private static func failed(_ fault: String, _ code: String, _ place: Place, _ scope: CaseScope) -> CheckOutcome {
    if scope.isRecognized(place.evidence) {
      return .unread("\(scope.name(of: place))“\(place.text)”\(fault),可能是识别错误,须对照原件")
    }
    return .failed(
      scope.finding(
        "\(scope.name(of: place))“\(place.text)”\(fault)", kind: place.document.kind, subject: code,
        evidence: [place.evidence]))
  }
}

extension CaseScope {
  /// The words were recognized on a picture, however surely.
  func isRecognized(_ evidence: Evidence) -> Bool {
    guard file.sources.indices.contains(evidence.source) else { return false }
    return file.sources[evidence.source].document?.confidence(of: evidence.span) != nil
  }
}
