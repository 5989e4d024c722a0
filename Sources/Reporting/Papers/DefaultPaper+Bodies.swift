extension DefaultPaper {
  static let opinion =
    paragraph("行政执法案卷评查意见书", "Title")
    + table(
      [1500, 2922, 1500, 2922],
      [
        ["案卷", "{{案卷}}", "案卷类别", "{{案卷类别}}"], ["当事人", "{{当事人}}", "评查日", "{{评查日}}"],
        ["评查标准", "{{标准}}", "得分、等次", "{{得分}},{{等次}}"],
      ], hasHead: false)
    + heading("一、评查情况")
    + text("{{概况}}。查阅文件 {{文件数}} 个,认出文书 {{文书数}} 份;没有读全的文件 {{未读全文件数}} 个。")
    + text(
      "发现问题 {{问题数}} 个:否决候选 {{否决候选数}} 个、主要 {{主要问题数}} 个、次要 {{次要问题数}} 个、提示 {{提示数}} 个;已豁免 {{豁免数}} 个,已在基线 {{基线数}} 个;不能判断 {{不能判断数}} 项。"
    )
    + text("{{评分说明}}")
    + heading("二、问题和整改建议") + problems
    + block("豁免", heading: "已豁免", "{{序号}}. {{规则编号}} {{规则名称}}:{{问题}};{{理由}}。")
    + block("否决", heading: "否决情形(由人确认)", "{{情形}};{{处理}};{{状态}}。")
    + heading("三、扣分")
    + table(
      [700, 3300, 900, 900, 3044],
      [
        ["序号", "条目", "标准分", "扣分", "理由"],
        ["{{#扣分}}{{序号}}", "{{条目}}", "{{标准分}}", "{{扣分}}", "{{理由}}{{/扣分}}"],
        ["{{^扣分}}—", "没有扣分,或者没有按标准评分", "", "", "{{/扣分}}"],
      ])
    + heading("四、不能判断和没有读全的")
    + undecided
    + heading("五、评查意见") + text("") + text("")
    + signatures(["评查人(签名):", "复核人(签名):", "被评查单位(盖章):"])
    + note("否决候选和扣分由评查人逐项确认;不能判断的不等于没有问题。{{版本}};规则 {{规则}};工作日表{{工作日表}};{{个人信息}}。")

  static let selfReview =
    paragraph("行政执法案卷自查自评报告", "Title")
    + heading("一、组织开展情况") + text("(填写:自查的时间、人员、方法和抽取案卷的办法。)")
    + heading("二、案卷总数和纳入自查数")
    + text("期间已办结各类案卷总数:(填写)卷。纳入自查 {{案卷数}} 卷,文件 {{文件数}} 个;立案至决定 {{期间}}。") + kinds + scores
    + heading("三、发现的问题") + overview + common
    + eachCase("(一)", "每卷的问题、扣分和整改建议")
    + heading("四、挑选规范案卷情况") + text("(填写:挑选出的规范案卷及理由。)")
    + heading("五、下一步整改措施") + text("(填写:整改措施、时限、责任部门和责任人;整改台账可用 --output 整改.xlsx 生成。)")
    + heading("六、整改结果和印证材料") + text("(整改完成后另报。)")
    + signatures(["单位(盖章):", "填报人(签名):"]) + appendices + basis

  static let review =
    paragraph("行政执法案卷评查报告", "Title")
    + heading("一、评查对象、人员和案卷") + text("评查对象:{{单位}}。评查人员:(填写)。立案至决定:{{期间}}。")
    + text("评查案卷 {{案卷数}} 卷,文件 {{文件数}} 个,没有读全的 {{未读全文件数}} 个;评查标准:{{标准}}。") + kinds
    + heading("二、等次评定") + scores
    + table(
      [700, 3600, 1544, 1500, 1500],
      [
        ["序号", "案卷", "类别", "得分", "等次"],
        ["{{#每卷}}{{序号}}", "{{案卷}}", "{{案卷类别}}", "{{得分}}", "{{等次}}{{/每卷}}"],
      ])
    + text("单位排序:") + ranking
    + heading("三、主要问题") + overview + common + eachCase("", "每卷的问题")
    + heading("四、整改建议") + text("(填写:对评查对象的整改要求和时限;每个问题的建议见上。)")
    + signatures(["评查人(签名):", "评查单位(盖章):"]) + appendices + basis

  // MARK: Parts

  private static let problems = table(
    [600, 2050, 1850, 1750, 644, 1150, 800],
    [
      ["序号", "问题", "位置和摘录", "依据", "扣分", "整改建议", "人工确认"],
      [
        "{{#问题}}{{序号}}", "{{规则编号}} {{规则名称}}({{严重程度}})¶{{问题}}¶{{状态}}", "{{位置}}¶{{摘录}}", "{{依据}}",
        "{{扣分}}", "{{整改建议}}", "□属实¶□不属实{{/问题}}",
      ],
      ["{{^问题}}—", "没有发现问题", "", "", "", "", "{{/问题}}"],
    ])

  /// Silence never stands for "fine".
  private static let undecided =
    lines("不能判断", "不能判断 {{序号}}. {{规则编号}} {{规则名称}}:{{原因}}", "没有不能判断的。")
    + lines("未读文件", "未读全 {{序号}}. {{文件}}:{{原因}}", "文件都已读全。")

  private static let kinds = lines("类别", "{{类别}}:{{卷数}} 卷", "没有案卷。")
  private static let scores =
    text("平均分 {{平均分}},不计待人确认的否决项。") + lines("等次", "{{等次}}:{{卷数}} 卷", "没有按标准评分。")
  private static let overview =
    text(
      "有问题的案卷 {{有问题案卷数}} 卷。问题 {{问题数}} 个:否决候选 {{否决候选数}} 个、主要 {{主要问题数}} 个、次要 {{次要问题数}} 个、提示 {{提示数}} 个;已豁免 {{豁免数}} 个,已在基线 {{基线数}} 个。"
    )
    + text("不能判断 {{不能判断数}} 项,占应查的 {{不能判断比例}},另行核对。")
  private static let common =
    text("不止一卷有的问题:")
    + table(
      [700, 1100, 3744, 1000, 800, 1500],
      [
        ["序号", "规则", "问题", "严重程度", "卷数", "处数"],
        ["{{#共性问题}}{{序号}}", "{{规则编号}}", "{{规则名称}}", "{{严重程度}}", "{{卷数}}", "{{处数}}{{/共性问题}}"],
        ["{{^共性问题}}—", "", "没有", "", "", "{{/共性问题}}"],
      ])

  private static func eachCase(_ number: String, _ title: String) -> String {
    heading(number + title) + text("{{#每卷}}")
      + heading("{{序号}}. {{案卷}}({{案卷类别}},{{当事人}})") + text("得分 {{得分}},{{等次}};不能判断 {{不能判断数}} 项。")
      + problems + undecided + text("{{/每卷}}")
  }

  private static let basis = note(
    "评查日 {{评查日}};{{版本}};规则 {{规则}};工作日表{{工作日表}};{{个人信息}}。否决候选由人逐项确认;不能判断的不等于没有问题。")

  private static func signatures(_ names: [String]) -> String {
    names.map { paragraph("\($0)____________________    日期:______年____月____日", "Body") }.joined()
  }

  private static func block(_ name: String, heading title: String, _ line: String) -> String {
    text("{{#\(name)}}") + text(title + ":" + line) + text("{{/\(name)}}")
  }

  static func lines(_ name: String, _ line: String, _ none: String) -> String {
    text("{{#\(name)}}\(line){{/\(name)}}") + text("{{^\(name)}}\(none){{/\(name)}}")
  }

  static func heading(_ words: String) -> String { paragraph(words, "Heading1") }
  static func text(_ words: String) -> String { paragraph(words, "Body") }
  private static func note(_ words: String) -> String { paragraph(words, "Note") }

  private static func paragraph(_ words: String, _ style: String) -> String {
    "<w:p><w:pPr><w:pStyle w:val=\"\(style)\"/></w:pPr><w:r><w:t xml:space=\"preserve\">\(words)</w:t></w:r></w:p>"
  }

  /// - Parameters:
  ///   - widths: in twentieths of a point.
  ///   - rows: the texts of cells; `¶` begins another paragraph.
  static func table(_ widths: [Int], _ rows: [[String]], hasHead: Bool = true) -> String {
    let sides = ["top", "left", "bottom", "right", "insideH", "insideV"]
    let borders = sides.map { "<w:\($0) w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"auto\"/>" }.joined()
    let grid = widths.map { "<w:gridCol w:w=\"\($0)\"/>" }.joined()
    let body = rows.enumerated().map { index, cells in
      row(cells, widths, isHead: hasHead && index == 0, heads: hasHead ? 0 : 2)
    }.joined()
    return
      "<w:tbl><w:tblPr><w:tblW w:w=\"\(widths.reduce(0, +))\" w:type=\"dxa\"/><w:tblBorders>\(borders)</w:tblBorders>"
      + "<w:tblLayout w:type=\"fixed\"/></w:tblPr><w:tblGrid>\(grid)</w:tblGrid>\(body)</w:tbl>"
  }

  /// - Parameter heads: every so many cells, the first is a head; 0 for none.
  private static func row(_ cells: [String], _ widths: [Int], isHead: Bool, heads: Int) -> String {
    let cells = zip(cells, widths).enumerated().map { index, cell in
      let style = isHead || heads > 0 && index % heads == 0 ? "Head" : "Cell"
      let paragraphs = cell.0.split(separator: "¶", omittingEmptySubsequences: false).map {
        paragraph(String($0), style)
      }
      .joined()
      return "<w:tc><w:tcPr><w:tcW w:w=\"\(cell.1)\" w:type=\"dxa\"/></w:tcPr>\(paragraphs)</w:tc>"
    }.joined()
    return "<w:tr><w:trPr><w:cantSplit/>\(isHead ? "<w:tblHeader/>" : "")</w:trPr>\(cells)</w:tr>"
  }
}
