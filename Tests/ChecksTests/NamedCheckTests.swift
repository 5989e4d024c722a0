import Testing

@testable import Checks

@Suite("用 Swift 写的检查") struct NamedCheckTests {
  @Test("示例与标记一致", arguments: trials) func holds(_ trial: Trial) throws { try trial.check() }

  static let trials = [
    Trial(
      "OfficerNumbers",
      """
      check: {kind: code, name: OfficerNumbers}
      good:
        - name: 一致
          documents: [{inspection-record: {officers: 张三(粤A001)、李四(粤A002)}}, {interview-record: {officers: 张三(粤A001)、李四(粤A002)}}]
        - name: 证件复印件在卷
          facts: {completeness: volume}
          documents: [{inspection-record: {officers: 张三、李四}}, {officer-certificate: {officers: 张三、李四}}]
        - name: 不是完整案卷
          documents: [{inspection-record: {officers: 张三、李四}}]
      bad:
        - name: 前后不同
          documents: [{inspection-record: {officers: ⟦张三(粤A001)、李四(粤A002)⟧}}, {interview-record: {officers: ⟦张三(粤A009)⟧}}]
        - name: 没有证号也没有证件
          facts: {completeness: volume}
          documents: [{inspection-record: {officers: ⟦张三⟧}}]
      indeterminate:
        - name: 可能是识别错误
          documents: [{inspection-record: {officers: 张三(粤AO01)}}, {interview-record: {officers: 张三(粤A001)}}]
      """),
    Trial(
      "OfficerRosterMatch",
      """
      lists: {officer-roster: widens}
      check: {kind: code, name: OfficerRosterMatch}
      good:
        - name: 在册
          facts: {lists: {officer-roster: "姓名,证号,有效期起,有效期止\\n张三,粤A001,2020-01-01,2025-12-31"}}
          documents: [{inspection-record: {officers: 张三(粤A001), started-at: 2023-04-10}}]
        - name: 没有名册也没有证件
          documents: [{inspection-record: {officers: 张三(粤A001), started-at: 2023-04-10}}]
        - name: 证件在有效期
          documents: [{inspection-record: {officers: 张三, started-at: 2023-04-10}}, {officer-certificate: {officers: 张三, valid-until: 2023-04-10}}]
      bad:
        - name: 不在册
          facts: {lists: {officer-roster: "姓名,证号\\n李四,粤A002"}}
          documents: [{inspection-record: {officers: ⟦张三(粤A001)⟧, started-at: 2023-04-10}}]
        - name: 过期
          facts: {lists: {officer-roster: "姓名,证号,有效期起,有效期止\\n张三,粤A001,2015-01-01,2023-04-09"}}
          documents: [{inspection-record: {officers: ⟦张三(粤A001)⟧, started-at: ⟦2023-04-10⟧}}]
        - name: 证件复印件过期
          documents: [{inspection-record: {officers: 张三, started-at: ⟦2023-04-10⟧}}, {officer-certificate: {officers: 张三, valid-until: ⟦2023-04-09⟧}}]
      """),
    Trial(
      "AgeAtViolation",
      """
      check: {kind: code, name: AgeAtViolation}
      good:
        - name: 十四岁生日的次日
          documents: [{penalty-decision: {id-number: 110101200903070012, violation-until: 2023-03-08, decided-on: 2023-04-10}}]
        - name: 成年人
          documents: [{penalty-decision: {id-number: 110101199003077758, decided-on: 2023-04-10}}]
      bad:
        - name: 十四岁生日当日
          documents: [{penalty-decision: {id-number: ⟦110101200903070012⟧, violation-until: ⟦2023-03-07⟧, decided-on: 2023-04-10}}]
      """),
    Trial(
      "OfficerTimeOverlap",
      """
      check: {kind: code, name: OfficerTimeOverlap}
      good:
        - name: 先后
          documents:
            - inspection-record: {officers: 张三、李四, started-at: 2023-04-10T09:00, ended-at: 2023-04-10T10:00, place: 甲厂}
            - interview-record: {officers: 张三、李四, started-at: 2023-04-10T10:00, ended-at: 2023-04-10T11:00, place: 机关}
        - name: 同一地点只提示
          documents:
            - inspection-record: {officers: 张三、李四, started-at: 2023-04-10T09:00, ended-at: 2023-04-10T10:00, place: 甲厂}
            - interview-record: {officers: 张三、王五, started-at: 2023-04-10T09:30, ended-at: 2023-04-10T10:30, place: 甲厂}
        - name: 只到日
          documents:
            - inspection-record: {officers: 张三、李四, started-at: 2023-04-10, ended-at: 2023-04-10, place: 甲厂}
            - interview-record: {officers: 张三、王五, started-at: 2023-04-10, ended-at: 2023-04-10, place: 机关}
      bad:
        - name: 两处
          documents:
            - inspection-record: {officers: 张三、李四, started-at: ⟦2023-04-10T09:00⟧, ended-at: ⟦2023-04-10T10:00⟧, place: 甲厂}
            - interview-record: {officers: 张三、王五, started-at: ⟦2023-04-10T09:59⟧, ended-at: ⟦2023-04-10T10:30⟧, place: 机关}
      """),
    Trial(
      "PenaltyHeavierThanNotice",
      """
      severity: veto
      for-each: party
      check: {kind: code, name: PenaltyHeavierThanNotice}
      good:
        - name: 相等
          documents: [{penalty-prior-notice: {proposed-amount: 2000元, proposed-penalty: 罚款2000元}}, {penalty-decision: {fine-amount: 2000元, penalty-kinds: 罚款}}]
        - name: 减轻
          documents: [{penalty-prior-notice: {proposed-amount: 2000元}}, {penalty-decision: {fine-amount: 1000元}}]
        - name: 重新告知
          documents:
            - penalty-prior-notice: {issued-on: 2023-03-01, proposed-amount: 2000元}
            - penalty-prior-notice: {issued-on: 2023-03-20, proposed-amount: 3000元}
            - penalty-decision: {fine-amount: 3000元}
        - name: 告知写幅度
          documents: [{penalty-prior-notice: {proposed-amount: 2000元以上2万元以下, proposed-penalty: 处罚款}}, {penalty-decision: {fine-amount: 5000元}}]
      bad:
        - name: 加重
          documents: [{penalty-prior-notice: {proposed-amount: ⟦2000元⟧, proposed-penalty: 罚款2000元}}, {penalty-decision: {fine-amount: ⟦3000元⟧, penalty-kinds: 罚款}}]
        - name: 增加种类
          documents: [{penalty-prior-notice: {proposed-amount: 2000元, proposed-penalty: 罚款2000元}}, {penalty-decision: {fine-amount: 2000元, penalty-kinds: ⟦罚款、没收违法所得⟧}}]
      indeterminate:
        - name: 决定金额读不出
          documents: [{penalty-prior-notice: {proposed-amount: 2000元}}, {penalty-decision: {fine-amount: ▯}}]
      """),
    Trial(
      "HearingThreshold",
      """
      severity: veto
      check: {kind: code, name: HearingThreshold}
      good:
        - name: 已告知
          facts: {sector: samr}
          documents: [{penalty-prior-notice: {party-name: 青禾食品有限公司, issued-on: 2023-04-10, proposed-amount: 100000元, proposed-penalty: 罚款, hearing-right: 你单位有权要求听证}}]
        - name: 未达数额
          facts: {sector: samr}
          documents: [{penalty-prior-notice: {party-name: 青禾食品有限公司, issued-on: 2023-04-10, proposed-amount: 99999元}}]
        - name: 没有阈值只提示
          facts: {sector: health}
          documents: [{penalty-prior-notice: {party-name: 青禾食品有限公司, issued-on: 2023-04-10, proposed-amount: 200000元}}]
        - name: 个体工商户达到公民标准只提示
          facts: {sector: samr}
          documents: [{penalty-prior-notice: {party-name: 青禾小吃店(经营者:张三), issued-on: 2023-04-10, proposed-amount: 20000元}}]
      bad:
        - name: 组织达到十万元
          facts: {sector: samr}
          documents: [{penalty-prior-notice: {party-name: 青禾食品有限公司, issued-on: 2023-04-10, proposed-amount: ⟦100000元⟧}}]
        - name: 吊销
          documents: [{penalty-prior-notice: {issued-on: 2023-04-10, proposed-penalty: ⟦吊销许可证⟧, defense-right: 本案不属听证案件}}]
      indeterminate:
        - name: 听证权告知读不出
          facts: {sector: samr}
          documents: [{penalty-prior-notice: {party-name: 青禾食品有限公司, issued-on: 2023-04-10, proposed-amount: 100000元, hearing-right: ▯}}]
      """),
    Trial(
      "ReviewConclusion",
      """
      check: {kind: code, name: ReviewConclusion}
      good:
        - name: 同意并建议完善
          documents: [{legal-review: {reviewed-on: 2023-04-01, review-opinion: '同意,但建议完善证据'}}, {penalty-decision: {decided-on: 2023-04-10}}]
        - name: 退回后又同意
          documents:
            - legal-review: {reviewed-on: 2023-04-01, review-conclusion: 退回}
            - legal-review: {reviewed-on: 2023-04-05, review-conclusion: 同意}
            - penalty-decision: {decided-on: 2023-04-10}
      bad:
        - name: 不同意
          documents: [{legal-review: {reviewed-on: 2023-04-01, review-conclusion: ⟦不同意⟧}}, {penalty-decision: {decided-on: ⟦2023-04-10⟧}}]
      """),
    Trial(
      "SecondReview",
      """
      check: {kind: code, name: SecondReview}
      good:
        - name: 听证后审核
          documents: [{hearing-record: {ended-at: 2023-04-01}}, {legal-review: {reviewed-on: 2023-04-02}}]
        - name: 申辩未采纳
          documents: [{legal-review: {reviewed-on: 2023-04-01}}, {defense-statement: {filed-on: 2023-04-05}}, {defense-review: {adoption-result: 不予采纳}}]
      bad:
        - name: 审核早于听证
          documents: [{hearing-record: {ended-at: ⟦2023-04-10⟧}}, {legal-review: {reviewed-on: ⟦2023-04-02⟧}}]
        - name: 采纳申辩后没有再审
          documents: [{legal-review: {reviewed-on: ⟦2023-04-01⟧}}, {defense-statement: {filed-on: ⟦2023-04-05⟧}}, {defense-review: {adoption-result: ⟦部分采纳⟧}}]
      """),
    Trial(
      "AmountsAgree",
      """
      check: {kind: code, name: AmountsAgree}
      good:
        - name: 大小写相等,分项之和相等
          documents:
            - penalty-decision: {fine-amount: 20000元, fine-amount-capital: 20000, penalty-items: '1.罚款8000元;2.罚款12000元;合计罚款20000元'}
            - case-closing-approval: {executed-amount: 20000元}
      bad:
        - name: 大小写不等
          documents: [{penalty-decision: {fine-amount: ⟦20000元⟧, fine-amount-capital: ⟦2000⟧}}]
        - name: 合计不符
          documents: [{penalty-decision: {fine-amount: 21000元, penalty-items: '1.罚款8000元;2.罚款12000元;合计罚款⟦21000元⟧'}}]
        - name: 结案金额不符
          documents: [{penalty-decision: {fine-amount: ⟦20000元⟧}}, {case-closing-approval: {executed-amount: ⟦15000元⟧}}]
      """),
    Trial(
      "ServiceMatches",
      """
      severity: minor
      check: {kind: code, name: ServiceMatches}
      good:
        - name: 一致
          documents: [{penalty-decision: {party-name: 青禾食品有限公司, document-number: 某罚〔2023〕5号}}, {proof-of-service: {recipient: 青禾食品有限公司, served-document-name: 行政处罚决定书, served-document-number: 某罚〔2023〕5号}}]
        - name: 法定代表人签收
          documents: [{penalty-decision: {party-name: 青禾食品有限公司, legal-representative: 王五, document-number: 某罚〔2023〕5号}}, {proof-of-service: {recipient: 王五, served-document-number: 某罚〔2023〕5号}}]
      bad:
        - name: 受送达人不符
          documents: [{penalty-decision: {party-name: ⟦青禾食品有限公司⟧, document-number: 某罚〔2023〕5号}}, {proof-of-service: {recipient: ⟦白云糕点厂⟧, served-document-number: 某罚〔2023〕5号}}]
        - name: 写的是告知书的文号
          documents:
            - penalty-prior-notice: {document-number: ⟦某告〔2023〕1号⟧}
            - penalty-decision: {document-number: 某罚〔2023〕5号}
            - proof-of-service: {served-document-name: ⟦行政处罚决定书⟧, served-document-number: ⟦某告〔2023〕1号⟧}
      """),
    Trial(
      "PersonalDataExposure",
      """
      check: {kind: code, name: PersonalDataExposure}
      good:
        - name: 企业
          documents: [{publicity-material: {party-name: 青禾食品有限公司, published-text: '法定代表人王五,罚款2000元'}}]
      bad:
        - name: 身份证号
          documents: [{publicity-material: {party-name: 王五, published-text: '王五,身份证号⟦110101199003077758⟧,罚款200元'}}]
      """),
  ]
}
