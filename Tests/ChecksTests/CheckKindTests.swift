import Testing

@testable import Checks

@Suite("检查的种类") struct CheckKindTests {
  @Test("示例与标记一致", arguments: trials) func holds(_ trial: Trial) throws { try trial.check() }

  static let trials = [
    Trial(
      "deadline: 不顺延、延期、扣除检测、未解除",
      """
      applies: {cases: {coercion: any, penalty: any}, when: {has: coercion-decision}}
      check:
        kind: deadline
        from: coercion-decision.decided-on
        to:
          next:
            - coercion-release-decision.released-on
            - coercion-release-decision.decided-on
            - {date: penalty-decision.decided-on, where: {field: penalty-decision.penalty-kinds, contains: [没收]}}
        limit: D04
        extension: {document: coercion-extension-decision, adds: 30 days}
        exclude: [{name: 检测, from: testing-period-notice.testing-from, to: testing-period-notice.testing-until}]
        open: fail
      good:
        - name: 春节假期内的第三十日解除
          documents: [{coercion-decision: {decided-on: 2024-01-12}}, {coercion-release-decision: {released-on: 2024-02-11}}]
        - name: 延长后第六十日
          documents:
            - coercion-decision: {decided-on: 2024-01-12}
            - coercion-extension-decision: {decided-on: 2024-02-10}
            - coercion-release-decision: {released-on: 2024-03-12}
        - name: 书面告知的检测期间不计
          documents:
            - coercion-decision: {decided-on: 2024-01-12}
            - testing-period-notice: {testing-from: 2024-01-15, testing-until: 2024-01-24}
            - coercion-release-decision: {released-on: 2024-02-21}
        - name: 未满期限
          facts: {as-of: 2024-02-11, completeness: volume}
          documents: [{coercion-decision: {decided-on: 2024-01-12}}]
        - name: 没收
          documents:
            - coercion-decision: {decided-on: 2024-01-12}
            - penalty-decision: {decided-on: 2024-02-11, penalty-kinds: 没收违法物品}
      bad:
        - name: 第三十一日解除
          documents: [{coercion-decision: {decided-on: ⟦2024-01-12⟧}}, {coercion-release-decision: {released-on: ⟦2024-02-12⟧}}]
        - name: 至今未解除
          facts: {as-of: 2024-02-12, completeness: volume}
          documents: [{coercion-decision: {decided-on: ⟦2024-01-12⟧}}, {penalty-decision: {decided-on: 2024-02-01, penalty-kinds: 罚款}}]
      """),
    Trial(
      "deadline: 二十四小时",
      """
      check:
        kind: deadline
        from: evidence-registration-approval.applied-at
        to: evidence-registration-approval.approved-on
        limit: 24 hours
      good:
        - name: 只有日期,次日
          documents: [{evidence-registration-approval: {applied-at: 2023-04-10, approved-on: 2023-04-11}}]
      bad:
        - name: 第三日
          documents: [{evidence-registration-approval: {applied-at: ⟦2023-04-10⟧, approved-on: ⟦2023-04-12⟧}}]
      """),
    Trial(
      "deadline: 届满当日可以",
      """
      check: {kind: deadline, minimum: last-day, from: served-on(hearing-session-notice), to: hearing-record.started-at, limit: D09}
      good:
        - name: 第七个工作日
          documents:
            - hearing-session-notice: {issued-on: 2023-04-03}
            - proof-of-service: {served-document-name: 行政处罚听证通知书, served-on: 2023-04-03}
            - hearing-record: {started-at: 2023-04-13}
      bad:
        - name: 第六个工作日
          documents:
            - hearing-session-notice: {issued-on: 2023-04-03}
            - proof-of-service: {served-document-name: 行政处罚听证通知书, served-on: ⟦2023-04-03⟧}
            - hearing-record: {started-at: ⟦2023-04-12⟧}
      """),
    Trial(
      "deadline: 时效,五年,存疑",
      """
      check:
        kind: deadline
        from: [penalty-decision.violation-until, penalty-decision.violation-from]
        to: {earliest: [case-source-register.received-on, case-filing-approval.discovered-on, case-filing-approval.approved-on]}
        limits: [{limit: D02}, {limit: 5 years, when: {text: penalty-decision, matches: 生命健康|金融安全}}]
        roll: false
        doubt-when: {text: penalty-decision, matches: 持续|连续|一直|至今}
        absent: indeterminate
      good:
        - name: 两年当日
          documents: [{case-filing-approval: {approved-on: 2023-03-01}}, {penalty-decision: {violation-until: 2021-03-01}}]
        - name: 五年内
          documents: [{case-filing-approval: {approved-on: 2023-03-02}}, {penalty-decision: {violation-until: 2020-03-01, facts: 危害生命健康}}]
      bad:
        - name: 两年零一日
          documents: [{case-filing-approval: {approved-on: ⟦2023-03-02⟧}}, {penalty-decision: {violation-until: ⟦2021-03-01⟧}}]
      indeterminate:
        - name: 持续状态
          documents: [{case-filing-approval: {approved-on: 2023-03-02}}, {penalty-decision: {violation-from: 2021-03-01, facts: 持续排放}}]
        - name: 没有违法日期
          documents: [{case-filing-approval: {approved-on: 2023-03-02}}, {penalty-decision: {facts: 排放}}]
      """),
    Trial(
      "period-stated: 公告期",
      """
      check: {kind: period-stated, field: service-announcement.announcement-days, from: service-announcement.published-on, limit: D14}
      good:
        - name: 三十日
          documents: [{service-announcement: {published-on: 2023-04-10, announcement-days: 30日}}]
        - name: 农业三十日有争议,只提示
          facts: {sector: agri}
          documents: [{service-announcement: {published-on: 2023-04-10, announcement-days: 30日}}]
        - name: 浙江十日
          facts: {province: 浙江}
          documents: [{service-announcement: {published-on: 2023-04-10, announcement-days: 10日}}]
      bad:
        - name: 二十九日
          documents: [{service-announcement: {published-on: ⟦2023-04-10⟧, announcement-days: ⟦29日⟧}}]
        - name: 农业二十九日
          facts: {sector: agri}
          documents: [{service-announcement: {published-on: ⟦2023-04-10⟧, announcement-days: ⟦29日⟧}}]
        - name: 2021年三十日
          documents: [{service-announcement: {published-on: ⟦2021-12-31⟧, announcement-days: ⟦30日⟧}}]
      """),
    Trial(
      "date-order: 应有日期而没有",
      """
      severity: veto
      check:
        kind: date-order
        pairs: [legal-review.reviewed-on <= penalty-decision.decided-on]
        missing: fail
        missing-severity: major
        same-day: info
      good:
        - name: 同日只提示
          documents: [{legal-review: {reviewed-on: 2023-04-10}}, {penalty-decision: {decided-on: 2023-04-10}}]
        - name: 没有法制审核
          documents: [{penalty-decision: {decided-on: 2023-04-10}}]
      bad:
        - name: 没有日期
          documents: [{legal-review: {reviewers: 王五}}, {penalty-decision: {decided-on: 2023-04-10}}]
        - name: 晚于决定
          documents: [{legal-review: {reviewed-on: ⟦2023-04-11⟧}}, {penalty-decision: {decided-on: ⟦2023-04-10⟧}}]
      """),
    Trial(
      "document-required: 办案阶段",
      """
      check: {kind: document-required, all-of: [investigation-report]}
      good:
        - name: 未到调查终结
          facts: {completeness: open}
          documents: [{case-filing-approval: {approved-on: 2023-04-10}}]
        - name: 在卷
          facts: {completeness: volume}
          documents: [{investigation-report: {reported-on: 2023-04-10}}, {penalty-decision: {decided-on: 2023-04-20}}]
      bad:
        - name: 已告知
          facts: {completeness: open}
          documents: [{case-filing-approval: {approved-on: 2023-04-10}}, {penalty-prior-notice: {issued-on: 2023-04-20}}]
        - name: 完整案卷
          facts: {completeness: volume}
          documents: [{penalty-decision: {decided-on: 2023-04-20}}]
      """),
    Trial(
      "document-required: 组与条件",
      """
      applies: {when: {has: evidence-registration-notice}}
      check:
        kind: document-required
        groups:
          - - evidence-registration-approval
            - {document: internal-approval, where: {field: internal-approval.approval-matter, contains: [登记保存]}}
          - [evidence-registration-list, evidence-registration-notice.item-list]
      good:
        - name: 内部审批表与背面清单
          facts: {completeness: volume}
          documents:
            - evidence-registration-notice: {item-list: 账册一本}
            - internal-approval: {approval-matter: 先行登记保存}
      bad:
        - name: 内部审批表是别的事项
          facts: {completeness: volume}
          documents:
            - evidence-registration-notice: {item-list: 账册一本}
            - internal-approval: {approval-matter: 责令改正}
      """),
    Trial(
      "document-unique",
      """
      check: {kind: document-unique, document: penalty-decision, per: party}
      good:
        - name: 正本副本
          documents: [{penalty-decision: {document-number: 某罚〔2023〕5号}}, {penalty-decision: {document-number: 某罚〔2023〕5号}}]
      bad:
        - name: 两个文号
          documents: [{penalty-decision: {document-number: ⟦某罚〔2023〕5号⟧}}, {penalty-decision: {document-number: ⟦某罚〔2023〕6号⟧}}]
      """),
    Trial(
      "field-required: 组、人数、豁免",
      """
      check:
        kind: field-required
        document: proof-of-service
        all-of:
          - service-place
          - recipient-signature|refusal-note
          - {any-of: [deliverers], min: 2, unless: {field: proof-of-service.service-method, contains: [邮寄, 公告]}}
      good:
        - name: 齐全
          documents: [{proof-of-service: {service-place: 某路, recipient-signature: 王某, deliverers: 张三、李四}}]
        - name: 拒收
          documents: [{proof-of-service: {service-place: 某路, refusal-note: 拒收, deliverers: 张三、李四}}]
        - name: 邮寄
          documents: [{proof-of-service: {service-method: 邮寄, service-place: 某路, recipient-signature: 王某}}]
        - name: 签名看不清
          documents: [{proof-of-service: {service-place: 某路, recipient-signature: unclear, deliverers: 张三、李四}}]
      bad:
        - name: 一名送达人
          documents: [{proof-of-service: {service-place: 某路, recipient-signature: 王某, deliverers: ⟦张三⟧}}]
        - name: 没有签收
          documents: [{proof-of-service: {service-place: 某路, recipient-signature: ⟦blank⟧, deliverers: 张三、李四}}]
        - name: 地点未填
          documents: [{proof-of-service: {service-place: '', recipient-signature: 王某, deliverers: 张三、李四}}]
      indeterminate:
        - name: 地点读不出
          documents: [{proof-of-service: {service-place: ▯, recipient-signature: 王某, deliverers: 张三、李四}}]
      """),
    Trial(
      "field-format: 文号、种类、日期",
      """
      check:
        - {kind: field-format, field: penalty-decision.document-number, valid: document-number}
        - {kind: field-format, field: penalty-decision.penalty-kinds, allowed: [警告, 罚款], ignored: [责令]}
        - {kind: field-format, field: penalty-decision.decided-on, valid: date}
        - {kind: field-format, field: penalty-decision.review-body, valid: filled}
      good:
        - name: 六角括号
          documents: [{penalty-decision: {document-number: 某罚〔2023〕5号, penalty-kinds: 警告、罚款、责令改正, decided-on: 2023年4月10日}}]
        - name: 带字带第只提示
          documents: [{penalty-decision: {document-number: 某罚字〔2023〕第05号}}]
      bad:
        - name: 方括号
          documents: [{penalty-decision: {document-number: '⟦某罚[2023]5号⟧'}}]
        - name: 没收
          documents: [{penalty-decision: {penalty-kinds: ⟦没收违法所得⟧}}]
        - name: 没有这一天
          documents: [{penalty-decision: {decided-on: ⟦2023年4月31日⟧}}]
        - name: 晚于评查日
          documents: [{penalty-decision: {decided-on: ⟦2026-07-01⟧}}]
        - name: 混用汉字与数字
          documents: [{penalty-decision: {decided-on: ⟦2023年四月10日⟧}}]
        - name: 未填
          documents: [{penalty-decision: {review-body: ''}}]
      """),
  ]
}
