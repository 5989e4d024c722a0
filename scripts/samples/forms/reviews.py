"""What the agency does inside: report, review, discussion, approval."""
from blocks import Para, Table, label, pairs, value
from forms.common import approval, handlers, leader, opinion, paras, party_lines, party_rows, unit_head, wide

__all__ = ["case_review", "decision_approval", "extension_approval", "internal_approval", "legal_review", "notice_approval", "panel", "report"]


def report(c, *, day, filed, source, course, facts, evidence, nature, discretion, advice, title="案件调查终结报告", head_words="同意调查终结，按程序审核。",
           head_day=None, investigators=None):
    who = investigators or c.officers
    names = "、".join(n for n, _ in who)
    out = [c.head(title), c.field("案由", c.cause), c.field("案件来源", source), c.field("立案日期", c.d(filed)), *party_lines(c)]
    for name, words in (("一、调查经过", course), ("二、违法事实", facts)):
        out += [Para(name, indent=False, bold=True), *paras(words)]
    out.append(Para("三、主要证据", indent=False, bold=True))
    out += [Para(f"{n}.{t}；" if n < len(evidence) else f"{n}.{t}。") for n, t in enumerate(evidence, 1)]
    for name, words in (("四、案件性质和处罚依据", nature), ("五、裁量理由", discretion), ("六、处理建议", advice)):
        out += [Para(name, indent=False, bold=True), *paras(words)]
    out += [Para(f"调查人：{names}（执法证号：{'、'.join(k for _, k in who)}）", align="right"), Para(f"报告日期：{c.d(day)}", align="right"),
            Table([opinion(c, "承办机构负责人意见", head_words, c.unit_head, head_day or day)])]
    return out


def _review(c, title, *, number, submitted, day, reviewers, items, conclusion, words, unit, head_name, agency=None, ticks=True):
    rows = [*pairs([("案件名称", c.party.name + c.cause, True), ("立案号", number), ("办案机构", c.unit), ("送审时间", c.fd(submitted)), ("审核人", reviewers)])]
    listed = "\n".join(f"{'☑' if ticks else ''}{t}" for t in items)
    rows += [wide("审核内容", listed, 4), wide("审核意见", f"{conclusion}。{words}\n>审核人签名：{reviewers}　{c.fd(day) if day else ''}", 3)]
    rows.append(opinion(c, f"{unit}负责人意见", "同意审核意见。", head_name, day) if day else
                [label(f"{unit}负责人意见"), value(f"同意审核意见。\n>签名：{head_name}", 10)])
    return [c.head(title, agency), Table(rows)]


ITEMS = ("本机关对本案具有管辖权，执法主体合法", "执法人员具有行政执法资格", "当事人基本情况清楚", "案件事实清楚、证据充分", "定性准确", "适用法律、法规、规章正确，裁量基准适用适当",
         "执法程序合法", "处理意见适当，文书制作规范")


def case_review(c, *, number, submitted, day, reviewers=None, conclusion="同意", words="本案事实清楚，证据确凿，定性准确，程序合法，处罚建议适当。", title="案件审核表", items=ITEMS):
    return _review(c, title, number=number, submitted=submitted, day=day, reviewers=reviewers or c.reviewer, items=items, conclusion=conclusion,
                   words=words, unit="审核机构", head_name=c.legal_head)


def legal_review(c, *, number, submitted, day, reviewers=None, conclusion="同意", words="执法主体合法，事实清楚，证据充分，适用法律准确，裁量适当，程序合法，法律文书完备。",
                 title="重大行政处罚决定法制审核意见书", items=ITEMS, form="table", proposed=""):
    if form == "table":
        return _review(c, title, number=number, submitted=submitted, day=day, reviewers=reviewers or c.reviewer, items=items, conclusion=conclusion,
                       words=words, unit="法制机构", head_name=c.legal_head)
    out = [c.head(title), c.field("案件名称", c.party.name + c.cause), c.field("立案号", number), c.field("送审时间", c.d(submitted)), c.field("审核人", reviewers or c.reviewer),
           Para(f"{c.unit}报送的{c.party.name}{c.cause}已收悉。{c.legal_unit}依据《中华人民共和国行政处罚法》第五十八条的规定进行了法制审核，审核内容包括：{'；'.join(items)}。"),
           Para(f"审核意见：{conclusion}。{words}"), Para(f"审核人签名：{reviewers or c.reviewer}　　　法制机构负责人签名：{c.legal_head}", indent=False)]
    if day:
        out.append(Para(c.d(day), align="right"))
    return out


