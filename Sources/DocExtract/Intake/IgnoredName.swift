/// Files that programs leave in folders, and that are no documents of a case.
enum IgnoredName {
  private static let system: Set<String> = ["thumbs.db", "desktop.ini", "ehthumbs.db"]

  /// Why a file of this name is left out; `nil` when it is not.
  static func file(_ name: String) -> FolderEntry.Kind? {
    let lower = name.lowercased()
    if name.hasPrefix("~$") || name.hasPrefix(".~") || lower.hasPrefix("~wr") && lower.hasSuffix(".tmp") {
      return .skipped(.temporaryFile, "Office 的临时文件,未读取;文件可能正被打开,请保存并关闭后重试")
    }
    if system.contains(lower) || name == ".DS_Store" { return .skipped(.hiddenFile, "系统文件,未读取") }
    if name.hasPrefix(".") { return .skipped(.hiddenFile, "隐藏文件,未读取") }
    if lower == "casecheck.yaml" || lower == "casecheck.yml" {
      return .skipped(.settingsIgnored, "案卷内的设置文件不起作用;设置请放在案卷之外,用 --config 指定")
    }
    if lower == "expected.txt" || lower.hasSuffix(".expected.txt") {
      return .skipped(.expectation, "样例的预期结果,不是案卷文书")
    }
    return nil
  }

  /// Why a folder of this name is left out; `nil` when it is not.
  static func folder(_ name: String) -> FolderEntry.Kind? {
    if name == "__MACOSX" { return .skipped(.hiddenFile, "系统文件夹,未读取") }
    return name.hasPrefix(".") ? .skipped(.hiddenFile, "隐藏文件夹,未读取") : nil
  }
}

/// Names of folders that are volumes of one case, 卷、册.
enum VolumeName {
  private static let words = [
    "正卷", "副卷", "主卷", "附卷", "证据卷", "证据", "附件", "材料", "文书", "照片", "卷内", "程序卷", "实体卷", "光盘", "视听资料",
  ]

  static func fits(_ name: String) -> Bool {
    let bare = name.drop { !$0.isLetter || "0"..."9" ~= $0 }
    if words.contains(where: { bare == $0 || bare.hasPrefix($0) || bare.hasSuffix("卷") && bare.contains($0) }) {
      return true
    }
    // 第一册, 第2卷, 卷一, 册3, 一卷 …
    let numerals = "一二三四五六七八九十0123456789上中下"
    let rest = name.filter { !numerals.contains($0) && !$0.isWhitespace && $0 != "第" }
    return rest == "卷" || rest == "册" || rest == "分册" || rest == "分卷"
  }
}
