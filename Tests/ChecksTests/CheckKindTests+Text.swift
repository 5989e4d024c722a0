import Testing

@testable import Checks

@Suite("检查的种类:文字与人员") struct CheckTextTests {
  @Test("示例与标记一致", arguments: trials) func holds(_ trial: Trial) throws { try trial.check() }

  static let trials = [
    Trial(
      "fields-agree: 当事人名称",
      """
      check:
        kind: fields-agree
        fields: [penalty-decision.party-name, case-filing-approval.party-name, publicity-material.party-name]
        near-only: [proof-of-service.recipient]
        as: company-name
        unless: {text: any, matches: 更名为}
      good:
        - name: 有限公司与有限责任公司
          documents: [{penalty-decision: {party-name: 青禾食品有限公司}}, {case-filing-approval: {party-name: 青禾食品有限责任公司}}]
        - name: 受送达人是另一人
          documents: [{penalty-decision: {party-name: 青禾食品有限公司}}, {proof-of-service: {recipient: 李四}}]
        - name: 遮盖
          documents: [{penalty-decision: {party-name: 青禾食品有限公司}}, {publicity-material: {party-name: 青**公司}}]
        - name: 更名
          documents: [{penalty-decision: {party-name: 青禾食品有限公司, facts: 更名为青禾食品有限公司}}, {case-filing-approval: {party-name: 白云糕点厂}}]
        - name: 两名当事人
          documents:
            - penalty-decision: {party-name: 甲商店}
            - penalty-decision: {party-name: 乙公司}
            - case-filing-approval: {party-name: 乙公司}
      bad:
        - name: 不是一个名称
          documents: [{penalty-decision: {party-name: ⟦青禾食品有限公司⟧}}, {case-filing-approval: {party-name: ⟦白云糕点厂⟧}}]
      """),
    Trial(
      "fields-agree: 同一文书内、机关名",
      """
      check: {kind: fields-agree, within: document, documents: [penalty-decision, penalty-prior-notice], fields: [agency-name, issuing-agency], as: agency}
      good:
        - name: 省略市名
          documents: [{penalty-decision: {agency-name: 云州市青川区市场监督管理局, issuing-agency: 青川区市场监督管理局}}]
        - name: 只有落款
          documents: [{penalty-decision: {issuing-agency: 青川区市场监督管理局}}]
      bad:
        - name: 两个机关
          documents: [{penalty-decision: {agency-name: ⟦青川区市场监督管理局⟧, issuing-agency: ⟦白河区市场监督管理局⟧}}]
      """),
    Trial(
      "fields-agree: 金额、日期、文号",
      """
      check:
        kind: fields-agree
        groups:
          - {fields: [penalty-decision.fine-amount, publicity-material.published-amount], as: amount}
          - {fields: [penalty-decision.document-number, publicity-material.document-number], as: document-number}
      good:
        - name: 相等
          documents: [{penalty-decision: {fine-amount: 2000元, document-number: 某罚〔2023〕5号}}, {publicity-material: {published-amount: 2000.00元, document-number: 某罚字〔2023〕第05号}}]
      bad:
        - name: 金额不等
          documents: [{penalty-decision: {fine-amount: ⟦2000元⟧}}, {publicity-material: {published-amount: ⟦3000元⟧}}]
        - name: 文号不同
          documents: [{penalty-decision: {document-number: ⟦某罚〔2023〕5号⟧}}, {publicity-material: {document-number: ⟦某罚〔2023〕6号⟧}}]
      """),
    Trial(
      "phrase: 应有与不得有",
      """
      check:
        - kind: phrase
          in: [penalty-decision.payment-method, penalty-decision.surcharge-clause]
          required: [[十五日, 15日], [百分之三, 3%]]
        - kind: phrase
          in: penalty-prior-notice
          sentence: 听证
          forbidden: ['(?<![0-9十二])(三|3)(个工作)?日内']
      good:
        - name: 齐全
          documents: [{penalty-decision: {payment-method: 自收到之日起15日内缴至某银行, surcharge-clause: 每日按百分之三加处}}]
        - name: 全角与空格
          documents: [{penalty-decision: {payment-method: 自收到之日起１５ 日内, surcharge-clause: 3％}}]
        - name: 申辩三日、听证五日
          documents: [{penalty-prior-notice: {defense-right: 可在三日内陈述申辩。, hearing-right: 可在五日内要求听证。}}]
      bad:
        - name: 没有加处
          documents: [{penalty-decision: {payment-method: ⟦自收到之日起15日内缴至某银行⟧}}]
        - name: 听证三日
          documents: [{penalty-prior-notice: {hearing-right: 可在⟦三日内⟧要求听证。}}]
      """),
    Trial(
      "phrase: 清单与存疑",
      """
      lists: {authorized-bodies: widens}
      check:
        kind: phrase
        in: [penalty-decision.issuing-agency]
        forbidden: ['执法.{0,4}队$', '(股|科|办公室)$']
        doubtful: ['(大队|所|站)$']
        allow: [派出所]
        allow-list: {list: authorized-bodies, column: 名称}
        message: 请核对其授权依据
      good:
        - name: 局
          documents: [{penalty-decision: {issuing-agency: 某县农业农村局}}]
        - name: 派出所
          documents: [{penalty-decision: {issuing-agency: 某县公安局城关派出所}}]
        - name: 清单列明
          facts: {lists: {authorized-bodies: "名称,依据\\n某县渔政站,渔业法"}}
          documents: [{penalty-decision: {issuing-agency: 某县渔政站}}]
      bad:
        - name: 执法大队
          documents: [{penalty-decision: {issuing-agency: 某县农业⟦执法大队⟧}}]
        - name: 不在清单
          facts: {lists: {authorized-bodies: "名称,依据\\n某县渔政站,渔业法"}}
          documents: [{penalty-decision: {issuing-agency: 某县某某⟦站⟧}}]
      indeterminate:
        - name: 没有清单
          documents: [{penalty-decision: {issuing-agency: 某县渔政站}}]
      """),
    Trial(
      "phrase: 一人告知一次",
      """
      check:
        kind: phrase
        in: [interview-record]
        required: [[回避]]
        once-per: {interview-record: interviewee}
        once-unless: {sector: eco}
      good:
        - name: 第二次询问未再告知
          documents: [{interview-record: {interviewee: 王五, recusal-statement: 可以申请回避}}, {interview-record: {interviewee: 王五, questions-and-answers: 问}}]
      bad:
        - name: 换了一人
          documents: [{interview-record: {interviewee: 王五, recusal-statement: 可以申请回避}}, {interview-record: {interviewee: 赵六, questions-and-answers: 问}}]
        - name: 生态环境每份都要
          facts: {sector: eco}
          documents: [{interview-record: {interviewee: 王五, recusal-statement: 可以申请回避}}, {interview-record: {interviewee: 王五, questions-and-answers: 问}}]
      """),
    Trial(
      "people-distinct: 主持人",
      """
      check:
        kind: people-distinct
        disjoint: [[[hearing-record.chair, hearing-record.hearing-members], case.investigators]]
      good:
        - name: 不同人
          documents: [{hearing-record: {chair: 赵六}}, {inspection-record: {officers: 张三、李四}}]
      bad:
        - name: 主持人参加检查
          documents: [{hearing-record: {chair: ⟦张三⟧}}, {inspection-record: {officers: ⟦张三、李四⟧}}]
      """),
    Trial(
      "citation-valid: 粒度与旧条号",
      """
      check:
        - {kind: citation-valid, mode: granularity, documents: [penalty-decision]}
        - kind: citation-valid
          mode: article-topic
          law: 中华人民共和国行政处罚法
          fields: [penalty-prior-notice.hearing-right]
          topics: [{name: 听证, words: [听证], old: [42], new: [63, 64]}]
      good:
        - name: 写到条
          documents: [{penalty-decision: {penalty-basis: 《中华人民共和国广告法》第55条}}]
        - name: 新条号
          documents: [{penalty-prior-notice: {hearing-right: '根据《中华人民共和国行政处罚法》第六十三条,你有权要求听证。'}}]
      bad:
        - name: 只写法名
          documents: [{penalty-decision: {penalty-basis: ⟦《中华人民共和国广告法》⟧}}]
        - name: 旧条号
          documents: [{penalty-prior-notice: {hearing-right: '根据⟦《中华人民共和国行政处罚法》第四十二条⟧的规定,你有权要求听证。'}}]
      """),
    Trial(
      "条件与提示",
      """
      applies: {when: {all: [{field: penalty-decision.fine-amount, more-than: 1000}, {not: {has: rights-waiver}}]}}
      severity-when: [{when: {sector: samr}, severity: info}]
      check:
        - {kind: document-required, all-of: [panel-minutes]}
        - {kind: document-required, all-of: [party-identity], hint: true}
      good:
        - name: 条件不成立
          facts: {completeness: volume}
          documents: [{penalty-decision: {fine-amount: 1000元}}]
        - name: 只缺提示的
          facts: {completeness: volume}
          documents: [{penalty-decision: {fine-amount: 1001元}}, {panel-minutes: {attendees: 赵六}}]
      bad:
        - name: 缺集体讨论
          facts: {completeness: volume}
          documents: [{penalty-decision: {fine-amount: ⟦1001元⟧}}]
      """),
  ]
}
