/// What one of the user's lists, 清单, holds: its columns, and what it is good for.
public struct ListSchema: Sendable {
  public enum Kind: Sendable { case text, date, yuan, number, flag, sector, province, dayOff }

  public struct Column: Sendable {
    public let name: String
    public let kind: Kind
    /// Each row has to fill it.
    public let isRequired: Bool
    /// What else agencies call it.
    public let aliases: [String]

    init(_ name: String, _ kind: Kind = .text, isRequired: Bool = false, _ aliases: [String] = []) {
      self.name = name
      self.kind = kind
      self.isRequired = isRequired
      self.aliases = aliases
    }

    /// Words that may be left out.
    init(_ name: String, _ aliases: [String]) { self.init(name, .text, aliases) }

    /// For documentation: what may be written.
    public var words: String {
      switch kind {
      case .text: "文字"
      case .date: "日期,如 2024-01-31"
      case .yuan: "金额,元"
      case .number: "数"
      case .flag: "是或者否"
      case .dayOff: "放假或者上班"
      case .sector: "领域,如 市场监管;空着就是都适用"
      case .province: "省级简称,如 广东;空着就是都适用"
      }
    }
  }

  /// `officer-roster`
  public let id: String
  public let title: String
  public let columns: [Column]
  /// Columns that together are written once.
  public let key: [String]
  /// What it is good for, with the rules that read it; empty while none does.
  public let use: String
  /// Rows for the sample, invented.
  public let sample: [[String]]
}

extension ListSchema {
  public static func named(_ id: String) -> ListSchema? { all.first { $0.id == id } }

  /// Days off of years that the calendar does not have yet, 节假日安排.
  public static let calendar = ListSchema(
    id: "calendar", title: "节假日安排",
    columns: [
      Column("日期", .date, isRequired: true, ["date"]),
      Column("放假或者上班", .dayOff, isRequired: true, ["kind", "类型", "安排"]),
      Column("节日", .text, isRequired: true, ["name", "名称"]),
    ], key: ["日期"], use: "工作日的期限", sample: [["2027-01-01", "放假", "元旦"]])

  /// Laws that the register does not have, above all local regulations, 地方性法规; a row for each version.
  public static let laws = ListSchema(
    id: "laws", title: "法规表",
    columns: [
      Column("名称", .text, isRequired: true, ["法规名称", "全称"]), Column("简称", .text), Column("种类", .text, ["效力级别"]),
      Column("机关", .text, ["制定机关", "发布机关"]), Column("版本", .text), Column("公布日", .date, ["公布日期"]),
      Column("施行日", .date, isRequired: true, ["施行日期", "生效日期"]), Column("失效日", .date, ["失效日期", "废止日期"]),
      Column("条数", .number, ["总条数"]),
    ], key: ["名称", "施行日"], use: "引用的法规、条文是否存在,当时是否有效",
    sample: [["澧江市市容和环境卫生管理条例", "市容条例", "地方性法规", "澧江市人民代表大会常务委员会", "2022修订", "2022-05-30", "2022-07-01", "", "62"]])

