import CaseReading

/// Grades by points, 等次.
public struct GradeTable: Sendable, Equatable {
  public struct Band: Sendable, Equatable {
    public var grade: String
    /// The least points of the grade; the points themselves belong to it.
    public var from: Points
  }
  /// Best first; the last one from 0. Empty: cases are ranked and not graded.
  public let bands: [Band]

  public static let none = GradeTable(bands: [])
  /// 某区许可案卷评查细则
  public static let three = GradeTable(bands: [
    Band(grade: "优秀", from: Points(hundredths: 9000)), Band(grade: "合格", from: Points(hundredths: 6000)),
    Band(grade: "不合格", from: .zero),
  ])
  /// 《广东省行政执法案卷评查办法》第十六条
  public static let four = GradeTable(bands: [
    Band(grade: "优秀", from: Points(hundredths: 9000)), Band(grade: "良好", from: Points(hundredths: 7500)),
    Band(grade: "合格", from: Points(hundredths: 6000)), Band(grade: "不合格", from: .zero),
  ])

  init(bands: [Band]) { self.bands = bands }

  /// `three`, `four`, `none`, or a list `[{grade: 优秀, from: 90}, …]`.
  init(_ node: PackNode) throws(PackError) {
    guard node.elements != nil else {
      switch try node.word("grades", among: ["three", "four", "none"]) {
      case "three": self = .three
      case "four": self = .four
      default: self = .none
      }
      return
    }
    var bands: [Band] = []
    for element in node.listed {
      var keys = try PackMapping(element, name: "等次")
      let band = Band(
        grade: try keys.require("grade").string("grade"), from: try keys.require("from").points("from "))
      try keys.finish()
      guard !bands.contains(where: { $0.grade == band.grade }) else { throw element.error("等次“\(band.grade)”写了两次") }
      if let last = bands.last, last.from <= band.from {
        throw element.error("等次从高到低写:\(band.grade)的 \(band.from) 分不低于\(last.grade)的 \(last.from) 分")
      }
      bands.append(band)
    }
    guard bands.last?.from == .zero else { throw node.error("最低的等次应当 from: 0,否则有的得分没有等次") }
    self.bands = bands
  }

  /// The grade of a number of points; `nil` where there are no grades.
  public func grade(of points: Points) -> String? { bands.first { points >= $0.from }?.grade }

  /// 不合格, or whatever the lowest one is called.
  var lowest: String { bands.last?.grade ?? "不合格" }

  /// The lower of a grade and a limit.
  func capped(_ grade: String?, at limit: String) -> String? {
    guard let place = bands.firstIndex(where: { $0.grade == limit }) else { return grade }
    let own = bands.firstIndex { $0.grade == grade } ?? place
    return bands[max(own, place)].grade
  }
}

/// What a confirmed veto does, 否决.
public enum VetoAction: Sendable, Equatable {
  /// The whole file has 0 points.
  case zero
  /// The lowest grade; the points stay.
  case fail
  /// No better grade than this.
  case cap(String)

  init(_ node: PackNode, _ grades: GradeTable) throws(PackError) {
    let text = try node.string("veto")
    if text.hasPrefix("cap:") {
      let grade = text.dropFirst(4).drop { $0 == " " }
      guard grades.bands.contains(where: { $0.grade == grade }) else {
        throw node.error("veto 的等次" + Spelling.unknown(String(grade), among: grades.bands.map(\.grade)))
      }
      self = .cap(String(grade))
      return
    }
    switch try node.word("veto", among: ["zero", "fail", "cap:等次"]) {
    case "zero": self = .zero
    case "fail": self = .fail
    default: throw node.error("veto 写 zero、fail 或 cap:良好 这样")
    }
  }

  /// As the sheet says it.
  public var words: String {
    switch self {
    case .zero: "全卷0分"
    case .fail: "不合格"
    case .cap(let grade): "最高评为\(grade)"
    }
  }
}