def notice_approval(c, *, proposed, signed, approved, title="行政处罚事先告知审批表"):
    rows = [*pairs([("案由", c.cause, True)]), *party_rows(c), wide("拟处罚意见", proposed, 3)]
    return approval(c, title, rows, [handlers(c, "拟按上述意见告知当事人，请审批。", signed), unit_head(c, "同意告知。", signed), leader(c, "同意。", approved)])


def internal_approval(c, *, matter, summary, basis, signed, approved, title="案件有关事项审批表"):
    rows = [*pairs([("申请事项", matter, True), ("案由", c.cause, True), ("当事人", c.party.name, True)]), wide("简要案情及申请理由", summary, 3), wide("依据和内容", basis)]
    return approval(c, title, rows, [handlers(c, f"申请{matter}，请审批。", signed), unit_head(c, "拟同意。", signed), leader(c, "同意。", approved)])


def extension_approval(c, *, number, original, until, reason, signed, approved):
    rows = pairs([("立案号", number), ("当事人", c.party.name), ("案由", c.cause, True), ("延长事项", "延长办案期限"), ("延长次数", "第1次"), ("原定期限", c.fd(original)), ("延长至", c.fd(until)),
                  ("延长理由", reason, True)])
    return approval(c, "延长办案期限审批表", rows, [handlers(c, "申请延长办案期限三十日。", signed), unit_head(c, "拟同意延长。", signed), leader(c, "同意延长三十日。", approved)])


def panel(c, *, day, start, end, place, chair, attendees, observers, presenter, recorder, case, defense, opinions, conclusion, title="案件集体讨论记录", signers=None):
    """`attendees`: (name, post); those who vote. `opinions`: (name, words)."""
    out = [c.head(title), c.field("案件名称", c.party.name + c.cause), c.field("讨论时间", c.period(day, start, end)), c.field("讨论地点", place),
           c.field("主持人", chair), c.field("参加人员及职务", "、".join(f"{n}（{p}）" for n, p in attendees))]
    if observers:
        out.append(c.field("列席人员", observers))
    out += [c.field("汇报人", presenter), c.field("记录人", recorder), Para("汇报案件情况：", indent=False, bold=True), *paras(case),
            Para("陈述申辩（听证）及复核情况：", indent=False, bold=True), *paras(defense), Para("参加讨论人员意见：", indent=False, bold=True)]
    out += [Para(f"{n}：{t}") for n, t in opinions]
    out += [Para("结论意见：", indent=False, bold=True), *paras(conclusion), c.field("参加表决人员", "、".join(n for n, _ in attendees)),
            Para(f"参加人员签名：{'、'.join(signers or [n for n, _ in attendees])}", indent=False), Para(f"记录人签名：{recorder}　　　{c.d(day)}", indent=False)]
    return out


def decision_approval(c, *, facts, penalty, defense, signed, approved, legal_flag=None, title="行政处罚决定审批表", legal_day=None, words="同意。"):
    rows = [*pairs([("案由", c.cause, True)]), *party_rows(c), wide("违法事实", facts, 3), wide("陈述申辩采纳情况", defense), wide(c.style.w("处罚意见"), penalty, 3)]
    if legal_flag is not None:
        rows.append(wide("是否经法制审核", "☑是　□否" if legal_flag else "□是　☑否（不属于法制审核范围）"))
    ops = [handlers(c, "建议按上述意见作出行政处罚决定。", signed), unit_head(c, "同意承办人意见，报请审批。", signed)]
    if legal_day:
        ops.append((c.style.w("法制机构意见"), "经审核，同意。", c.legal_head, legal_day))
    return approval(c, title, rows, [*ops, leader(c, words, approved)])
