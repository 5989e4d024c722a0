/// Whom a label of a form is about.
struct LabelSubject: OptionSet, Sendable {
  let rawValue: UInt8
  static let person = LabelSubject(rawValue: 1)
  static let organization = LabelSubject(rawValue: 2)
  /// Such labels stand in the block of a person, in that of an organization, or in both.
  static let either = LabelSubject(rawValue: 4)
  /// Of whoever signs, seals or dates.
  static let signature = LabelSubject(rawValue: 8)

  /// One for each label.
  static func of(_ labels: [String]) -> [LabelSubject] {
    let known = Set(labels)
    return labels.map { label in
      let letters = Words.scalars(label)
      var subject: LabelSubject = []
      // 被处罚人 stands for a person where the form has 被处罚单位 too.
      if Words.person.contains(in: letters) || label.hasSuffix("人") && known.contains(String(label.dropLast()) + "单位") {
        subject.insert(.person)
      }
      if Words.organization.contains(in: letters) && !label.hasPrefix("工作单位") || blocks.contains(label) {
        subject.insert(.organization)
      }
      if Words.either.contains(in: letters) { subject.insert(.either) }
      if FormTemplate.isSigning(label) { subject.insert(.signature) }
      return subject
    }
  }

  /// Names of a whole block.
  private static let blocks: Set = ["单位", "法人", "企业", "组织", "其他组织", "法人或者其他组织"]

  /// Words that are looked for in every label of every form.
  private struct Words {
    private let words: [[UInt32]]

    init(_ words: [String]) { self.words = words.map(Words.scalars) }

    static func scalars(_ text: String) -> [UInt32] { text.unicodeScalars.map(\.value) }

    func contains(in letters: [UInt32]) -> Bool {
      words.contains { word in
        guard letters.count >= word.count else { return false }
        return (0...(letters.count - word.count)).contains { start in
          word.indices.allSatisfy { letters[start + $0] == word[$0] }
        }
      }
    }

    static let person = Words([
      "姓名", "性别", "年龄", "出生", "民族", "身份证", "证件", "职业", "工作单位", "自然人", "公民", "个人", "文化程度", "国籍", "户籍",
    ])
    static let organization = Words([
      "单位名称", "名称", "法定代表人", "负责人", "信用代码", "注册号", "组织机构", "营业执照", "主体资格", "字号", "经营者", "单位)", "许可证", "被处罚单位",
      "当事单位", "被检查单位", "职务",
    ])
    static let either = Words(["地址", "住址", "住所", "经营场所", "邮编", "邮政编码", "电话", "联系方式"])
  }
}
