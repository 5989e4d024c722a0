/// A regulation of one province, 地方性法规 or 地方政府规章, as its name tells.
struct LocalLaw {
  /// Short name: 广东, 内蒙古.
  let province: String

  /// - Parameter name: with or without 《》; `nil` for one of the nation or of a city.
  init?(_ name: String) {
    let name = name.drop { $0 == "《" }
    let province = CaseWords.provinces.first { short in
      name.hasPrefix(short) && Self.levels.contains { name.dropFirst(short.count).hasPrefix($0) }
    }
    guard let province, Self.forms.contains(where: { name.trimmingSuffix("》").hasSuffix($0) }) else { return nil }
    self.province = province
  }

  /// The province, where it is not that of the case; `nil` where it is, or where that of the case is not known.
  func foreign(to own: String?) -> String? { own == nil || own == province ? nil : province }

  private static let levels = ["省", "市", "自治区", "壮族自治区", "回族自治区", "维吾尔自治区"]
  /// Catalogues and standards of discretion are no basis of a decision.
  private static let forms = ["条例", "规定", "办法", "规则", "决定", "细则"]
}

extension Substring {
  fileprivate func trimmingSuffix(_ suffix: String) -> Substring { hasSuffix(suffix) ? dropLast(suffix.count) : self }
}
