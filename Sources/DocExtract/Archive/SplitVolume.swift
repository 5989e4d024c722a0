/// Pieces of an archive that was cut into several files, 分卷; none can be opened by itself.
enum SplitVolume {
  /// What to say of a file of this name that could not be read; `nil` when it is named like no piece.
  ///
  /// - Parameter isKnown: whether the content was told: an archive, or a file that lies about its extension.
  static func issue(_ path: String, isKnown: Bool) -> ExtractionIssue? {
    let name = path.split(separator: "/").last.map { $0.lowercased() } ?? ""
    let parts = name.split(separator: ".")
    guard parts.count > 1, let last = parts.last else { return nil }
    let before = parts[parts.count - 2]
    let isPiece =
      // 卷.7z.001, 卷.zip.002
      (last.utf8.count == 3 && isNumber(last) && ["7z", "zip", "rar", "tar"].contains(before))
      // 卷.z01, 卷.r00
      || (last.utf8.count == 3 && (last.first == "z" || last.first == "r") && isNumber(last.dropFirst()))
      // 卷.part1.rar
      || (last == "rar" && before.hasPrefix("part") && isNumber(before.dropFirst(4)))
    if isPiece {
      return ExtractionIssue(.unsupportedFormat, "分卷压缩包的一卷,不能单独打开;请用解压软件合并解压,把里面的文书放入案卷")
    }
    // The last piece of 卷.z01, 卷.z02 … has the plain name.
    if !isKnown, last == "zip" {
      return ExtractionIssue(.unsupportedFormat, "扩展名是 .zip,内容却不是完整的压缩包,可能是分卷压缩的最后一卷;请合并解压,把里面的文书放入案卷")
    }
    return nil
  }

  private static func isNumber(_ text: Substring) -> Bool {
    !text.isEmpty && text.utf8.allSatisfy { UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }
  }
}