  /// Every list that rules may ask for.
  public static let all: [ListSchema] = [
    ListSchema(
      id: "officer-roster", title: "执法人员名册",
      columns: [
        Column("姓名", isRequired: true, ["名字", "人员姓名", "执法人员"]), Column("证号", ["执法证号", "证件号", "证件号码", "执法证件号码", "编号"]),
        Column("有效期起", .date, ["发证日期", "生效日期", "有效期开始"]), Column("有效期止", .date, ["有效期至", "有效期", "失效日期", "到期日期"]),
        Column("单位", ["执法单位", "所在单位", "机关", "机构"]),
      ], key: ["姓名", "证号", "有效期起"], use: "执法人员在册,执法当天证件有效(AUT-06);换发证件的,新旧各写一行",
      sample: [["周立新", "澧Z96020101", "2022-03-01", "2027-02-28", "澧江市市场监督管理局"]]),
    ListSchema(
      id: "authority-list", title: "权责清单",
      columns: [
        Column("事项", isRequired: true, ["事项名称"]), Column("依据", ["设定依据"]), Column("机关", isRequired: true, ["实施主体"]),
      ],
      key: ["事项", "机关"], use: "决定机关和所依据的条款在清单之内(AUT-01b)",
      sample: [["对销售超过保质期食品的处罚", "《中华人民共和国食品安全法》第一百二十四条", "澧江市市场监督管理局"]]),
    ListSchema(
      id: "authorized-bodies", title: "法律、法规授权和委托的组织",
      columns: [Column("名称", isRequired: true, ["组织名称", "单位名称"]), Column("依据", ["授权依据", "委托依据"])], key: ["名称"],
      use: "以队、所、中心名义作出的决定,核对有没有授权(AUT-02)", sample: [["澧江市文物保护管理所", "《澧江市文物保护条例》第八条"]]),
    thresholds("hearing-thresholds", "听证的较大数额", "应当告知听证的数额(PRO-14),较大数额的其他判断也用它"),
    thresholds("panel-thresholds", "集体讨论的较大数额", "应当集体讨论的数额(PRO-22)"),
    thresholds("filing-thresholds", "重大处罚备案的数额", "应当报送备案的数额(PRO-27)"),
    ListSchema(
      id: "legal-review-list", title: "重大执法决定法制审核目录",
      columns: [Column("事项", isRequired: true, ["审核事项", "事项名称"]), Column("依据")], key: ["事项"],
      use: "目录内的事项应当经过法制审核(PRO-19)", sample: [["责令停产停业", "《澧江市重大行政执法决定法制审核目录》第三项"]]),
    ListSchema(
      id: "discretion-table", title: "裁量权基准",
      columns: [
        Column("事项", isRequired: true, ["违法行为", "违法事项"]), Column("依据", ["基准名称", "文件"]), Column("领域", .sector),
        Column("省份", .province, ["省"]), Column("档次", ["裁量档次", "阶次", "等级"]), Column("下限", .yuan), Column("上限", .yuan),
        Column("倍数下限", .number), Column("倍数上限", .number), Column("施行日", .date, ["施行日期", "生效日期"]),
        Column("失效日", .date, ["失效日期", "废止日期"]),
      ], key: ["事项", "依据", "领域", "省份", "档次", "施行日"],
      use: "有基准的,决定书应当引用(DIS-03);写了施行日、失效日的,核对决定时是否有效(DIS-04);写了档次和金额(或者货值的倍数)的,核对罚款在不在区间(DIS-05)",
      sample: [
        [
          "销售超过保质期的食品", "《澧江市市场监督管理行政处罚裁量权基准》", "市场监管", "湖南", "较轻", "50000", "65000", "", "", "2022-01-01", "",
        ]
      ]),
    ListSchema(
      id: "fine-ranges", title: "罚款幅度",
      columns: [
        Column("依据", isRequired: true, ["条款", "处罚依据"]), Column("下限", .yuan), Column("上限", .yuan),
        Column("倍数下限", .number),
        Column("倍数上限", .number),
      ], key: ["依据"],
      use: "罚款在所依据条款的幅度以内(DEC-07);有倍数的,乘货值或者违法所得,与定额取最宽的",
      sample: [["《中华人民共和国食品安全法》第一百二十四条第一款", "50000", "100000", "10", "20"]]),
    ListSchema(
      id: "filing-orders", title: "卷内次序表",
      columns: [
        Column("次序", .number, isRequired: true, ["顺序", "序号"]), Column("文书", isRequired: true, ["文书名称", "文书组", "材料"]),
        Column("卷别", ["正副卷"]),
      ], key: ["次序", "卷别", "文书"],
      use: "卷内文书的先后(ARC-05);一行一组,同组的文书用顿号分开,副卷的行不比",
      sample: [
        ["1", "立案审批表", "正卷"], ["2", "行政处罚决定书、当场行政处罚决定书、不予行政处罚决定书", "正卷"],
        ["3", "行政处罚告知书、听证通知书、责令改正通知书、实施行政强制措施决定书", "正卷"],
        ["4", "现场检查笔录、询问笔录、证据提取单、抽样取证凭证、检测报告、营业执照复印件", "正卷"], ["5", "听证笔录", "正卷"],
        ["6", "罚没票据、罚没物品处理记录、没收物品清单", "正卷"], ["1", "案件来源登记表", "副卷"], ["2", "案件调查终结报告", "副卷"],
        ["3", "案件审核表、法制审核意见书", "副卷"], ["4", "听证报告", "副卷"], ["5", "结案审批表", "副卷"],
      ]),
    ListSchema(
      id: "inspection-limits", title: "年度检查频次上限",
      columns: [
        Column("领域", .sector), Column("主体", isRequired: true, ["检查主体", "机关"]),
        Column("次数", .number, isRequired: true, ["频次", "年度上限"]),
        Column("年度", .number, ["年份"]),
      ], key: ["领域", "主体", "年度"],
      use: "同一机关一年内对同一被检查人的检查次数(INS-07),同时检查几个检查案卷时才数", sample: [["市场监管", "澧江市市场监督管理局", "2", "2025"]]),
  ]

  private static func thresholds(_ id: String, _ title: String, _ use: String) -> ListSchema {
    ListSchema(
      id: id, title: title,
      columns: [
        Column("领域", .sector), Column("省份", .province, ["省"]), Column("公民", .yuan, isRequired: true, ["个人", "自然人"]),
        Column("组织", .yuan, isRequired: true, ["法人", "单位", "法人或者其他组织"]), Column("计没收", .flag, ["没收计入"]),
        Column("含本数", .flag), Column("施行日", .date, ["施行日期", "生效日期"]), Column("失效日", .date, ["失效日期", "废止日期"]),
      ], key: ["领域", "省份", "施行日"], use: use.isEmpty ? "" : use + ";写在这里的先于随程序的",
      sample: [["市场监管", "湖南", "10000", "50000", "是", "是", "2022-01-01", ""]])
  }
}
