import CaseReading

/// Points of a score sheet, 分, exact to a hundredth.
public struct Points: Sendable, Hashable, Comparable, CustomStringConvertible {
  public let hundredths: Int

  public static let zero = Points(hundredths: 0)
  public static let hundred = Points(hundredths: 10_000)
  /// What a standard may write at most.
  static let most = Points(hundredths: 1_000_000)

  public init(hundredths: Int) { self.hundredths = hundredths }

  /// `2`, `0.5`, `12.25`; `nil` for anything else, for more than two decimals, and beyond 10,000.
  public init?(_ text: String) {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard (1...2).contains(parts.count),
      parts.allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy { (48...57).contains($0) } }),
      parts[0].utf8.count <= 5, let whole = Int(parts[0])
    else { return nil }
    let decimals = parts.count == 2 ? parts[1] : "0"
    guard decimals.utf8.count <= 2, let rest = Int(decimals) else { return nil }
    self.init(hundredths: whole * 100 + (decimals.utf8.count == 1 ? rest * 10 : rest))
    guard self <= Points.most else { return nil }
  }

  /// Without needless zeros: `97.5`, `0.25`, `100`.
  public var description: String {
    let (whole, rest) = (abs(hundredths) / 100, abs(hundredths) % 100)
    let decimals = rest == 0 ? "" : rest % 10 == 0 ? ".\(rest / 10)" : rest < 10 ? ".0\(rest)" : ".\(rest)"
    return (hundredths < 0 ? "-" : "") + "\(whole)\(decimals)"
  }

  /// Half of them; of an odd hundredth the larger part.
  public var half: Points { Points(hundredths: (hundredths + 1) / 2) }

  /// These points where `whole` would be `scale`, rounded to the nearest hundredth, halves upwards; `nil` of nothing.
  public func share(of whole: Points, times scale: Points) -> Points? {
    guard whole.hundredths > 0 else { return nil }
    let product = hundredths * scale.hundredths
    return Points(hundredths: (2 * product + whole.hundredths) / (2 * whole.hundredths))
  }

  public static func < (a: Points, b: Points) -> Bool { a.hundredths < b.hundredths }
  public static func + (a: Points, b: Points) -> Points { Points(hundredths: a.hundredths + b.hundredths) }
  public static func - (a: Points, b: Points) -> Points { Points(hundredths: a.hundredths - b.hundredths) }
  public static func += (a: inout Points, b: Points) { a = a + b }
}

extension Sequence where Element == Points {
  func sum() -> Points { reduce(.zero, +) }
}

extension PackNode {
  /// Points that are written here.
  func points(_ what: String) throws(PackError) -> Points {
    guard let text, let points = Points(text) else {
      throw error("\(what)应为 0.5、2 这样的分数(至多两位小数,不超过 10000),却是\(self.text.map { "“\($0.prefix(40))”" } ?? "别的")")
    }
    return points
  }
}

extension PackMapping {
  mutating func points(_ key: String) throws(PackError) -> Points? {
    guard let node = take(key) else { return nil }
    return try node.points("\(key) ")
  }
}
