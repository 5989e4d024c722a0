import DocExtract

extension Finding {
  /// Sixteen hexadecimal digits that stay the same when a case is scanned again or its folder renamed.
  ///
  /// Made of the rule, the kind of document and what was found; waivers and baselines hang on it.
  public func fingerprint(rule: String) -> String {
    let parts = [rule, documentKind ?? "", subject].joined(separator: "\u{1F}")
    return String(SHA256.hex(of: Array(parts.utf8)).prefix(16))
  }
}
