import CaseReading

/// Words of statements of discretion, 裁量说明: what tells facts of the case from set phrases.
enum DiscretionWords {
  /// Something that happened in this case: conduct, consequences, counted things.
  private static let facts = try? Pattern(
    #"主动|配合|如实|首次|初次|第一次|及时|立即|当即|改正|整改|消除|退还|退赔|退款|赔偿|召回|下架|拆除|补办|停止|[未没无](?:有)?(?:造成|产生|发生|发现|销售|使用|实际)|尚未"#
      + #"|积极|未成年|再次|多次|屡次|两次|拒不|拒绝|隐匿|隐瞒|销毁|伪造|逃避|阻碍|阻挠|困难|残疾|低保|胁迫|诱骗|立功|供述|交代|坦白|承认|悔|认错|认罚|谅解|协助|举报|疫情"#
      + #"|明知|故意|过失|疏忽|较[小少短低大多长高]|微小|轻微|不足|超过|超标|超载|超限|达到|属于个人|初犯|偶犯|自用|重点区域|死亡|受伤"#
      + #"|\d|[一二两三四五六七八九十百千万]{1,6}(?:余|多)?(?:元|日|天|次|个|件|台|辆|份|袋|瓶|盒|箱|公斤|千克|克|吨|亩|株|头|只|条|平方米|立方米|米|公里|人|名|户|年|月|小时|分钟|倍|处|间|套|张|把|支|棵)"#
  )

  /// Set phrases that every such statement is made of.
  private static let phrases = [
    "事实", "性质", "情节", "社会危害|危害程度|危害后果|危害性", "主观|过错", "综合(?:考虑|考量|裁量|分析)|结合|全面考虑", "过罚相当|合法合理|公平公正",
  ].compactMap { try? Pattern($0) }

  /// Names of laws and articles, the penalty itself, and days on which documents were served.
  private static let noise = try? Pattern(
    #"《[^》\n]{1,80}》|[((][^()\n]{0,40}号[))]|第[一二三四五六七八九十百零\d、]{1,8}(?:条|款|项|目|章|节|档|类|级|号|序号|阶次?)|\d{4}年版"#
      + #"|责令[^。,;\n]{0,20}(?:改正|整改|停止[^。,;\n]{0,8}|退还|拆除)|(?:配合|改正|整改)[^。,;、\n]{0,4}(?:情况|程度|态度)|首违"#
      + #"|(?:罚款|处以?|给予|缴纳|没收|合计|共计|人民币|[¥:])[^。,;\d\n]{0,8}[\d,.一二两三四五六七八九十百千万壹贰叁肆伍陆柒捌玖拾佰仟零]{1,16}万?元(?:整|以上|以下)?"#)

  /// Whether a text holds something of this case alone.
  static func hasFacts(_ text: String) -> Bool {
    guard let facts else { return true }
    return facts.matches(anythingIn: stripped(text))
  }

  /// How many of the set phrases a text holds.
  static func phraseCount(_ text: String) -> Int {
    let bytes = ReadingText(plain: text).bytes
    return phrases.count { $0.matches(anythingIn: bytes) }
  }

  private static func stripped(_ text: String) -> [UInt8] {
    let bytes = ReadingText(plain: text).bytes
    var kept: [UInt8] = []
    var start = 0
    for match in noise?.matches(in: bytes) ?? [] {
      kept += bytes[start..<match.range.lowerBound] + Array("、".utf8)
      start = match.range.upperBound
    }
    return kept + bytes[start...]
  }
}
