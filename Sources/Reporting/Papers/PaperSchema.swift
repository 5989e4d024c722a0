/// The names that a template may use at some place.
struct PaperSchema: Equatable {
  var names: [String]
  var blocks: [String: PaperSchema] = [:]

  /// Known everywhere, in heads and feet of pages too: they do not depend on the cases.
  static let fixed = PaperSchema(names: ["评查日", "标准", "版本", "规则", "工作日表", "个人信息"])

  private static let problem = PaperSchema(names: [
    "序号", "严重程度", "规则编号", "规则名称", "问题", "位置", "摘录", "依据", "扣分", "整改建议", "状态",
  ])
  private static let caseNames = [
    "案卷", "案卷类别", "当事人", "概况", "文书数", "文件数", "未读全文件数", "问题数", "否决候选数", "主要问题数", "次要问题数",
    "提示数", "不能判断数", "豁免数", "基线数", "得分", "等次", "评分说明",
  ]
  private static let caseBlocks = [
    "问题": problem,
    "不能判断": PaperSchema(names: ["序号", "规则编号", "规则名称", "原因"]),
    "未读文件": PaperSchema(names: ["序号", "文件", "原因"]),
    "扣分": PaperSchema(names: ["序号", "条目", "标准分", "扣分", "理由"]),
    "否决": PaperSchema(names: ["序号", "情形", "处理", "状态"]),
    "豁免": PaperSchema(names: ["序号", "规则编号", "规则名称", "问题", "理由"]),
  ]

  /// 评查意见书: one case.
  static let opinion = PaperSchema(names: fixed.names + caseNames, blocks: caseBlocks)

  /// 自查自评报告, 评查报告: all cases.
  static let report = PaperSchema(
    names: fixed.names + [
      "案卷数", "有问题案卷数", "文件数", "未读全文件数", "问题数", "否决候选数", "主要问题数", "次要问题数", "提示数", "不能判断数",
      "不能判断比例", "豁免数", "基线数", "平均分", "单位", "期间", "页数", "识别文件数",
    ],
    blocks: [
      "每卷": PaperSchema(names: ["序号"] + caseNames, blocks: caseBlocks),
      "类别": PaperSchema(names: ["类别", "卷数"]),
      "等次": PaperSchema(names: ["等次", "卷数"]),
      "排名": PaperSchema(names: ["名次", "单位", "卷数", "平均分", "问题数", "每卷问题数", "不能判断数"]),
      "台账核对": PaperSchema(names: ["序号", "规则编号", "规则名称", "案卷", "问题"]),
      "整改": PaperSchema(names: ["序号", "发现问题", "整改措施", "备注"]),
      "未能判断": PaperSchema(names: ["序号", "规则编号", "规则名称", "卷数", "原因"]),
      "期限": PaperSchema(names: ["序号", "期限", "长度", "处数", "不符数"]),
      "共性问题": PaperSchema(names: ["序号", "规则编号", "规则名称", "严重程度", "卷数", "处数", "依据"]),
    ])
}

/// What stands for the names of a ``PaperSchema``.
struct PaperScope: Sendable {
  var values: [String: String] = [:]
  var lists: [String: [PaperScope]] = [:]

  /// With `序号`, from 1.
  static func numbered(_ rows: [[String: String]]) -> [PaperScope] {
    rows.enumerated().map { index, row in
      PaperScope(values: row.merging(["序号": "\(index + 1)"]) { old, _ in old })
    }
  }
}

extension [PaperPiece] {
  /// - Parameter scopes: from the whole paper inwards.
  func fill(_ scopes: [PaperScope], into xml: inout String) {
    for piece in self {
      switch piece {
      case .xml(let words): xml += words
      case .value(let name): xml += Self.escaped(scopes.last { $0.values[name] != nil }?.values[name] ?? "")
      case .block(let name, let isAbsence, let inner):
        let rows = scopes.last?.lists[name] ?? []
        if isAbsence {
          if rows.isEmpty { inner.fill(scopes, into: &xml) }
        } else {
          for row in rows { inner.fill(scopes + [row], into: &xml) }
        }
      }
    }
  }

  /// Within `w:t`: harmless words, lines broken where they were.
  private static func escaped(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false)
      .map { XMLText.escaped(XMLText.plain(String($0))) }
      .joined(separator: "</w:t><w:br/><w:t xml:space=\"preserve\">")
  }
}
