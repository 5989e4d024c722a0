extension AgencyNameReader {
  /// The longest name in `range`, which is a line or part of one; `nil` when there is none.
  ///
  /// A line that ends with a name and holds nothing but Han before it is one name: 安和区卫生健康委员会 is not cut at 和.
  static func longest(in bytes: [UInt8], _ range: Range<Int>) -> Range<Int>? {
    let line = withoutRole(Bytes.trimmed(bytes, range), in: bytes)
    guard let found = matches(in: bytes, range: line).map(\.range).max(by: { $0.count < $1.count }) else { return nil }
    let match = withSecondName(found, in: bytes, line)
    guard match.lowerBound > line.lowerBound, line.count <= 110 else { return match }
    var offset = line.lowerBound
    while offset < match.lowerBound {
      guard let scalar = Bytes.scalar(at: offset, in: bytes), scalar.isHan else { return match }
      offset += Bytes.scalarLength(bytes[offset])
    }
    return Bytes.starts(bytes, at: line.lowerBound, with: Array("关于".utf8)) ? match : line.lowerBound..<match.upperBound
  }

  /// 某县新闻出版局(版权局): an office with two names.
  private static func withSecondName(_ name: Range<Int>, in bytes: [UInt8], _ line: Range<Int>) -> Range<Int> {
    guard let group = Bytes.group(bytes, at: name.upperBound, within: line.upperBound), group.count <= 40 else {
      return name
    }
    let inner = String(decoding: bytes[(group.lowerBound + 1)..<(group.upperBound - 1)], as: UTF8.self)
    let isName =
      ["局", "委员会", "办公室", "委", "办"].contains(where: inner.hasSuffix) && !inner.hasPrefix("原") && inner.count >= 3
    return isName ? name.lowerBound..<group.upperBound : name
  }

  /// 执行机关永固县自然资源和规划局: what the agency does there is no part of its name.
  private static func withoutRole(_ line: Range<Int>, in bytes: [UInt8]) -> Range<Int> {
    for role in roles where Bytes.starts(bytes, at: line.lowerBound, with: role) {
      let rest = Bytes.trimmed(bytes, (line.lowerBound + role.count)..<line.upperBound)
      return rest.count >= 12 ? rest : line
    }
    return line
  }

  private static let roles = [
    "执行机关", "听证机关", "办案机关", "实施机关", "执法机关", "处罚机关", "征收机关", "委托机关", "办案单位", "执法单位", "填报单位", "承办单位", "检查单位", "发证机关",
    "颁发机关", "登记机关", "批准机关",
  ].map { Array($0.utf8) }
}
