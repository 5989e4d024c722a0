/// Which labels of a form a document holds, 栏目.
struct LabelCoverage {
  /// Labels that should be there.
  let due: Int
  /// 0 to 1.
  let share: Double
  let leftOut: [String]

  init(_ form: TemplateLibrary.Form, _ index: LetterIndex) {
    let found = form.labels.map { index.place(of: $0) != nil }
    let all = Array(zip(form.form.labels, found))
    // A form has room for a person and for an organization; one of the two is filled in.
    let hasPerson = all.contains { $0.1 && Self.isOf(Self.person, $0.0) }
    let hasOrganization = all.contains { $0.1 && Self.isOf(Self.organization, $0.0) }
    let asked = all.filter { label, isFound in
      isFound || !(hasOrganization && Self.isOf(Self.person, label) || hasPerson && Self.isOf(Self.organization, label))
    }
    due = asked.count
    share = asked.isEmpty ? 1 : Double(asked.count(where: \.1)) / Double(asked.count)
    leftOut = asked.filter { !$0.1 }.map(\.0)
  }

  private static let person = [
    "姓名", "性别", "年龄", "出生", "民族", "身份证", "职业", "工作单位", "职务", "个人", "自然人", "公民", "住址", "文化程度", "与本案关系", "国籍", "证件", "邮编",
    "邮政编码", "电话", "联系方式", "字号", "经营者", "户籍",
  ]
  private static let organization = [
    "单位", "名称", "法定代表人", "负责人", "法人", "信用代码", "注册号", "组织机构", "许可证", "营业执照", "住所", "地址", "主体资格", "字号", "经营场所", "邮编", "邮政编码",
    "电话", "联系方式", "职务",
  ]

  private static func isOf(_ words: [String], _ label: String) -> Bool { words.contains { label.contains($0) } }
}
