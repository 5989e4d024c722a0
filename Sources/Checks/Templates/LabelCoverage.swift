/// Which labels of a form a document holds, 栏目.
struct LabelCoverage {
  /// Labels that should be there.
  let due: Int
  /// 0 to 1.
  let share: Double
  let leftOut: [String]

  init(_ form: TemplateLibrary.Form, _ index: LetterIndex) {
    let all = Array(zip(form.form.labels, form.labels.map { index.place(of: $0) != nil }))
    // A form has room for a person and for an organization; one of the two is filled in.
    let hasBoth = all.contains { Self.isOf(Self.person, $0.0) } && all.contains { Self.isOf(Self.organization, $0.0) }
    let hasPerson = all.contains { $0.1 && Self.isOf(Self.person, $0.0) }
    let hasOrganization = all.contains { $0.1 && Self.isOf(Self.organization, $0.0) }
    let asked = all.filter { label, isFound in
      guard hasBoth, !isFound, !FormTemplate.isSigning(label) else { return true }
      if Self.isOf(Self.shared, label) { return false }
      return !(hasOrganization && Self.isOf(Self.person, label) || hasPerson && Self.isOf(Self.organization, label))
    }
    due = asked.count
    share = asked.isEmpty ? 1 : Double(asked.count(where: \.1)) / Double(asked.count)
    leftOut = asked.filter { !$0.1 }.map(\.0)
  }

  private static let person = [
    "姓名", "性别", "年龄", "出生", "民族", "身份证", "证件", "职业", "工作单位", "自然人", "公民", "个人", "文化程度", "国籍", "户籍",
  ]
  private static let organization = [
    "单位名称", "名称", "法定代表人", "负责人", "信用代码", "注册号", "组织机构", "营业执照", "主体资格", "字号", "经营者", "单位)",
  ]
  /// Such labels stand in both blocks or in one of them.
  private static let shared = ["地址", "住址", "住所", "经营场所", "邮编", "邮政编码", "电话", "联系方式"]

  /// Names of the whole block.
  private static let blocks = ["单位", "法人", "企业", "组织", "其他组织", "法人或者其他组织"]

  private static func isOf(_ words: [String], _ label: String) -> Bool {
    words.contains { label.contains($0) } || words == organization && blocks.contains(label)
  }
}
